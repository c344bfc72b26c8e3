"""The notification checklist of one case: what each line says, and whether it is settled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from hrcase.domain.cases import CaseFile
from hrcase.domain.checklist import ChecklistItem, RecordedAs, RequiredWhen
from hrcase.domain.determinations import Question, latest
from hrcase.domain.notifications import (
    ChecklistMark,
    HotlineCall,
    MarkStatus,
    PoliceContact,
    completes,
    late_minutes,
    standing,
)
from hrcase.domain.policy import Policy
from hrcase.domain.situation import Situation
from hrcase.domain.spoken import clock_words, moment_words, span_words
from hrcase.errors import RuleBroken

AnyCall = HotlineCall | PoliceContact
BY_CALLING = frozenset({RequiredWhen.DHS_REQUIRED, RequiredWhen.POLICE_REQUIRED})


class ItemState(StrEnum):
    """How one line of the checklist stands. The program itself never says "not required"."""

    DONE = "Done"
    OPEN = "Open"
    NOT_REQUIRED = "Not needed"
    BLOCKED = "Blocked"
    QUIET = "Not asked for"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line of the checklist as it is shown."""

    item_id: str
    group: str
    group_title: str
    words: str
    state: ItemState
    detail: str
    late_entry: str
    by: str
    required: bool


@dataclass(frozen=True, slots=True)
class CaseChecklist:
    """The checklist of one case: its rules, its records and what is true of it."""

    file: CaseFile
    policy: Policy
    facts: Situation

    def required(self, item: ChecklistItem) -> bool:
        """Whether the facts of the case ask for this line."""
        return item.enabled and item.required_when in self.facts.met

    def state(self, item: ChecklistItem) -> ItemState:
        """How a line stands: by its record, by the latest mark, or by what the facts ask."""
        if self._recorded(item):
            return ItemState.DONE
        mark = self.mark(item.rule_id)
        if mark is not None and mark.status is not MarkStatus.OPEN:
            return _MARKED[mark.status]
        return ItemState.OPEN if self.required(item) else ItemState.QUIET

    def open_items(self) -> tuple[ChecklistItem, ...]:
        """The lines that are asked for and that nobody settled yet."""
        return tuple(
            item
            for item in self.policy.items
            if self.required(item) and self.state(item) in {ItemState.OPEN, ItemState.BLOCKED}
        )

    def mark(self, item_id: str) -> ChecklistMark | None:
        """What was said last of a line."""
        marks = [one for one in self.file.marks if one.item_id == item_id]
        return marks[-1] if marks else None

    def call_for(self, item: ChecklistItem) -> AnyCall | None:
        """The call that answers a line, the latest standing one."""
        calls: Sequence[AnyCall]
        if item.recorded_as is RecordedAs.HOTLINE_CALL:
            adult = item.required_when is RequiredWhen.VULNERABLE_ADULT
            calls = [c for c in standing(self.file.calls) if c.adult_protective == adult]
        elif item.recorded_as is RecordedAs.POLICE_CONTACT:
            calls = [c for c in standing(self.file.contacts) if completes(c)]
        else:
            return None
        return calls[-1] if calls else None

    def question(self, item: ChecklistItem) -> Question | None:
        """The question that a line asks."""
        found = [one for one in self.policy.questions if one.item == item.rule_id]
        return Question(found[0].code) if found else None

    def _recorded(self, item: ChecklistItem) -> bool:
        if item.recorded_as is RecordedAs.KNOWLEDGE:
            return bool(self.file.knowledge)
        question = self.question(item)
        if question is not None:
            return question in self.facts.asked and self.facts.answers[question] is not None
        call = self.call_for(item)
        if call is None:
            return False
        if item.required_when is RequiredWhen.AS_IT_HAPPENS:
            return bool(_call_words(item.rule_id, call))
        return item.required_when in _ANSWERED_BY_A_CALL


_MARKED = {
    MarkStatus.DONE: ItemState.DONE,
    MarkStatus.NOT_REQUIRED: ItemState.NOT_REQUIRED,
    MarkStatus.BLOCKED: ItemState.BLOCKED,
}
_ANSWERED_BY_A_CALL = BY_CALLING | {RequiredWhen.VULNERABLE_ADULT}


def checklist_lines(checklist: CaseChecklist, zone: ZoneInfo) -> tuple[ChecklistLine, ...]:
    """Every line of the checklist in its order, with what is on record of it."""
    return tuple(_line(checklist, item, zone) for item in checklist.policy.items if item.enabled)


def check_markable(checklist: CaseChecklist, item_id: str, status: MarkStatus) -> None:
    """Refuse to tick off what only a record of its own can answer."""
    item = next((one for one in checklist.policy.items if one.rule_id == item_id), None)
    if item is None:
        raise RuleBroken("This line is not on the checklist. Open the case again.")
    way_out = _OWN_RECORD.get(item.recorded_as)
    if way_out and item.required_when is not RequiredWhen.AS_IT_HAPPENS:
        if item.recorded_as in _CALLS and item.required_when not in BY_CALLING:
            _check_covered(checklist, status)
            return
        raise RuleBroken(way_out)


def _check_covered(checklist: CaseChecklist, status: MarkStatus) -> None:
    covered = any(completes(one) for one in standing(checklist.file.contacts))
    if status in {MarkStatus.DONE, MarkStatus.NOT_REQUIRED} and not covered:
        raise RuleBroken(
            "Only a report to the police on record can cover this line. "
            "Record that contact first, or record the call itself."
        )


_CALLS = frozenset({RecordedAs.HOTLINE_CALL, RecordedAs.POLICE_CONTACT})
_OWN_RECORD = {
    RecordedAs.DETERMINATION: "This line is answered by deciding the question, with its reason.",
    RecordedAs.KNOWLEDGE: "This line is answered by recording who knew, and when.",
    RecordedAs.HOTLINE_CALL: (
        "This line is answered by recording the call itself. "
        "Telling the principal or Human Resources does not answer it."
    ),
    RecordedAs.POLICE_CONTACT: (
        "This line is answered by recording the contact with the police itself. "
        "Telling the principal or Human Resources does not answer it."
    ),
}


def _line(checklist: CaseChecklist, item: ChecklistItem, zone: ZoneInfo) -> ChecklistLine:
    detail, late, by = _on_record(checklist, item, zone)
    return ChecklistLine(
        item_id=item.rule_id,
        group=item.group,
        group_title=item.group_title,
        words=item.text,
        state=checklist.state(item),
        detail=detail,
        late_entry=late,
        by=by,
        required=checklist.required(item),
    )


def _on_record(
    checklist: CaseChecklist, item: ChecklistItem, zone: ZoneInfo
) -> tuple[str, str, str]:
    """What is on record of a line: the words, whether they came late, and from whom."""
    question = checklist.question(item)
    call = checklist.call_for(item)
    mark = checklist.mark(item.rule_id)
    if question is not None:
        answer = latest(checklist.file.determinations, question)
        return (
            (f"{answer.answer}. {answer.reason}".strip(), "", answer.decided_by) if answer else _NO
        )
    if call is not None and item.rule_id in _TIMES_OF_CALLS:
        return _called(call, zone), _late_words(call, zone), call.typed_by
    if call is not None and item.rule_id in _CALL_WORDS:
        return _call_words(item.rule_id, call), "", call.typed_by
    if mark is None:
        return _NO
    words = f"{moment_words(mark.happened_at, zone)}, {mark.performed_by}"
    return f"{words}. {mark.reason}" if mark.reason else words, "", mark.recorded_by


_NO = ("", "", "")


def _late_words(call: AnyCall, zone: ZoneInfo) -> str:
    if call.typed_at is None or not late_minutes(call.started_at, call.typed_at):
        return ""
    late = span_words(late_minutes(call.started_at, call.typed_at))
    return f"Late entry: typed at {clock_words(call.typed_at, zone)}, {late} after the call"


def _called(call: AnyCall, zone: ZoneInfo) -> str:
    until = f" to {clock_words(call.ended_at, zone)}" if call.ended_at else ""
    return f"{moment_words(call.started_at, zone)}{until}, {call.caller}, {call.number_dialled}"


def _call_words(item_id: str, call: AnyCall) -> str:
    words = _CALL_WORDS.get(item_id)
    return words(call) if words else ""


def _reference(call: AnyCall) -> str:
    return call.reference or f"Not given: {call.reference_missing_because}"


def _told(call: AnyCall) -> str:
    return call.told


def _answered(call: AnyCall) -> str:
    if isinstance(call, HotlineCall):
        return call.spoke_to
    return f"{call.agency}, {call.officer}" + (f", badge {call.badge}" if call.badge else "")


def _reply(call: AnyCall) -> str:
    return call.answer.capitalize() if isinstance(call, HotlineCall) else call.requests


def _instructions(call: AnyCall) -> str:
    return call.instructions if isinstance(call, HotlineCall) else ""


_TIMES_OF_CALLS = frozenset({"CK-B2", "CK-B12", "CK-C3"})
_CALL_WORDS: dict[str, Callable[[AnyCall], str]] = {
    "CK-B3": _answered,
    "CK-B4": _reference,
    "CK-B5": _told,
    "CK-B6": _reply,
    "CK-B7": _instructions,
    "CK-C2": _answered,
    "CK-C4": _reference,
    "CK-C5": _told,
    "CK-C6": _reply,
}
