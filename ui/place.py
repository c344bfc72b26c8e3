"""Where a person is in the program, in ids only, so that a lock can come back to it."""

import json
from dataclasses import asdict, dataclass
from typing import Final, Protocol, runtime_checkable
from uuid import UUID

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

RESUME: Final = "HRCASE_RESUME"
"""The environment variable in which a locked program hands its place to the next one."""


@dataclass(frozen=True, slots=True)
class Place:
    """A section, perhaps a case and what is open in it, and the caret; no word of any case."""

    section: str = ""
    case_id: UUID | None = None
    inside: tuple[str, ...] = ()
    sheet: str = ""
    field: str = ""
    caret: int = 0


@dataclass(frozen=True, slots=True)
class HandOver:
    """What a locked program tells the one that replaces it."""

    place: Place = Place()
    since: str = ""
    """The local time of the lock, as in "16:31"."""
    because: str = ""
    """Why it locked, as in "after 10 minutes without use"."""
    user_id: UUID | None = None


@runtime_checkable
class Placed(Protocol):
    """A page with places inside it: a tab, a note, a form that is open."""

    def place(self) -> tuple[str, ...]:
        """Where inside the page one is: names of tabs and ids, nothing else."""

    def go_to(self, place: tuple[str, ...]) -> None:
        """Go there, as far as it still exists."""


@runtime_checkable
class KeepsDrafts(Protocol):
    """A form or editor that holds words which are not recorded yet."""

    def keep_now(self) -> None:
        """Send what is typed to the vault's drafts at once; the core does it in order."""


def as_text(handed: HandOver) -> str:
    """The hand-over as one line of text."""
    return json.dumps(asdict(handed), default=str, separators=(",", ":"))


def from_text(text: str) -> HandOver | None:
    """The hand-over again; None if there is none or it is not one of ours."""
    try:
        told = json.loads(text)
        where = told["place"]
        return HandOver(
            Place(
                section=str(where["section"]),
                case_id=_id(where["case_id"]),
                inside=tuple(str(part) for part in where["inside"]),
                sheet=str(where["sheet"]),
                field=str(where["field"]),
                caret=int(where["caret"]),
            ),
            since=str(told["since"]),
            because=str(told["because"]),
            user_id=_id(told["user_id"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def focused_field(page: QWidget) -> tuple[str, int]:
    """The name of the field with the focus, counted among its namesakes, and its caret."""
    field = QApplication.focusWidget()
    if field is None or not page.isAncestorOf(field):
        return "", 0
    at = _fields(page).index(field) if isinstance(field, QLineEdit | QPlainTextEdit) else -1
    return (f"{at}:{_name(field)}", _caret(field)) if at >= 0 else ("", 0)


def focus_field(page: QWidget, name: str, caret: int) -> bool:
    """Put focus and caret back, if the field is there again."""
    at, _, wanted = name.partition(":")
    fields = _fields(page)
    same = [field for field in fields if _name(field) == wanted and wanted]
    if not wanted and at.isdecimal() and int(at) < len(fields):
        same = [fields[int(at)]]
    if not same:
        return False
    field = same[0]
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(caret, field.document().characterCount() - 1))
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
    elif isinstance(field, QLineEdit):
        field.setCursorPosition(caret)
    return True


def _fields(page: QWidget) -> list[QWidget]:
    """Every text field of the page that can be seen, in the order it was made."""
    found: list[QWidget] = [
        field
        for field in page.findChildren(QWidget)
        if isinstance(field, QLineEdit | QPlainTextEdit) and field.isVisibleTo(page)
    ]
    return found


def _name(field: QWidget) -> str:
    """The name of a field: its own, or that of its label."""
    return field.objectName() or field.accessibleName()


def _caret(field: QWidget) -> int:
    if isinstance(field, QPlainTextEdit):
        cursor: QTextCursor = field.textCursor()
        return cursor.position()
    return field.cursorPosition() if isinstance(field, QLineEdit) else 0


def _id(text: object) -> UUID | None:
    return None if text is None else UUID(str(text))
