"""The paper: the one place that draws. Whatever is drawn belongs to an element or is decoration."""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any, Literal, NoReturn, cast

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from hrcase.pdf.archive import PRODUCER, Particulars, Stamp, colour_profile, xmp
from hrcase.pdf.fonts import WholeStream
from hrcase.pdf.structure import add_structure
from hrcase.pdf.style import HEIGHT, WIDTH, Face, Ink, font, width
from hrcase.pdf.tags import Marks, Node

Furniture = Literal["Header", "Footer", "Watermark"]
_DECORATION = "/Artifact <</Type /Layout>> BDC"


@dataclass(frozen=True, slots=True)
class Run:
    """Some text in one face."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text at its place: from the left edge, and up from the bottom edge, in points."""

    x: float
    y: float
    runs: tuple[Run, ...]
    ink: Ink


class Paper:
    """Sheets of US Letter under the pen, tagged while they are drawn."""

    def __init__(self, about: Particulars, signature: str) -> None:
        for face in Face:
            font(face)
        self._file = BytesIO()
        self._marks = Marks()
        self._canvas = Canvas(
            self._file,
            pagesize=(WIDTH, HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=cast("float", Face.SERIF.value),  # the stubs take the name for a size
            lang=about.language,
        )
        self._doc = cast("Any", self._canvas)._doc  # noqa: SLF001 - ReportLab's document is private
        self._doc.getInternalFontName = _refuse
        self._doc._timeStamp = Stamp.of(about.dated)  # noqa: SLF001 - the paper's date, not today's
        self._doc.updateSignature(signature)
        self._describe(about)

    def text(self, node: Node, lines: Iterable[Line]) -> None:
        """Draw lines that belong to one element, under one mark."""
        with self._marked(f"/{node.tag} <</MCID {self._marks.begin(node)}>> BDC"):
            self._draw(lines)

    def furniture(self, kind: Furniture, lines: Iterable[Line]) -> None:
        """Draw what repeats on pages and is not read: running heads and footers."""
        with self._marked(f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC"):
            self._draw(lines)

    def watermark(self, words: str) -> None:
        """Draw words across the page, pale and from corner to corner; call it first on a page."""
        size = 64.0
        angle = math.atan2(HEIGHT, WIDTH)
        half = width(words, Face.SANS_BOLD, size) / 2
        across, up = math.cos(angle), math.sin(angle)
        with self._marked("/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"):
            self._canvas.setFillGray(0.9)
            pen = self._canvas.beginText()
            left, bottom = WIDTH / 2 - half * across, HEIGHT / 2 - half * up
            pen.setTextTransform(across, up, -up, across, left, bottom)
            pen.setFont(Face.SANS_BOLD, size)
            pen.textOut(words)
            self._canvas.drawText(pen)

    def rule(self, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
        """Draw a line that decorates."""
        with self._marked(_DECORATION):
            self._canvas.setStrokeGray(0.2)
            self._canvas.setLineWidth(weight)
            self._canvas.line(*start, *end)

    def box(self, corner: tuple[float, float], size: tuple[float, float], weight: float) -> None:
        """Draw a frame that decorates, from its lower left corner."""
        with self._marked(_DECORATION):
            self._canvas.setStrokeGray(0.5)
            self._canvas.setLineWidth(weight)
            self._canvas.rect(*corner, *size)

    def squares(
        self, node: Node, corner: tuple[float, float], side: float, rows: Sequence[Sequence[bool]]
    ) -> None:
        """Draw a figure of dark and light squares, as a QR code is, from its lower left corner."""
        left, bottom = corner
        node.box = (left, bottom, left + side, bottom + side)
        one = side / len(rows)
        with self._marked(f"/{node.tag} <</MCID {self._marks.begin(node)}>> BDC"):
            self._canvas.setFillGray(0)
            for down, row in enumerate(rows, 1):
                across = 0
                for dark, run in groupby(row):
                    long = len(list(run))
                    place = (left + across * one, bottom + side - down * one)
                    if dark:
                        self._canvas.rect(*place, long * one, one, stroke=0, fill=1)
                    across += long

    def end_page(self) -> None:
        """Finish the page."""
        number = self._marks.end_page()
        self._canvas.showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs, page.Trans = number, PDFName("S"), None
        page.Contents = WholeStream(content=page.stream, filters=[PDFZCompress])
        self._doc.updateSignature(page.stream)

    def finish(self, root: Node) -> bytes:
        """The whole file, with `root` as its structure."""
        pages = len(self._doc.Pages.pages)
        tree = add_structure(self._doc, root, self._marks, pages)
        self._canvas.setCatalogEntry("StructTreeRoot", tree)
        self._canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})
        self._canvas.save()
        return self._file.getvalue()

    @contextmanager
    def _marked(self, begin: str) -> Iterator[None]:
        self._canvas.addLiteral(begin)
        yield
        self._canvas.addLiteral("EMC")

    def _draw(self, lines: Iterable[Line]) -> None:
        pen = self._canvas.beginText()
        for line in lines:
            pen.setFillGray(line.ink.grey)
            pen.setTextOrigin(line.x, line.y)
            for run in line.runs:
                pen.setFont(run.face, line.ink.size, line.ink.leading)
                pen.textOut(run.text)
        self._canvas.drawText(pen)

    def _describe(self, about: Particulars) -> None:
        canvas = self._canvas
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject("")
        canvas.setCreator(PRODUCER)
        canvas.setProducer(PRODUCER)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.setCatalogEntry("Metadata", _Packet(xmp(about)))
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = PDFArray([self._colours()])

    def _colours(self) -> PDFDictionary:
        profile = WholeStream(PDFDictionary({"N": 3}), colour_profile(), [PDFZCompress])
        self._doc.Reference(profile, "ColourProfile")
        return PDFDictionary(
            {
                "Type": PDFName("OutputIntent"),
                "S": PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
                "Info": PDFString("sRGB IEC61966-2.1"),
                "DestOutputProfile": PDFObjectReference("ColourProfile"),
            }
        )


class _Packet(WholeStream):
    """The XMP packet, left uncompressed so that archives can find it."""

    def __init__(self, packet: bytes) -> None:
        kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        super().__init__(PDFDictionary(kind), packet)


def _refuse(name: str) -> NoReturn:
    """Only embedded fonts may be named in a file; ReportLab asks here for all others."""
    raise ValueError(f"the font {name} is not embedded")
