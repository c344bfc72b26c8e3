"""Marks lie over the words they mean, wherever these stand on the paper."""

from pathlib import Path

import pypdfium2

from hrcase.services import letters
from tests.builders import a_workspace
from tests.desk import a_case_of
from tests.paper_cases import FACTS, a_ready_draft, with_step
from ui.components.page_marks import boxes_of


def first_page(folder: Path) -> pypdfium2.PdfPage:
    case = with_step(a_case_of(a_workspace(folder)))
    paper = letters.preview(case.work, case.case_id, a_ready_draft(case))
    return pypdfium2.PdfDocument(paper)[0]


def test_a_passage_is_found_where_it_stands(tmp_path: Path) -> None:
    page = first_page(tmp_path)

    (box,) = boxes_of(page, FACTS)

    assert 72 < box.left() < box.right() < 612 - 60
    assert 200 < box.top() < box.bottom() < 400


def test_a_passage_over_two_lines_has_two_boxes(tmp_path: Path) -> None:
    page = first_page(tmp_path)

    boxes = boxes_of(page, "Send your answer to the office named above.")

    assert len(boxes) == 2
    assert boxes[0].top() < boxes[1].top()


def test_words_that_are_not_on_the_page_have_no_box(tmp_path: Path) -> None:
    page = first_page(tmp_path)

    assert boxes_of(page, "These words are nowhere.") == []
    assert boxes_of(page, "  ") == []
