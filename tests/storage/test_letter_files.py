"""Letter templates are read strictly; a bad file is refused with file and entry named."""

import re

import pytest

from hrcase.domain.letters import FieldSource, SignedBy
from hrcase.errors import BadPolicyFile
from hrcase.storage.letter_files import (
    letter_files,
    read_template,
    read_templates,
    shipped_templates,
)

FILE = "written_reprimand.toml"


def changed(old: str, new: str, count: int = -1) -> bytes:
    text = letter_files()[FILE].decode()
    assert old in text
    return text.replace(old, new, count).encode()


def refused(content: bytes) -> str:
    with pytest.raises(BadPolicyFile) as wrong:
        read_template(FILE, content)
    return str(wrong.value)


def test_the_shipped_reprimand_is_read_whole() -> None:
    template = shipped_templates()["DOC17"]

    assert (template.title, template.version) == ("Written reprimand", 1)
    assert template.signed_by == (SignedBy.HR, SignedBy.SUPERVISOR)
    assert template.starts == ("DL-REB",)
    assert template.must_not == ("X1", "X2")
    assert [field.name for field in template.fields if field.required] == [
        "facts",
        "earlier_steps",
        "directives",
        "answer_days",
    ]
    assert template.fields[-1].source is FieldSource.ANSWER_DAYS
    assert template.acknowledgement is not None
    assert not template.provenance.counsel_confirmed


def test_the_reprimand_holds_what_the_document_must_contain() -> None:
    headings = [one.heading for one in shipped_templates()["DOC17"].body]
    words = " ".join(one.text for one in shipped_templates()["DOC17"].body)

    assert headings[1:] == [
        "What happened.",
        "The rule.",
        "Earlier steps.",
        "What we expect.",
        "What may follow.",
        "Your answer.",
    ]
    assert "up to and including termination of employment" in words
    assert "within {answer_days} days after you receive it" in words
    assert "placed in your personnel file" in words


def test_an_acknowledgement_may_be_missing() -> None:
    text = letter_files()[FILE].decode()
    without = re.sub(r"\[acknowledgement\].*?(?=\[provenance\])", "", text, flags=re.DOTALL)

    assert read_template(FILE, without.encode()).acknowledgement is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('code = "DOC17"', "", "the file: “code” is missing"),
        ("version = 1", 'version = "1"', "the file: “version” must be a whole number"),
        ("version = 1", "version = true", "the file: “version” must be a whole number"),
        ("version = 1", "version = 1\ncolour = 3", "the file: “colour” is not known here"),
        (
            'copies = ["Personnel file"]',
            "copies = [3]",
            "the file: “copies” must be a list of texts",
        ),
        ('copies = ["Personnel file"]', 'copies = "x"', "the file: “copies” must be a list"),
        ('"hr", "supervisor"', '"hr", "board"', "the file: “signed_by” must be one of: hr"),
        ('source = "findings-date"', 'source = "x"', "[[field]] 1: “source” must be one of: typed"),
        ('label = "What happened"', "", "[[field]] 2: “label” is missing"),
        ("long = true", "long = true\nbig = true", "[[field]] 2: “big” is not known here"),
        ("received =", "receved =", "[acknowledgement]: “received” is missing"),
        ("evidence =", "colour = 1\nevidence =", "[provenance]: “colour” is not known here"),
        ("2026-11-22", '"2026"', "[provenance]: “verified_on” must be a date"),
        ("quotes_clauses = true", 'text = "x"\nquotes_clauses = true', "[[paragraph]] 3: a para"),
        ('text = "{facts}"', "", "[[paragraph]] 2: a paragraph has either"),
        (
            'name = "facts"',
            'name = "answer_days"',
            "the file: the field “answer_days” is there twice",
        ),
    ],
)
def test_a_wrong_entry_is_named(old: str, new: str, sentence: str) -> None:
    assert f"{FILE}, {sentence}" in refused(changed(old, new))


def test_lists_of_tables_must_hold_tables() -> None:
    text = letter_files()[FILE].decode().partition("[[paragraph]]")[0]

    assert f"{FILE}, the file: “paragraph” must be a list of tables." in refused(
        f"paragraph = [1]\n{text}".encode()
    )


def test_a_misspelt_field_in_the_wording_is_refused() -> None:
    assert "names {fact}, which is no field" in refused(changed('"{facts}"', '"{fact}"'))


@pytest.mark.parametrize("content", [b"code = ", b"code = '\xff'"])
def test_what_is_not_toml_is_refused(content: bytes) -> None:
    assert refused(content).startswith(f"{FILE}: this is not TOML in UTF-8")


def test_two_files_with_one_code_are_refused() -> None:
    content = letter_files()[FILE]

    with pytest.raises(BadPolicyFile, match=r"b\.toml: the code DOC17 is already taken"):
        read_templates({"a.toml": content, "b.toml": content})
