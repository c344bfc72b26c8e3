"""People over all cases, their roles, and names that are shown only for a purpose."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action, TrailQuestion
from hrcase.domain.cases import CaseFile
from hrcase.domain.people import NOT_NAMED, CasePerson, CaseRole, PersonLine, RoleInCase
from hrcase.errors import ChangedElsewhere, NotPermitted, RuleBroken
from hrcase.services import audit, cases, drafts, notifications, people, users
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_case,
    a_closed_case,
    a_knowledge,
    a_person,
    a_student,
    a_student_person,
    a_subject,
    alleged,
    day,
    joins,
    signed_in,
    trail,
)
from tests.paper_cases import a_paper_case, an_office, issued, with_step


def in_case(work: Workspace, case_id: UUID) -> list[CasePerson]:
    return list(cases.case_file(work, case_id).people)


def listed(work: Workspace, text: str = "", sort: str = "name") -> list[PersonLine]:
    return people.list_people(work, text, sort, descending=False, offset=0, limit=50)


def test_a_person_is_put_on_record(work: Workspace) -> None:
    drafts.keep(work, "person", "new", {"family_name": "Wex"})
    person_id = people.add_person(work, a_person(honorific=" Mr. ", address="1 Elm Street"))

    known = people.person(work, person_id)

    assert (known.full_name, known.honorific, known.address) == (
        "Tobin Wexcombe",
        "Mr.",
        "1 Elm Street",
    )
    assert (known.class_code, known.version) == ("CT", 1)
    assert drafts.find(work, "person", "new") is None
    assert trail(work) == [Action.PERSON_ADDED]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"family_name": "", "given_name": " "}, "Write a family name"),
        ({"born_on": day("1900-01-01")}, "cannot be that long ago"),
        ({"born_on": day("2999-01-01")}, "cannot be in the future"),
        ({"class_code": "XX"}, "not in the rules"),
    ],
)
def test_a_person_that_cannot_be_keeps_nothing(
    work: Workspace, fields: dict[str, object], words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        people.add_person(work, a_person(**fields))
    assert trail(work) == []


@pytest.mark.parametrize("name", ["Ōkubo", "Нина", "李", "محمد", "👩‍🏫"])
def test_a_name_in_any_script_comes_back_as_it_was(work: Workspace, name: str) -> None:
    person_id = people.add_person(work, a_person(family_name=name))
    assert people.person(work, person_id).family_name == name


def test_somebody_not_there_is_not_found(work: Workspace) -> None:
    with pytest.raises(ChangedElsewhere):
        people.person(work, UUID(int=1))


def test_a_person_is_changed_where_nobody_changed_it_since(work: Workspace) -> None:
    person_id = people.add_person(work, a_person())
    shown = people.person(work, person_id)

    people.change_person(work, replace(shown, site="Annex"))

    assert people.person(work, person_id).site == "Annex"
    with pytest.raises(ChangedElsewhere):
        people.change_person(work, replace(shown, site="Elsewhere"))
    assert trail(work) == [Action.PERSON_ADDED, Action.PERSON_CHANGED]


def test_the_employee_of_a_list_follows_a_changed_name(work: Workspace) -> None:
    case_id = a_case(work)
    subject = a_subject(work, case_id)
    people.change_person(work, replace(people.person(work, subject), given_name="Toby"))
    [line] = cases.list_cases(work, "open", "number", descending=False, offset=0, limit=9)
    assert line.employee == "Toby Wexcombe"


def test_class_and_site_of_both_days_come_from_the_person(work: Workspace) -> None:
    case_id = a_case(work)
    a_subject(work, case_id)
    [one] = in_case(work, case_id)
    assert (one.class_at_incident, one.site_at_incident) == ("CT", "Redbud High")
    assert (one.class_at_action, one.site_at_action) == ("CT", "Redbud High")
    assert trail(work)[-1] is Action.ROLE_ADDED


def test_students_get_labels_that_stay(work: Workspace) -> None:
    case_id = a_case(work)
    first = a_student(work, case_id)
    a_student(work, case_id, family_name="Ray")
    people.end_role(work, case_id, in_case(work, case_id)[0].role_id, "Not involved.")
    a_student(work, case_id, family_name="Sol")
    joins(work, case_id, first, CaseRole.WITNESS)

    labels = [one.shown_name for one in in_case(work, case_id)]

    assert labels == ["Student A", "Student B", "Student C", "Student A"]


def test_a_role_of_student_makes_a_student_everywhere(work: Workspace) -> None:
    first, second = a_case(work), a_case(work)
    person = people.add_person(work, a_person(family_name="Marlowe", given_name="Juniper"))
    joins(work, first, person, CaseRole.WITNESS)
    assert in_case(work, first)[0].shown_name == "Juniper Marlowe"

    joins(work, second, person, CaseRole.STUDENT)

    assert in_case(work, first)[0].shown_name == "Student A"
    assert "Marlowe" not in repr(in_case(work, second))


def test_somebody_found_to_be_a_student_gets_a_label(work: Workspace) -> None:
    case_id = a_case(work)
    person = joins(work, case_id, a_person(family_name="Marlowe"), CaseRole.WITNESS)
    people.change_person(work, replace(people.person(work, person), is_student=True))
    assert in_case(work, case_id)[0].shown_name == "Student A"


def test_a_student_stays_one(work: Workspace) -> None:
    case_id = a_case(work)
    student = a_student(work, case_id)
    with pytest.raises(RuleBroken, match="A student stays a student"):
        people.change_person(work, replace(people.person(work, student), is_student=False))


def test_a_form_that_was_not_shown_a_name_does_not_change_it(work: Workspace) -> None:
    case_id = a_case(work)
    student = a_student(work, case_id)
    shown = people.person(work, student)
    assert (shown.given_name, shown.family_name) == ("Student", "")

    people.change_person(work, replace(shown, born_on=day("2010-01-01")))

    role_id = in_case(work, case_id)[0].role_id
    assert people.reveal(work, case_id, role_id, "To call the parents") == "Juniper Marlowe"
    assert people.person(work, student).born_on == day("2010-01-01")


def test_a_birth_after_an_incident_keeps_nothing(work: Workspace) -> None:
    case_id = a_case(work)
    subject, student = a_subject(work, case_id), a_student(work, case_id)
    alleged(work, case_id, subject, student_id=student)
    before = trail(work)
    with pytest.raises(RuleBroken, match="Correct one of them"):
        people.change_person(work, replace(people.person(work, student), born_on=day("2026-11-21")))
    assert trail(work) == before


def test_a_name_is_revealed_for_a_purpose_that_goes_on_record(work: Workspace) -> None:
    case_id = a_case(work)
    a_student(work, case_id)
    [one] = in_case(work, case_id)
    before = trail(work)
    with pytest.raises(RuleBroken, match="Write the purpose"):
        people.reveal(work, case_id, one.role_id, " ")
    assert trail(work) == before

    assert people.reveal(work, case_id, one.role_id, "DHS asks") == "Juniper Marlowe"

    assert trail(work)[-1] is Action.NAME_REVEALED
    assert cases.timeline(work, case_id)[-1].words == "Name revealed (Student A): DHS asks"


def test_who_told_us_is_revealed_too(work: Workspace) -> None:
    case_id = a_case(work, told_by="Vesna Oakes", name_withheld=True)
    assert people.reveal(work, case_id, None, "Police ask") == "Vesna Oakes"
    words = cases.timeline(work, case_id)[-1].words
    assert words == "Name revealed (reporter asked not to be named): Police ask"


def test_a_reporter_may_ask_later_not_to_be_named(work: Workspace) -> None:
    case_id = a_case(work, told_by="Vesna Oakes")
    nobody = a_person(family_name="", given_name="", is_student=True)
    people.add_to_case(work, case_id, nobody, RoleInCase(CaseRole.STUDENT))
    reporter = a_person(family_name="Oakes", given_name="Vesna")
    role_id = people.add_to_case(work, case_id, reporter, RoleInCase(CaseRole.REPORTER))
    assert "Vesna Oakes" in told(work, case_id)

    kept = RoleInCase(CaseRole.REPORTER, name_withheld=True)
    people.change_role(work, case_id, role_id, 1, kept)

    file = cases.case_file(work, case_id)
    assert (file.head.told_by, file.head.name_withheld) == (NOT_NAMED, True)
    assert file.knowledge[0].how == f"The {NOT_NAMED}"
    assert "Oakes" not in told(work, case_id)
    assert people.reveal(work, case_id, None, "Police ask") == "Vesna Oakes"


def told(work: Workspace, case_id: UUID) -> str:
    """Everything that the pages of a case and the trail say."""
    lines = audit.trail(work, TrailQuestion(case_id=case_id))
    return repr([cases.case_file(work, case_id), cases.timeline(work, case_id), lines])


def test_a_student_who_told_us_stands_by_label_there_too(work: Workspace) -> None:
    case_id = a_case(work, told_by="Juniper Marlowe, in the office")
    notifications.record_knowledge(work, case_id, a_knowledge(who="Juniper Marlowe"))
    assert "Juniper" in told(work, case_id)

    people.add_to_case(work, case_id, a_student_person(), RoleInCase(CaseRole.REPORTER))

    file = cases.case_file(work, case_id)
    assert file.head.told_by == "Student A, in the office"
    assert [(one.who, one.how) for one in file.knowledge] == [
        ("the district", "Told by: Student A, in the office"),
        ("Student A", "The mother telephoned."),
    ]
    assert "Juniper" not in told(work, case_id)


def test_only_the_words_of_the_report_are_kept_back(work: Workspace) -> None:
    case_id = a_case(work, name_withheld=True)
    notifications.record_knowledge(work, case_id, a_knowledge(how="Told by the coach"))
    assert cases.case_file(work, case_id).knowledge[1].how == "Told by the coach"


@pytest.mark.feature("K4")
def test_a_person_of_a_case_that_is_not_granted_is_not_available(work: Workspace) -> None:
    case_id = a_case(work)
    person_id = a_subject(work, case_id)
    alone = people.add_person(work, a_person(family_name="Lund"))
    investigator = signed_in(work, Role.INVESTIGATOR)
    own = a_case(investigator)
    version = people.person(work, person_id).version
    ways: tuple[Callable[[], object], ...] = (
        lambda: people.person(investigator, person_id),
        lambda: people.change_person(investigator, a_person(id=person_id, version=version)),
        lambda: people.add_to_case(investigator, own, person_id, RoleInCase(CaseRole.WITNESS)),
    )

    for way in ways:
        with pytest.raises(NotPermitted, match="not available"):
            way()
    assert people.person(investigator, alone).family_name == "Lund"
    users.grant_case(work, investigator.actor.id, case_id)
    for way in ways:
        way()


@pytest.mark.feature("K4")
def test_a_withheld_role_in_a_granted_case_names_nobody(work: Workspace) -> None:
    granted, other = a_case(work), a_case(work)
    kept = RoleInCase(CaseRole.REPORTER, name_withheld=True)
    people.add_to_case(work, granted, a_person(family_name="Oakes"), kept)
    person_id = cases.case_file(work, granted).people[0].person_id
    investigator = signed_in(work, Role.INVESTIGATOR)
    users.grant_case(work, investigator.actor.id, granted)
    [line] = listed(investigator)
    assert "Oakes" not in line.name

    people.add_to_case(work, other, person_id, RoleInCase(CaseRole.WITNESS))

    assert listed(investigator) == []


def test_a_name_can_be_needed_after_the_closing(work: Workspace) -> None:
    case_id = a_closed_case(work, told_by="Vesna Oakes", name_withheld=True)
    [one] = in_case(work, case_id)
    assert people.reveal(work, case_id, one.role_id, "Police ask") == "Tobin Wexcombe"
    assert people.reveal(work, case_id, None, "Police ask") == "Vesna Oakes"


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.AUDITOR])
def test_a_name_is_revealed_to_some_roles_only(work: Workspace, role: Role) -> None:
    case_id = a_case(work)
    a_student(work, case_id)
    [one] = in_case(work, case_id)
    with pytest.raises(NotPermitted):
        people.reveal(signed_in(work, role), case_id, one.role_id, "Curious")


def test_the_same_role_twice_is_refused(work: Workspace) -> None:
    case_id = a_case(work)
    subject = a_subject(work, case_id)
    before = trail(work)
    with pytest.raises(RuleBroken, match="is in the case as subject already"):
        joins(work, case_id, subject, CaseRole.SUBJECT)
    assert trail(work) == before


def test_somebody_who_left_may_come_back(work: Workspace) -> None:
    case_id = a_case(work)
    subject = a_subject(work, case_id)
    people.end_role(work, case_id, in_case(work, case_id)[0].role_id, "Mistaken.")
    joins(work, case_id, subject, CaseRole.SUBJECT)
    assert len(in_case(work, case_id)) == 2


def test_a_class_not_in_the_rules_is_refused(work: Workspace) -> None:
    case_id = a_case(work)
    role = RoleInCase(CaseRole.SUBJECT, class_at_incident="XX")
    with pytest.raises(RuleBroken, match="not in the rules"):
        people.add_to_case(work, case_id, a_person(), role)
    role = RoleInCase(CaseRole.SUBJECT, class_at_action="XX")
    with pytest.raises(RuleBroken, match="not in the rules"):
        people.add_to_case(work, case_id, a_person(), role)
    assert trail(work) == [Action.CASE_CREATED]


AT_ACTION = RoleInCase(CaseRole.SUBJECT, "CT", "Redbud High", "AD", "Annex")


def test_the_class_at_the_action_changes_until_then(work: Workspace) -> None:
    case_id = a_case(work)
    a_subject(work, case_id)
    [one] = in_case(work, case_id)

    people.change_role(work, case_id, one.role_id, one.version, AT_ACTION)

    [one] = in_case(work, case_id)
    assert (one.class_at_incident, one.class_at_action, one.site_at_action) == ("CT", "AD", "Annex")
    assert trail(work)[-1] is Action.ROLE_CHANGED


def test_what_was_true_at_the_incident_is_frozen(work: Workspace) -> None:
    case_id = a_case(work)
    a_subject(work, case_id)
    [one] = in_case(work, case_id)
    before = trail(work)
    with pytest.raises(RuleBroken, match="was true at the incident"):
        people.change_role(
            work, case_id, one.role_id, one.version, replace(AT_ACTION, class_at_incident="PT")
        )
    assert trail(work) == before


def test_once_a_step_is_taken_the_class_stays(tmp_path: Path) -> None:
    case = with_step(a_paper_case(an_office(tmp_path)))
    [one] = [p for p in in_case(case.work, case.case_id) if p.role is CaseRole.SUBJECT]
    role = RoleInCase(
        CaseRole.SUBJECT, one.class_at_incident, one.site_at_incident, one.class_at_action, "Annex"
    )
    people.change_role(case.work, case.case_id, one.role_id, one.version, role)

    issued(case)

    before = trail(case.work)
    with pytest.raises(RuleBroken, match="Action was taken already"):
        people.change_role(
            case.work,
            case.case_id,
            one.role_id,
            one.version + 1,
            replace(role, site_at_action="Redbud High"),
        )
    assert trail(case.work) == before


def test_a_role_of_another_case_is_not_found(work: Workspace) -> None:
    case_id, other = a_case(work), a_case(work)
    a_subject(work, case_id)
    [one] = in_case(work, case_id)
    with pytest.raises(ChangedElsewhere):
        people.change_role(work, other, one.role_id, one.version, AT_ACTION)


def test_leaving_needs_a_reason_and_happens_once(work: Workspace) -> None:
    case_id = a_case(work)
    a_subject(work, case_id)
    [one] = in_case(work, case_id)
    with pytest.raises(RuleBroken, match="Write the reason"):
        people.end_role(work, case_id, one.role_id, "")
    people.end_role(work, case_id, one.role_id, "Mistaken identity.")
    assert in_case(work, case_id)[0].ended_on == day("2026-11-22")
    with pytest.raises(RuleBroken, match="has left the case already"):
        people.end_role(work, case_id, one.role_id, "Again.")
    assert trail(work)[-1] is Action.ROLE_ENDED


def test_whoever_an_allegation_names_stays(work: Workspace) -> None:
    case_id = a_case(work)
    alleged(work, case_id, a_subject(work, case_id))
    [one] = in_case(work, case_id)
    with pytest.raises(RuleBroken, match="An allegation names this person"):
        people.end_role(work, case_id, one.role_id, "Mistaken.")


def test_nobody_joins_a_closed_case(work: Workspace) -> None:
    case_id = a_closed_case(work)
    with pytest.raises(RuleBroken, match="The case was closed"):
        joins(work, case_id, a_person(), CaseRole.WITNESS)


def test_the_list_shows_employees_by_name_and_students_without(work: Workspace) -> None:
    case_id = a_case(work)
    a_subject(work, case_id)
    a_student(work, case_id)

    lines = listed(work)

    assert [(one.name, one.cases, one.is_student) for one in lines] == [
        ("Wexcombe, Tobin", 1, False),
        ("Student", 1, True),
    ]
    assert "Marlowe" not in repr(lines)


def test_a_student_is_not_found_by_name(work: Workspace) -> None:
    case_id = a_case(work)
    a_subject(work, case_id)
    a_student(work, case_id)
    assert listed(work, "marlowe") == []
    assert [one.name for one in listed(work, "WEXC tob")] == ["Wexcombe, Tobin"]
    assert len(listed(work, "redbud")) == 2
    assert listed(work, "100%") == []


def test_a_withheld_reporter_is_not_found_by_name(work: Workspace) -> None:
    case_id = a_case(work)
    reporter = people.add_person(work, a_person(family_name="Oakes", given_name="Vesna"))
    role = RoleInCase(CaseRole.REPORTER, name_withheld=True)
    people.add_to_case(work, case_id, reporter, role)

    assert listed(work, "oakes") == []
    [line] = listed(work)
    assert (line.name, line.cases) == (NOT_NAMED.capitalize(), 0)
    assert people.person(work, reporter).given_name == NOT_NAMED.capitalize()
    assert "Oakes" not in repr(in_case(work, case_id))


def test_a_colleague_known_from_another_case_keeps_the_name(work: Workspace) -> None:
    quiet, open_case = a_case(work), a_case(work)
    reporter = people.add_person(work, a_person(family_name="Oakes", given_name="Vesna"))
    people.add_to_case(work, quiet, reporter, RoleInCase(CaseRole.REPORTER, name_withheld=True))
    joins(work, open_case, reporter, CaseRole.WITNESS)

    [line] = listed(work, "oakes")

    assert (line.name, line.cases) == ("Oakes, Vesna", 1)


@pytest.mark.parametrize("sort", ["name", "class", "site", "position"])
def test_people_are_sorted_both_ways(work: Workspace, sort: str) -> None:
    for letter in "BCA":
        fields = dict.fromkeys(("family_name", "site", "position"), letter)
        people.add_person(work, a_person(**fields, class_code={"A": "AD"}.get(letter, "CT")))
    up = people.list_people(work, "", sort, descending=False, offset=0, limit=1)
    down = people.list_people(work, "", sort, descending=True, offset=2, limit=1)
    assert up[0].name.startswith("A,")
    assert down[0].name.startswith("A,")


def test_people_are_sorted_by_what_is_shown_only(work: Workspace) -> None:
    with pytest.raises(RuleBroken, match="not sorted by “born_on”"):
        listed(work, sort="born_on")


def test_an_investigator_sees_the_people_of_granted_cases(work: Workspace) -> None:
    mine, other = a_case(work), a_case(work)
    a_subject(work, mine)
    a_subject(work, other, family_name="Pruett")
    people.add_person(work, a_person(family_name="Nobody"))
    investigator = signed_in(work, Role.INVESTIGATOR)
    users.grant_case(work, investigator.actor.id, mine)

    names = [one.name for one in listed(investigator)]

    assert names == ["Nobody, Tobin", "Wexcombe, Tobin"]


def file_of(work: Workspace, case_id: UUID) -> CaseFile:
    return cases.case_file(work, case_id)


def test_an_assistant_keeps_people(work: Workspace) -> None:
    case_id = a_case(work)
    assistant = signed_in(work, Role.ASSISTANT)
    people.add_to_case(assistant, case_id, a_student_person(), RoleInCase(CaseRole.STUDENT))
    assert file_of(assistant, case_id).people[0].shown_name == "Student A"
