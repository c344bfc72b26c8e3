"""Takes reports in, writes notes and issues letters until it is killed; says what was saved.

Started with a vault's folder and the id of its director; the passphrase comes by standard input.
Each line that it prints names something that is durable, because the service had returned.
"""

import json
import sys
from pathlib import Path
from uuid import UUID

from hrcase.domain.notes import NoteText
from hrcase.services import drafts, letters, notes, opening, serving, settings
from hrcase.services.workspace import Workspace
from tests.builders import MovableClock, a_case, at
from tests.paper_cases import LETTERHEAD, a_paper_case, a_ready_draft, by_hand, with_step
from tests.vaults import MADE

WORDS = "What a witness said, line by line.\n"


def saved(kind: str, **what: object) -> None:
    """Report one thing as saved."""
    sys.stdout.write(json.dumps({"kind": kind, **what}, default=str) + "\n")
    sys.stdout.flush()


def write_until_killed(folder: Path, director: UUID, passphrase: str) -> None:
    """Open, write a few cases, lock; again and again."""
    clock = MovableClock(at(MADE))
    saved("ready")
    while True:
        work = opening.open_with_passphrase(folder, director, passphrase, clock)
        if settings.letterhead(work) != LETTERHEAD:
            settings.set_letterhead(work, LETTERHEAD)
        for _ in range(5):
            a_report_with_its_note(work)
            a_letter_with_its_receipt(work)
        opening.lock(work)


def a_report_with_its_note(work: Workspace) -> None:
    """A case, the draft of a note, and two revisions of it."""
    case_id = a_case(work)
    saved("case", id=case_id)
    drafts.keep(work, "note", f"{case_id}/new", {"title": "Talk", "body": WORDS})
    saved("draft", place=f"{case_id}/new", body=WORDS)
    note = notes.write_note(work, case_id, NoteText("Talk", WORDS * 10))
    saved("note", case=case_id, id=note.id, revision=1, body=WORDS * 10)
    longer = NoteText("Talk", WORDS * 200, note.id, note.version)
    notes.write_note(work, case_id, longer)
    saved("note", case=case_id, id=note.id, revision=2, body=WORDS * 200)


def a_letter_with_its_receipt(work: Workspace) -> None:
    """A written reprimand, issued and served, with a scan that is sealed beside the database."""
    case = with_step(a_paper_case(work, number=f"2026-K{work.vault.head().number}"))
    issued = letters.issue(work, case.case_id, a_ready_draft(case))
    saved("letter", case=case.case_id, id=issued.id, sha256=issued.sha256)
    scan = work.folder.parent / "scan.pdf"
    delivery = by_hand("2026-11-22")
    service = serving.record_service(work, case.case_id, issued.id, delivery, scan)
    saved("scan", case=case.case_id, id=service)


if __name__ == "__main__":
    write_until_killed(Path(sys.argv[1]), UUID(sys.argv[2]), sys.stdin.readline().rstrip("\n"))
