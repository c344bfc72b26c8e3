"""Numbers, titles and what refuses a report, a title, a severity or a closing."""

import pytest

from hrcase.domain.cases import (
    Channel,
    case_number,
    check_may_close,
    check_open,
    check_outcome,
    check_report,
    check_severity,
    check_title,
    suggested_title,
    told_how,
)
from hrcase.domain.people import CaseRole
from hrcase.errors import RuleBroken
from tests.builders import a_report, at, day, the_policy
from tests.case_values import TODAY, a_need, an_id, in_case, student

NOW = at("2026-11-22 16:50")
TITLES = {one.code: one.title for one in the_policy().classes}


def test_a_number_is_year_and_count_and_nothing_else() -> None:
    assert case_number(2026, 42) == "2026-0042"
    assert case_number(2026, 12345) == "2026-12345"


def test_one_sentence_is_enough() -> None:
    check_report(a_report(), NOW)
    with pytest.raises(RuleBroken, match="One sentence is enough"):
        check_report(a_report(words=" \n "), NOW)


@pytest.mark.parametrize("known", ["2999-01-01 09:00", "1900-01-01 09:00", "2026-11-22 16:51"])
def test_a_first_knowledge_that_cannot_be_is_refused(known: str) -> None:
    with pytest.raises(RuleBroken, match="the district first knew cannot be"):
        check_report(a_report(first_known_at=at(known)), NOW)


def test_how_the_district_knew_leaves_a_withheld_name_out() -> None:
    assert told_how(" The mother") == "Told by: The mother"
    assert told_how(" ") == ""
    assert told_how("Vesna Oakes", name_withheld=True) == "The reporter asked not to be named"


def test_a_closed_case_stays_as_it_is() -> None:
    check_open(None)
    with pytest.raises(RuleBroken, match="closed on 22 Nov 2026"):
        check_open(TODAY)


def test_a_title_holds_no_hidden_name() -> None:
    check_title("Student A and a coach", ["Juniper Marlowe"])
    check_title("Policy on pay", ["Ann Li"])
    with pytest.raises(RuleBroken, match="cannot hold this name"):
        check_title("Messages to MARLOWE", ["Juniper Marlowe"])
    with pytest.raises(RuleBroken, match="in the list of cases"):
        check_outcome("José was heard.", ["Jose Pardo"])
    check_outcome("Student A was heard.", ["Jose Pardo"])


def test_closing_names_everything_that_is_open() -> None:
    check_may_close((), "A reprimand was served.")
    with pytest.raises(RuleBroken, match="Still open: Add the employee; Call the police"):
        check_may_close((a_need(), a_need(title="Call the police")), "Done.")
    with pytest.raises(RuleBroken, match="How did the case end"):
        check_may_close((), " ")


def test_a_severity_is_one_of_the_rules_and_has_its_reason() -> None:
    check_severity("SEV2", ["SEV1", "SEV2"], "A boundary.")
    with pytest.raises(RuleBroken, match="Choose one of SEV1, SEV2"):
        check_severity("SEV9", ["SEV1", "SEV2"], "A boundary.")
    with pytest.raises(RuleBroken, match="Why this severity"):
        check_severity("SEV2", ["SEV1", "SEV2"], "")


PARENT = in_case(role=CaseRole.PARENT, class_at_incident="", person_id=an_id("parent"))


@pytest.mark.parametrize(
    ("people", "title"),
    [
        ((), "New report"),
        ((in_case(),), "A career teacher"),
        ((in_case(class_at_incident="AD"), student()), "Student A and a certified administrator"),
        ((student(), student(label="Student B"), in_case(class_at_incident="")),
         "Student A, Student B and an employee"),
        ((PARENT, in_case(class_at_incident="SF")), "A parent and a support employee"),
        ((PARENT, student(), in_case(class_at_incident="NE")),
         "Student A and a volunteer or contractor"),
        ((student(ended_on=day("2026-11-01")),), "New report"),
        ((in_case(), in_case(person_id=an_id("colleague"))), "A career teacher"),
    ],
)  # fmt: skip
def test_a_title_says_who_without_a_name(people: tuple[object, ...], title: str) -> None:
    assert suggested_title(people, TITLES, None) == title  # type: ignore[arg-type] # as handed on


def test_a_report_without_people_is_called_by_its_channel() -> None:
    assert suggested_title((), TITLES, Channel.PHONE) == "Report by phone"
