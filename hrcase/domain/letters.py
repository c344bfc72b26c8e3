"""Letters as values: template, fields, clauses and the finished content that paper is made from."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from hrcase.domain.prose import Value, as_typed, on_one_line, prose, us_date
from hrcase.errors import RuleBroken

ADDRESS_LINES = 4
_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class FieldSource(StrEnum):
    """Where the first words of a field come from; the person may change them."""

    TYPED = "typed"
    FINDINGS_DATE = "findings-date"
    EARLIER_STEPS = "earlier-steps"
    ANSWER_DAYS = "answer-days"


class SignedBy(StrEnum):
    """Whose signature a letter needs."""

    HR = "hr"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Signer:
    """A person who signs, and as what."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands at the head of every letter of this office, and who signs for it."""

    district: str
    office: str
    street: str
    city_line: str
    phone: str
    signer_name: str
    signer_title: str

    @property
    def signer(self) -> Signer:
        """The person who signs for the office."""
        return Signer(self.signer_name, self.signer_title)


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a letter goes; `salutation` is what follows “Dear”."""

    name: str
    salutation: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotedClause:
    """A clause word for word, with the day of its revision and the words that must lead it in."""

    clause_id: str
    text: str
    revision: date | None
    """None where it is not known; nothing is printed then."""
    opening: str | None = None
    citation: str = ""
    """Where the words come from; only a clause that is no board policy is led in by it."""

    @property
    def quotation(self) -> str:
        """The words as they are printed: never without their opening words."""
        opening = (self.opening or "").strip()
        return self.text if self.text.startswith(opening) else f"{opening} {self.text}"


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A named blank of a template; `long` ones get the comfortable editor."""

    name: str
    label: str
    help: str
    required: bool = True
    source: FieldSource = FieldSource.TYPED
    long: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One paragraph of a template; it is left out while the optional field in `needs` is empty."""

    text: str = ""
    heading: str = ""
    needs: str = ""
    quotes_clauses: bool = False


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What the employee signs on receipt, or a witness when the employee will not."""

    received: str
    refused: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the rule behind a template comes from, and who has looked at it."""

    citation: str
    source: str
    evidence: str
    verified_on: date
    counsel_confirmed: bool
    enabled: bool
    effective_from: date


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of letter: its wording, its fields and the rules around it."""

    code: str
    title: str
    version: int
    subject: str
    confidentiality: str
    fields: tuple[TemplateField, ...]
    body: tuple[Wording, ...]
    signed_by: tuple[SignedBy, ...]
    delivery: tuple[str, ...]
    copies: tuple[str, ...]
    starts: tuple[str, ...]
    meets: tuple[str, ...]
    must_not: tuple[str, ...]
    acknowledgement: Acknowledgement | None
    provenance: Provenance

    def label(self, name: str) -> str:
        """What a field is called on the screen."""
        return next((field.label for field in self.fields if field.name == name), name)


@dataclass(frozen=True, slots=True)
class Cover:
    """Everything on a letter that is not its wording; `number` is None until it is issued."""

    case_number: str
    number: str | None
    dated: date
    recipient: Recipient
    delivery: str
    copies: tuple[str, ...] = ()
    supervisor: Signer | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a finished letter, with a bold run-in heading or set in as a quotation."""

    text: str
    heading: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The finished content of a letter, ready for paper."""

    code: str
    title: str
    template_version: int
    cover: Cover
    subject: str
    confidentiality: str
    paragraphs: tuple[Paragraph, ...]
    copies: tuple[str, ...]
    acknowledgement: Acknowledgement | None


@dataclass(frozen=True, slots=True)
class TrailSeal:
    """Number and seal of the trail's latest entry before the letter was issued."""

    number: int
    seal: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a letter from being finished, and in which field."""

    field: str
    label: str
    sentence: str


def letter_number(case_number: str, ordinal: int) -> str:
    """The number of a case's letter, as in 2026-0041-02."""
    return f"{case_number}-{ordinal:02d}"


def problems(template: Template, values: Mapping[str, Value]) -> list[Problem]:
    """Everything that is missing or misspelt, so that no letter prints a blank or a brace."""
    return [
        *wording_problems(template),
        *_strangers(template, values),
        *(found for field in template.fields for found in _field_problems(field, values)),
    ]


def wording_problems(template: Template) -> list[Problem]:
    """Names and braces in the wording that belong to no field."""
    known = [field.name for field in template.fields]
    found = []
    for name in _names_in(template):
        if name not in known:
            sentence = f"The wording names {{{name}}}, which is no field of this letter."
            found.append(Problem(name, name, sentence + _perhaps(name, known)))
    for text in _texts(template):
        if set("{}") & set(_FIELD.sub("", text)):
            sentence = f"A brace stands alone in the wording “{text[:40].rstrip()}…”."
            found.append(Problem("", "Wording", sentence))
    return found


def compose(
    template: Template,
    cover: Cover,
    values: Mapping[str, Value],
    clauses: Sequence[QuotedClause],
    *,
    unfinished: bool = False,
) -> Letter:
    """Put the words together. An unfinished letter leaves out each paragraph with an empty field.

    Raises RuleBroken where something is missing (unless unfinished) or cannot stand on paper.
    """
    open_questions = problems(template, values)
    if open_questions and not unfinished:
        raise RuleBroken(" ".join(one.sentence for one in open_questions))
    if not (clauses or unfinished) and any(one.quotes_clauses for one in template.body):
        raise RuleBroken("Choose at least one clause: this letter prints the clauses it rests on.")
    cover = _as_on_paper(cover)
    _check_address(cover.recipient)
    ready = {name: prose(value) for name, value in values.items() if not _is_blank(value)}
    body = [part for wording in template.body for part in _paragraphs(wording, ready, clauses)]
    return Letter(
        code=template.code,
        title=template.title,
        template_version=template.version,
        cover=cover,
        subject=_filled(template.subject, ready) or template.title,
        confidentiality=template.confidentiality,
        paragraphs=tuple(body),
        copies=(*cover.copies, *template.copies),
        acknowledgement=template.acknowledgement,
    )


def _names_in(template: Template) -> list[str]:
    named = [name for text in _texts(template) for name in _FIELD.findall(text)]
    return list(dict.fromkeys(named + [one.needs for one in template.body if one.needs]))


def _texts(template: Template) -> list[str]:
    return [template.subject, *(one.text for one in template.body)]


def _perhaps(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f" Perhaps {{{near[0]}}} is meant." if near else ""


def _strangers(template: Template, values: Mapping[str, Value]) -> list[Problem]:
    known = {field.name for field in template.fields}
    return [
        Problem(name, name, f"“{name}” is no field of this letter; its words would not be printed.")
        for name in values
        if name not in known
    ]


def _field_problems(field: TemplateField, values: Mapping[str, Value]) -> list[Problem]:
    value = values.get(field.name, "")
    if _is_blank(value):
        missing = Problem(field.name, field.label, f"“{field.label}” is still empty.")
        return [missing] if field.required else []
    if set("{}") & set(prose(value)):
        sentence = f"“{field.label}” holds a brace. Write the words it stands for."
        return [Problem(field.name, field.label, sentence)]
    return []


def _is_blank(value: Value) -> bool:
    return not prose(value)


def _as_on_paper(cover: Cover) -> Cover:
    """The cover without line breaks and empty lines; without a salutation the name is greeted."""
    to = cover.recipient
    name = on_one_line(to.name)
    address = tuple(filter(None, map(on_one_line, to.address)))
    return replace(
        cover,
        recipient=Recipient(name, on_one_line(to.salutation) or name, address),
        delivery=on_one_line(cover.delivery),
        copies=tuple(filter(None, map(on_one_line, cover.copies))),
    )


def _check_address(recipient: Recipient) -> None:
    if len(recipient.address) > ADDRESS_LINES:
        raise RuleBroken(
            f"The address has {len(recipient.address)} lines; the window of the envelope shows "
            f"{ADDRESS_LINES} under the name. Put two of them on one line."
        )


def _paragraphs(
    wording: Wording, ready: Mapping[str, str], clauses: Sequence[QuotedClause]
) -> list[Paragraph]:
    if wording.quotes_clauses:
        return _quotations(wording.heading, clauses)
    if wording.needs and wording.needs not in ready:
        return []
    lines = [line.strip() for line in _filled(wording.text, ready).split("\n") if line.strip()]
    heads = [wording.heading, *[""] * len(lines)]
    return [Paragraph(line, head) for line, head in zip(lines, heads, strict=False)]


def _filled(text: str, ready: Mapping[str, str]) -> str:
    """The text with its fields filled, or nothing when one of them is not there yet."""
    rest = _FIELD.sub("", text)
    if set("{}") & set(rest) or any(name not in ready for name in _FIELD.findall(text)):
        return ""
    return _FIELD.sub(lambda found: ready[found[1]].replace("{", "").replace("}", ""), text)


def _quotations(heading: str, clauses: Sequence[QuotedClause]) -> list[Paragraph]:
    """Clauses under one lead-in for each policy and revision, each in the order given."""
    together: dict[str, list[QuotedClause]] = {}
    for clause in clauses:
        together.setdefault(_lead_in(clause), []).append(clause)
    printed: list[Paragraph] = []
    for lead_in, quoted in together.items():
        printed.append(Paragraph(lead_in, heading if not printed else ""))
        printed.extend(Paragraph(_quotation(clause), quoted=True) for clause in quoted)
    return printed


def _quotation(clause: QuotedClause) -> str:
    """Board policy stands in quotation marks; state law is given in substance, without them."""
    words = as_typed(clause.quotation)
    return (
        f"“{words}” ({clause.clause_id})" if _is_policy(clause) else f"{words} ({clause.clause_id})"
    )


def _is_policy(clause: QuotedClause) -> bool:
    return clause.clause_id.partition(".")[0].isdigit()


def _lead_in(clause: QuotedClause) -> str:
    if _is_policy(clause):
        policy = clause.clause_id.partition(".")[0]
        revised = f", as revised {us_date(clause.revision)}," if clause.revision else ""
        return f"Board Policy {policy}{revised} reads:"
    known = f", in the text of {us_date(clause.revision)}," if clause.revision else ""
    return f"{clause.citation}{known} says in substance:"
