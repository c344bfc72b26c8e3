"""An investigation note: its text, its revisions, and where its draft is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hrcase.errors import RuleBroken

DRAFT_KIND = "note"
TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it is written; without an id it is a new one."""

    title: str
    body: str
    id: UUID | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """The text of a note as it was left once. `at` is UTC."""

    number: int
    by: str
    at: datetime
    body: str


def draft_place(case_id: UUID, note_id: UUID | None) -> str:
    """Where the draft of a note is kept; each case has one place for a new note."""
    return f"{case_id}/{note_id or 'new'}"


def title_of(note: NoteText) -> str:
    """The title, or the first words of the note when nobody gave it one.

    Raises RuleBroken for a note without any words.
    """
    words = f"{note.title}\n{note.body}".split("\n")
    first = next((line.strip() for line in words if line.strip()), "")
    if not first:
        raise RuleBroken("The note is still empty. Write a word, or leave it; nothing was saved.")
    if note.title.strip() or len(first) <= TITLE_LENGTH:
        return first
    return f"{first[:TITLE_LENGTH].rsplit(' ', 1)[0]} …"
