"""Waiting for as long as a busy machine may need; it costs nothing when things work."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot
from typing_extensions import override

PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """pytest-qt's own bot, with more patience."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)
