"""Taking a report in: one sentence, the two questions, and no word that is ever lost."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.cases import CaseHead
from hrcase.domain.determinations import Answer, Question, latest
from hrcase.services import cases, drafts
from hrcase.services.intake import DRAFT_KIND, DRAFT_PLACE
from hrcase.services.workspace import Workspace
from tests.builders import a_case, at, clock_of, trail
from tests.desk import a_desk_of, on_screen, quiet, told
from tests.person import Person
from ui.core_thread import CoreThread
from ui.saving import Saving
from ui.screens.new_report import KNOWN, NewReportSheet
from ui.theme import apply_theme
from ui.tokens import Scheme
from ui.tour.person import name_of

TOLD = "What were you told? One sentence is enough."
ABUSE, CRIME = "Could a child be abused?", "Could a crime be involved?"
SENTENCE = "A mother says that the coach writes to her daughter at night."


class Front(QWidget):
    """The window under the sheet: remembers what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[UUID] = []
        self.cards = 0

    def open_case(self, case_id: UUID) -> None:
        self.opened.append(case_id)

    def show_card(self) -> None:
        self.cards += 1


def the_sheet(qtbot: QtBot, core: CoreThread, width: int = 1224) -> tuple[NewReportSheet, Front]:
    """The sheet over a window, with what the core answered in it."""
    front = Front()
    on_screen(qtbot, front, width)
    sheet = NewReportSheet(core, front)
    sheet.open_over()
    quiet(qtbot, core)
    front.activateWindow()
    return sheet, front


def head_of(qtbot: QtBot, core: CoreThread, front: Front) -> CaseHead:
    """The case that the sheet made."""
    qtbot.waitUntil(lambda: bool(front.opened))
    return told(qtbot, core, lambda work: cases.case_file(work, front.opened[0]).head)


def the_draft(work: Workspace) -> dict[str, object]:
    kept = drafts.find(work, DRAFT_KIND, DRAFT_PLACE)
    return dict(kept.values) if kept else {}


@pytest.mark.feature("A1")
def test_one_sentence_is_enough(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    _, front = the_sheet(qtbot, core)

    me.types(TOLD, SENTENCE)
    me.hits("Ctrl+Return")

    head = head_of(qtbot, core, front)
    assert (head.number, head.words) == ("2026-0001", SENTENCE)
    assert head.first_known_at == at("2026-11-22 16:50")
    assert told(qtbot, core, trail) == [Action.CASE_CREATED]
    me.sees_no_more("New report")


def test_the_caret_stands_in_the_text_from_the_first_second(qtbot: QtBot, core: CoreThread) -> None:
    the_sheet(qtbot, core)

    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert name_of(focused) == TOLD


@pytest.mark.feature("A3")
def test_the_number_on_saving_is_said_before(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    told(qtbot, core, a_case)
    _, front = the_sheet(qtbot, core)

    me.sees("number on saving: 2026-0002")
    me.types(TOLD, SENTENCE)
    me.presses("Save the report")

    assert head_of(qtbot, core, front).number == "2026-0002"


@pytest.mark.feature("E1")
def test_both_questions_begin_with_not_knowing_and_take_an_answer(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    _, front = the_sheet(qtbot, core)

    assert me.reads(ABUSE) == "Don\u2019t know yet"
    assert me.reads(CRIME) == "Don\u2019t know yet"
    me.types(TOLD, SENTENCE)
    me.chooses(ABUSE, "Yes")
    me.presses("Save the report")

    head = head_of(qtbot, core, front)
    made = told(qtbot, core, lambda work: cases.case_file(work, head.id).determinations)
    abuse = latest(made, Question.ABUSE)
    assert abuse is not None
    assert abuse.answer is Answer.YES
    assert latest(made, Question.CRIME) is None


@pytest.mark.feature("E7")
def test_the_hotline_and_the_card_are_beside_the_questions(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    _, front = the_sheet(qtbot, core)

    me.sees("DHS hotline 1-800-522-3511, day and night")
    me.sees("Your own duty: telling HR or a principal is not enough.")
    me.presses("Emergency card")

    assert front.cards == 1


@pytest.mark.feature("A2")
def test_the_first_knowledge_is_now_until_it_is_written_over(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    sheet, front = the_sheet(qtbot, core)

    assert me.reads(KNOWN) == "22 Nov 2026, 16:50"
    hint = sheet.form._known.line.toolTip()
    me.types(KNOWN, "11/21/2026 4:48 pm")
    me.types(TOLD, SENTENCE)
    me.presses("Save the report")

    head = head_of(qtbot, core, front)
    assert hint == "Sunday 22 November 2026, 16:50 CST"
    assert (head.first_known_at, head.typed_at) == (at("2026-11-21 16:48"), at("2026-11-22 16:50"))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("23 Nov 2026, 09:00", "cannot be in the future"),
        ("22 Nov 2999, 09:00", "The year 2999 cannot be right"),
        ("22 Nov 1900, 09:00", "The year 1900 cannot be right"),
        ("yesterday", "Write a day such as"),
        ("22 Nov 2026", "Write the time as well"),
        ("", "This is missing."),
    ],
)
def test_a_moment_that_cannot_be_is_refused_and_kept_as_it_was_typed(
    qtbot: QtBot, core: CoreThread, me: Person, typed: str, said: str
) -> None:
    the_sheet(qtbot, core)
    me.types(TOLD, SENTENCE)

    me.types(KNOWN, typed)
    me.presses("Save the report")

    me.sees(said)
    assert me.reads(KNOWN) == typed
    assert me.reads(TOLD) == SENTENCE
    assert told(qtbot, core, trail) == []


def test_a_report_without_a_word_is_refused(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    the_sheet(qtbot, core)

    me.types("Who told us?", "A mother")
    me.presses("Save the report")

    me.sees("Write one sentence; the rest can wait.")
    assert told(qtbot, core, trail) == []


@pytest.mark.feature("A5")
def test_the_name_of_who_told_us_can_be_kept_back(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    _, front = the_sheet(qtbot, core)

    me.types(TOLD, SENTENCE)
    me.types("Who told us?", "Verity Marlowe")
    me.ticks("Keep the name back")
    me.presses("Save the report")

    head = head_of(qtbot, core, front)
    assert head.name_withheld
    assert "Marlowe" not in repr(head)


def test_two_hundred_thousand_characters_are_kept(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    _, front = the_sheet(qtbot, core)
    long = "Ä 王 " * 50_000

    me.types(TOLD, long)
    me.presses("Save the report")

    assert head_of(qtbot, core, front).words == long.strip()


def test_the_draft_is_kept_and_says_since_when(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    told(qtbot, core, lambda work: clock_of(work).pass_by(seconds=52))
    sheet, _ = the_sheet(qtbot, core)

    me.types(TOLD, SENTENCE)
    me.sees("Editing…")
    sheet._keeper.keep_now()

    me.sees("Draft kept 16:50:52")
    assert told(qtbot, core, the_draft)["words"] == SENTENCE


def test_escape_closes_and_the_words_are_there_again(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    _, front = the_sheet(qtbot, core)
    me.types(TOLD, SENTENCE)
    me.chooses(CRIME, "No")
    me.types(KNOWN, "20 Nov 2026, 08:15")
    me.hits("Esc")
    me.sees_no_more("New report")
    assert told(qtbot, core, the_draft)["words"] == SENTENCE

    again = NewReportSheet(core, front)
    again.open_over()
    me.sees("Draft kept 16:50:00")

    assert me.reads(TOLD) == SENTENCE
    assert me.reads(CRIME) == "No"
    assert me.reads(KNOWN) == "20 Nov 2026, 08:15"


def test_words_typed_before_the_draft_was_found_stay_below_it(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    kept: dict[str, object] = {"words": "The older words."}
    told(qtbot, core, lambda work: drafts.keep(work, DRAFT_KIND, DRAFT_PLACE, kept))
    front = Front()
    on_screen(qtbot, front)
    sheet = NewReportSheet(core, front)
    sheet.open_over()

    sheet.form._words.editor("words").show_value("The newer words.")
    quiet(qtbot, core)

    assert me.reads(TOLD) == "The older words.\nThe newer words."


def test_saving_drops_the_draft(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    sheet, front = the_sheet(qtbot, core)
    me.types(TOLD, SENTENCE)
    sheet._keeper.keep_now()
    me.presses("Save the report")

    head_of(qtbot, core, front)
    assert told(qtbot, core, the_draft) == {}
    assert not Saving.of(core).is_editing


def test_a_draft_can_be_thrown_away(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    sheet, _ = the_sheet(qtbot, core)
    me.types(TOLD, SENTENCE)
    sheet._keeper.keep_now()

    me.presses("Throw the draft away")

    me.sees_no_more("New report")
    assert told(qtbot, core, the_draft) == {}


def test_a_sheet_closed_without_a_word_leaves_no_draft(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    the_sheet(qtbot, core)
    me.chooses(ABUSE, "Yes")

    me.presses("Cancel")

    me.sees_no_more("New report")
    assert told(qtbot, core, the_draft) == {}
    assert not Saving.of(core).is_editing


def test_words_that_were_taken_back_leave_no_draft(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    sheet, _ = the_sheet(qtbot, core)
    me.types(TOLD, SENTENCE)
    sheet._keeper.keep_now()
    me.sees("Draft kept")
    me.types(TOLD, "")

    me.hits("Esc")

    me.sees_no_more("New report")
    assert told(qtbot, core, the_draft) == {}


def test_a_sheet_whose_words_cannot_be_kept_stays(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    sheet, _ = the_sheet(qtbot, core)
    me.types(TOLD, SENTENCE)
    told(qtbot, core, lambda work: work.vault.database.rename(work.folder / "moved.db"))

    me.hits("Esc")
    quiet(qtbot, core)

    me.sees("Could not save:")
    assert sheet.isVisible()
    assert me.reads(TOLD) == SENTENCE
    told(qtbot, core, lambda work: (work.folder / "moved.db").rename(work.vault.database))


def test_a_report_that_cannot_be_written_says_why_and_keeps_every_word(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    _, front = the_sheet(qtbot, core)
    me.types(TOLD, SENTENCE)
    told(qtbot, core, lambda work: work.vault.database.rename(work.folder / "moved.db"))

    me.presses("Save the report")

    me.sees("Every word you typed is still here.")
    assert me.reads(TOLD) == SENTENCE
    told(qtbot, core, lambda work: (work.folder / "moved.db").rename(work.vault.database))
    me.presses("Save the report")
    assert head_of(qtbot, core, front).words == SENTENCE


def test_an_auditor_takes_no_report_in(qtbot: QtBot, tmp_path: Path, me: Person) -> None:
    with a_desk_of(qtbot, tmp_path, Role.AUDITOR) as (core, _):
        the_sheet(qtbot, core)
        me.types(TOLD, SENTENCE)

        me.presses("Save the report")

        me.sees("An auditor cannot do this (case created)")
        assert me.reads(TOLD) == SENTENCE
        me.types(TOLD, "")
        me.types("Who told us?", "")
        me.presses("Cancel")


def test_tab_visits_everything_and_never_leaves_the_sheet(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    sheet, _ = the_sheet(qtbot, core)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))

    visited: list[str] = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        visited.append(name_of(focused))
        me.hits("Tab")

    assert visited[0] == TOLD
    assert visited == [name for name in visited if name]
    assert {KNOWN, "Who told us?", "Emergency card", "Save the report"} <= set(visited)
    assert any(name.startswith(ABUSE) for name in visited)
    assert any(name.startswith(CRIME) for name in visited)


def test_control_and_the_enter_of_the_number_pad_save_too(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    _, front = the_sheet(qtbot, core)
    me.types(TOLD, SENTENCE)
    box = QApplication.focusWidget()
    assert box is not None

    QTest.keyClick(box, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)

    assert head_of(qtbot, core, front).words == SENTENCE


@pytest.mark.parametrize(("percent", "width"), [(100, 1366), (200, 1366), (200, 800)])
def test_the_sheet_stays_within_the_window(
    qtbot: QtBot, qapp: QApplication, core: CoreThread, percent: int, width: int
) -> None:
    apply_theme(qapp, Scheme.DARK, percent)

    sheet, front = the_sheet(qtbot, core, width)

    assert sheet.width() < front.width()
    assert sheet.height() < front.height()
