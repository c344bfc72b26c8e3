"""Record who knew, who was told and when; what was recorded is corrected, never changed."""

from dataclasses import asdict, replace
from uuid import UUID

from hrcase.domain import notifications as rules
from hrcase.domain.access import Reading, check_sees
from hrcase.domain.audit import Action
from hrcase.domain.calendars import local_day
from hrcase.domain.cases import CaseFile, check_open
from hrcase.domain.checklist_lines import (
    CaseChecklist,
    ChecklistLine,
    check_markable,
    checklist_lines,
)
from hrcase.domain.needs_of_case import REPORT_DUTY
from hrcase.domain.notifications import (
    ChecklistMark,
    ClockLines,
    HotlineCall,
    Knowledge,
    PoliceContact,
)
from hrcase.domain.situation import situation
from hrcase.services.cases import case_file
from hrcase.services.workspace import Workspace
from hrcase.storage import case_files
from hrcase.storage.tables.notifications import (
    ChecklistMarkRow,
    HotlineCallRow,
    PoliceContactRow,
)
from hrcase.storage.tables.people import KnowledgeRow
from hrcase.storage.writing import Writing


def record_knowledge(work: Workspace, case_id: UUID, knowledge: Knowledge) -> None:
    """Say when one person first knew; it starts that person's own clock."""
    with work.write(Action.KNOWLEDGE_RECORDED, case_id) as writing:
        file = _file(writing, case_id)
        rules.check_knowledge(knowledge, work.now())
        rules.check_corrects(knowledge.corrects, file.knowledge)
        values = asdict(replace(knowledge, recorded_at=work.now()))
        writing.add(KnowledgeRow(case_id=case_id, **_without_id(values)))
        writing.drop_draft("knowledge", str(case_id))
        who = _who(file, knowledge)
        writing.summary = f"{who[0].upper()}{who[1:]} first knew"


def record_hotline_call(work: Workspace, case_id: UUID, call: HotlineCall) -> None:
    """Put on record that the DHS hotline was called."""
    with work.write(Action.HOTLINE_CALLED, case_id) as writing:
        file = _file(writing, case_id)
        known_at = rules.caller_knew_at(file.knowledge, call.knowledge_id)
        rules.check_call(call, known_at, work.now())
        rules.check_corrects(call.corrects, file.calls)
        values = asdict(replace(call, typed_at=work.now(), typed_by=work.actor.name))
        writing.add(HotlineCallRow(case_id=case_id, **_without_id(values)))
        writing.drop_draft("hotline-call", str(case_id))
        writing.summary = f"DHS hotline called, {_reference(call)}"


def record_police_contact(work: Workspace, case_id: UUID, contact: PoliceContact) -> None:
    """Put on record that the police was told; a school officer alone completes nothing."""
    with work.write(Action.POLICE_CONTACTED, case_id) as writing:
        file = _file(writing, case_id)
        known_at = rules.caller_knew_at(file.knowledge, contact.knowledge_id)
        rules.check_contact(contact, known_at, work.now())
        rules.check_corrects(contact.corrects, file.contacts)
        values = asdict(replace(contact, typed_at=work.now(), typed_by=work.actor.name))
        writing.add(PoliceContactRow(case_id=case_id, **_without_id(values)))
        writing.drop_draft("police-contact", str(case_id))
        told = "School officer told" if contact.school_officer_only else "Police told"
        writing.summary = f"{told}, {contact.agency.strip()}, {_reference(contact)}"


def mark_item(work: Workspace, case_id: UUID, mark: ChecklistMark) -> None:
    """Mark one line of the checklist as done, not required, blocked or open again."""
    with work.write(Action.CHECKLIST_MARKED, case_id) as writing:
        checklist = _checklist(work, _file(writing, case_id))
        rules.check_mark(mark, work.now())
        check_markable(checklist, mark.item_id, mark.status)
        values = asdict(replace(mark, recorded_by=work.actor.name, recorded_at=work.now()))
        writing.add(ChecklistMarkRow(case_id=case_id, **_without_id(values)))
        writing.drop_draft("mark", f"{case_id}/{mark.item_id}")
        words = work.policy.item(mark.item_id).text
        writing.summary = f"{words}: {mark.status}" + (f", {mark.reason}" if mark.reason else "")


def clocks(work: Workspace, case_id: UUID) -> ClockLines:
    """How long it took from T0 and from each person's knowledge to DHS and to the police."""
    file = case_file(work, case_id)
    t0 = rules.first_knowledge(file.knowledge)
    told = [one for one in rules.standing(file.contacts) if rules.completes(one)]
    return ClockLines(
        t0=t0,
        dhs=rules.elapsed(file.knowledge, rules.standing(file.calls)),
        police=rules.elapsed(file.knowledge, told),
        label=work.policy.duty_on(REPORT_DUTY, local_day(t0, work.zone)).label,
    )


def checklist(work: Workspace, case_id: UUID) -> tuple[ChecklistLine, ...]:
    """Every line of the notification checklist with what is on record of it."""
    check_sees(work.actor, Reading.CASE)
    return checklist_lines(_checklist(work, case_file(work, case_id)), work.zone)


def _file(writing: Writing, case_id: UUID) -> CaseFile:
    file = case_files.case_file(writing.session, case_id)
    check_open(file.head.closed_on)
    return file


def _checklist(work: Workspace, file: CaseFile) -> CaseChecklist:
    return CaseChecklist(file, work.policy, situation(file, work.policy, work.today()))


def _without_id(values: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != "id"}


def _who(file: CaseFile, knowledge: Knowledge) -> str:
    """Who knew, as the trail may name them."""
    hidden = {one.person_id: one.shown_name for one in file.people if one.hidden}
    shown = hidden.get(knowledge.person_id) if knowledge.person_id else None
    return shown or knowledge.who.strip()


def _reference(call: HotlineCall | PoliceContact) -> str:
    if call.reference.strip():
        return f"reference {call.reference.strip()}"
    return "no reference given"
