"""The letter templates that ship: strictly read from TOML, refused with file and entry named."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from importlib.resources import files
from typing import Any, TypeVar

from hrcase.domain.letters import (
    Acknowledgement,
    FieldSource,
    Provenance,
    SignedBy,
    Template,
    TemplateField,
    Wording,
    wording_problems,
)
from hrcase.errors import BadPolicyFile

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def letter_files() -> dict[str, bytes]:
    """The templates that ship, as name and bytes, sorted by name."""
    folder = files("resources") / "letters"
    named = {file.name: file for file in folder.iterdir() if file.name.endswith(".toml")}
    return {name: named[name].read_bytes() for name in sorted(named)}


def shipped_templates() -> dict[str, Template]:
    """The templates that ship, by code. Raises BadPolicyFile."""
    return read_templates(letter_files())


def read_templates(contents: Mapping[str, bytes]) -> dict[str, Template]:
    """Templates by code from files by name. Raises BadPolicyFile, as for a code given twice."""
    templates: dict[str, Template] = {}
    for name, content in contents.items():
        template = read_template(name, content)
        if template.code in templates:
            raise BadPolicyFile(f"{name}: the code {template.code} is already taken.")
        templates[template.code] = template
    return templates


def read_template(file: str, content: bytes) -> Template:
    """One template from the bytes of its file. Raises BadPolicyFile, naming file and entry."""
    try:
        whole = tomllib.loads(content.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise BadPolicyFile(f"{file}: this is not TOML in UTF-8 ({wrong}).") from None
    template = _template(_Entry(file, "the file", whole))
    for problem in wording_problems(template):
        raise BadPolicyFile(f"{file}: {problem.sentence}")
    return template


class _Entry:
    """One table of the file: each key is asked for once, and none may be left over."""

    def __init__(self, file: str, name: str, table: Mapping[str, Any]) -> None:
        self._file, self._name, self._left = file, name, dict(table)

    def take(self, key: str, kind: type[T]) -> T:
        """The value of a key that must be there."""
        if key not in self._left:
            raise self.wrong(f"“{key}” is missing")
        value = self._left.pop(key)
        if type(value) is not kind:
            raise self.wrong(f"“{key}” must be {_IN_WORDS[kind]}")
        return value

    def take_if_there(self, key: str, default: T) -> T:
        """The value of a key that may be left out."""
        return self.take(key, type(default)) if key in self._left else default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self.take(key, list)
        if not all(isinstance(value, str) and value for value in values):
            raise self.wrong(f"“{key}” must be a list of texts")
        return tuple(values)

    def choice(self, key: str, kind: type[E]) -> E:
        """One word of a closed list."""
        return self._chosen(key, self.take(key, str), kind)

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """Some words of a closed list."""
        return tuple(self._chosen(key, word, kind) for word in self.texts(key))

    def entry(self, key: str) -> "_Entry":
        """A table inside this one."""
        return _Entry(self._file, f"[{key}]", self.take(key, dict))

    def entries(self, key: str, build: Callable[["_Entry"], T]) -> tuple[T, ...]:
        """All tables of a list, built one by one."""
        tables: Sequence[Any] = self.take(key, list)
        if not all(isinstance(table, dict) for table in tables):
            raise self.wrong(f"“{key}” must be a list of tables")
        named = [_Entry(self._file, f"[[{key}]] {n}", one) for n, one in enumerate(tables, 1)]
        return tuple(one.done(build(one)) for one in named)

    def has(self, key: str) -> bool:
        """Whether a key is still waiting."""
        return key in self._left

    def done(self, built: T) -> T:
        """What was built from this entry, once nothing unknown is left in it."""
        for key in self._left:
            raise self.wrong(f"“{key}” is not known here")
        return built

    def wrong(self, what: str) -> BadPolicyFile:
        """The refusal that names file and entry."""
        return BadPolicyFile(f"{self._file}, {self._name}: {what}.")

    def _chosen(self, key: str, word: str, kind: type[E]) -> E:
        try:
            return kind(word)
        except ValueError:
            known = ", ".join(kind)
            raise self.wrong(f"“{key}” must be one of: {known}") from None


_IN_WORDS: Mapping[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    date: "a date",
    list: "a list",
    dict: "a table",
}


def _template(entry: _Entry) -> Template:
    fields = entry.entries("field", _field)
    names = [field.name for field in fields]
    for name in names:
        if names.count(name) > 1:
            raise entry.wrong(f"the field “{name}” is there twice")
    return entry.done(
        Template(
            code=entry.take("code", str),
            title=entry.take("title", str),
            version=entry.take("version", int),
            subject=entry.take("subject", str),
            confidentiality=entry.take("confidentiality", str),
            fields=fields,
            body=entry.entries("paragraph", _wording),
            signed_by=entry.choices("signed_by", SignedBy),
            delivery=entry.texts("delivery"),
            copies=entry.texts("copies"),
            starts=entry.texts("starts"),
            meets=entry.texts("meets"),
            must_not=entry.texts("must_not"),
            acknowledgement=_acknowledgement(entry),
            provenance=_provenance(entry.entry("provenance")),
        )
    )


def _field(entry: _Entry) -> TemplateField:
    return TemplateField(
        name=entry.take("name", str),
        label=entry.take("label", str),
        help=entry.take("help", str),
        required=entry.take("required", bool),
        source=entry.choice("source", FieldSource),
        long=entry.take("long", bool),
    )


def _wording(entry: _Entry) -> Wording:
    wording = Wording(
        text=entry.take_if_there("text", ""),
        heading=entry.take_if_there("heading", ""),
        needs=entry.take_if_there("needs", ""),
        quotes_clauses=entry.take_if_there("quotes_clauses", default=False),
    )
    if wording.quotes_clauses == bool(wording.text):
        raise entry.wrong("a paragraph has either “text” or “quotes_clauses = true”")
    return wording


def _acknowledgement(entry: _Entry) -> Acknowledgement | None:
    if not entry.has("acknowledgement"):
        return None
    words = entry.entry("acknowledgement")
    return words.done(
        Acknowledgement(received=words.take("received", str), refused=words.take("refused", str))
    )


def _provenance(entry: _Entry) -> Provenance:
    return entry.done(
        Provenance(
            citation=entry.take("citation", str),
            source=entry.take("source", str),
            evidence=entry.take("evidence", str),
            verified_on=entry.take("verified_on", date),
            counsel_confirmed=entry.take("counsel_confirmed", bool),
            enabled=entry.take("enabled", bool),
            effective_from=entry.take("effective_from", date),
        )
    )
