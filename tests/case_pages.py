"""Pages of cases in every stage, shown over a real core and vault."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.needs import Tab
from hrcase.domain.people import CaseRole
from hrcase.services import cases, notifications
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_call,
    a_case,
    a_contact,
    a_student,
    a_subject,
    a_workspace,
    alleged,
    answers,
    signed_in,
)
from tests.desk import on_screen, quiet, told
from ui.case_page import CasePage
from ui.core_thread import CoreThread

Make = Callable[[Workspace], UUID]


def a_page(qtbot: QtBot, core: CoreThread, make: Make = a_case, tab: str = "") -> CasePage:
    """The page of a case, shown and answered."""
    page = CasePage(core, told(qtbot, core, make))
    on_screen(qtbot, page)
    if tab:
        page.jump(Tab(tab))
    quiet(qtbot, core)
    return page


@contextmanager
def a_page_for(
    qtbot: QtBot, folder: Path, role: Role, make: Make
) -> Iterator[tuple[CoreThread, CasePage]]:
    """The page of a case that the director made, as somebody else sees it."""
    made: list[UUID] = []

    def open_vault() -> Workspace:
        work = a_workspace(folder)
        made.append(make(work))
        return signed_in(work, role)

    core = CoreThread(open_vault)
    try:
        told(qtbot, core, lambda _: None)
        page = CasePage(core, made[0])
        on_screen(qtbot, page)
        quiet(qtbot, core)
        yield core, page
    finally:
        with qtbot.waitCallback() as closed:
            core.close(closed)


def called(work: Workspace) -> UUID:
    """A case with a student, abuse and crime indicated, and a police hold."""
    case_id = a_case(work)
    a_subject(work, case_id)
    a_student(work, case_id)
    answers(work, case_id, Question.ABUSE, Answer.YES)
    answers(work, case_id, Question.CRIME, Answer.YES)
    notifications.record_hotline_call(work, case_id, a_call())
    notifications.record_police_contact(work, case_id, a_contact(hold_requested=True))
    return case_id


def full(work: Workspace) -> UUID:
    """The same case with an allegation."""
    case_id = called(work)
    people = cases.case_file(work, case_id).people
    subject = next(one.person_id for one in people if one.role is CaseRole.SUBJECT)
    alleged(work, case_id, subject)
    return case_id
