"""Settings of the vault by name, and the days on which the office is closed."""

from dataclasses import fields
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from hrcase.domain.letters import Letterhead
from hrcase.domain.settings import OfficeClosing
from hrcase.storage.tables.office import ClosingRow, SettingRow
from hrcase.storage.writing import Writing

LETTERHEAD = "letterhead"
LOCK_TIME = "lock time"
BACKUP_PLAN = "backup plan"
DEMO = "demo"
WATERMARK = "DEMONSTRATION"

_SETTING = select(SettingRow).where(SettingRow.name == bindparam("name"))


def setting(session: Session, name: str) -> dict[str, object]:
    """The value of a setting; empty while nobody has set it."""
    row = _row(session, name)
    return {} if row is None else dict(row.value)


def put_setting(writing: Writing, name: str, value: dict[str, object]) -> None:
    """Give a setting its value."""
    row = _row(writing.session, name)
    if row is None:
        writing.add(SettingRow(name=name, value=value))
    else:
        row.value = value


def watermark(session: Session) -> str | None:
    """What stands across every page that this vault prints; nothing but in a demo."""
    return WATERMARK if setting(session, DEMO) else None


def stored_letterhead(session: Session) -> Letterhead:
    """The letterhead; its fields are empty until somebody fills them."""
    value = setting(session, LETTERHEAD)
    return Letterhead(**{one.name: str(value.get(one.name, "")) for one in fields(Letterhead)})


def closings(session: Session) -> tuple[OfficeClosing, ...]:
    """The days on which office or schools are closed, the earliest first."""
    columns = (ClosingRow.day, ClosingRow.reason, ClosingRow.closes)
    statement = select(*columns).order_by(ClosingRow.day)
    return tuple(OfficeClosing(*row) for row in session.execute(statement))


def closing_row(session: Session, day: date) -> ClosingRow | None:
    """The row of the closing of one day, if there is one."""
    return session.scalar(select(ClosingRow).where(ClosingRow.day == day))


def _row(session: Session, name: str) -> SettingRow | None:
    return session.scalar(_SETTING, {"name": name})
