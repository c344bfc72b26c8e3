"""The finished paper on screen, and its words for those who listen."""

from io import BytesIO

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from tests.person import Person
from ui.components.page_preview import PagePreview


def a_paper(pages: int = 2) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, LETTER)
    for page in range(1, pages + 1):
        canvas.drawString(72, 720, f"Written reprimand, page {page}")
        canvas.setFillColorRGB(0.2, 0.8, 0.2)
        canvas.rect(0, 0, 300, 300, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_the_pages_are_shown_and_said(qtbot: QtBot, me: Person) -> None:
    preview = PagePreview()
    preview.resize(660, 900)
    qtbot.addWidget(preview)
    preview.show()
    empty = preview.heightForWidth(660)

    preview.show_pdf(a_paper())

    assert preview.pages == 2
    assert preview.accessibleName() == "Preview, 2 pages"
    me.sees("Written reprimand, page 2")
    image = preview.grab().toImage()
    assert _is_near(image.pixelColor(60, 700), QColor(51, 204, 51))
    assert _is_near(image.pixelColor(500, 700), QColor("white"))
    assert preview.heightForWidth(660) > 1500 > empty
    preview.forget()
    assert preview.pages == 0


def test_only_what_is_in_sight_is_rendered(qtbot: QtBot, stalls: list[float]) -> None:
    preview, scroll = PagePreview(), QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(preview)
    scroll.resize(700, 400)
    qtbot.addWidget(scroll)
    scroll.show()

    preview.show_pdf(a_paper(1))
    assert preview.accessibleName() == "Preview, 1 page"
    preview.show_pdf(a_paper(20))
    qtbot.waitUntil(lambda: bool(preview._rendered))

    assert len(preview._rendered) < 3
    preview.repaint()
    preview.resize(500, 9000)
    assert stalls == []


def _is_near(one: QColor, other: QColor) -> bool:
    gaps = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return all(abs(gap) < 12 for gap in gaps)
