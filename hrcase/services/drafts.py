"""Keep what is being typed: outside the trail, per kind, place and user."""

from datetime import datetime

from hrcase.domain.drafts import Draft
from hrcase.services.workspace import Workspace
from hrcase.storage import draft_queries
from hrcase.storage.tables.office import DraftRow


def keep(work: Workspace, kind: str, place: str, values: dict[str, object]) -> datetime:
    """Keep the plain values of a form; returns the moment (UTC) once they are durable."""
    now = work.now()
    with work.vault.scratch() as session:
        row = draft_queries.draft_row(session, work.actor.id, kind, place)
        if row is None:
            row = DraftRow(kind=kind, place=place, user_id=work.actor.id, values={}, saved_at=now)
            session.add(row)
        row.values = dict(values)
        row.saved_at = now
    return now


def find(work: Workspace, kind: str, place: str) -> Draft | None:
    """The draft that this user kept there, if there is one."""
    with work.vault.read() as session:
        return draft_queries.find_draft(session, work.actor.id, kind, place)


def drop(work: Workspace, kind: str, place: str) -> None:
    """Throw this user's draft away; nothing happens when there is none."""
    with work.vault.scratch() as session:
        row = draft_queries.draft_row(session, work.actor.id, kind, place)
        if row is not None:
            session.delete(row)
