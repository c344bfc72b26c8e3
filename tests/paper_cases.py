"""Cases with everything that findings, steps and letters need, written straight into a vault."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

from hrcase.domain.allegations import Finding, Precision
from hrcase.domain.audit import Action
from hrcase.domain.cases import THE_DISTRICT
from hrcase.domain.determinations import Answer, Question, facts_known
from hrcase.domain.letter_drafts import LetterDraft
from hrcase.domain.letters import Letterhead
from hrcase.domain.papers import IssuedLetter, Receipt, Service, ServiceWay
from hrcase.domain.people import CaseRole
from hrcase.services import discipline, findings, letters, settings
from hrcase.services.workspace import Workspace
from hrcase.storage.case_files import allegations_of, people_of
from hrcase.storage.tables.allegations import AllegationRow, DeterminationRow
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.papers import CorrectiveActionRow
from hrcase.storage.tables.people import CaseRoleRow, KnowledgeRow, PersonRow
from hrcase.storage.writing import Writing
from tests.builders import a_workspace, day

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
FACTS = "In March and April 2026 you sent a parent messages late at night."


@dataclass(frozen=True, slots=True)
class PaperCase:
    """A case with one subject and an allegation under each clause."""

    work: Workspace
    case_id: UUID
    person_id: UUID
    allegation_ids: tuple[UUID, ...]


def an_office(folder: Path, now: str = "2026-05-18 09:00") -> Workspace:
    """A vault with a letterhead, on the morning of a Monday."""
    work = a_workspace(folder, now=now)
    settings.set_letterhead(work, LETTERHEAD)
    return work


def a_paper_case(  # noqa: PLR0913 - a builder has a default for each fact
    work: Workspace,
    *,
    number: str = "2026-0042",
    class_code: str = "AD",
    severity: str | None = "SEV2",
    clauses: tuple[str, ...] = CLAUSES,
    told_by: str = "",
    person_id: UUID | None = None,
) -> PaperCase:
    """A case with a subject, a student, a reporter and allegations, nothing decided yet."""
    with work.vault.write(Action.CASE_CREATED) as writing:
        case = writing.add(_case(work, number, severity, told_by))
        person_id = person_id or writing.add(an_employee()).id
        _join(writing, case.id, person_id, CaseRole.SUBJECT, class_code)
        _join(writing, case.id, writing.add(_student()).id, CaseRole.STUDENT)
        _join(writing, case.id, writing.add(_reporter()).id, CaseRole.REPORTER)
        rows = [writing.add(_allegation(work, case.id, person_id, one)) for one in clauses]
        _decide(work, writing, case.id)
    return PaperCase(work, case.id, person_id, tuple(row.id for row in rows))


def a_finding(allegation_id: UUID, **changes: object) -> Finding:
    """Something that was found to be so."""
    whole = Finding(allegation_id, "substantiated", "preponderance", FACTS)
    return replace(whole, **changes)  # type: ignore[arg-type]  # a builder changes any field


def found(case: PaperCase) -> PaperCase:
    """The case with every allegation substantiated."""
    for allegation_id in case.allegation_ids:
        findings.record_finding(case.work, case.case_id, a_finding(allegation_id))
    return case


def with_step(case: PaperCase, step: str = "written-reprimand", reason: str = "") -> PaperCase:
    """The case with every allegation substantiated and a step chosen."""
    discipline.choose_step(found(case).work, case.case_id, case.person_id, step, reason)
    return case


def a_ready_case(folder: Path, **changes: str) -> PaperCase:
    """A case in which a written reprimand can be issued."""
    return with_step(a_paper_case(an_office(folder), **changes))  # type: ignore[arg-type]  # texts only


def a_ready_draft(case: PaperCase) -> LetterDraft:
    """A written reprimand with nothing missing."""
    draft = letters.start(case.work, case.case_id, "DOC17", case.person_id)
    directives = "Write to parents through the district's own systems, about school matters."
    return replace(draft, values={**draft.values, "facts": FACTS, "directives": directives})


def with_words(draft: LetterDraft, **words: str) -> LetterDraft:
    """The draft with some of its fields written otherwise."""
    return replace(draft, values={**draft.values, **words})


def issued(case: PaperCase) -> IssuedLetter:
    """The written reprimand of the case."""
    return letters.issue(case.work, case.case_id, a_ready_draft(case))


def by_hand(on: str = "2026-05-18", **changes: object) -> Service:
    """A delivery by hand that the addressee signed for."""
    whole = Service(ServiceWay.HAND, day(on), "Wynn Castor", Receipt.SIGNED)
    return replace(whole, **changes)  # type: ignore[arg-type]  # a builder changes any field


def by_mail(on: str = "2026-05-18", **changes: object) -> Service:
    """A certified delivery that the addressee signed for."""
    whole = Service(
        ServiceWay.CERTIFIED,
        day(on),
        "Wynn Castor",
        Receipt.SIGNED,
        certified_number="7019 0140 0000 0001",
        postmarked_on=day(on),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # a builder changes any field


def earlier_step(  # noqa: PLR0913 - a builder has a default for each fact
    case: PaperCase,
    person_id: UUID,
    *,
    step: str = "coaching",
    title: str = "Coaching, no finding",
    on: date,
    counts_until: date | None,
    clauses: tuple[str, ...] = CLAUSES,
) -> None:
    """A step that was taken in this case against a person."""
    with case.work.vault.write(Action.STEP_CHOSEN, case.case_id) as writing:
        writing.add(
            CorrectiveActionRow(
                case_id=case.case_id,
                person_id=person_id,
                step=step,
                title=title,
                on=on,
                clauses=list(clauses),
                counts_until=counts_until,
                proposed_step=step,
                edition="2026-01",
            )
        )


def close(case: PaperCase) -> None:
    """Close the case as it stands, past every obstacle."""
    with case.work.vault.write(Action.CASE_CLOSED, case.case_id) as writing:
        writing.get(CaseRow, case.case_id).closed_on = case.work.today()


def an_employee() -> PersonRow:
    """An assistant principal."""
    return PersonRow(
        family_name="Quenby",
        given_name="Sable",
        honorific="Ms.",
        born_on=None,
        class_code="AD",
        site="Fictional High A",
        position="Assistant principal",
        address="1200 Sumac Street\nRedbud, Oklahoma 74099",
    )


def _student() -> PersonRow:
    return PersonRow(
        family_name="Fenn", given_name="Briony", born_on=day("2014-02-02"), is_student=True
    )


def _reporter() -> PersonRow:
    return PersonRow(family_name="Fenn", given_name="Ilario", honorific="Mr.", born_on=None)


def _case(work: Workspace, number: str, severity: str | None, told_by: str) -> CaseRow:
    return CaseRow(
        number=number,
        title="Messages to a parent",
        severity=severity,
        words="A parent complains about late messages.",
        told_by=told_by,
        channel=None,
        first_known_at=work.now(),
        typed_at=work.now(),
        created_by=work.actor.id,
        closed_on=None,
    )


def _join(
    writing: Writing, case_id: UUID, person_id: UUID, role: CaseRole, class_code: str = ""
) -> None:
    writing.add(
        CaseRoleRow(
            case_id=case_id,
            person_id=person_id,
            role=role,
            class_at_incident=class_code,
            site_at_incident="Fictional High A",
            class_at_action=class_code,
            site_at_action="Fictional High A" if class_code else "",
            ended_on=None,
        )
    )


def _decide(work: Workspace, writing: Writing, case_id: UUID) -> None:
    """The district knew, and nobody needs to be told: both questions are answered No."""
    known = KnowledgeRow(
        case_id=case_id, who=THE_DISTRICT, known_at=work.now(), recorded_at=work.now()
    )
    writing.add(known)
    people, alleged = people_of(writing.session, case_id), allegations_of(writing.session, case_id)
    for question in (Question.ABUSE, Question.CRIME):
        writing.add(
            DeterminationRow(
                case_id=case_id,
                question=question,
                answer=Answer.NO,
                reason="Adults only; the child received nothing.",
                decided_by=work.actor.name,
                decided_at=work.now(),
                facts=list(facts_known(people, alleged)),
            )
        )


def _allegation(work: Workspace, case_id: UUID, person_id: UUID, clause_id: str) -> AllegationRow:
    clause = work.policy.clause(clause_id)
    return AllegationRow(
        case_id=case_id,
        clause_id=clause_id,
        clause_text=clause.text,
        clause_revised_on=clause.effective_from,
        edition=work.policy.edition,
        subject_id=person_id,
        student_id=None,
        first_on=day("2026-03-02"),
        last_on=day("2026-04-30"),
        precision=Precision.DAY,
    )
