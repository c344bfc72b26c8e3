"""Lists, the file of a case, its head, its closing and its story."""

from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action, TrailQuestion
from hrcase.domain.cases import CaseLine, Stage
from hrcase.domain.findings import NOT_SHOWN
from hrcase.domain.needs_of_case import obstacles
from hrcase.domain.notes import NoteText
from hrcase.domain.people import CaseRole, RoleInCase
from hrcase.errors import ChangedElsewhere, NotPermitted, RuleBroken
from hrcase.services import audit, cases, notes, people, serving, users
from hrcase.services.workspace import Workspace
from hrcase.storage.tables.base import new_id
from tests.builders import (
    a_case,
    a_closed_case,
    a_judged_case,
    a_person,
    a_student,
    a_subject,
    alleged,
    clock_of,
    day,
    need_keys,
    signed_in,
    trail,
)
from tests.paper_cases import a_paper_case, an_office, by_hand, issued, with_step


def listed(
    work: Workspace, view: str = "open", sort: str = "number", *, descending: bool = False
) -> list[CaseLine]:
    return cases.list_cases(work, view, sort, descending, 0, 50)


def numbers(lines: list[CaseLine]) -> list[int]:
    return [int(line.number[-4:]) for line in lines]


def test_a_list_shows_the_employee_and_labels_only(work: Workspace) -> None:
    case_id = a_case(work)
    a_subject(work, case_id)
    a_student(work, case_id)

    [line] = listed(work)

    assert (line.number, line.title) == ("2026-0001", "Student A and a career teacher")
    assert (line.employee, line.stage, line.owner) == (
        "Tobin Wexcombe",
        Stage.TRIAGE,
        "Maren Oldacre",
    )
    assert line.state == "Due"
    assert "Marlowe" not in repr(line)


def test_each_view_holds_its_cases_and_counts_them(work: Workspace) -> None:
    clerk = signed_in(work, Role.ASSISTANT)
    mine, theirs = a_case(work), a_case(clerk)
    closed, judged = a_closed_case(work), a_judged_case(work)

    views = {view: {line.id for line in listed(work, view)} for view in cases.count_views(work)}

    assert views == {
        "open": {mine, theirs, judged},
        "mine": {mine, judged},
        "undecided": {mine, theirs},
        "answers": set(),
        "closed": {closed},
    }
    assert cases.count_views(work) == {view: len(ids) for view, ids in views.items()}


def test_closed_cases_of_earlier_years_are_not_listed(work: Workspace) -> None:
    a_closed_case(work)
    clock_of(work).move_to("2027-01-02 09:00")
    assert listed(work, "closed") == []


def test_a_running_answer_is_a_view_of_its_own(tmp_path: Path) -> None:
    case = with_step(a_paper_case(an_office(tmp_path)))
    letter = issued(case)
    assert listed(case.work, "answers") == []

    serving.record_service(case.work, case.case_id, letter.id, by_hand(), None)

    [line] = listed(case.work, "answers")
    assert (line.id, line.next_on) == (case.case_id, day("2026-06-01"))


@pytest.mark.parametrize(
    "sort",
    ["number", "title", "employee", "state", "next", "when", "severity", "stage", "owner"],
)
def test_every_column_sorts_both_ways(work: Workspace, sort: str) -> None:
    a_case(work)
    case_id = a_case(work)
    a_subject(work, case_id)
    a_judged_case(work)
    up = listed(work, sort=sort)
    down = listed(work, sort=sort, descending=True)
    assert [line.id for line in down] == [line.id for line in reversed(up)]


def test_a_page_follows_the_one_before(work: Workspace) -> None:
    for _ in range(5):
        a_case(work)
    pages = [cases.list_cases(work, "open", "number", False, place, 2) for place in (0, 2, 4)]  # noqa: FBT003 - the shape of a table's question
    assert [numbers(page) for page in pages] == [[1, 2], [3, 4], [5]]


@pytest.mark.parametrize(
    ("view", "sort", "words"),
    [("all", "number", "no list called “all”"), ("open", "words", "not sorted by “words”")],
)
def test_a_list_that_does_not_exist_is_refused(
    work: Workspace, view: str, sort: str, words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        listed(work, view, sort)


def test_the_most_urgent_case_stands_first(work: Workspace) -> None:
    ready = a_judged_case(work)
    fresh = a_case(work)
    indicated = a_case(work, abuse="yes")
    assert [line.id for line in listed(work, sort="state")] == [indicated, fresh, ready]


def test_a_case_nobody_works_on_turns_quiet(work: Workspace) -> None:
    case_id = a_judged_case(work, result="unfounded")
    waiting = a_case(work)
    clock_of(work).pass_by(days=15)
    states = {line.id: line.state for line in listed(work)}
    assert states == {case_id: "Done", waiting: "Overdue"}


def test_looking_at_a_quiet_case_leaves_it_quiet(work: Workspace) -> None:
    case_id = a_judged_case(work, result="substantiated")
    clock_of(work).pass_by(days=15)
    cases.view_case(work, case_id, set())
    [line] = listed(work)
    assert line.state == "Quiet"

    cases.change_case(work, case_id, cases.case_file(work, case_id).head.version, "", "Wynn")

    [line] = listed(work)
    assert (line.state, line.owner) == ("Due", "Wynn")


def test_a_ready_case_and_a_closed_one_say_so(work: Workspace) -> None:
    case_id = a_judged_case(work)
    [line] = listed(work)
    assert (line.state, line.next_words) == ("Done", "Ready to close")

    cases.close_case(work, case_id, "Nothing was found.")

    [line] = listed(work, "closed")
    assert (line.state, line.next_words, line.stage) == (
        "Done",
        "Nothing was found.",
        Stage.CLOSED,
    )


def test_cases_are_found_by_number_title_and_employee(work: Workspace) -> None:
    first, second = a_case(work), a_case(work)
    a_subject(work, first)
    a_student(work, second)

    def found(text: str) -> list[UUID]:
        return [line.id for line in cases.find_cases(work, text, 10)]

    assert found("0001") == [first]
    assert found("wexcombe") == [first]
    assert found("student a") == [second]
    assert found("marlowe") == []
    assert found("2026") == [second, first]
    assert found("  ") == []
    assert found("%") == []
    assert [line.id for line in cases.find_cases(work, "2026", 1)] == [second]


def test_an_investigator_sees_granted_cases_and_no_other(work: Workspace) -> None:
    granted, other = a_case(work), a_case(work)
    investigator = signed_in(work, Role.INVESTIGATOR)
    users.grant_case(work, investigator.actor.id, granted)

    assert [line.id for line in listed(investigator)] == [granted]
    assert cases.count_views(investigator)["open"] == 1
    assert [line.id for line in cases.find_cases(investigator, "2026", 9)] == [granted]
    assert cases.case_file(investigator, granted).head.id == granted
    for look in (cases.case_file, cases.timeline):
        with pytest.raises(NotPermitted, match="not available to you"):
            look(investigator, other)


def test_a_case_that_is_not_there_is_told_in_the_same_words(work: Workspace) -> None:
    with pytest.raises(NotPermitted, match="not available to you"):
        cases.case_file(work, new_id())


@pytest.mark.feature("L1")
def test_looking_is_on_record_once_in_a_sitting(work: Workspace) -> None:
    case_id = a_case(work)
    sitting: set[UUID] = set()
    for _ in range(3):
        assert cases.view_case(work, case_id, sitting).head.id == case_id
    assert trail(work) == [Action.CASE_CREATED, Action.CASE_VIEWED]
    cases.view_case(work, case_id, set())
    assert trail(work).count(Action.CASE_VIEWED) == 2


def test_a_case_that_is_not_shown_leaves_no_look(work: Workspace) -> None:
    case_id = a_case(work)
    sitting: set[UUID] = set()
    with pytest.raises(NotPermitted):
        cases.view_case(signed_in(work, Role.INVESTIGATOR), case_id, sitting)
    assert sitting == set()
    assert trail(work) == [Action.CASE_CREATED]


def test_a_title_of_ones_own_stays_until_it_is_emptied(work: Workspace) -> None:
    case_id = a_case(work)
    head = cases.case_file(work, case_id).head

    cases.change_case(work, case_id, head.version, "Messages at night", "Idris Pelham")
    a_subject(work, case_id)
    head = cases.case_file(work, case_id).head
    assert (head.title, head.owner) == ("Messages at night", "Idris Pelham")

    cases.change_case(work, case_id, head.version, "", "Idris Pelham")
    assert cases.case_file(work, case_id).head.title == "A career teacher"


def test_saving_the_suggested_title_keeps_it_suggested(work: Workspace) -> None:
    case_id = a_case(work)
    head = cases.case_file(work, case_id).head
    cases.change_case(work, case_id, head.version, head.title, "Idris Pelham")
    a_subject(work, case_id)
    assert cases.case_file(work, case_id).head.title == "A career teacher"


def test_a_title_goes_that_names_somebody_hidden_since(work: Workspace) -> None:
    case_id = a_case(work)
    a_subject(work, case_id)
    version = cases.case_file(work, case_id).head.version
    cases.change_case(work, case_id, version, "What happened to Juniper", "")

    a_student(work, case_id)

    [line] = cases.list_cases(work, "open", "number", descending=False, offset=0, limit=1)
    assert line.title == "Student A and a career teacher"


def test_the_outcome_of_a_case_names_nobody_hidden(work: Workspace) -> None:
    case_id = a_judged_case(work)
    kept = RoleInCase(CaseRole.REPORTER, name_withheld=True)
    people.add_to_case(work, case_id, a_person(family_name="Oakes", given_name="Vesna"), kept)

    with pytest.raises(RuleBroken, match="in the list of cases"):
        cases.close_case(work, case_id, "Vesna Oakes was mistaken.")
    cases.close_case(work, case_id, "The reporter was mistaken.")


def test_a_title_with_a_hidden_name_is_refused(work: Workspace) -> None:
    case_id = a_case(work)
    a_student(work, case_id)
    reporter = a_person(family_name="", given_name="Vesna")
    role = RoleInCase(CaseRole.REPORTER, name_withheld=True)
    people.add_to_case(work, case_id, reporter, role)
    version = cases.case_file(work, case_id).head.version
    before = trail(work)
    for title in ("Messages to Juniper Marlowe", "What vesna said"):
        with pytest.raises(RuleBroken, match="cannot hold this name"):
            cases.change_case(work, case_id, version, title, "")
    assert trail(work) == before


def test_a_stale_head_is_refused(work: Workspace) -> None:
    case_id = a_case(work)
    version = cases.case_file(work, case_id).head.version
    cases.change_case(work, case_id, version, "Messages at night", "")
    before = trail(work)
    with pytest.raises(ChangedElsewhere):
        cases.change_case(work, case_id, version, "Messages by day", "")
    assert trail(work) == before


def test_a_severity_needs_a_known_word_and_a_reason(work: Workspace) -> None:
    case_id = a_case(work)
    for severity, reason in (("SEV9", "Grave."), ("SEV2", " ")):
        with pytest.raises(RuleBroken):
            cases.choose_severity(work, case_id, severity, reason)
    assert trail(work) == [Action.CASE_CREATED]

    cases.choose_severity(work, case_id, "SEV2", "A boundary crossed.")

    head = cases.case_file(work, case_id).head
    assert (head.severity, head.severity_reason) == ("SEV2", "A boundary crossed.")
    assert listed(work)[0].severity == "SEV2"


def test_closing_lists_everything_that_is_open(work: Workspace) -> None:
    case_id = a_case(work)
    alleged(work, case_id, a_subject(work, case_id))
    before = trail(work)

    open_items = obstacles(cases.case_file(work, case_id).needs)
    with pytest.raises(RuleBroken, match="Decide: is there an indication of child abuse") as no:
        cases.close_case(work, case_id, "Over.")

    for need in open_items:
        assert need.title in str(no.value)
        assert need.tab
    assert "note-first" not in [need.key for need in open_items]
    assert trail(work) == before


def test_a_case_is_closed_once_and_stays_so(work: Workspace) -> None:
    case_id = a_judged_case(work)
    with pytest.raises(RuleBroken, match="How did the case end"):
        cases.close_case(work, case_id, " ")

    cases.close_case(work, case_id, "Nothing was found.")

    file = cases.case_file(work, case_id)
    assert (file.head.closed_on, file.head.outcome) == (day("2026-11-22"), "Nothing was found.")
    assert (file.head.stage, need_keys(file)) == (Stage.CLOSED, [])
    before = trail(work)
    with pytest.raises(RuleBroken, match="The case was closed"):
        cases.close_case(work, case_id, "Again.")
    with pytest.raises(RuleBroken, match="The case was closed"):
        cases.choose_severity(work, case_id, "SEV1", "Again.")
    with pytest.raises(RuleBroken, match="The case was closed"):
        cases.change_case(work, case_id, file.head.version, "Again", "")
    assert trail(work) == before


@pytest.mark.feature("L1")
def test_the_story_of_a_case_holds_every_act(work: Workspace) -> None:
    case_id = a_closed_case(work)
    cases.view_case(work, case_id, set())
    kinds = [line.kind for line in cases.timeline(work, case_id)]
    assert sorted(kinds) == sorted(
        [*(one.value for one in trail(work, case_id)), Action.KNOWLEDGE_RECORDED.value]
    )
    assert {line.actor for line in cases.timeline(work, case_id)} == {"Maren Oldacre"}


def test_an_assistant_sees_no_notes(work: Workspace) -> None:
    case_id = a_case(work)
    notes.write_note(work, case_id, NoteText("Call with the father", "He read it aloud."))
    assistant = signed_in(work, Role.ASSISTANT)

    assert len(cases.case_file(work, case_id).notes) == 1
    assert cases.case_file(assistant, case_id).notes == ()
    assert "Call with the father" not in repr(cases.timeline(assistant, case_id))
    question = TrailQuestion(case_id=case_id)
    assert "Call with the father" not in repr(audit.trail(assistant, question))
    assert "Call with the father" in repr(cases.timeline(work, case_id))


@pytest.mark.feature("K4")
def test_an_assistant_reads_no_reasons_of_a_finding(work: Workspace) -> None:
    case_id = a_judged_case(work)
    assistant = signed_in(work, Role.ASSISTANT)

    [finding] = cases.case_file(assistant, case_id).findings

    assert (finding.result, finding.reasons) == ("unfounded", NOT_SHOWN)
    trail_words = repr(audit.trail(assistant, TrailQuestion(case_id=case_id)))
    assert "Finding on" not in trail_words
    assert cases.case_file(work, case_id).findings[0].reasons == "Read in the messages."


@pytest.mark.feature("N1")
def test_a_case_goes_from_report_to_closing_without_a_socket(
    work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no network here")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert cases.case_file(work, a_closed_case(work)).head.stage is Stage.CLOSED
