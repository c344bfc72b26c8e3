"""Cases, the counter of their numbers, and what each needs as last computed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, Uuid, text
from sqlalchemy.orm import Mapped, mapped_column

from hrcase.domain.cases import Channel, Stage
from hrcase.domain.needs import LAST, NeedState, Tab
from hrcase.storage.tables.base import Base, UtcDateTime, Versioned, Word, new_id


class CaseNumberRow(Base):
    """The last case number given in a year; it only grows, so no number is used twice."""

    __tablename__ = "case_number"
    derived = True

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]


class CaseRow(Versioned, Base):
    """One case, from report to closing: what people recorded of it."""

    __tablename__ = "case"

    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    titled_by_hand: Mapped[bool] = mapped_column(default=False)
    severity: Mapped[str | None]
    severity_reason: Mapped[str] = mapped_column(default="")
    words: Mapped[str]
    told_by: Mapped[str] = mapped_column(default="")
    name_withheld: Mapped[bool] = mapped_column(default=False)
    channel: Mapped[Channel | None] = mapped_column(Word(Channel))
    first_known_at: Mapped[datetime] = mapped_column(UtcDateTime)
    typed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[UUID] = mapped_column(Uuid)
    owner: Mapped[str] = mapped_column(default="")
    closed_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")

    __mapper_args__ = {"version_id_col": Versioned.version}


SORTED_BY = ("title", "employee", "stage", "severity", "owner", "next_order", "next_when")
"""The columns that a list of cases is sorted by beside the number, each by an index."""


def _sortable(name: str, condition: str, *first: str) -> Index:
    """An index of one list alone, with all that it is sorted by, so that sorting reads no line."""
    columns = (*first, "number", *SORTED_BY)
    return Index(f"ix_case_line_{name}", *columns, sqlite_where=text(condition))


class CaseLineRow(Base):
    """One case as lists show and sort it, computed when the case last changed."""

    __tablename__ = "case_line"
    __table_args__ = (
        *(Index(None, "closed", column, "number") for column in SORTED_BY),
        Index(None, "closed", "number"),
        Index(None, "closed", "changed_at"),
        _sortable("undecided", "undecided IS 1"),
        _sortable("answers", "answers IS 1"),
        _sortable("closed_on", "closed_on IS NOT NULL", "closed_on"),
    )
    derived = True

    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id), primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    employee: Mapped[str] = mapped_column(default="")
    stage: Mapped[Stage] = mapped_column(Word(Stage))
    severity: Mapped[str | None]
    owner: Mapped[str] = mapped_column(default="")
    created_by: Mapped[UUID] = mapped_column(Uuid)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed: Mapped[bool] = mapped_column(default=False)
    closed_on: Mapped[date | None]
    undecided: Mapped[bool] = mapped_column(default=False)
    answers: Mapped[bool] = mapped_column(default=False)
    next_state: Mapped[str] = mapped_column(default="")
    next_words: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]
    next_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    next_amber_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    next_red_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    next_order: Mapped[str] = mapped_column(default=LAST)
    next_when: Mapped[str] = mapped_column(default=LAST)


class NeedRow(Base):
    """One need of a case, as computed when the case last changed."""

    __tablename__ = "need"
    __table_args__ = (
        Index(None, "case_id"),
        Index(None, "order", "case_id"),
    )
    derived = True

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=new_id)
    case_id: Mapped[UUID] = mapped_column(ForeignKey(CaseRow.id))
    order: Mapped[str]
    key: Mapped[str]
    title: Mapped[str]
    why: Mapped[str]
    citation: Mapped[str]
    rule_id: Mapped[str]
    counsel_confirmed: Mapped[bool]
    tab: Mapped[Tab] = mapped_column(Word(Tab))
    button: Mapped[str]
    state: Mapped[NeedState] = mapped_column(Word(NeedState))
    since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    amber_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    red_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_on: Mapped[date | None]
    required: Mapped[bool]
    target: Mapped[str]
