"""One case at each stage, made by the real services; the loader makes thousands from them."""

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from uuid import UUID

from hrcase.domain.allegations import Allegation, Finding, Precision
from hrcase.domain.cases import Channel, Report, Stage
from hrcase.domain.determinations import Answer, Determination, Question
from hrcase.domain.letters import Letterhead
from hrcase.domain.needs_of_case import CHECK, obstacles
from hrcase.domain.notes import NoteText
from hrcase.domain.notifications import ChecklistMark, MarkStatus
from hrcase.domain.papers import Receipt, Service, ServiceWay
from hrcase.domain.people import CaseRole, Person, RoleInCase
from hrcase.services import (
    allegations,
    cases,
    deadlines,
    determinations,
    discipline,
    findings,
    intake,
    letters,
    notes,
    notifications,
    people,
    serving,
    settings,
)
from hrcase.services.workspace import Workspace
from tests.vaults import clock_of

LETTERHEAD = Letterhead(
    "Redbud Public Schools",
    "Office of Human Resources",
    "400 Prairie Avenue",
    "Redbud, Oklahoma 74099",
    "918-555-0140",
    "Maren Oldacre",
    "Executive Director of Human Resources",
)
CLAUSES = ("4020.SNS.A", "4020.CONDUCT.2b")
OWNERS = ("Maren Oldacre", "Idris Pelham", "Wynn Castor", "Tamsin Roe")
WORDS = "hall message parent witness bus lunch phone record class staff note late camera gate"
NOTE_WORDS = 120


@dataclass(frozen=True)
class Template:
    """A case that was made whole, with what stands for its own in every copy."""

    case_id: UUID
    number: str
    given_name: str
    family_name: str


@dataclass(frozen=True)
class _Making:
    work: Workspace
    case_id: UUID
    subject: UUID
    notes: int
    random: Random


def make_templates(work: Workspace, note_count: int) -> list[Template]:
    """A case at every stage, each with so many notes, and a subject with a name of its own."""
    settings.set_letterhead(work, LETTERHEAD)
    random = Random(2026)  # noqa: S311 - the same cases every time
    return [_template(work, stage, note_count, random) for stage in Stage]


def a_ready_case(work: Workspace) -> tuple[UUID, UUID]:
    """A case whose written reprimand can be issued now: its id and its subject's."""
    random = Random(4020)  # noqa: S311 - the same case every time
    made = _taken_in(work, "Sable", "Quenby", 1, random)
    for advance in (_told, _investigated, _found):
        advance(made)
    return made.case_id, made.subject


def _template(work: Workspace, stage: Stage, note_count: int, random: Random) -> Template:
    place = list(Stage).index(stage)
    given, family = f"Given{place}name", f"Family{place}name"
    made = _taken_in(work, given, family, note_count, random)
    for advance in (_told, _investigated, _found, _acted, _closed)[:place]:
        advance(made)
    _owned(made, OWNERS[place % len(OWNERS)])
    number = cases.case_file(work, made.case_id).head.number
    return Template(made.case_id, number, given, family)


def _taken_in(work: Workspace, given: str, family: str, count: int, random: Random) -> _Making:
    """What came in, who it is about, what is alleged, and the notes."""
    _passes(work)
    report = Report(_prose(random, 30), work.now() - timedelta(hours=2), channel=Channel.PHONE)
    case = intake.make_report(work, report)
    employee = Person(
        family_name=family,
        given_name=given,
        honorific="Ms.",
        class_code="AD",
        site="Fictional High A",
        position="Assistant principal",
        address="1200 Sumac Street\nRedbud, Oklahoma 74099",
    )
    people.add_to_case(work, case.id, employee, RoleInCase(CaseRole.SUBJECT))
    subject = cases.case_file(work, case.id).people[0].person_id
    parent = Person(family_name="Fenn", given_name="Ilario", honorific="Mr.")
    people.add_to_case(work, case.id, parent, RoleInCase(CaseRole.REPORTER))
    made = _Making(work, case.id, subject, count, random)
    _alleged(made)
    for place in range(count):
        _passes(work)
        text = NoteText(f"Note {place + 1}", _prose(random, NOTE_WORDS))
        notes.write_note(work, case.id, text)
    return made


def _alleged(made: _Making) -> None:
    day = made.work.today() - timedelta(days=3)
    for clause in CLAUSES:
        received = _prose(made.random, 20)
        one = Allegation(clause, made.subject, None, day, day, Precision.DAY, as_received=received)
        allegations.add_allegation(made.work, made.case_id, one)


def _told(made: _Making) -> None:
    """Both questions are answered, and the checklist with them."""
    for question in (Question.ABUSE, Question.CRIME):
        reason = "Adults only; no child was part of it."
        one = Determination(question, Answer.NO, reason)
        determinations.determine(made.work, made.case_id, one)


def _investigated(made: _Making) -> None:
    cases.choose_severity(made.work, made.case_id, "SEV2", "Said at intake.")
    _check_off(made)


def _found(made: _Making) -> None:
    day = made.work.today()
    for one in cases.case_file(made.work, made.case_id).allegations:
        if one.id is not None:
            finding = Finding(one.id, "substantiated", "preponderance", _prose(made.random, 25))
            findings.record_finding(made.work, made.case_id, replace(finding, decided_on=day))
    _check_off(made)
    step = discipline.proposal(made.work, made.case_id, made.subject).step.code
    reason = "" if step == "written-reprimand" else "The conduct went on after it was named."
    discipline.choose_step(made.work, made.case_id, made.subject, "written-reprimand", reason)


def _acted(made: _Making) -> None:
    draft = letters.start(made.work, made.case_id, "DOC17", made.subject)
    values = {**draft.values, "facts": FACTS, "directives": DIRECTIVES}
    issued = letters.issue(made.work, made.case_id, replace(draft, values=values))
    day = made.work.today()
    proof = Service(ServiceWay.HAND, day, "Wynn Castor", Receipt.SIGNED)
    serving.record_service(made.work, made.case_id, issued.id, proof, None)


def _closed(made: _Making) -> None:
    for one in cases.case_file(made.work, made.case_id).deadlines:
        deadlines.meet(made.work, made.case_id, one.id, "The answer was received.")
    _check_off(made)
    cases.close_case(made.work, made.case_id, "Written reprimand issued and served")


def _check_off(made: _Making) -> None:
    """Everything on the checklist that stands in the way does not apply."""
    for need in obstacles(cases.case_file(made.work, made.case_id).needs):
        if need.key.startswith(CHECK):
            moment = made.work.now()
            reason = "Nobody under age was part of it."
            mark = ChecklistMark(need.target, MarkStatus.NOT_REQUIRED, reason, "HR", moment)
            notifications.mark_item(made.work, made.case_id, mark)


def _owned(made: _Making, owner: str) -> None:
    head = cases.case_file(made.work, made.case_id).head
    if head.closed_on is None:
        cases.change_case(made.work, made.case_id, head.version, "", owner)


def _passes(work: Workspace) -> None:
    clock_of(work).pass_by(minutes=7)


def _prose(random: Random, count: int) -> str:
    return " ".join(random.choices(WORDS.split(), k=count)).capitalize() + "."


FACTS = "In March and April 2026 you sent a parent messages late at night."
DIRECTIVES = "Write to parents through the district's own systems, about school matters."
