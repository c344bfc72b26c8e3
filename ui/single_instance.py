"""One program for each vault: a second start brings the first forward and ends."""

import hashlib
import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 1000


class SingleInstance(QObject):
    """Listens on a local name made from the vault's folder; the name tells nothing."""

    called = Signal()
    """A second start was tried: come forward."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = local_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def is_first(self) -> bool:
        """Take the name; False if another program has it, which has been called forward.

        A name left behind by a crash, or by this program before it replaced itself, is taken over.
        """
        if self._calls_another():
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            return self._server.listen(self._name)
        return True

    def close(self) -> None:
        """Give the name back."""
        self._server.close()

    def _calls_another(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        there = socket.waitForConnected(_PATIENCE_MS)
        socket.abort()
        return there

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self.called.emit()


def local_name(folder: Path) -> str:
    """One name for one folder and one person of this computer."""
    person = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    digest = hashlib.sha256(f"{folder.resolve()}|{person}".encode()).hexdigest()
    return f"hrcase-{digest[:24]}"
