"""The story of a case: in the order of events, late entries marked, each line with its way."""

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.cases import TimelineLine
from hrcase.domain.needs import Tab
from tests.case_pages import a_page, called
from tests.person import Person
from ui.core_thread import CoreThread
from ui.record_table import RecordTable


def words_of(table: RecordTable[TimelineLine]) -> list[str]:
    model = table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_who_looked_at_the_case_is_shown_when_asked_for(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, called, "Timeline")
    table = page.current.findChild(RecordTable)
    assert table is not None
    assert "Case 2026-0001 viewed" not in words_of(table)

    me.ticks("Show who looked at the case, too")

    assert words_of(table)[-1] == "Case 2026-0001 viewed"


@pytest.mark.feature("L1")
def test_everything_stands_in_the_order_in_which_it_happened(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, called, "Timeline")
    me.sees("DHS hotline called, reference 26-0098114")

    table = page.current.findChild(RecordTable)
    assert table is not None
    words = words_of(table)
    assert words[0] == "The district first knew"
    assert words[1] == "DHS hotline called, reference 26-0098114"
    assert words[2] == "Police told, Redbud Police, reference 26-118342"
    me.sees("22 Nov 2026, 09:31")
    me.sees("Late entry, 7 h 19 min after")


def test_a_line_leads_to_the_page_it_is_recorded_on(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    page = a_page(qtbot, core, called, "Timeline")

    me.opens("DHS hotline called")

    me.sees("Is there an indication of child abuse?")
    assert page.tab is Tab.NOTIFICATIONS
