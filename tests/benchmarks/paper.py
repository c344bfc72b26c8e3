"""Issuing a letter beside the same text set by plain ReportLab, untagged, in the same faces."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from uuid import UUID
from xml.sax.saxutils import escape

from reportlab.lib.fonts import addMapping
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from hrcase.domain.letter_drafts import LetterDraft
from hrcase.domain.letter_facts import letter_of
from hrcase.domain.letters import Letter, Letterhead
from hrcase.domain.prose import us_date
from hrcase.services import letters
from hrcase.services.workspace import Workspace
from tests.benchmarks.measuring import Measured, medians
from tests.benchmarks.templates import DIRECTIVES, FACTS, LETTERHEAD, a_ready_case

FACES = {
    "Serif": "SourceSerif4-Regular",
    "Serif-Bold": "SourceSerif4-Bold",
    "Serif-Italic": "SourceSerif4-Italic",
    "Sans": "SourceSans3-Regular",
    "Sans-Bold": "SourceSans3-SemiBold",
}
MARGIN = 72.0


def measure(work: Workspace, repeats: int) -> list[Measured]:
    """Issuing a written reprimand, from its last check to its place in the trail."""
    cases = [a_ready_case(work) for _ in range(repeats + 1)]
    drafts = iter([(case_id, _draft(work, case_id, person)) for case_id, person in cases])
    _load_faces()
    letter = _letter(work, *cases[0])
    issued, plain = medians(
        repeats, lambda: letters.issue(work, *next(drafts)), lambda: set_plainly(letter)
    )
    return [
        Measured("issuing a letter", issued, "ms", 2, plain, "ms, plain ReportLab", is_ratio=True)
    ]


def set_plainly(letter: Letter, letterhead: Letterhead = LETTERHEAD) -> bytes:
    """The same words as a plain document, as a careful programmer writes it with Platypus."""
    file = BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=LETTER,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        initialFontName="Serif",
    )
    foot = f"Case {letter.cover.case_number} · Letter {letter.cover.case_number}-1 · Page"

    def footer(canvas: Canvas, page: SimpleDocTemplate) -> None:
        canvas.setFont("Sans", 7.5)
        canvas.drawString(MARGIN, 37, f"{foot} {page.page}")
        canvas.drawRightString(LETTER[0] - MARGIN, 37, "Trail 1842 · 3f9a 12c4 77b0")

    story: list[Flowable] = [Paragraph(words, style) for words, style in _story(letter, letterhead)]
    document.build(story, onFirstPage=footer, onLaterPages=footer)
    return file.getvalue()


def _story(letter: Letter, head: Letterhead) -> Iterator[tuple[str, ParagraphStyle]]:
    body, small = _style("Serif", 10.5), _style("Sans", 8.5)
    yield escape(head.district), _style("Serif-Bold", 16)
    for words in (head.office, head.street, head.city_line, head.phone):
        yield escape(words), small
    yield us_date(letter.cover.dated), body
    yield escape(letter.confidentiality), _style("Sans-Bold", 8.5)
    yield escape(letter.cover.delivery), _style("Serif-Italic", 10.5)
    for words in (letter.cover.recipient.name, *letter.cover.recipient.address):
        yield escape(words), body
    yield escape(f"Subject: {letter.subject}"), _style("Serif-Bold", 10.5)
    yield escape(f"Dear {letter.cover.recipient.salutation}:"), body
    for one in letter.paragraphs:
        heading = f'<font name="Serif-Bold">{escape(one.heading)}</font> ' if one.heading else ""
        yield heading + escape(one.text), body
    yield "Sincerely,", body
    yield escape(head.signer.name), _style("Serif-Bold", 10.5)
    yield escape(head.signer.title), body
    if letter.acknowledgement:
        for words in (letter.acknowledgement.received, letter.acknowledgement.refused):
            yield escape(words), small
            yield "Signature and date", small
    yield escape(f"cc: {' · '.join(letter.copies)}"), small


def _style(face: str, size: float) -> ParagraphStyle:
    return ParagraphStyle(face, fontName=face, fontSize=size, leading=1.47 * size, spaceAfter=6)


def _load_faces() -> None:
    """The faces of the program's own paper, under names of their own, read once."""
    for name, file in FACES.items():
        data = (files("resources") / "fonts" / f"{file}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, BytesIO(data)))
        addMapping(name, 0, 0, name)


def _draft(work: Workspace, case_id: UUID, person_id: UUID) -> LetterDraft:
    draft = letters.start(work, case_id, "DOC17", person_id)
    return replace(draft, values={**draft.values, "facts": FACTS, "directives": DIRECTIVES})


def _letter(work: Workspace, case_id: UUID, person_id: UUID) -> Letter:
    case = letters._case(work, case_id, "DOC17", person_id)
    return letter_of(case, _draft(work, case_id, person_id), None)
