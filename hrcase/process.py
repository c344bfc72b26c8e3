"""Make this process hard to look into: private files, no core dump, no debugger."""

import ctypes
import os
import sys

_PR_GET_DUMPABLE = 3
_PR_SET_DUMPABLE = 4
_PT_DENY_ATTACH = 31
# On Windows: the owner and the system may ask, wait for and end this process, not read it.
_WINDOWS_RIGHTS = "D:P(A;;0x101001;;;OW)(A;;0x101001;;;SY)"
_DACL_SECURITY_INFORMATION = 4
_SDDL_REVISION = 1
_NO_CRASH_DIALOG = 0x0001 | 0x0002


def harden() -> None:
    """Do all of it, before anything else of the program runs; raises OSError if refused."""
    os.umask(0o077)
    if sys.platform == "win32":  # pragma: no cover - Windows only: not run on this machine
        _refuse_readers_on_windows()
        return
    _leave_no_core_dump()
    if sys.platform == "darwin":  # pragma: no cover - macOS only: not run on this machine
        _refuse_debuggers_on_macos()
    else:
        _refuse_debuggers_on_linux()


def may_be_traced() -> bool:
    """Whether another process of this user may read this one; only Linux can tell."""
    if sys.platform != "linux":  # pragma: no cover - other systems have no such question
        return False
    return bool(ctypes.CDLL(None, use_errno=True).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0))


if sys.platform == "win32":  # pragma: no cover - Windows only: not run on this machine

    def _refuse_readers_on_windows() -> None:
        """Take the right to read this process's memory from everyone, and write no crash dump."""
        from ctypes import wintypes  # noqa: PLC0415 - exists in this form on Windows alone

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        security = ctypes.WinDLL("advapi32", use_last_error=True)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetErrorMode(_NO_CRASH_DIALOG)
        rights = ctypes.c_void_p()
        made = security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            _WINDOWS_RIGHTS, _SDDL_REVISION, ctypes.byref(rights), None
        )
        done = made and security.SetKernelObjectSecurity(
            wintypes.HANDLE(kernel.GetCurrentProcess()), _DACL_SECURITY_INFORMATION, rights
        )
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource

    def _leave_no_core_dump() -> None:
        """Whatever happens to this process, nothing of its memory lands on the disk."""
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def _refuse_debuggers_on_linux() -> None:
        """Neither a debugger nor /proc shows this process to others of the same user."""
        library = ctypes.CDLL(None, use_errno=True)
        if library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0):  # pragma: no cover - no kernel refuses it
            raise OSError(ctypes.get_errno(), "The process could not be closed to debuggers")

    def _refuse_debuggers_on_macos() -> None:  # pragma: no cover - macOS only: not run here
        """A debugger that attaches ends with an error, and so does reading the memory."""
        ctypes.CDLL(None, use_errno=True).ptrace(_PT_DENY_ATTACH, 0, None, 0)
