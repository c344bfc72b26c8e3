"""Each act of the demo's script, done by the service that does it for real."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from hrcase.domain.access import Actor
from hrcase.domain.allegations import Allegation, Finding
from hrcase.domain.cases import CaseFile, Channel, Report
from hrcase.domain.demo import Act
from hrcase.domain.determinations import Answer, Determination, Question
from hrcase.domain.notes import NoteText
from hrcase.domain.notifications import (
    ChecklistMark,
    HotlineCall,
    Knowledge,
    MarkStatus,
    PoliceContact,
)
from hrcase.domain.papers import Receipt, Service, ServiceWay
from hrcase.domain.people import CaseRole, Person, RoleInCase
from hrcase.domain.prose import us_date
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
    users,
)
from hrcase.services.workspace import Workspace

DAYS_OF_A_YEAR: Final = 365.25
BIRTHDAY_WAS: Final = timedelta(days=100)
"""How long ago the last birthday of every invented student was."""

SUBJECT, STUDENT = CaseRole.SUBJECT, CaseRole.STUDENT


@dataclass(slots=True)
class Stage:
    """The office while the script is played: who works here, and what came to be so far."""

    work: Workspace
    actors: Mapping[str, Actor]
    invented: Mapping[str, Mapping[str, Any]]
    now: datetime
    people: dict[str, UUID] = field(default_factory=dict)
    cases: dict[str, UUID] = field(default_factory=dict)

    def hands(self, act: Act) -> Workspace:
        """The vault in the hands of whoever does it."""
        actor = self.actors[act.by]
        return replace(self.work, actor=actor, vault=replace(self.work.vault, actor=actor))

    def file(self, act: Act) -> CaseFile:
        """The case as it is on record, seen by the director."""
        return cases.case_file(self.work, self.cases[act.case])

    def person_of(self, act: Act, role: CaseRole) -> UUID | None:
        """The first person of the case in a role."""
        found = [one.person_id for one in self.file(act).people if one.role is role]
        return found[0] if found else None

    def subject_of(self, act: Act) -> UUID:
        """The employee whom the case is about."""
        return next(one.person_id for one in self.file(act).people if one.role is SUBJECT)


def play(stage: Stage, act: Act) -> None:
    """Do one act of the script; the clock stands at its moment."""
    ACTS[act.do](stage, act)


def _report(stage: Stage, act: Act) -> None:
    said = dict(act.fields)
    known = act.at - timedelta(minutes=said.pop("known_minutes_before", 6))
    said["channel"] = Channel(said.get("channel", Channel.PHONE))
    report = Report(first_known_at=known, **said)
    stage.cases[act.case] = intake.make_report(stage.hands(act), report).id


def _entitle(stage: Stage, act: Act) -> None:
    head = stage.file(act).head
    owner = act.fields.get("owner", act.by)
    name = stage.actors[owner].name
    title = act.fields.get("title", head.title)
    cases.change_case(stage.hands(act), head.id, head.version, title, name)


def _grant(stage: Stage, act: Act) -> None:
    user = stage.actors[act.fields["to"]]
    users.grant_case(stage.work, user.id, stage.cases[act.case])


def _add_person(stage: Stage, act: Act) -> None:
    key, role = act.fields["who"], RoleInCase(CaseRole(act.fields["role"]))
    known = stage.people.get(key)
    who = known or _invented(stage, stage.invented[key])
    # Somebody on record from a case that was not granted is known to the director alone.
    hands = stage.work if known else stage.hands(act)
    role_id = people.add_to_case(hands, stage.cases[act.case], who, role)
    if known is None:
        here = stage.file(act).people
        stage.people[key] = next(one.person_id for one in here if one.role_id == role_id)


def _invented(stage: Stage, table: Mapping[str, Any]) -> Person:
    words = {name: value for name, value in table.items() if name not in {"key", "age"}}
    age = table.get("age")
    return Person(**words, born_on=_born(stage.now.date(), age) if age else None)


def _born(today: date, age: int) -> date:
    return today - BIRTHDAY_WAS - timedelta(days=round(age * DAYS_OF_A_YEAR))


def _allege(stage: Stage, act: Act) -> None:
    said = act.fields
    first = act.begun_on - timedelta(days=int(said.get("days_before", 1)))
    allegation = Allegation(
        clause_id=said["clause"],
        subject_id=stage.subject_of(act),
        student_id=stage.person_of(act, STUDENT),
        first_on=first,
        last_on=first + timedelta(days=int(said.get("lasted", 0))),
        place=said.get("place", ""),
        as_received=said["words"],
    )
    allegations.add_allegation(stage.hands(act), stage.cases[act.case], allegation)


def _decide(stage: Stage, act: Act) -> None:
    said = act.fields
    answer = Determination(Question(said["question"]), Answer(said["answer"]), said["reason"])
    determinations.determine(stage.hands(act), stage.cases[act.case], answer)


def _know(stage: Stage, act: Act) -> None:
    known_at = act.at - timedelta(minutes=act.fields["minutes_before"])
    known = Knowledge(who=act.fields["who"], known_at=known_at, how=act.fields["how"])
    notifications.record_knowledge(stage.hands(act), stage.cases[act.case], known)


def _call(stage: Stage, act: Act) -> None:
    call = HotlineCall(
        caller=stage.actors[act.by].name,
        number_dialled=stage.work.policy.contact("dhs-hotline").phone,
        started_at=act.at - timedelta(minutes=12),
        ended_at=act.at - timedelta(minutes=3),
        **act.fields,
    )
    notifications.record_hotline_call(stage.hands(act), stage.cases[act.case], call)


def _police(stage: Stage, act: Act) -> None:
    contact = PoliceContact(
        caller=stage.actors[act.by].name,
        started_at=act.at - timedelta(minutes=12),
        ended_at=act.at - timedelta(minutes=3),
        **act.fields,
    )
    notifications.record_police_contact(stage.hands(act), stage.cases[act.case], contact)


def _mark(stage: Stage, act: Act) -> None:
    mark = ChecklistMark(
        item_id=act.fields["item"],
        status=MarkStatus(act.fields.get("status", MarkStatus.DONE)),
        reason=act.fields.get("reason", ""),
        performed_by=stage.actors[act.by].name,
        happened_at=act.at,
    )
    notifications.mark_item(stage.hands(act), stage.cases[act.case], mark)


def _weigh(stage: Stage, act: Act) -> None:
    said = act.fields
    hands = stage.hands(act)
    cases.choose_severity(hands, stage.cases[act.case], said["severity"], said["reason"])


def _note(stage: Stage, act: Act) -> None:
    note = NoteText(act.fields["title"], act.fields["body"])
    notes.write_note(stage.hands(act), stage.cases[act.case], note)


def _find(stage: Stage, act: Act) -> None:
    """Find on every allegation of the case alike."""
    said = act.fields
    for allegation_id in [one.id for one in stage.file(act).allegations if one.id]:
        finding = Finding(allegation_id, said["result"], "preponderance", said["reasons"])
        findings.record_finding(stage.hands(act), stage.cases[act.case], finding)


def _step(stage: Stage, act: Act) -> None:
    said, hands = act.fields, stage.hands(act)
    subject = stage.subject_of(act)
    discipline.choose_step(hands, stage.cases[act.case], subject, said["step"], said["reason"])


def _letter(stage: Stage, act: Act) -> None:
    hands, case_id = stage.hands(act), stage.cases[act.case]
    draft = letters.start(hands, case_id, act.fields["code"], stage.subject_of(act))
    alleged = stage.file(act).allegations[0]
    first, last = alleged.first_on or act.day, alleged.last_on or act.day
    days = {"first": us_date(first), "last": us_date(last)}
    facts = act.fields["facts"].format_map(days)
    words = {"facts": facts, "directives": act.fields["directives"]}
    letters.issue(hands, case_id, replace(draft, values={**draft.values, **words}))


def _serve(stage: Stage, act: Act) -> None:
    letter = stage.file(act).letters[-1]
    service = Service(
        way=ServiceWay(act.fields.get("way", ServiceWay.HAND)),
        on=act.day,
        served_by=stage.actors[act.by].name,
        receipt=Receipt(act.fields.get("receipt", Receipt.SIGNED)),
        place=act.fields.get("place", ""),
        witness=act.fields.get("witness", ""),
    )
    serving.record_service(stage.hands(act), stage.cases[act.case], letter.id, service)


def _meet(stage: Stage, act: Act) -> None:
    """Say how the deadline of the case ended."""
    [running] = stage.file(act).deadlines
    said, hands = act.fields, stage.hands(act)
    deadlines.meet(hands, stage.cases[act.case], running.id, said["because"], said["state"])


def _close(stage: Stage, act: Act) -> None:
    cases.close_case(stage.hands(act), stage.cases[act.case], act.fields["outcome"])


ACTS: Final[Mapping[str, Callable[[Stage, Act], None]]] = {
    "report": _report,
    "entitle": _entitle,
    "grant": _grant,
    "person": _add_person,
    "allege": _allege,
    "decide": _decide,
    "know": _know,
    "call": _call,
    "police": _police,
    "mark": _mark,
    "weigh": _weigh,
    "note": _note,
    "find": _find,
    "step": _step,
    "letter": _letter,
    "serve": _serve,
    "meet": _meet,
    "close": _close,
}
