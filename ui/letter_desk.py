"""What the letter editor asks of the core: the letter as it was left, and how it stands now."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from hrcase.domain.access import Actor
from hrcase.domain.clauses import Clause
from hrcase.domain.deadlines import Computation, Start, due_date
from hrcase.domain.drafts import Draft
from hrcase.domain.letter_drafts import DRAFT_KIND, LetterDraft, draft_place
from hrcase.domain.letters import Problem, Template
from hrcase.domain.people import CaseRole
from hrcase.errors import ChangedElsewhere, RuleBroken
from hrcase.services import cases, drafts, letters

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LetterKey:
    """Which letter is being written: its case, its kind, its addressee."""

    case_id: UUID
    code: str
    person_id: UUID

    @property
    def place(self) -> str:
        """Where its draft is kept."""
        return draft_place(self.case_id, self.code, self.person_id)


@dataclass(frozen=True, slots=True)
class OpenLetter:
    """A letter as the editor opens it: first words from the case, or what was kept since."""

    key: LetterKey
    template: Template
    first: LetterDraft
    kept: Draft | None
    case_number: str
    case_title: str
    recipient: str
    clauses: tuple[Clause, ...]
    actor: Actor
    today: date
    zone: ZoneInfo
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """The letter as it would print, everything against issuing it, and the day to answer."""

    draft: LetterDraft
    problems: tuple[Problem, ...]
    paper: bytes | None
    answer: Computation | None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A letter that is begun and not issued."""

    key: LetterKey
    title: str
    recipient: str
    kept_at: datetime


def open_letter(work: "Workspace", key: LetterKey) -> OpenLetter:
    """Everything the editor needs to begin or to go on."""
    templates = {one.code: one for one in letters.templates(work)}
    if key.code not in templates:
        raise RuleBroken("There is no wording for this kind of letter yet.")
    file = cases.case_file(work, key.case_id)
    names = {one.person_id: one.shown_name for one in file.people}
    if key.person_id not in names:
        raise ChangedElsewhere("This person is no longer in the case.")
    return OpenLetter(
        key=key,
        template=templates[key.code],
        first=letters.start(work, key.case_id, key.code, key.person_id),
        kept=drafts.find(work, DRAFT_KIND, key.place),
        case_number=file.head.number,
        case_title=file.head.title,
        recipient=names[key.person_id],
        clauses=work.policy.current_clauses(),
        actor=work.actor,
        today=work.today(),
        zone=work.zone,
        is_closed=file.head.closed_on is not None,
    )


def check_letter(work: "Workspace", key: LetterKey, draft: LetterDraft, wrong_date: str) -> Checked:
    """Check and render the letter; what cannot stand on paper is a problem, not a failure."""
    problems = letters.problems(work, key.case_id, draft)
    if wrong_date:
        problems.insert(0, Problem("dated_on", "Date on the letter", wrong_date))
    paper = None
    try:
        paper = letters.preview(work, key.case_id, draft)
    except RuleBroken as refusal:
        if not problems:
            problems.append(Problem("", "Paper", str(refusal)))
    return Checked(draft, tuple(problems), paper, _answer(work, draft))


def begun_letters(work: "Workspace", case_id: UUID) -> tuple[DraftLine, ...]:
    """The letters of a case that this user has begun."""
    file = cases.case_file(work, case_id)
    found = []
    for template in letters.templates(work):
        for one in file.people:
            key = LetterKey(case_id, template.code, one.person_id)
            kept = drafts.find(work, DRAFT_KIND, key.place) if one.role in _ADDRESSED else None
            if kept is not None:
                found.append(DraftLine(key, template.title, one.shown_name, kept.saved_at))
    return tuple(found)


_ADDRESSED = frozenset({CaseRole.SUBJECT})
"""In which roles people get the letters that can be written."""


def _answer(work: "Workspace", draft: LetterDraft) -> Computation | None:
    """Until when the addressee may answer if the letter is handed over on its date."""
    templates = {one.code: one for one in letters.templates(work)}
    starts = templates[draft.code].starts
    if not starts:
        return None
    duty = work.policy.duty(starts[0])
    start = Start("If the letter is handed over on", draft.dated_on)
    return due_date(duty, [start], work.calendar)
