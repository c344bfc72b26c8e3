"""A program that is killed at any moment: what it called saved is there, and nothing half is."""

import io
import json
import secrets
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

import pytest
from sqlalchemy import func, select

from hrcase.domain.audit import Action
from hrcase.services import audit, cases, drafts, letters, notes, opening, serving
from hrcase.services.workspace import Workspace
from hrcase.storage.attachment_queries import sealed_names
from hrcase.storage.attachments import FOLDER
from hrcase.storage.tables.allegations import NoteRevisionRow
from hrcase.storage.tables.audit import AuditDetailRow, AuditRow
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.papers import CorrectiveActionRow, LetterRow, ServiceRow
from hrcase.storage.tables.people import KnowledgeRow
from tests.architecture.sources import ROOT
from tests.vaults import PASSPHRASE, Made, a_closed_vault, unlocked

SCAN = bytes(range(256)) * 400
KILLS, MANY_KILLS = 5, 100
LONGEST_LIFE_MS = 1000
Said: TypeAlias = dict[str, Any]


def life_of_a_program(made: Made, milliseconds: int, *, has_written: bool) -> list[Said]:
    """Let it go on for a while, kill it without a warning, and keep what it had called saved.

    The while begins once it is loaded, or once it has called something saved.
    """
    words = [
        sys.executable,
        "-m",
        "tests.e2e.programs.writer",
        str(made.folder),
        str(made.director),
    ]
    program = subprocess.Popen(  # noqa: S603 - our own program
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(f"{PASSPHRASE}\n")
    program.stdin.flush()
    first = program.stdout.readline()
    if has_written:
        first += program.stdout.readline()
    assert first, "the program did not begin"
    try:
        program.wait(milliseconds / 1000)
    except subprocess.TimeoutExpired:
        program.kill()
    rest = program.stdout.read()
    program.wait()
    program.stdin.close()
    program.stdout.close()
    assert program.returncode == -9, "the program ended by itself"
    return [json.loads(line) for line in (first + rest).splitlines() if line.endswith("}")]


def check_everything_saved_is_there(work: Workspace, said: list[Said]) -> None:
    """Look up each thing that was called saved, in the way in which the program itself would."""
    look: dict[str, Callable[[Workspace, Said], None]] = {
        "ready": lambda _work, _one: None,
        "case": _case_is_there,
        "draft": _draft_is_there,
        "note": _note_is_there,
        "letter": _letter_is_there,
        "scan": _scan_is_there,
    }
    for one in said:
        look[one["kind"]](work, one)


def _case_is_there(work: Workspace, one: Said) -> None:
    assert cases.case_file(work, UUID(one["id"])).head.words


def _draft_is_there(work: Workspace, one: Said) -> None:
    """As a draft still, or as the note that it became."""
    case_id = UUID(one["place"].partition("/")[0])
    draft = drafts.find(work, "note", one["place"])
    kept = draft is not None and draft.values["body"] == one["body"]
    assert kept or cases.case_file(work, case_id).notes


def _note_is_there(work: Workspace, one: Said) -> None:
    bodies = {r.number: r.body for r in notes.revisions(work, UUID(one["case"]), UUID(one["id"]))}
    assert bodies[one["revision"]] == one["body"]


def _letter_is_there(work: Workspace, one: Said) -> None:
    paper = letters.paper(work, UUID(one["case"]), UUID(one["id"]))
    assert sha256(paper).hexdigest() == one["sha256"]


def _scan_is_there(work: Workspace, one: Said) -> None:
    sink = io.BytesIO()
    serving.scan(work, UUID(one["case"]), UUID(one["id"]), sink)
    assert sink.getvalue() == SCAN


def check_nothing_half_is_there(work: Workspace) -> None:
    """Every record has its entry and every entry its record, in the vault and beside it."""
    with work.vault.read() as session:

        def count(kind: Any, *where: Any) -> int:  # noqa: ANN401 - any table and condition
            return session.scalar(select(func.count()).select_from(kind).where(*where)) or 0

        def entered(action: Action) -> int:
            return count(AuditRow, AuditRow.action == action)

        assert count(CaseRow) == entered(Action.CASE_CREATED) == count(KnowledgeRow)
        assert count(NoteRevisionRow) == entered(Action.NOTE_WRITTEN)
        issued = count(LetterRow)
        taken = count(CorrectiveActionRow, CorrectiveActionRow.letter_id.is_not(None))
        assert issued == entered(Action.LETTER_ISSUED) == taken
        assert count(ServiceRow) == entered(Action.LETTER_SERVED)
        assert count(AuditDetailRow) == count(AuditRow)
        known = sealed_names(session)
    assert known == {path.name for path in (work.folder / FOLDER).glob("*")}
    assert not list(work.folder.glob("**/*.part"))


def killed_again_and_again(tmp_path: Path, kills: int) -> None:
    """One vault, many programs, each killed at another moment; the vault is whole after each."""
    made = a_closed_vault(tmp_path)
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    said: list[Said] = []
    for kill in range(kills):
        milliseconds = secrets.randbelow(LONGEST_LIFE_MS)
        new = life_of_a_program(made, milliseconds, has_written=kill % 3 > 0)
        said += new
        work = unlocked(made)
        try:
            verdict = audit.verify(work)
            assert verdict.breaks == (), verdict.words
            check_everything_saved_is_there(work, new)
            check_nothing_half_is_there(work)
        finally:
            opening.lock(work)
    work = unlocked(made)
    check_everything_saved_is_there(work, said)
    opening.lock(work)


def test_a_killed_program_loses_nothing_that_it_called_saved(tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, KILLS)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_many_killed_programs_lose_nothing_that_they_called_saved(tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, MANY_KILLS)
