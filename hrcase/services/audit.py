"""The trail: reading it, checking it, taking a copy that anyone can check."""

import json
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from hrcase.domain.access import Reading, check_sees
from hrcase.domain.audit import Action, AuditLine, Break, TrailQuestion
from hrcase.domain.counting import counted
from hrcase.services.workspace import Workspace
from hrcase.storage import audit_queries
from hrcase.storage.files import write_file
from hrcase.storage.vault_header import read_header
from hrcase.storage.verification import trail_breaks

MOST_BREAKS = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the trail found; whole when there are no breaks."""

    entries: int
    breaks: tuple[Break, ...]

    @property
    def words(self) -> str:
        """The verdict as one sentence."""
        if not self.breaks:
            return f"The trail is whole: {counted(self.entries, 'entry', 'entries')} checked."
        return f"The trail is not whole. {self.breaks[0].words}"


def trail(work: Workspace, question: TrailQuestion) -> list[AuditLine]:
    """Entries of the trail, newest first; of one case, whoever may see the case."""
    if question.case_id is None:
        check_sees(work.actor, Reading.TRAIL)
    with work.vault.read() as session:
        return audit_queries.lines(session, work.actor, question)


def changes(work: Workspace, number: int) -> list[dict[str, Any]]:
    """What one entry changed, before and after."""
    check_sees(work.actor, Reading.TRAIL)
    check_sees(work.actor, Reading.HIDDEN_NAMES)
    with work.vault.read() as session:
        return audit_queries.changes_of(session, number)


def verify(work: Workspace) -> Verdict:
    """Check every seal, every entry's content, and the end of the trail against the header."""
    head = read_header(work.folder).trail
    with work.vault.read() as session:
        found = islice(trail_breaks(session, head if head.number else None), MOST_BREAKS)
        return Verdict(audit_queries.count(session), tuple(found))


def export_trail(work: Workspace, target: Path) -> Path:
    """Write the sealed entries, without any content, to a file that anyone can check."""
    with work.write(Action.TRAIL_EXPORTED) as writing:
        sealed = [asdict(entry) for entry in audit_queries.entries(writing.session)]
        write_file(target, json.dumps({"format": 1, "entries": sealed}, default=str).encode())
        writing.summary = f"Trail saved: {counted(len(sealed), 'entry', 'entries')}"
    return target
