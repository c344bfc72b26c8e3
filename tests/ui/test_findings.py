"""A finding answers one allegation, with reasons and notes; what waits is said beforehand."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.allegations import Finding
from hrcase.domain.determinations import Answer, Determination, Question
from hrcase.domain.needs import Tab
from hrcase.domain.notes import NoteText
from hrcase.services import determinations, findings, notes
from hrcase.services.cases import case_file
from hrcase.services.workspace import Workspace
from tests.desk import a_case_of, a_desk_of, on_screen, prepared, quiet, told
from tests.paper_cases import PaperCase, a_finding, a_paper_case, close, found
from tests.person import Person
from ui.core_thread import CoreThread
from ui.screens.findings import FindingsScreen

REASONS = "He wrote to her at ten in the evening, four times."


def a_screen(qtbot: QtBot, core: CoreThread, case: PaperCase) -> FindingsScreen:
    screen = FindingsScreen(core, case.case_id)
    on_screen(qtbot, screen)
    quiet(qtbot, core)
    return screen


def with_a_note(work: Workspace) -> PaperCase:
    case = a_case_of(work)
    notes.write_note(work, case.case_id, NoteText("Parent", "She kept the messages."))
    return case


def recorded(qtbot: QtBot, core: CoreThread, case: PaperCase) -> tuple[Finding, ...]:
    return told(qtbot, core, lambda work: case_file(work, case.case_id).findings)


@pytest.mark.feature("C4")
def test_a_finding_is_recorded_with_its_reasons_and_notes(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, with_a_note)
    a_screen(qtbot, core, case)
    me.sees("Inappropriate contact with students or parents")

    me.presses("Record the finding on SNS.A")
    me.chooses("Result", "Substantiated")
    me.chooses("Standard of proof", "Preponderance of the evidence")
    me.types("Reasons", REASONS)
    me.ticks("Parent")
    me.presses("Record the finding")

    me.sees_no_more("Standard of proof")
    me.sees(REASONS)
    me.sees("Rests on")
    (finding,) = recorded(qtbot, core, case)
    assert (finding.result, finding.reasons) == ("substantiated", REASONS)
    assert len(finding.note_ids) == 1
    assert finding.decided_by == "Maren Oldacre"


def test_a_finding_without_reasons_is_refused_and_keeps_every_word(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core)
    a_screen(qtbot, core, case)

    me.presses("Record the finding on SNS.A")
    me.types("Decided on", "1 Dec 2026")
    me.presses("Record the finding")
    me.sees("3 things to put right")
    me.chooses("Result", "Unfounded")
    me.chooses("Standard of proof", "Preponderance of the evidence")
    me.types("Reasons", REASONS)
    me.presses("Record the finding")

    me.sees("The day of a finding cannot be in the future")
    assert me.reads("Reasons") == REASONS
    assert recorded(qtbot, core, case) == ()
    me.presses("Cancel")
    quiet(qtbot, core)


def test_a_closed_form_is_there_again_as_it_was(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core)
    screen = a_screen(qtbot, core, case)
    me.presses("Record the finding on SNS.A")
    me.types("Reasons", REASONS)
    place = screen.place()
    me.presses("Cancel")
    me.sees_no_more("Standard of proof")
    screen.hide()
    again = a_screen(qtbot, core, case)

    again.go_to(place)
    me.sees("Draft of 22 Nov 2026, 16:50")

    assert me.reads("Reasons") == REASONS
    me.presses("Throw the draft away")
    me.sees_no_more("Standard of proof")
    quiet(qtbot, core)


def test_a_waiting_notification_is_said_before_anything_is_typed(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def abuse_indicated(work: Workspace) -> PaperCase:
        case = a_case_of(work)
        answer = Determination(Question.ABUSE, Answer.YES, "She is twelve.")
        determinations.determine(work, case.case_id, answer)
        return case

    case = prepared(qtbot, core, abuse_indicated)
    screen = a_screen(qtbot, core, case)
    me.sees("A finding waits for the notifications")

    me.presses("Record the finding on SNS.A")
    me.chooses("Result", "Substantiated")
    me.chooses("Standard of proof", "Preponderance of the evidence")
    me.types("Reasons", REASONS)
    me.presses("Record the finding")
    me.sees("A finding cannot be final while this is open")
    assert me.reads("Reasons") == REASONS
    me.presses("Cancel")
    me.sees_no_more("Standard of proof")

    with qtbot.waitSignal(screen.wanted) as gone:
        me.presses("Open Notifications")
    assert gone.args is not None
    assert gone.args[0] is Tab.NOTIFICATIONS


def test_a_later_finding_is_added_and_shown(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def found_twice(work: Workspace) -> PaperCase:
        case = found(a_case_of(work))
        later = a_finding(case.allegation_ids[0], result="unfounded", reasons="It was a colleague.")
        findings.record_finding(work, case.case_id, later)
        return case

    a_screen(qtbot, core, prepared(qtbot, core, found_twice))

    me.sees("It was a colleague.")
    me.sees("Unfounded")
    me.sees("Substantiated")
    me.sees("It cites no note.")
    assert me.can_see("Record another finding")


def test_a_cited_note_is_one_press_away(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def cited(work: Workspace) -> PaperCase:
        case = a_case_of(work)
        note = notes.write_note(work, case.case_id, NoteText("Parent", "She kept them."))
        finding = a_finding(case.allegation_ids[0], note_ids=(note.id,))
        findings.record_finding(work, case.case_id, finding)
        return case

    screen = a_screen(qtbot, core, prepared(qtbot, core, cited))

    with qtbot.waitSignal(screen.wanted) as gone:
        me.presses("Parent")

    assert gone.args is not None
    assert gone.args[0] is Tab.INVESTIGATION


def test_a_need_opens_the_form_of_its_allegation(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core)
    screen = a_screen(qtbot, core, case)

    screen.jump(str(case.allegation_ids[1]))

    me.sees("Finding on CONDUCT.2b")
    me.presses("Cancel")
    me.sees_no_more("Finding on CONDUCT.2b")


def test_a_case_without_allegations_says_where_they_are_made(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, lambda work: a_paper_case(work, clauses=()))
    screen = a_screen(qtbot, core, case)
    me.sees("Nothing is alleged yet")

    with qtbot.waitSignal(screen.wanted) as gone:
        me.presses("Open Report")
    assert gone.args == [Tab.REPORT, ""]


def test_nobody_records_in_a_closed_case(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def closed(work: Workspace) -> PaperCase:
        case = a_case_of(work)
        close(case)
        return case

    a_screen(qtbot, core, prepared(qtbot, core, closed))

    me.sees("No finding yet")
    assert not me.can_see("Record the finding")


def test_an_auditor_reads_findings(qtbot: QtBot, tmp_path: Path, me: Person) -> None:
    with a_desk_of(qtbot, tmp_path, Role.AUDITOR, lambda work: found(a_case_of(work))) as (
        core,
        case,
    ):
        a_screen(qtbot, core, case)

        me.sees("Substantiated")
        assert not me.can_see("Record another finding")
