"""What a case needs is computed again in each write, inside its transaction."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from hrcase.domain.audit import Action
from hrcase.domain.calendars import OfficeCalendar, local_day
from hrcase.domain.cases import DONE_STATE, READY, CaseFile, suggested_title
from hrcase.domain.determinations import facts_known, with_reopening
from hrcase.domain.letter_checks import names_somebody
from hrcase.domain.needs import LAST, Need, order_key, when_key
from hrcase.domain.needs_of_case import ANSWER_DUTY, CLOSE, DEADLINE, DECIDE, needs
from hrcase.domain.people import CaseRole
from hrcase.domain.policy import Policy
from hrcase.domain.stages import stage_of
from hrcase.storage import case_queries, people_queries
from hrcase.storage.case_files import case_file
from hrcase.storage.letter_files import shipped_templates
from hrcase.storage.tables.base import Base
from hrcase.storage.tables.cases import CaseLineRow, CaseRow, NeedRow
from hrcase.storage.writing import Writing

LOOKS = frozenset(
    {Action.CASE_VIEWED, Action.NAME_REVEALED, Action.LETTER_PRINTED, Action.LETTER_EXPORTED}
)
"""Actions that look at a case and are no work on it, so that it stays quiet."""


@dataclass(frozen=True, slots=True)
class OfficeRules:
    """The policy in force, the office's calendar and zone, and the present moment (UTC)."""

    policy: Policy
    calendar: OfficeCalendar
    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        """The local day of the present moment."""
        return local_day(self.now, self.zone)


def settle(rules: OfficeRules, writing: Writing, case_id: UUID) -> None:
    """Compute title, stage, line and needs of the case from what is recorded now.

    A title of somebody's own goes when it names a person whose name is hidden since.
    """
    writing.session.flush()
    file = settled(rules, case_file(writing.session, case_id))
    row = case_queries.case_row(writing, case_id)
    if row.titled_by_hand:
        hidden = people_queries.hidden_names(writing.session, case_id)
        row.titled_by_hand = not names_somebody(row.title, hidden)
    if not row.titled_by_hand:
        row.title = _title(rules, file)
    _put_needs(writing, case_id, file.needs)
    _put_line(writing, row, file, rules.now)


def settled(rules: OfficeRules, file: CaseFile) -> CaseFile:
    """The file with what follows from it: reopened answers, needs and stage."""
    facts = facts_known(file.people, file.allegations)
    file = replace(file, determinations=with_reopening(file.determinations, facts))
    found = needs(file, rules.policy, rules.today, letter_codes())
    head = replace(file.head, stage=stage_of(file, found))
    return replace(file, head=head, needs=found)


def _title(rules: OfficeRules, file: CaseFile) -> str:
    """The title that follows from the people of a case; it holds no name."""
    titles = {one.code: one.title for one in rules.policy.classes}
    return suggested_title(file.people, titles, file.head.channel)


@cache
def letter_codes() -> frozenset[str]:
    """The codes of the letters that ship with the program."""
    return frozenset(shipped_templates())


def _put_needs(writing: Writing, case_id: UUID, found: tuple[Need, ...]) -> None:
    stored = case_queries.need_rows(writing.session, case_id)
    wanted = {need.key for need in found}
    for key, row in stored.items():
        if key not in wanted:
            writing.remove(row)
    for place, need in enumerate(found):
        values = {"order": f"{order_key(need)}|{place:02}", "case_id": case_id}
        values |= {field.name: getattr(need, field.name) for field in fields(need)}
        _put(writing, stored.get(need.key), NeedRow, values)


def _put_line(writing: Writing, row: CaseRow, file: CaseFile, now: datetime) -> None:
    stored = case_queries.line_row(writing.session, row.id)
    changed_at = now if stored is None or writing.action not in LOOKS else stored.changed_at
    keys = [need.key for need in file.needs]
    values: dict[str, object] = {
        "case_id": row.id,
        "number": row.number,
        "title": row.title,
        "employee": _employees(file),
        "stage": file.head.stage,
        "severity": row.severity,
        "owner": row.owner,
        "created_by": row.created_by,
        "changed_at": changed_at,
        "closed": row.closed_on is not None,
        "closed_on": row.closed_on,
        "undecided": any(key.startswith(DECIDE) for key in keys),
        "answers": any(key.startswith(f"{DEADLINE}{ANSWER_DUTY}-") for key in keys),
    }
    _put(writing, stored, CaseLineRow, values | _next(file))


def _next(file: CaseFile) -> dict[str, object]:
    """What a list says of the most urgent need; a closed case says how it ended."""
    if not file.needs:
        return {
            "next_state": DONE_STATE,
            "next_words": file.head.outcome,
            "next_on": None,
            "next_at": None,
            "next_amber_at": None,
            "next_red_at": None,
            "next_order": LAST,
            "next_when": LAST,
        }
    first = file.needs[0]
    ready = first.key.startswith(CLOSE)
    return {
        "next_state": DONE_STATE if ready else first.state.value,
        "next_words": READY if ready else first.title,
        "next_on": first.due_on,
        "next_at": first.since,
        "next_amber_at": first.amber_at,
        "next_red_at": first.red_at,
        "next_order": order_key(first),
        "next_when": when_key(first),
    }


def _employees(file: CaseFile) -> str:
    subjects = [p for p in file.people if p.role is CaseRole.SUBJECT and p.ended_on is None]
    return ", ".join(person.shown_name for person in subjects)


def _put(
    writing: Writing, stored: Base | None, kind: type[Base], values: dict[str, object]
) -> None:
    if stored is None:
        writing.add(kind(**values))
        return
    for name, value in values.items():
        if getattr(stored, name) != value:
            setattr(stored, name, value)
