"""On Linux: what login1 says on the system bus, and screen savers on the session bus."""

from typing import Final

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from ui.system_lock import SystemLock

_LOGIN: Final = "org.freedesktop.login1"
_SCREEN_SAVERS: Final = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)


class BusLock(SystemLock):
    """What Linux says: login1 on the system bus, screen savers on the session bus.

    A computer without a bus, or without one of these services, simply says nothing.
    """

    def __init__(
        self,
        session: QDBusConnection,
        system: QDBusConnection,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._buses = (session, system)
        for interface in _SCREEN_SAVERS:
            self._hear(session, interface, "ActiveChanged", "_screen_saver(bool)")
        self._hear(system, f"{_LOGIN}.Manager", "PrepareForSleep", "_sleep(bool)")
        self._hear(system, f"{_LOGIN}.Session", "Lock", "_session()")

    def _hear(self, bus: QDBusConnection, interface: str, name: str, slot: str) -> None:
        """Whoever on this bus sends the signal, from whatever path; an absent bus is no error."""
        if bus.isConnected():
            bus.connect("", "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]  # Qt takes SLOT's words, its stubs say bytes

    @Slot(bool)
    def _screen_saver(self, active: bool) -> None:  # noqa: FBT001 - sent by D-Bus
        if active:
            self.locked.emit("when the screen was locked")

    @Slot(bool)
    def _sleep(self, begins: bool) -> None:  # noqa: FBT001 - sent by D-Bus
        if begins:
            self.locked.emit("when the computer went to sleep")

    @Slot()
    def _session(self) -> None:
        self.locked.emit("when the screen was locked")
