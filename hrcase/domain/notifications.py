"""Who was told, when and what: the hotline, the police, and each person's own clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from hrcase.domain.plausible import check_moment, check_words
from hrcase.errors import RuleBroken


@dataclass(frozen=True, slots=True)
class Knowledge:
    """When one person first knew, and how. `known_at` is UTC; the earliest of a case is T0."""

    who: str
    known_at: datetime
    how: str
    person_id: UUID | None = None
    recorded_at: datetime | None = None
    corrects: UUID | None = None
    id: UUID | None = None


class HotlineAnswer(StrEnum):
    """What DHS said to a report."""

    ACCEPTED = "accepted"
    SCREENED_OUT = "screened out"
    REFERRED = "referred to police"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HotlineCall:
    """One call to the DHS hotline. Moments are UTC; `typed_at` is set by the program."""

    caller: str
    number_dialled: str
    started_at: datetime
    ended_at: datetime | None
    spoke_to: str
    reference: str
    told: str
    reference_missing_because: str = ""
    present: str = ""
    answer: HotlineAnswer = HotlineAnswer.UNKNOWN
    instructions: str = ""
    follow_up: str = ""
    adult_protective: bool = False
    knowledge_id: UUID | None = None
    typed_at: datetime | None = None
    typed_by: str = ""
    corrects: UUID | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PoliceContact:
    """One contact with the police. Telling a school resource officer alone completes nothing."""

    caller: str
    agency: str
    number_dialled: str
    started_at: datetime
    ended_at: datetime | None
    officer: str
    badge: str
    reference: str
    told: str
    reference_missing_because: str = ""
    present: str = ""
    requests: str = ""
    hold_requested: bool = False
    follow_up: str = ""
    school_officer_only: bool = False
    knowledge_id: UUID | None = None
    typed_at: datetime | None = None
    typed_by: str = ""
    corrects: UUID | None = None
    id: UUID | None = None


class MarkStatus(StrEnum):
    """What was said of a checklist item."""

    OPEN = "open"
    DONE = "done"
    NOT_REQUIRED = "not required"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class ChecklistMark:
    """What one person said of one checklist item; the latest mark of an item counts."""

    item_id: str
    status: MarkStatus
    reason: str
    performed_by: str
    happened_at: datetime
    recorded_by: str = ""
    recorded_at: datetime | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Whole minutes from one person's knowledge, or from T0, to a call; None while it runs."""

    who: str
    minutes: int | None
    done_at: datetime | None


OTHERS_CALLS = "CK-B8"
"""The line that ends the own duties of other persons, where they joined in one report (BL8)."""

EARLY_MINUTES = 15
"""An event typed later than this is marked as a late entry."""

Kept = TypeVar("Kept", Knowledge, HotlineCall, PoliceContact)


@dataclass(frozen=True, slots=True)
class ClockLines:
    """How long it took from T0 and from each person's knowledge to each call."""

    t0: datetime
    dhs: tuple[Elapsed, ...]
    police: tuple[Elapsed, ...]
    label: str


def standing(records: Sequence[Kept]) -> tuple[Kept, ...]:
    """The records that no later one corrects; those corrected stay on record beside them."""
    corrected = {one.corrects for one in records}
    return tuple(one for one in records if one.id not in corrected)


def first_knowledge(knowledge: Sequence[Knowledge]) -> datetime:
    """T0: the earliest moment at which anybody of the district knew."""
    return min(one.known_at for one in standing(knowledge))


def own_chain(knowledge: Sequence[Knowledge], one: Knowledge) -> frozenset[UUID | None]:
    """The ids of a knowledge and of everything that it corrects, which calls may point to."""
    by_id = {other.id: other for other in knowledge}
    ids, at = {one.id}, one
    while at.corrects is not None:
        at = by_id[at.corrects]
        ids.add(at.id)
    return frozenset(ids)


def caller_knew_at(knowledge: Sequence[Knowledge], knowledge_id: UUID | None) -> datetime:
    """When a caller first knew, by the latest correction; an unnamed caller knew at T0."""
    if knowledge_id is None:
        return first_knowledge(knowledge)
    for one in standing(knowledge):
        if knowledge_id in own_chain(knowledge, one):
            return one.known_at
    raise RuleBroken("Whose call was it? Choose somebody whose knowledge is on record here.")


def reported_at(knowledge: Sequence[Knowledge]) -> datetime:
    """When the report reached the district: the first record, by its latest correction."""
    return caller_knew_at(knowledge, knowledge[0].id)


def completes(contact: PoliceContact) -> bool:
    """Whether a contact with the police discharges the duty; a school officer alone does not."""
    return not contact.school_officer_only


def late_minutes(happened_at: datetime, typed_at: datetime) -> int:
    """Minutes between event and entry where the entry is late, else 0."""
    minutes = whole_minutes(happened_at, typed_at)
    return minutes if minutes > EARLY_MINUTES else 0


def whole_minutes(since: datetime, until: datetime) -> int:
    """Whole minutes that passed; negative when the second moment is the earlier."""
    return int((until - since).total_seconds() // 60)


def elapsed(
    knowledge: Sequence[Knowledge], calls: Sequence[HotlineCall | PoliceContact]
) -> tuple[Elapsed, ...]:
    """T0 to the first call of anybody, then each person's knowledge to that person's own call."""
    t0 = first_knowledge(knowledge)
    lines = [_elapsed("First known", t0, calls)]
    for one in sorted(standing(knowledge), key=lambda known: known.known_at):
        mine = own_chain(knowledge, one)
        own = [call for call in calls if call.knowledge_id in mine]
        lines.append(_elapsed(one.who, one.known_at, own))
    return tuple(lines)


def _elapsed(who: str, since: datetime, calls: Sequence[HotlineCall | PoliceContact]) -> Elapsed:
    done_at = min((call.started_at for call in calls), default=None)
    return Elapsed(who, None if done_at is None else whole_minutes(since, done_at), done_at)


def check_knowledge(known: Knowledge, now: datetime) -> None:
    """Refuse knowledge of nobody, or at a moment that cannot be."""
    check_words(known.who, "Who knew? Write a name or an office, such as “assistant principal”.")
    check_moment(known.known_at, now, "The moment of knowledge")


def check_call(call: HotlineCall, known_at: datetime, now: datetime) -> None:
    """Refuse a hotline call that lacks a field or cannot have been at that time.

    `known_at` is when the caller first knew: nobody reports before knowing.
    """
    check_words(call.spoke_to, "Who answered? Write the name or the ID of the intake worker.")
    _check_any_call(call, known_at, now)


def check_contact(contact: PoliceContact, known_at: datetime, now: datetime) -> None:
    """Refuse a police contact that lacks a field or cannot have been at that time."""
    check_words(contact.agency, "Which agency? Choose it by the place of the incident.")
    check_words(contact.officer, "Who answered? Write the name of the officer.")
    _check_any_call(contact, known_at, now)


def _check_any_call(call: HotlineCall | PoliceContact, known_at: datetime, now: datetime) -> None:
    check_words(call.caller, "Who called? The duty is personal: write the caller's name.")
    check_words(call.number_dialled, "Which number was dialled?")
    check_words(call.told, "What was told? Write the facts, without opinion.")
    if not (call.reference.strip() or call.reference_missing_because.strip()):
        raise RuleBroken(
            "Write the reference number. If none was given, write that, and why, "
            "in the field beside it."
        )
    _check_times(call, now)
    if call.started_at < known_at:
        raise RuleBroken(
            "The call is earlier than the moment at which its caller first knew. When did the "
            "caller first know? Record or correct that moment first, then this call."
        )


def _check_times(call: HotlineCall | PoliceContact, now: datetime) -> None:
    check_moment(call.started_at, now, "The call")
    if call.ended_at is None:
        return
    check_moment(call.ended_at, now, "The end of the call")
    if call.ended_at < call.started_at:
        raise RuleBroken("The call ended before it started. Correct one of the two times.")


def check_corrects(corrects: UUID | None, records: Sequence[Kept]) -> None:
    """Refuse to correct what is not in this case, or was corrected already."""
    if corrects is not None and corrects not in {one.id for one in standing(records)}:
        raise RuleBroken(
            "What this corrects is not in this case, or was corrected already. "
            "Open the case again and correct the latest record."
        )


def check_mark(mark: ChecklistMark, now: datetime) -> None:
    """Refuse a mark without person, with a moment that cannot be, or without its reason."""
    check_words(mark.performed_by, "Who did it? Write the name.")
    check_moment(mark.happened_at, now, "The moment")
    if mark.status in {MarkStatus.NOT_REQUIRED, MarkStatus.BLOCKED}:
        check_words(mark.reason, f"Why is it {mark.status}? Write the reason.")
    if mark.item_id == OTHERS_CALLS and mark.status is MarkStatus.DONE:
        check_words(
            mark.reason,
            "The duty of each person ends with this line. Write why they need not call themselves, "
            "and what counsel says.",
        )
