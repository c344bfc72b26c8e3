"""The base of every screen: a page that asks, does, and shows a refusal next to the work."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.errors import ChangedElsewhere, HrcaseError
from ui.components.banner import Banner, Mood
from ui.components.buttons import Button, secondary
from ui.components.page import Page, scrolling
from ui.core_thread import CoreThread
from ui.tokens import Space

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

A = TypeVar("A")


class Screen(QWidget):
    """One page. Put widgets into `body`, ask in `refresh`, act with `do`.

    `help_page` names the page of the manual that F1 opens. `fills_page` says that the body
    takes the whole height and scrolls by itself (a table); otherwise it keeps to the top.
    """

    help_page: ClassVar[str] = ""
    fills_page: ClassVar[bool] = False
    page_margins: ClassVar[tuple[int, int, int, int]] = (
        Space.PAGE,
        Space.PANEL,
        Space.PAGE,
        Space.PANEL,
    )

    def __init__(self, core: CoreThread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.banner = Banner(Mood.REFUSAL)
        self.banner.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.GAP)
        self._build()
        core.written.connect(self._ask_again)

    def refresh(self) -> None:
        """Ask the core for what this screen shows; called when shown and after any write."""

    def ask(self, question: "Callable[[Workspace], A]", then: Callable[[A], None]) -> None:
        """Ask the core and go on; the answer comes to `then`."""
        self._core.ask(self, question, then, self.show_failure)

    def do(
        self,
        action: "Callable[[Workspace], A]",
        then: Callable[[A], None] | None = None,
        failed: Callable[[HrcaseError], None] | None = None,
    ) -> None:
        """Have the core do something and go on; a refusal is shown in the banner."""
        self.banner.hide()

        def finished(said: A) -> None:
            if then is not None:
                then(said)

        def refused(failure: Exception) -> None:
            self.show_failure(failure)
            if failed is not None and isinstance(failure, HrcaseError):
                failed(failure)

        self._core.do(self, action, finished, refused)

    def show_failure(self, failure: Exception) -> None:
        """Show a sentence for the person; anything unexpected goes on to the crash dialog."""
        if not isinstance(failure, HrcaseError):
            raise failure
        self.banner.show_words(str(failure), "", Mood.REFUSAL)
        self.banner.show_buttons(self._ways_out(failure))
        self.banner.show()
        self._scroll.ensureWidgetVisible(self.banner)

    def show_notice(self, words: str, mood: Mood = Mood.DONE) -> None:
        """Say something that is no refusal, in the same place."""
        self.banner.show_words(words, "", mood)
        self.banner.show_buttons([])
        self.banner.show()

    def _ways_out(self, failure: HrcaseError) -> list[Button]:
        """The buttons that go with a refusal."""
        if not isinstance(failure, ChangedElsewhere):
            return []
        again = secondary("Show it again")
        again.clicked.connect(self._show_again)
        return [again]

    def _show_again(self) -> None:
        self.banner.hide()
        self.refresh()

    def _ask_again(self) -> None:
        if self.isVisible():
            self.refresh()

    def _build(self) -> None:
        """A page that scrolls up and down and never sideways."""
        page = Page()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(*self.page_margins)
        inside.setSpacing(Space.GAP)
        self.above = QVBoxLayout()
        self.above.addWidget(self.banner)
        inside.addLayout(self.above)
        inside.addLayout(self.body, 1 if self.fills_page else 0)
        if not self.fills_page:
            inside.addStretch(1)
        self._scroll = scrolling(page)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._scroll)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
