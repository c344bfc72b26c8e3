"""People who may sign in: their roles, their cases, a new passphrase, the end of it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from hrcase.domain.access import NEEDS_GRANT
from hrcase.domain.users import UserLine
from hrcase.services import users
from ui import when
from ui.components.banner import Mood
from ui.components.buttons import Button, primary, secondary
from ui.components.labels import SectionHead, why
from ui.components.rows import Look
from ui.core_thread import CoreThread
from ui.icons import Icon
from ui.record_table import Column, Page, RecordTable
from ui.screen import Screen
from ui.sheets.sign_in import (
    NewUserSheet,
    ResetSheet,
    RevokeSheet,
    RoleSheet,
)
from ui.sheets.user_cases import UserCasesSheet
from ui.tokens import Colour


class SignInPeopleScreen(Screen):
    """Everyone who may sign in, and everyone who once might."""

    help_page: ClassVar[str] = "settings_people"
    fills_page: ClassVar[bool] = True

    def __init__(self, core: CoreThread, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(core, parent)
        self._zone = zone
        self._head = SectionHead("People who may sign in")
        self._table: RecordTable[UserLine] = RecordTable(
            self._columns(),
            self._ask_lines,
            key=lambda line: line.id,
            name="People who may sign in",
        )
        self._table.chosen.connect(self._chosen)
        self._buttons = {
            "role": self._button("Change the role…", self._change_role),
            "cases": self._button("Cases granted…", self._grant),
            "reset": self._button("Set a new passphrase…", self._reset),
            "revoke": self._button("Revoke…", self._revoke),
        }
        add = primary("Add a person", icon=Icon.USER_PLUS)
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(add)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self._head)
        self.body.addWidget(
            why("Each person has a passphrase of their own. What each role may do is in the help.")
        )
        self.body.addLayout(row)
        self.body.addWidget(self._table, 1)
        self._chosen(None)

    @override
    def refresh(self) -> None:
        self._table.reload()

    def _columns(self) -> Sequence[Column[UserLine]]:
        return [
            Column("Name", lambda line: line.name, paint=_paint_name, width=220),
            Column("Role", lambda line: line.role.value.capitalize(), width=120),
            Column("Since", lambda line: when.day(line.added_at.astimezone(self._zone).date())),
            Column("Signs in with", _ways, width=200),
        ]

    def _ask_lines(self, page: Page, then: Callable[[Sequence[UserLine]], None]) -> None:
        def show(lines: list[UserLine]) -> None:
            self._head.show_count(sum(line.revoked_at is None for line in lines))
            then(lines if page.offset == 0 else [])

        self.ask(users.list_users, show)

    def _chosen(self, line: UserLine | None) -> None:
        active = line is not None and line.revoked_at is None
        for button in self._buttons.values():
            button.setEnabled(active)
        granted = line is not None and line.role in NEEDS_GRANT
        self._buttons["cases"].setEnabled(active and granted)

    def _button(self, words: str, act: Callable[[UserLine], None]) -> Button:
        made = secondary(words)
        made.clicked.connect(partial(self._with_line, act))
        return made

    def _with_line(self, act: Callable[[UserLine], None], _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's flag
        line = self._table.line()
        if line is not None:
            act(line)

    def _add(self) -> None:
        NewUserSheet(self, self._core).open_over()

    def _change_role(self, line: UserLine) -> None:
        RoleSheet(self, self._core, line).open_over()

    def _grant(self, line: UserLine) -> None:
        UserCasesSheet(self, self._core, line).open_over()

    def _reset(self, line: UserLine) -> None:
        ResetSheet(self, self._core, line).open_over()

    def _revoke(self, line: UserLine) -> None:
        sheet = RevokeSheet(self, self._core, line)
        sheet.revoked.connect(self._say_revoked)
        sheet.open_over()

    def _say_revoked(self, honest: str) -> None:
        self.show_notice(honest, Mood.WARNING)


def _ways(line: UserLine) -> str:
    if line.revoked_at is not None:
        return "revoked"
    if not line.has_passphrase:
        return "nothing yet: set a passphrase"
    return "passphrase and PIN" if line.has_pin else "passphrase"


def _paint_name(line: UserLine) -> Look:
    return Look(tone=Colour.TEXT3 if line.revoked_at is not None else Colour.TEXT, lead=True)
