"""Where a note's draft is kept, and what a note without a title is called."""

import pytest

from hrcase.domain.notes import NoteText, draft_place, title_of
from hrcase.errors import RuleBroken
from hrcase.storage.tables.base import new_id


def test_a_new_note_and_each_other_have_their_own_place() -> None:
    case_id, note_id = new_id(), new_id()

    assert draft_place(case_id, None) == f"{case_id}/new"
    assert draft_place(case_id, note_id) == f"{case_id}/{note_id}"


@pytest.mark.parametrize(
    ("title", "body", "called"),
    [
        (" Call with the principal ", "Body", "Call with the principal"),
        ("", "\n  First line\nSecond line", "First line"),
        ("", "word " * 20, "word word word word word word word word word word word word …"),
        ("A title as long as it was typed " * 3, "", ("A title as long as it was typed " * 3)[:-1]),
    ],
)
def test_a_note_is_called_by_its_title_or_its_first_words(
    title: str, body: str, called: str
) -> None:
    assert title_of(NoteText(title, body)) == called


def test_a_note_without_a_word_is_refused() -> None:
    with pytest.raises(RuleBroken, match="still empty"):
        title_of(NoteText("  ", "\n \n"))
