"""Widgets that stand in a cycle die on the GUI thread, whoever makes the garbage."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.collecting import Collector, collect_what_is_due


class Knot(QWidget):
    """A widget that keeps itself alive until it is collected."""

    def __init__(self, died: list[int]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: died.append(threading.get_ident()))


@pytest.fixture
def collector(qapp: QObject) -> Iterator[Collector]:
    made = Collector(qapp)
    yield made
    made.setParent(None)
    made.deleteLater()


def much_garbage() -> None:
    for _ in range(20_000):
        cycle: list[object] = []
        cycle.append(cycle)


@pytest.mark.usefixtures("collector")
def test_a_widget_in_a_cycle_dies_on_the_gui_thread(qtbot: QtBot) -> None:
    died: list[int] = []
    Knot(died)
    elsewhere = threading.Thread(target=much_garbage)
    elsewhere.start()
    elsewhere.join()
    assert died == []

    qtbot.waitUntil(lambda: bool(died))

    assert died == [threading.get_ident()]


def test_nothing_is_collected_before_it_is_due() -> None:
    gc.collect()
    before = gc.get_stats()[0]["collections"]

    collect_what_is_due()

    assert gc.get_stats()[0]["collections"] == before
