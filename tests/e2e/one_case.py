"""A vault in use that holds one case with everything in it, made once and copied."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from hrcase.domain.notes import NoteText
from hrcase.services import letters, notes, opening, serving, settings
from tests.offices import a_closed_vault_from, a_vault_in_use, made_of
from tests.paper_cases import LETTERHEAD, a_paper_case, a_ready_draft, by_hand, with_step
from tests.vaults import unlocked

NUMBER = "2026-0042"


@dataclass(frozen=True)
class CaseInUse:
    """A closed vault, who directs it, and the one case in it."""

    folder: Path
    director: UUID
    case_id: UUID
    person_id: UUID
    letter_id: UUID


@cache
def _made_once() -> CaseInUse:
    office = a_vault_in_use(Path(mkdtemp(prefix="hrcase-test-case-")))
    work = unlocked(made_of(office))
    settings.set_letterhead(work, LETTERHEAD)
    case = with_step(a_paper_case(work, number=NUMBER))
    notes.write_note(work, case.case_id, NoteText("Talk with the parent", "What was said."))
    letter = letters.issue(work, case.case_id, a_ready_draft(case))
    serving.record_service(work, case.case_id, letter.id, by_hand("2026-11-22"))
    opening.lock(work)
    return CaseInUse(office.folder, office.director, case.case_id, case.person_id, letter.id)


def a_vault_with_one_case(tmp_path: Path) -> CaseInUse:
    """A copy of it for one test."""
    made = _made_once()
    folder = a_closed_vault_from(made.folder, tmp_path)
    return CaseInUse(folder, made.director, made.case_id, made.person_id, made.letter_id)
