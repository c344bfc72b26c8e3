"""Setting text: where lines end, what is cut, and how pieces find their page."""

import pytest

from hrcase.errors import RuleBroken
from hrcase.pdf.canvas import Paper, Run
from hrcase.pdf.layout import Block, Fixed, Frame, paginate, set_text
from hrcase.pdf.style import BODY, Face, width
from hrcase.pdf.tags import Node

FRAME = Frame(first_top=200.0, next_top=300.0, bottom=100.0)


def rows_of(text: str, measure: float = 100.0) -> list[str]:
    block = set_text(Node("P"), [Run(text, Face.SERIF)], BODY, measure)
    return ["".join(run.text for run in row) for row in block.rows]


def a_block(rows: int, *, keep: bool = False, before: float = 0.0) -> Block:
    row = (Run("words", Face.SERIF),)
    return Block(Node("P"), (row,) * rows, BODY, before=before, keep=keep)


def draw_nothing(_: Paper, __: float) -> None:
    """Stands for a drawing that the layout never looks into."""


def sheets(*pieces: Block | Fixed) -> list[list[int]]:
    placed = paginate(pieces, FRAME)
    return [
        [len(one.piece.rows) if isinstance(one.piece, Block) else 0 for one in sheet]
        for sheet in placed
    ]


def test_each_line_but_the_last_ends_with_a_space() -> None:
    rows = rows_of("The quick brown fox jumps over the lazy dog")

    assert len(rows) > 2
    assert all(row.endswith(" ") for row in rows[:-1])
    assert "".join(rows) == "The quick brown fox jumps over the lazy dog"


def test_no_line_is_wider_than_the_measure() -> None:
    rows = rows_of("one two three four five six seven eight nine ten eleven twelve" * 4, 77.0)

    assert all(width(row.rstrip(), Face.SERIF, BODY.size) <= 77.0 for row in rows)


def test_a_long_word_is_cut_and_a_word_after_it_goes_on() -> None:
    rows = rows_of("to " + "m" * 40 + " end")

    assert "".join(rows) == "to " + "m" * 40 + " end"
    assert rows[0] == "to "
    assert not rows[1].endswith(" ")


def test_a_word_may_change_its_face_in_the_middle() -> None:
    runs = [Run("half", Face.SERIF), Run("bold ", Face.SERIF_BOLD), Run("word", Face.SERIF)]
    block = set_text(Node("P"), runs, BODY)

    assert block.rows == (
        (Run("half", Face.SERIF), Run("bold ", Face.SERIF_BOLD), Run("word", Face.SERIF)),
    )


def test_spaces_alone_are_no_words() -> None:
    assert rows_of("   a   b   ") == ["a b"]


def test_a_paragraph_leaves_two_lines_on_each_side_of_the_break() -> None:
    assert sheets(a_block(7)) == [[5], [2]]
    assert sheets(a_block(8)) == [[6], [2]]
    assert sheets(a_block(9)) == [[6], [3]]


def test_three_lines_are_never_parted() -> None:
    assert sheets(a_block(5), a_block(3)) == [[5], [3]]


def test_a_paragraph_longer_than_a_page_runs_on() -> None:
    assert sheets(a_block(30)) == [[6], [12], [12]]


def test_a_paragraph_that_cannot_be_parted_and_is_longer_than_the_rest_moves_on_and_is_parted() -> (
    None
):
    assert sheets(a_block(5), a_block(20)) == [[5], [12], [8]]


def test_a_lead_in_stays_with_what_follows() -> None:
    assert sheets(a_block(4), a_block(1, keep=True), a_block(4)) == [[4], [1, 4]]
    assert sheets(a_block(2), a_block(1, keep=True), a_block(2)) == [[2, 1, 2]]


def test_the_text_before_a_signature_follows_it_with_two_lines() -> None:
    signature = Fixed(60.0, draw_nothing)

    assert sheets(a_block(6), signature) == [[4], [2, 0]]


def test_a_kept_piece_at_the_very_end_stays_where_it_is() -> None:
    assert sheets(a_block(2, keep=True)) == [[2]]


def test_room_above_is_left_out_at_the_top_of_a_page() -> None:
    placed = paginate([a_block(6), a_block(2, before=9.0)], FRAME)

    assert placed[1][0].top == FRAME.next_top


def test_a_piece_longer_than_a_page_is_refused() -> None:
    with pytest.raises(RuleBroken, match="longer than a page"):
        paginate([Fixed(201.0, draw_nothing)], FRAME)
