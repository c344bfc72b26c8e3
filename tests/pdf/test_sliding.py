"""The page break slid through a letter, line by line: nothing is lost, parted or left alone."""

import page
import pytest

from hrcase.domain.letters import Letter
from hrcase.pdf.letter import render
from tests.pdf.letters import LETTERHEAD, SEAL, SUPERVISOR, a_cover, a_letter, expected, some_values
from tests.pdf.reader import artifacts, lines_at, spoken

LINE = "These words fill a line of the letter from its left margin to its right one. "
STEP = "\nA short paragraph."


def a_grown_letter(lines: int) -> Letter:
    facts = LINE * (lines // 2 + 1) + STEP * (lines % 3)
    return a_letter(a_cover(supervisor=SUPERVISOR), some_values(facts=facts))


@pytest.mark.parametrize("lines", range(0, 92, 2))
def test_a_letter_reads_the_same_wherever_the_page_breaks(lines: int) -> None:
    letter = a_grown_letter(lines)
    paper = render(letter, LETTERHEAD, SEAL)

    assert spoken(paper) == expected(letter)
    for profile in ("ua1", "2a"):
        assert page.validate_pdf_bytes(paper, profile=profile).is_compliant


@pytest.mark.parametrize("lines", range(1, 92, 6))
def test_no_signature_is_alone_and_no_line_of_a_paragraph(lines: int) -> None:
    paper = render(a_grown_letter(lines), LETTERHEAD, SEAL)
    sheets = [[text for *_, text in lines_at(paper, n)] for n in range(len(artifacts(paper)))]
    signed = next(sheet for sheet in sheets if "Sincerely," in sheet)

    assert signed.index("Sincerely,") >= 3 or sheets.index(signed) == 0
    assert signed[signed.index("Sincerely,") + 1] == "Maren Oldacre"
