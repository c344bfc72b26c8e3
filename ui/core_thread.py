"""One thread that runs every service in the order asked, and brings each answer back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

A = TypeVar("A")

BUSY_AFTER_MS: Final = 500


@dataclass(frozen=True, slots=True)
class _Job:
    """One thing to do on the core thread, and whom to tell."""

    owner: QObject
    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]
    writes: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came out of one job, and who wants to hear it."""

    owner: QObject
    tell: Callable[[Any], None]
    said: object
    wrote: bool


class CoreThread(QObject):
    """The only way from the screens to the vault; answers arrive on the GUI thread."""

    written = Signal()
    """Something was recorded: whoever shows something asks again."""
    progress = Signal(int, int)
    """Long work did so many of so many."""
    busy = Signal(bool)
    """Work has been going on for half a second, or has ended."""
    _answered = Signal(object)

    def __init__(
        self, open_workspace: "Callable[[], Workspace]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open = open_workspace
        self._workspace: Workspace | None = None
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="core")
        self._waiting = 0
        self._is_busy = self._is_closed = False
        self._slow = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._slow.timeout.connect(self._say_busy)
        self._answered.connect(self._hear)

    @property
    def pending(self) -> int:
        """How many questions and actions have not been answered yet."""
        return self._waiting

    def ask(
        self,
        owner: QObject,
        question: "Callable[[Workspace], A]",
        then: Callable[[A], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask the core something; a deleted owner hears nothing."""
        self._submit(_Job(owner, partial(self._with_workspace, question), then, failed))

    def do(
        self,
        owner: QObject,
        action: "Callable[[Workspace], A]",
        then: Callable[[A], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Have the core do something; `written` follows when it succeeded."""
        work = partial(self._with_workspace, action)
        self._submit(_Job(owner, work, then, failed, writes=True))

    def report(self, done: int, total: int) -> None:
        """Given to services as their `progress`: called on the core thread, heard on the GUI's."""
        self.progress.emit(done, total)

    def close(self, then: Callable[[], None] | None = None) -> None:
        """Finish what was asked, close the vault, end the thread; then say so."""
        self._submit(_Job(self, self._shut, lambda _: then() if then else None, _raise))
        self._is_closed = True
        self._executor.shutdown(wait=False)

    def _submit(self, job: _Job) -> None:
        """Queue a job; what a late answer still asks for after the end is not asked."""
        if self._is_closed:
            return
        self._waiting += 1
        if not (self._slow.isActive() or self._is_busy):
            self._slow.start()
        self._executor.submit(self._run, job)

    def _run(self, job: _Job) -> None:
        """On the core thread: do the job and send what came of it; touch no widget."""
        try:
            said = job.work()
        except Exception as failure:  # noqa: BLE001 - goes to the GUI thread with its traceback
            self._answered.emit(_Answer(job.owner, job.failed, failure, wrote=False))
        else:
            self._answered.emit(_Answer(job.owner, job.then, said, wrote=job.writes))

    def _with_workspace(self, job: "Callable[[Workspace], A]") -> A:
        if self._workspace is None:
            self._workspace = self._open()
        return job(self._workspace)

    def _shut(self) -> None:
        if self._workspace is not None:
            self._workspace.vault.close()
        self._workspace = None

    def _hear(self, answer: _Answer) -> None:
        """On the GUI thread: tell the owner, if it is still there."""
        self._waiting -= 1
        self._rest()
        try:
            if isValid(answer.owner):
                answer.tell(answer.said)
        finally:
            if answer.wrote:
                self.written.emit()

    def _say_busy(self) -> None:
        self._is_busy = True
        self.busy.emit(True)  # noqa: FBT003 - a signal carries its value by position

    def _rest(self) -> None:
        if self._waiting:
            return
        self._slow.stop()
        if self._is_busy:
            self._is_busy = False
            self.busy.emit(False)  # noqa: FBT003 - a signal carries its value by position


def _raise(failure: Exception) -> None:
    raise failure
