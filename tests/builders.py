"""Makes what tests need: an open vault with a moving clock, and records with every field set."""

# ruff: noqa: ANN401 - a builder takes any field of the value that it makes

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrcase.domain.access import Actor, Role
from hrcase.domain.allegations import Allegation, Finding
from hrcase.domain.audit import Action
from hrcase.domain.calendars import office_calendar
from hrcase.domain.cases import CaseFile, Report
from hrcase.domain.determinations import Answer, Determination, Question
from hrcase.domain.notifications import (
    ChecklistMark,
    HotlineCall,
    Knowledge,
    MarkStatus,
    PoliceContact,
)
from hrcase.domain.people import CaseRole, Person, RoleInCase
from hrcase.domain.policy import Policy
from hrcase.services import (
    allegations,
    cases,
    determinations,
    findings,
    intake,
    notifications,
    people,
)
from hrcase.services.workspace import Workspace
from hrcase.storage import upgrades
from hrcase.storage.device import identity_of
from hrcase.storage.policy_files import load_policy, shipped_files
from hrcase.storage.tables.audit import AuditRow
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.users import UserRow
from hrcase.storage.vault import Vault, open_database

KEY = bytes(range(32))
CHICAGO = ZoneInfo("America/Chicago")
NAMES = {
    Role.DIRECTOR: "Maren Oldacre",
    Role.INVESTIGATOR: "Idris Pelham",
    Role.ASSISTANT: "Wynn Castor",
    Role.AUDITOR: "Tamsin Roe",
}


def at(local: str) -> datetime:
    """A moment typed as office time, "2026-11-22 16:50", in UTC."""
    return datetime.fromisoformat(local).replace(tzinfo=CHICAGO).astimezone(UTC)


def day(words: str) -> date:
    """A day typed as "2026-11-22"."""
    return date.fromisoformat(words)


@dataclass
class MovableClock:
    """A clock that stands until a test moves it."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def move_to(self, local: str) -> None:
        """Set the clock to office time, "2026-11-22 16:50"."""
        self.moment = at(local)

    def pass_by(self, **amount: float) -> None:
        """Let time pass: minutes=5, days=2."""
        self.moment += timedelta(**amount)


@cache
def the_policy() -> Policy:
    """The rules that ship, read once."""
    return load_policy(shipped_files())


@cache
def _blank_database() -> bytes:
    """An encrypted database with empty tables, built once and copied for each test."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vault.db"
        engine = open_database(path, KEY, create=True)
        upgrades.run(engine, upgrades.head())
        engine.dispose()
        return path.read_bytes()


def an_actor(role: Role = Role.DIRECTOR, name: str = "") -> Actor:
    """Somebody who may sign in."""
    return Actor(new_id(), name or NAMES[role], role)


def a_workspace(
    folder: Path, role: Role = Role.DIRECTOR, now: str = "2026-11-22 16:50", name: str = ""
) -> Workspace:
    """An open encrypted vault of its own, signed in, with a MovableClock."""
    path = folder / "vault.db"
    path.write_bytes(_blank_database())
    clock, actor, policy = MovableClock(at(now)), an_actor(role, name), the_policy()
    engine = open_database(path, KEY)
    vault = Vault(folder, engine, identity_of(path), actor, clock, path)
    work = Workspace(folder, vault, policy, clock, actor, CHICAGO, office_calendar(policy))
    _enlist(work, actor)
    return work


def signed_in(work: Workspace, role: Role, name: str = "") -> Workspace:
    """The same vault and clock, worked with by somebody else."""
    actor = an_actor(role, name)
    _enlist(work, actor)
    return replace(work, actor=actor, vault=replace(work.vault, actor=actor))


def clock_of(work: Workspace) -> MovableClock:
    """The clock of a built workspace, to be moved."""
    clock = work.clock
    assert isinstance(clock, MovableClock)
    return clock


def trail(work: Workspace, case_id: UUID | None = None) -> list[Action]:
    """What was done in the vault, in order; of one case when it is named."""
    statement = select(AuditRow.action).order_by(AuditRow.number)
    if case_id is not None:
        statement = statement.where(AuditRow.case_id == case_id)
    with work.vault.read() as session:
        return [Action(words) for words in session.scalars(statement)]


def a_report(**fields: Any) -> Report:
    """A report of one sentence, known this Sunday morning."""
    values: dict[str, Any] = {
        "words": "A teacher writes to a student at night.",
        "first_known_at": at("2026-11-22 09:14"),
    }
    return Report(**(values | fields))


def a_case(work: Workspace, **fields: Any) -> UUID:
    """A case that was just reported; `known_at` is short for its first knowledge."""
    if "known_at" in fields:
        fields["first_known_at"] = fields.pop("known_at")
    return intake.make_report(work, a_report(**fields)).id


def a_person(**fields: Any) -> Person:
    """A career teacher."""
    values: dict[str, Any] = {
        "family_name": "Wexcombe",
        "given_name": "Tobin",
        "class_code": "CT",
        "site": "Redbud High",
        "position": "Teacher",
    }
    return Person(**(values | fields))


def a_student_person(**fields: Any) -> Person:
    """A student who is fifteen."""
    values: dict[str, Any] = {
        "family_name": "Marlowe",
        "given_name": "Juniper",
        "born_on": day("2011-03-01"),
        "is_student": True,
        "class_code": "",
        "position": "",
    }
    return a_person(**(values | fields))


def joins(work: Workspace, case_id: UUID, person: Person | UUID, role: CaseRole) -> UUID:
    """Bring somebody into a case; returns the id of the person."""
    role_id = people.add_to_case(work, case_id, person, RoleInCase(role))
    file = cases.case_file(work, case_id)
    return next(one.person_id for one in file.people if one.role_id == role_id)


def a_subject(work: Workspace, case_id: UUID, **fields: Any) -> UUID:
    """An employee as the subject of a case; returns the id of the person."""
    return joins(work, case_id, a_person(**fields), CaseRole.SUBJECT)


def a_student(work: Workspace, case_id: UUID, **fields: Any) -> UUID:
    """A student in a case; returns the id of the person."""
    return joins(work, case_id, a_student_person(**fields), CaseRole.STUDENT)


def an_allegation(subject_id: UUID, **fields: Any) -> Allegation:
    """An allegation of personal messages to a student."""
    values: dict[str, Any] = {
        "clause_id": "4020.MSG.5a",
        "subject_id": subject_id,
        "first_on": day("2026-11-20"),
        "as_received": "He writes to her at night.",
    }
    return Allegation(**(values | fields))


def alleged(work: Workspace, case_id: UUID, subject_id: UUID, **fields: Any) -> UUID:
    """An allegation on record; returns its id."""
    return allegations.add_allegation(work, case_id, an_allegation(subject_id, **fields))


def answers(
    work: Workspace, case_id: UUID, question: Question, answer: Answer, reason: str = "As told."
) -> None:
    """Answer one of the questions that are open from the first minute."""
    determinations.determine(work, case_id, Determination(question, answer, reason))


def a_call(**fields: Any) -> HotlineCall:
    """A call to the hotline with every field."""
    values: dict[str, Any] = {
        "caller": "Maren Oldacre",
        "number_dialled": "918-555-0140",
        "started_at": at("2026-11-22 09:31"),
        "ended_at": at("2026-11-22 09:40"),
        "spoke_to": "Intake worker 3307",
        "reference": "26-0098114",
        "told": "What the mother said.",
        "present": "Wynn Castor",
        "instructions": "Do not interview the student.",
        "follow_up": "Letter the same day.",
    }
    return HotlineCall(**(values | fields))


def a_contact(**fields: Any) -> PoliceContact:
    """A contact with the police with every field."""
    values: dict[str, Any] = {
        "caller": "Maren Oldacre",
        "agency": "Redbud Police",
        "number_dialled": "918-555-0141",
        "started_at": at("2026-11-22 09:42"),
        "ended_at": at("2026-11-22 09:50"),
        "officer": "Officer Halloran",
        "badge": "417",
        "reference": "26-118342",
        "told": "What the mother said.",
    }
    return PoliceContact(**(values | fields))


def a_knowledge(**fields: Any) -> Knowledge:
    """What an assistant principal knew, and when."""
    values: dict[str, Any] = {
        "who": "assistant principal",
        "known_at": at("2026-11-22 08:50"),
        "how": "The mother telephoned.",
    }
    return Knowledge(**(values | fields))


def a_mark(item_id: str, **fields: Any) -> ChecklistMark:
    """A checklist item that was done this morning."""
    values: dict[str, Any] = {
        "item_id": item_id,
        "status": MarkStatus.DONE,
        "reason": "",
        "performed_by": "Wynn Castor",
        "happened_at": at("2026-11-22 10:00"),
    }
    return ChecklistMark(**(values | fields))


def marked(work: Workspace, case_id: UUID, item_id: str, **fields: Any) -> None:
    """Mark a checklist item."""
    notifications.mark_item(work, case_id, a_mark(item_id, **fields))


def a_judged_case(work: Workspace, result: str = "unfounded", **fields: Any) -> UUID:
    """A case with everything decided and found; with this result nothing is left but to close."""
    case_id = a_case(work, **fields)
    subject = a_subject(work, case_id)
    allegation_id = alleged(work, case_id, subject)
    answers(work, case_id, Question.ABUSE, Answer.NO)
    answers(work, case_id, Question.CRIME, Answer.NO)
    cases.choose_severity(work, case_id, "SEV1", "A first slip.")
    finding = Finding(allegation_id, result, "preponderance", "Read in the messages.")
    findings.record_finding(work, case_id, finding)
    return case_id


def a_closed_case(work: Workspace, **fields: Any) -> UUID:
    """A case that was closed for good."""
    case_id = a_judged_case(work, **fields)
    cases.close_case(work, case_id, "Nothing was found.")
    return case_id


def need_keys(file: CaseFile) -> list[str]:
    """The keys of what a case needs, most urgent first."""
    return [need.key for need in file.needs]


def _enlist(work: Workspace, actor: Actor) -> None:
    with Session(work.vault.engine) as session, session.begin():
        session.add(
            UserRow(id=actor.id, name=actor.name, role=actor.role, added_at=work.now(), version=1)
        )
