"""On macOS: the notifications of sleep and of the locked screen, through the Objective-C runtime.

Written after Apple's documentation; not run on the computer where the tests run.
"""

import ctypes
import ctypes.util
from typing import Any, Final

from PySide6.QtCore import QObject

from ui.system_lock import SystemLock

_NAMES: Final = (
    (b"NSDistributedNotificationCenter", b"com.apple.screenIsLocked", "when the screen was locked"),
    (b"NSWorkspace", b"NSWorkspaceWillSleepNotification", "when the computer went to sleep"),
    (
        b"NSWorkspace",
        b"NSWorkspaceSessionDidResignActiveNotification",
        "when another user took the screen",
    ),
)
_METHOD: Final = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacLock(SystemLock):
    """One observer object for each notification."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runtime: Any = ctypes.CDLL(ctypes.util.find_library("objc"))
        self._runtime.objc_getClass.restype = ctypes.c_void_p
        self._runtime.sel_registerName.restype = ctypes.c_void_p
        self._runtime.objc_allocateClassPair.restype = ctypes.c_void_p
        self._kept = [
            self._observe(at, source, name, reason)
            for at, (source, name, reason) in enumerate(_NAMES)
        ]

    def _observe(self, at: int, source: bytes, name: bytes, reason: str) -> object:
        """An object of a class made here, whose one method tells the reason."""

        def heard(_self: int, _selector: int, _notification: int) -> None:
            self.locked.emit(reason)

        method = _METHOD(heard)
        made = self._runtime.objc_allocateClassPair(
            ctypes.c_void_p(self._runtime.objc_getClass(b"NSObject")),
            b"HrcaseLockObserver%d" % at,
            0,
        )
        told = ctypes.c_void_p(self._runtime.sel_registerName(b"told:"))
        self._runtime.class_addMethod(ctypes.c_void_p(made), told, method, b"v@:@")
        self._runtime.objc_registerClassPair(ctypes.c_void_p(made))
        observer = self._send(self._send(made, b"alloc"), b"init")
        words = self._send(
            self._runtime.objc_getClass(b"NSString"),
            b"stringWithUTF8String:",
            ctypes.c_char_p(name),
        )
        self._send(
            self._center(source),
            b"addObserver:selector:name:object:",
            *(ctypes.c_void_p(observer), told, ctypes.c_void_p(words), None),
        )
        return method, observer

    def _center(self, source: bytes) -> int:
        kind = self._runtime.objc_getClass(source)
        if source == b"NSWorkspace":
            return self._send(self._send(kind, b"sharedWorkspace"), b"notificationCenter")
        return self._send(kind, b"defaultCenter")

    def _send(self, receiver: int, selector: bytes, *arguments: Any) -> int:  # noqa: ANN401 - C values of any kind
        """One Objective-C message; each call states its own types."""
        send = ctypes.cast(
            self._runtime.objc_msgSend,
            ctypes.CFUNCTYPE(
                ctypes.c_void_p,
                ctypes.c_void_p,
                ctypes.c_void_p,
                *(
                    ctypes.c_char_p if isinstance(one, ctypes.c_char_p) else ctypes.c_void_p
                    for one in arguments
                ),
            ),
        )
        name = ctypes.c_void_p(self._runtime.sel_registerName(selector))
        return int(send(ctypes.c_void_p(receiver), name, *arguments) or 0)
