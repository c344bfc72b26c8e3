"""The policy: its clauses to read and search, the board's own text, the adopted editions."""

from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ui.choosers import REAL, Choosers
from ui.components.labels import page_title
from ui.components.tabs import Tabs
from ui.core_thread import CoreThread
from ui.editors import TextBox
from ui.policy_clauses import Clauses, Show, find_clauses
from ui.policy_editions import Editions, Rulebook, adopt_folder, rulebook
from ui.screen import Screen
from ui.tokens import Space

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

TABS: Final = ("Clauses", "The board's text", "Editions")
_LINES: Final = 12


class PolicyScreen(Screen):
    """Section "Policy"."""

    help_page: ClassVar[str] = "policy"
    fills_page: ClassVar[bool] = True

    def __init__(
        self, core: CoreThread, parent: QWidget | None = None, *, choose: Choosers = REAL
    ) -> None:
        super().__init__(core, parent)
        self._choose = choose
        self.tabs = Tabs()
        self.tabs.setAccessibleName("Parts of the policy")
        self.clauses, self.text, self.editions = Clauses(), TextBox(_LINES), Editions()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("The board's text")
        self._stack = QStackedWidget()
        for words, page in zip(TABS, (self.clauses, self.text, self.editions), strict=True):
            self.tabs.add(words)
            self._stack.addWidget(page)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.clauses.asked.connect(self._ask_clauses)
        self.editions.adopt_wanted.connect(self._adopt)
        self.body.addWidget(page_title("Policy"))
        self.body.addWidget(self.tabs)
        self.body.addSpacing(Space.SMALL)
        self.body.addWidget(self._stack, 1)

    @override
    def refresh(self) -> None:
        self.clauses.reload()
        self.ask(rulebook, self._show)

    def place(self) -> tuple[str, ...]:
        """Which part is in front."""
        return (TABS[self.tabs.currentIndex()],)

    def go_to(self, place: tuple[str, ...]) -> None:
        """Show that part again."""
        if place and place[0] in TABS:
            self.tabs.setCurrentIndex(TABS.index(place[0]))

    def _ask_clauses(self, text: str, then: Show) -> None:
        self.ask(lambda work: find_clauses(work, text), then)

    def _show(self, book: Rulebook) -> None:
        if self.text.toPlainText() != book.board_text:
            self.text.setPlainText(book.board_text)
        self.editions.show_rulebook(book)

    def _adopt(self) -> None:
        folder = self._choose.folder(self, "The folder of the edition")
        if folder is not None:

            def act(work: "Workspace") -> str:
                return adopt_folder(work, folder)

            self.do(act, self._say_adopted)

    def _say_adopted(self, edition: str) -> None:
        self.show_notice(f"Edition {edition} is adopted and in force.")
