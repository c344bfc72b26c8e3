"""An administrator texts a parent: the whole case through the real screens, then its record."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.cases import CaseFile, Stage
from hrcase.domain.determinations import Answer
from hrcase.services import audit, cases, door, kits, letters, opening, settings
from hrcase.services.opening import NewVault
from hrcase.services.workspace import Workspace
from hrcase.storage.slots import FLOOR
from tests.builders import MovableClock, at
from tests.offices import Office
from tests.paper_cases import LETTERHEAD
from tests.pdf.reader import spoken
from tests.person import Person
from tests.vaults import DIRECTOR, PASSPHRASE
from ui.tour.guide import Guide
from ui.tour.main_job import STORY_STEPS, Story, write_a_note
from ui.tour.stories import story

CLAUSES = {"4020.SNS.A", "1610.A", "4020.CONDUCT.2a", "4020.CONDUCT.2b"}
REPORTED, SERVED = "2026-05-09 10:30", "2026-05-18 09:00"


def the_facts() -> Story:
    return replace(
        story(),
        told_by="Mr. Ilario Fenn, by telephone",
        first_known="9 May 2026, 10:10",
        first_on="20 Apr 2026",
        last_on="8 May 2026",
        employee=("Sable", "Quenby", "Ms."),
        student=("Corin", "Fenn", "3 Feb 2014"),
        finding="From April 20 to May 8, 2026, you sent a parent flirtatious messages at night.",
        facts="From April 20 to May 8, 2026, you sent a parent flirtatious messages at night.",
    )


def an_office(folder: Path, clock: MovableClock) -> None:
    work = opening.create_vault(folder, NewVault("Redbud", DIRECTOR, PASSPHRASE), clock, FLOOR)
    new = kits.make_kit(work)
    kits.try_new_kit(work, new, " ".join(new.kit.words))
    settings.set_letterhead(work, LETTERHEAD)
    opening.lock(work)


def carried(qtbot: QtBot, tmp_path: Path, clock: MovableClock) -> Office:
    """The main job on the screens; nine days pass before the note is written."""
    an_office(tmp_path / "vault", clock)
    office = Office(qtbot, tmp_path / "vault", tmp_path / "state", clock)
    office.answers.new_file = tmp_path / "copy.pdf"
    me = Person(qtbot, 15_000)
    office.unlock(me).resize(1440, 900)
    guide, facts = Guide(tmp_path, me), the_facts()
    for step in STORY_STEPS:
        if step is write_a_note:
            clock.move_to(SERVED)
        step(guide, facts)
    office.window.close()
    office.waits_until(office.has_left)
    office.close()
    return office


def the_record(office: Office) -> tuple[Workspace, CaseFile]:
    (director,) = door.sign_ins(office.folder)
    work = opening.open_with_passphrase(office.folder, director.user_id, PASSPHRASE, office.clock)
    (line,) = cases.list_cases(work, "closed", "number", descending=False, offset=0, limit=10)
    return work, cases.case_file(work, line.id)


@pytest.mark.timeout(240)
def test_a_case_is_carried_from_report_to_closing_on_the_screens(
    qtbot: QtBot, tmp_path: Path
) -> None:
    work, file = the_record(carried(qtbot, tmp_path, MovableClock(at(REPORTED))))

    assert (file.head.stage, file.head.severity) == (Stage.CLOSED, "SEV2")
    assert {one.clause_id for one in file.allegations} == CLAUSES
    assert {one.answer for one in file.determinations if one.reason} == {Answer.NO}
    assert {one.result for one in file.findings} == {"substantiated"}
    (letter,), (deadline,) = file.letters, file.deadlines
    assert letter.served_on == date(2026, 5, 18)
    assert (deadline.rule_id, deadline.due_on) == ("DL-REB", date(2026, 6, 1))
    paper = letters.paper(work, file.head.id, letter.id)
    assert (tmp_path / "copy.pdf").read_bytes() == paper
    assert "Fenn" not in " ".join(one.text for one in spoken(paper))
    assert audit.verify(work).breaks == ()
    opening.lock(work)
