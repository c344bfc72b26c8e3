"""The cases that one user may see: granted one by one, and withdrawn again."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.cases import CaseLine
from hrcase.domain.users import GrantLine, UserLine
from hrcase.services import cases, users
from ui.components.buttons import link
from ui.components.empty import Empty
from ui.components.labels import Label, why
from ui.components.panel import Hairline, clear
from ui.core_thread import CoreThread
from ui.editors import TextEditor
from ui.sheets.sign_in import ActSheet
from ui.tokens import Space


class UserCasesSheet(ActSheet):
    """Type a case number to grant it; each granted case can be taken away again."""

    def __init__(self, window: QWidget, core: CoreThread, line: UserLine) -> None:
        super().__init__(window, core, f"Cases of {line.name}", "Grant this case")
        self._line = line
        self._number = TextEditor("2026-0042")
        self._number.name("Case number")
        self._granted = QVBoxLayout()
        words = "An investigator sees the cases granted here, and those they took in themselves."
        self.body.addWidget(why(words))
        self.field("Case number", self._number.widget)
        self.body.addLayout(self._granted)
        self._ask()

    @override
    def act(self) -> None:
        """Find the case by its number, then grant it."""
        wanted = self._number.value()
        self._core.ask(
            self,
            lambda work: cases.find_cases(work, wanted, 5),
            partial(self._grant, wanted),
            self._refused,
        )

    def _grant(self, wanted: str, found: Sequence[CaseLine]) -> None:
        exact = [one for one in found if one.number == wanted]
        if not exact:
            self.say("No case has this number. Type it as in 2026-0042.")
            return
        user_id, case_id = self._line.id, exact[0].id
        self.do(lambda work: users.grant_case(work, user_id, case_id), self._changed)

    def _withdraw(self, case_id: UUID, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        user_id = self._line.id
        self.do(lambda work: users.withdraw_grant(work, user_id, case_id), self._changed)

    def _changed(self, _nothing: object) -> None:
        self.go.setEnabled(True)
        self._number.show_value("")
        self.say("")
        self._ask()

    def _ask(self) -> None:
        user_id = self._line.id
        self._core.ask(self, lambda work: users.grants(work, user_id), self._show, self._refused)

    def _show(self, granted: Sequence[GrantLine]) -> None:
        clear(self._granted)
        if not granted:
            self._granted.addWidget(Empty("No cases granted", "Type a case number above."))
        for at, line in enumerate(granted):
            if at:
                self._granted.addWidget(Hairline())
            self._granted.addWidget(self._row(line))
        self.place()

    def _row(self, line: GrantLine) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, Space.HAIR, 0, Space.HAIR)
        across.addWidget(Label(line.number, semibold=True))
        across.addSpacing(Space.GAP)
        across.addWidget(Label(line.title, wrap=True), 1)
        away = link("Withdraw")
        away.setAccessibleName(f"Withdraw {line.number}")
        away.clicked.connect(partial(self._withdraw, line.case_id))
        across.addWidget(away)
        return row
