"""What one case needs now: each need from the facts and the rule that asks for it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hrcase.domain.allegations import Allegation, short_clause
from hrcase.domain.calendars import local_day, office_zone
from hrcase.domain.cases import THE_DISTRICT, CaseFile
from hrcase.domain.checklist import ChecklistItem, ContactKind, RecordedAs, RequiredWhen
from hrcase.domain.checklist_lines import CaseChecklist, ItemState
from hrcase.domain.determinations import Question, latest
from hrcase.domain.needs import Need, NeedState, Tab, ordered
from hrcase.domain.notifications import (
    OTHERS_CALLS,
    Knowledge,
    completes,
    first_knowledge,
    own_chain,
    standing,
)
from hrcase.domain.papers import CorrectiveAction, IssuedLetter, RunningDeadline
from hrcase.domain.people import CasePerson, CaseRole
from hrcase.domain.policy import Policy
from hrcase.domain.rules import Rule
from hrcase.domain.situation import Situation, situation
from hrcase.domain.spoken import day_words, listed

REPORT_DUTY = "DL-RPT"
ANSWER_DUTY = "DL-REB"
RUNNING = "running"

CALL = "call-"
CALL_POLICE = "call-police-"
DECIDE = "decide-"
PERSON = "person-"
ALLEGATION = "allegation-"
SEVERITY = "severity-"
CHECK = "check-"
NOTE = "note-"
FINDING = "finding-"
STEP = "step-"
LETTER = "letter-"
SERVE = "serve-"
DEADLINE = "deadline-"
CLOSE = "close-"
"""Beginnings of the keys of needs; what follows says which one."""

TRIAGE = (CALL, DECIDE, PERSON, ALLEGATION, SEVERITY)
"""Needs that keep a case in triage: the investigation begins when none of them is left."""

_AT_ONCE = "Whoever has reason to believe reports at once. Colours only warn."

OWN_NEED = frozenset(
    {
        (RecordedAs.HOTLINE_CALL, RequiredWhen.DHS_REQUIRED),
        (RecordedAs.POLICE_CONTACT, RequiredWhen.POLICE_REQUIRED),
    }
)
"""Lines of the checklist that one call answers together, so that they are one need."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One case with its rules, as the parts below read it."""

    file: CaseFile
    policy: Policy
    facts: Situation
    checklist: CaseChecklist
    letters: frozenset[str]

    @property
    def subjects(self) -> list[CasePerson]:
        """The employees whose conduct is looked at."""
        people = self.file.people
        return [p for p in people if p.role is CaseRole.SUBJECT and p.ended_on is None]

    def found(self, allegation: Allegation) -> str:
        """The finding that stands on an allegation; empty while there is none."""
        results = [f.result for f in self.file.findings if f.allegation_id == allegation.id]
        return results[-1] if results else ""


def needs(file: CaseFile, policy: Policy, today: date, letters: frozenset[str]) -> tuple[Need, ...]:
    """What a case needs, most urgent first; a closed case needs nothing.

    `today` is the local day, for ages alone: alarms and due days are read from each need later.
    `letters` are the codes of the letters that can be written.
    """
    if file.head.closed_on is not None:
        return ()
    facts = situation(file, policy, today)
    case = _Case(file, policy, facts, CaseChecklist(file, policy, facts), letters)
    parts = (_calls, _questions, _own_calls, _checks, _people, _matter, _findings, _papers)
    found = [need for part in parts for need in part(case)]
    if not any(need.required for need in found):
        found.append(_ready(case))
    return ordered(found)


def obstacles(found: tuple[Need, ...]) -> tuple[Need, ...]:
    """The needs that refuse to let a case be closed."""
    return tuple(need for need in found if need.required)


def _need(rule: Rule, key: str, words: tuple[str, str], where: tuple[Tab, str]) -> Need:
    """A need from its rule; `words` are what and why, `where` is the page and its button."""
    return Need(
        key=key,
        title=words[0],
        why=words[1],
        citation=rule.citation,
        rule_id=rule.rule_id,
        counsel_confirmed=rule.counsel_confirmed,
        tab=where[0],
        button=where[1],
    )


def _running(case: _Case, need: Need, since: datetime) -> Need:
    """The need with the clock of the duty to report; its marks are internal alarms.

    The rule is that of the edition in force when the clock started; a later one moves no mark.
    """
    day = local_day(since, office_zone(case.policy))
    alarm = case.policy.duty_on(REPORT_DUTY, day).alarm
    if alarm is None or not alarm.enabled:
        return replace(need, since=since)
    return replace(
        need,
        since=since,
        amber_at=since + timedelta(hours=alarm.amber),
        red_at=since + timedelta(hours=alarm.red),
    )


def _calls(case: _Case) -> Iterator[Need]:
    """The hotline first, then the police; whoever else is told comes after."""
    duty = case.policy.duty(REPORT_DUTY)
    since = first_knowledge(case.file.knowledge)
    asked = {item.recorded_as for item in case.checklist.open_items() if _has_own_need(item)}
    if RecordedAs.HOTLINE_CALL in asked:
        phone = next(c.phone for c in case.policy.contacts if c.kind is ContactKind.HOTLINE)
        words = (f"Call the DHS hotline, {phone}", _AT_ONCE)
        where = (Tab.NOTIFICATIONS, "Record the call")
        yield _running(case, _need(duty, f"{CALL}hotline", words, where), since)
    if RecordedAs.POLICE_CONTACT in asked:
        told = " A school officer was told; that alone does not complete it."
        words = ("Call the police", _AT_ONCE + (told if case.file.contacts else ""))
        where = (Tab.NOTIFICATIONS, "Record the contact")
        yield _running(case, _need(duty, CALL_POLICE.rstrip("-"), words, where), since)


def _has_own_need(item: ChecklistItem) -> bool:
    return (item.recorded_as, item.required_when) in OWN_NEED


def _questions(case: _Case) -> Iterator[Need]:
    """The questions that are open from the first minute, and those that a new fact reopened."""
    for question in case.facts.undecided:
        rule = case.policy.question(question)
        said = latest(case.file.determinations, question)
        reopened = said.reopened_because if said else ""
        why = f"A new fact since the answer: {reopened}." if reopened else _ask_because(case)
        title = f"Decide: {rule.text[0].lower()}{rule.text[1:]}"
        where = (Tab.NOTIFICATIONS, "Decide")
        need = _need(rule, f"{DECIDE}{question}", (title, why), where)
        fresh = reopened or question is Question.VULNERABLE_ADULT
        yield need if fresh else _running(case, need, case.file.head.typed_at)


def _ask_because(case: _Case) -> str:
    labels = [one.label for one in case.facts.students]
    if not labels:
        return "A student may be involved; a sign is enough, proof comes later."
    return f"{listed(labels)}: a sign is enough, proof comes later."


def _own_calls(case: _Case) -> Iterator[Need]:
    """Each person who knew has an own duty and an own clock: to DHS, or of an adult to police."""
    to_dhs = RequiredWhen.DHS_REQUIRED in case.facts.met
    rule = case.policy.item(OTHERS_CALLS)
    joined = case.checklist.state(rule) in {ItemState.DONE, ItemState.NOT_REQUIRED}
    if joined or not (to_dhs or RequiredWhen.POLICE_REQUIRED in case.facts.met):
        return
    whom, button = ("DHS", "Record the call") if to_dhs else ("the police", "Record the contact")
    begin = CALL if to_dhs else CALL_POLICE
    for known in standing(case.file.knowledge):
        if known.who != THE_DISTRICT and not _has_called(case, known, to_dhs=to_dhs):
            why = "The duty is personal: nobody reports for another, and telling HR is not enough."
            words = (f"Own call to {whom}: {known.who}", why)
            need = _need(rule, f"{begin}{known.id}", words, (Tab.NOTIFICATIONS, button))
            yield _running(case, replace(need, target=str(known.id)), known.known_at)


def _has_called(case: _Case, known: Knowledge, *, to_dhs: bool) -> bool:
    mine = own_chain(case.file.knowledge, known)
    told = [one for one in standing(case.file.contacts) if completes(one)]
    calls = standing(case.file.calls) if to_dhs else told
    return any(call.knowledge_id in mine for call in calls)


def _checks(case: _Case) -> Iterator[Need]:
    """Lines of the checklist that refuse to let the case be closed and have no other need."""
    for item in case.checklist.open_items():
        if item.blocks_closing and item.recorded_as is not RecordedAs.DETERMINATION:
            if _has_own_need(item):
                continue
            mark = case.checklist.mark(item.rule_id)
            why = mark.reason if mark and mark.reason else item.note or item.group_title
            need = _need(item, f"{CHECK}{item.rule_id}", (item.text, why), _where(item))
            blocked = case.checklist.state(item) is ItemState.BLOCKED
            state = NeedState.BLOCKED if blocked else NeedState.DUE
            yield replace(need, state=state, target=item.rule_id)


def _where(item: ChecklistItem) -> tuple[Tab, str]:
    calls = item.recorded_as is RecordedAs.HOTLINE_CALL
    return Tab.NOTIFICATIONS, "Record the call" if calls else "Mark it"


def _people(case: _Case) -> Iterator[Need]:
    if not case.subjects:
        rule = case.policy.documents[0]
        words = ("Add the employee", "The class of the employee decides what process is owed.")
        yield _need(rule, f"{PERSON}subject", words, (Tab.PEOPLE, "Add a person"))
    for one in case.subjects:
        if not (one.class_at_incident and one.class_at_action):
            rule = case.policy.documents[0]
            why = "At the incident for the history, at the action for the process that is owed."
            words = (f"Choose the class of {one.shown_name}", why)
            need = _need(rule, f"{PERSON}class-{one.role_id}", words, (Tab.PEOPLE, "Open People"))
            yield replace(need, target=str(one.role_id))


def _matter(case: _Case) -> Iterator[Need]:
    """What is alleged, how grave it is, and what was found out so far."""
    if not case.file.allegations:
        if case.subjects:
            words = ("Add an allegation", "Each clause said to be broken is judged by itself.")
            where = (Tab.REPORT, "Add an allegation")
            yield _need(case.policy.documents[0], f"{ALLEGATION}first", words, where)
        return
    if case.file.head.severity is None:
        words = ("Choose the severity", "It decides which step of the ladder is proposed.")
        where = (Tab.OVERVIEW, "Choose the severity")
        yield _need(case.policy.severities[0], f"{SEVERITY}case", words, where)
    if not case.file.notes and not all(case.found(one) for one in case.file.allegations):
        words = ("Write down what you find out", "A finding rests on notes that can be read again.")
        where = (Tab.INVESTIGATION, "Write a note")
        need = _need(case.policy.standards[0], f"{NOTE}first", words, where)
        yield replace(need, required=False, state=NeedState.LATER)


def _findings(case: _Case) -> Iterator[Need]:
    blocking = [item.text for item in case.checklist.open_items() if item.blocks_finding]
    for one in case.file.allegations:
        if case.found(one):
            continue
        words = (
            f"Record the finding on {short_clause(one.clause_id)}",
            _open_first(blocking[0]) if blocking else "Each allegation has its own finding.",
        )
        where = (Tab.FINDINGS, "Record the finding")
        need = _need(case.policy.standards[0], f"{FINDING}{one.id}", words, where)
        state = NeedState.BLOCKED if blocking else NeedState.DUE
        yield replace(need, target=str(one.id), state=state)


def _open_first(words: str) -> str:
    """A question keeps its mark; anything else ends as a sentence does."""
    return f"Open first: {words}" if words.endswith("?") else f"Open first: {words}."


def _papers(case: _Case) -> Iterator[Need]:
    """From a breach to its step, the letter, its delivery, and the days that these start."""
    yield from _steps(case)
    yield from (
        _letter(case, action) for action in case.file.actions if _lacks_letter(case, action)
    )
    yield from (_service(case, one) for one in case.file.letters if one.served_on is None)
    yield from (_deadline(one) for one in case.file.deadlines if one.state == RUNNING)


def _lacks_letter(case: _Case, action: CorrectiveAction) -> bool:
    documents = case.policy.step(action.step).documents
    return action.letter_id is None and not case.letters.isdisjoint(documents)


def _steps(case: _Case) -> Iterator[Need]:
    breached = {one.subject_id for one in case.file.allegations if _is_breach(case, one)}
    acted = {action.person_id for action in case.file.actions}
    for one in case.subjects:
        if one.person_id in breached - acted and _has_ladder(case, one):
            rule = case.policy.escalation
            words = (f"Choose the step for {one.shown_name}", "A breach was found.")
            need = _need(rule, f"{STEP}{one.person_id}", words, (Tab.DISCIPLINE, "Choose the step"))
            yield replace(need, target=str(one.person_id))


def _is_breach(case: _Case, allegation: Allegation) -> bool:
    result = case.found(allegation)
    return bool(result) and case.policy.finding(result).is_breach


def _has_ladder(case: _Case, one: CasePerson) -> bool:
    return bool(one.class_at_action) and case.policy.employee_class(one.class_at_action).has_ladder


def _letter(case: _Case, action: CorrectiveAction) -> Need:
    rule = case.policy.step(action.step)
    words = (f"Issue the letter: {rule.title.lower()}", "The step is taken by its letter.")
    need = _need(rule, f"{LETTER}{action.id}", words, (Tab.LETTERS, "Write the letter"))
    return replace(need, target=str(action.person_id))


def _service(case: _Case, letter: IssuedLetter) -> Need:
    tried = letter.services[-1].receipt if letter.services else ""
    why = (
        f"The last delivery is {tried}, which does not serve it. Hand it over, or send it again."
        if tried
        else "Days run from the receipt, never from printing or posting."
    )
    words = (f"Record how letter {letter.number} was delivered", why)
    where = (Tab.LETTERS, "Record the delivery")
    rule = next(
        (s for s in case.policy.steps if letter.code in s.documents), case.policy.escalation
    )
    return replace(_need(rule, f"{SERVE}{letter.id}", words, where), target=str(letter.id))


def _deadline(one: RunningDeadline) -> Need:
    return Need(
        key=f"{DEADLINE}{one.rule_id}-{one.id}",
        title=f"Last day: {one.title[0].lower()}{one.title[1:]}",
        why=f"{one.starts_with}: {day_words(one.started_on)}.",
        citation=one.citation,
        rule_id=one.rule_id,
        counsel_confirmed=one.counsel_confirmed,
        tab=Tab.DISCIPLINE,
        button="Open Discipline",
        state=NeedState.LATER,
        due_on=one.due_on,
        target=str(one.id),
    )


def _ready(case: _Case) -> Need:
    words = ("Close the case", "Ready to close: nothing that is required is open.")
    need = _need(case.policy.documents[0], f"{CLOSE}case", words, (Tab.OVERVIEW, "Close the case"))
    return replace(need, required=False)
