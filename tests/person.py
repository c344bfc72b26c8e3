"""A person at the screen, for tests: waits with pytest-qt and gives up after a while."""

from collections.abc import Callable

from pytestqt.exceptions import TimeoutError as QtTimeout
from pytestqt.qtbot import QtBot

from tests.patience import PATIENCE_MS
from ui.tour.person import Person as AnyPerson


class Person(AnyPerson):
    """Types, presses, chooses, reads, and waits for what is not there yet."""

    def __init__(self, qtbot: QtBot, patience_ms: int = PATIENCE_MS) -> None:
        def wait_until(there: Callable[[], bool]) -> bool:
            try:
                qtbot.waitUntil(there, timeout=patience_ms)
            except QtTimeout:
                return False
            return True

        super().__init__(wait_until)
