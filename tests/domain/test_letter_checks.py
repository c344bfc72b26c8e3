"""What a letter may not say."""

from datetime import date

import pytest

from hrcase.domain.letter_checks import check_clauses, check_names, pieces
from hrcase.domain.letters import QuotedClause
from hrcase.errors import RuleBroken
from tests.domain.test_letters import a_template

REVISED = date(2017, 12, 11)


def a_clause(
    clause_id: str = "4020.SNS.2", text: str = "Employees may not.", opening: str | None = None
) -> QuotedClause:
    return QuotedClause(clause_id, text, REVISED, opening)


@pytest.mark.parametrize("employee_class", ["SF", "SP", "SB", "NE", ""])
def test_role_models_are_not_quoted_to_other_classes(employee_class: str) -> None:
    with pytest.raises(RuleBroken, match="role models"):
        check_clauses([a_clause("4020.SSI.3")], employee_class)


@pytest.mark.parametrize("employee_class", ["CT", "PT", "TT", "AD"])
def test_role_models_are_quoted_to_teachers_and_administrators(employee_class: str) -> None:
    check_clauses([a_clause("4020.SSI.3"), a_clause()], employee_class)


@pytest.mark.parametrize("clause_id", ["4020.SSI.7", "4020.SSI.8", "4020.MSG.2", "4020.MSG.5b"])
@pytest.mark.parametrize("opening", [None, "", "  "])
def test_a_clause_is_not_quoted_without_its_opening_words(
    clause_id: str, opening: str | None
) -> None:
    with pytest.raises(RuleBroken, match=f"{clause_id} may be quoted only with its opening words"):
        check_clauses([a_clause(clause_id, opening=opening)], "CT")


def test_a_clause_with_its_opening_words_may_be_quoted() -> None:
    check_clauses([a_clause("4020.SSI.7", "Under it, this.", "Under it,")], "CT")


def test_a_clause_that_begins_with_a_gap_needs_its_opening_words() -> None:
    with pytest.raises(RuleBroken, match="opening words"):
        check_clauses([a_clause(text=" … or that")], "CT")
    check_clauses([a_clause(text="District employees are … discouraged")], "CT")


NAMES = ("Mila Quist-Arbor", "Mr. José O'Dell", "April Brand", "Bo Li")


@pytest.mark.parametrize(
    "text",
    [
        "You wrote to Mila Quist-Arbor.",
        "MILA QUIST-ARBOR",
        "mila quist arbor told us",
        "Mila Quist\u2011Arbor",
        "Quist-Arbor, Mila",
        "you texted Mila twice",
        "Arbor\u2019s mother",
        "the Quists\u2019 house",
        "José called",
        "jose called",
        "Mr. O\u2019Dell",
        "odell",
        "April Brand",
        "april brand",
        "brand, april",
        "April\u2019s telephone",
        "APRIL",
        "Brand said so",
        "Li was there",
        "bo li",
        "\u200bMi\u00adla",
    ],
)
def test_a_hidden_name_is_found_however_it_is_written(text: str) -> None:
    with pytest.raises(RuleBroken, match="“What happened” names a person") as refused:
        check_names({"Subject": "Reprimand", "What happened": text}, NAMES)

    assert not any(part in str(refused.value) for part in ("Mila", "Quist", "Dell", "Brand", "Li "))


@pytest.mark.parametrize(
    "text",
    [
        "Student A was there.",
        "On April 3, 2026, you left.",
        "a brand new telephone in april",
        "camila and milan",
        "an arboretum",
        "the list of links, the library",
        "",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    check_names({"What happened": text}, NAMES)


def test_a_name_shared_with_the_addressee_may_stand_alone_but_not_whole() -> None:
    allowed = ["Ms. Odette Quist-Arbor"]

    check_names({"Facts": "You, Ms. Quist-Arbor, left."}, ["Mila Quist-Arbor"], allowed)
    with pytest.raises(RuleBroken, match="names a person"):
        check_names({"Facts": "Mila Quist-Arbor left."}, ["Mila Quist-Arbor"], allowed)
    with pytest.raises(RuleBroken, match="names a person"):
        check_names({"Facts": "Mila left."}, ["Mila Quist-Arbor"], allowed)


@pytest.mark.parametrize("name", ["", " ", "Dr.", "X"])
def test_a_name_of_particles_finds_nothing(name: str) -> None:
    check_names({"Facts": "The doctor de la X was there, Dr. Who too."}, [name])


def test_pieces_are_what_was_typed_under_the_labels() -> None:
    typed = pieces(a_template(), {"facts": " You  left. ", "sent_on": date(2026, 1, 2)})

    assert typed == {"What happened": "You left.", "Sent on": "January 2, 2026"}
