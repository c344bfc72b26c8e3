"""The paper refuses what must not be in a file, and tags what it draws."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from hrcase.pdf.archive import Particulars, xmp
from hrcase.pdf.canvas import Line, Paper, Run
from hrcase.pdf.style import BODY, Face, font
from hrcase.pdf.tags import Node, walk
from tests.pdf.reader import Spoken, UnreadableError, drawn_marks, spoken

ABOUT = Particulars("A <title> & more", "Redbud", date(2026, 11, 23))


def a_line(text: str, face: str = Face.SERIF) -> Line:
    return Line(72, 700, (Run(text, Face(face)),), BODY)


def a_sheet(root: Node, paper: Paper) -> bytes:
    paper.end_page()
    return paper.finish(root)


def test_an_element_may_go_on_over_two_pages() -> None:
    root, paper = Node("Document"), Paper(ABOUT, "two pages")
    node = root.add("P")
    for text in ("one ", "two ", "three"):
        paper.text(node, [a_line(text)])
        paper.end_page()

    assert spoken(paper.finish(root)) == [Spoken("P", "one two three", ("Document",))]


def test_a_font_that_is_not_embedded_cannot_be_named() -> None:
    root, paper = Node("Document"), Paper(ABOUT, "no such font")
    line = Line(72, 700, (Run("text", "Helvetica"),), BODY)  # type: ignore[arg-type] # on purpose

    with pytest.raises(ValueError, match="not embedded"):
        paper.text(root.add("P"), [line])


def test_more_than_a_hundred_signs_of_one_font_are_mapped_in_blocks() -> None:
    root, paper = Node("Document"), Paper(ABOUT, "many signs")
    text = "".join(
        map(chr, sorted(set(range(0xA1, 0x17F)) & set(font(Face.SERIF).face.charToGlyph)))
    )
    paper.text(root.add("P"), [a_line(text)])

    assert spoken(a_sheet(root, paper)) == [Spoken("P", text, ("Document",))]


def test_the_packet_escapes_what_xml_would_read() -> None:
    assert b"A &lt;title&gt; &amp; more" in xmp(ABOUT)


def test_the_reader_refuses_a_page_that_nobody_tagged() -> None:
    file = BytesIO()
    plain = Canvas(file)
    plain.drawString(72, 700, "untagged")
    plain.save()

    with pikepdf.open(file) as pdf, pytest.raises(UnreadableError, match="outside every mark"):
        drawn_marks(pdf.pages[0])


def test_walking_gives_each_element_with_its_parent() -> None:
    root = Node("Document")
    item = root.add("L").add("LI")

    assert [(node.tag, parent.tag if parent else "") for node, parent in walk(root)] == [
        ("Document", ""),
        ("L", "Document"),
        ("LI", "L"),
    ]
    assert item.kids == []
