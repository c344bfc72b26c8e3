"""Who is shown by name, and what of a role may change."""

import pytest

from hrcase.domain.people import (
    NOT_NAMED,
    CaseRole,
    Person,
    RoleInCase,
    check_class,
    check_person,
    check_role_change,
    is_hidden,
    joined,
    label_after,
    shown_name,
    without_names,
)
from hrcase.errors import RuleBroken
from tests.builders import a_person, a_student_person, day

TODAY = day("2026-11-22")


def test_students_and_those_who_asked_are_hidden() -> None:
    assert is_hidden(CaseRole.STUDENT, is_student=False, name_withheld=False)
    assert is_hidden(CaseRole.WITNESS, is_student=True, name_withheld=False)
    assert is_hidden(CaseRole.REPORTER, is_student=False, name_withheld=True)
    assert not is_hidden(CaseRole.SUBJECT, is_student=False, name_withheld=False)


def test_a_hidden_name_is_shown_by_what_stands_for_it() -> None:
    assert shown_name("Juniper Marlowe", "Student A", hidden=True) == "Student A"
    assert shown_name("Vesna Oakes", "", hidden=True) == NOT_NAMED
    assert shown_name("Tobin Wexcombe", "", hidden=False) == "Tobin Wexcombe"


def test_an_entry_of_earlier_does_not_name_who_is_hidden_now() -> None:
    hidden = {"Vesna Oakes": NOT_NAMED, "Al": "Student A"}
    told = without_names("Vesna Oakes added as reporter; Alleged by Al", hidden)
    assert told == f"{NOT_NAMED} added as reporter; Alleged by Student A"


@pytest.mark.parametrize(
    ("given", "label"),
    [(0, "Student A"), (1, "Student B"), (25, "Student Z"), (26, "Student AA"), (52, "Student BA")],
)
def test_labels_go_through_the_alphabet(given: int, label: str) -> None:
    assert label_after([f"label {one}" for one in range(given)]) == label


def test_a_label_held_in_two_roles_counts_once() -> None:
    assert label_after(["Student A", "", "Student A"]) == "Student B"


def test_a_full_name_is_given_name_first() -> None:
    assert a_person().full_name == "Tobin Wexcombe"
    assert Person("Wexcombe", "").full_name == "Wexcombe"


@pytest.mark.parametrize("name", ["Ōkubo", "Нина", "李", "محمد", "O'Brien-Ng"])
def test_a_name_in_any_script_passes(name: str) -> None:
    check_person(a_person(family_name=name), TODAY)


def test_an_unknown_student_needs_no_name() -> None:
    check_person(a_student_person(family_name="", given_name="", born_on=None), TODAY)


def test_anybody_else_needs_one() -> None:
    with pytest.raises(RuleBroken, match="Write a family name or a given name"):
        check_person(a_person(family_name=" ", given_name=""), TODAY)


@pytest.mark.parametrize("born", ["1900-01-01", "2999-01-01"])
def test_a_date_of_birth_that_cannot_be_is_refused(born: str) -> None:
    with pytest.raises(RuleBroken, match="date of birth"):
        check_person(a_person(born_on=day(born)), TODAY)


def test_a_class_that_the_rules_do_not_know_is_refused() -> None:
    check_class("CT", ["CT"])
    check_class("", ["CT"])
    with pytest.raises(RuleBroken, match="“XX” is not in the rules"):
        check_class("XX", ["CT"])


def test_a_subject_joins_with_the_class_and_site_of_that_day() -> None:
    role = joined(a_person(), RoleInCase(CaseRole.SUBJECT, site_at_action="Redbud Annex"))

    assert (role.class_at_incident, role.class_at_action) == ("CT", "CT")
    assert (role.site_at_incident, role.site_at_action) == ("Redbud High", "Redbud Annex")


def test_nobody_else_needs_a_class() -> None:
    role = RoleInCase(CaseRole.WITNESS)
    assert joined(a_person(), role) is role


BEFORE = RoleInCase(CaseRole.SUBJECT, "CT", "Redbud High", "CT", "Redbud High")


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (RoleInCase(CaseRole.WITNESS), "not changed into another"),
        (RoleInCase(CaseRole.SUBJECT, "PT", "Redbud High", "CT", "Redbud High"), "“CT” was true"),
        (RoleInCase(CaseRole.SUBJECT, "CT", "Annex", "CT", "Redbud High"), "“Redbud High” was"),
    ],
)
def test_what_was_true_at_the_incident_stays(after: RoleInCase, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_role_change(BEFORE, after, action_taken=False)


def test_what_was_left_open_may_be_filled_in() -> None:
    check_role_change(RoleInCase(CaseRole.SUBJECT), BEFORE, action_taken=False)


def test_the_class_at_the_action_changes_until_action_is_taken() -> None:
    after = RoleInCase(CaseRole.SUBJECT, "CT", "Redbud High", "AD", "Redbud High")
    check_role_change(BEFORE, after, action_taken=False)
    check_role_change(BEFORE, BEFORE, action_taken=True)
    with pytest.raises(RuleBroken, match="Action was taken already"):
        check_role_change(BEFORE, after, action_taken=True)
