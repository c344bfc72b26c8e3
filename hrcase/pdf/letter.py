"""A finished letter as bytes: US Letter, for a window envelope, tagged and fit for the archive."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, replace

from hrcase.domain.letters import (
    Acknowledgement,
    Letter,
    Letterhead,
    Paragraph,
    Signer,
    TrailSeal,
)
from hrcase.domain.prose import MONTHS, on_one_line, us_date
from hrcase.errors import RuleBroken
from hrcase.pdf.archive import Particulars
from hrcase.pdf.canvas import Line, Paper, Run
from hrcase.pdf.layout import Block, Fixed, Frame, Placed, paginate, set_text
from hrcase.pdf.style import (
    BODY,
    FOOT,
    HEAD,
    HEIGHT,
    INCH,
    MARGIN,
    MEASURE,
    NO_BREAK_SPACE,
    QUIET,
    SMALL,
    WIDTH,
    Face,
    Ink,
    check_printable,
    width,
)
from hrcase.pdf.tags import Node

DATE_AT = HEIGHT - 1.62 * INCH
ADDRESS_TOP = HEIGHT - 2.04 * INCH
ADDRESS = Ink(10.5, 13.0)
"""Five address lines stand between 2.0 and 3.0 inches, where a #10 envelope has its window."""

FRAME = Frame(first_top=HEIGHT - 3.3 * INCH, next_top=HEIGHT - 1.1 * INCH, bottom=MARGIN)
LEFT_MEASURE = 4.1 * INCH
FOOT_AT = 0.52 * INCH
RUNNING_HEAD_AT = HEIGHT - 0.75 * INCH
QUOTE_INDENT = 22.0
ROOM_TO_SIGN = 40.0
ROOM_TO_SIGN_SMALL = 27.0
PADDING = 10.0

_TOGETHER = re.compile(rf"\b({'|'.join(MONTHS)}) (?=\d)|(\d) (?=[ap]\.m\.)|(§) (?=\d)")


def render(
    letter: Letter,
    letterhead: Letterhead,
    seal: TrailSeal | None,
    *,
    draft: bool = False,
    watermark: str | None = None,
) -> bytes:
    """The letter as a PDF. Without a seal, or as a draft, it says that it has no seal yet.

    Raises RuleBroken for characters that the fonts lack, before anything is drawn.
    """
    letterhead = Letterhead(*map(on_one_line, astuple(letterhead)))
    check_printable(_all_texts(letter, letterhead, watermark))
    root = Node("Document")
    head = _Head(letter, letterhead, root)
    pages = paginate(_pieces(letter, letterhead, root), FRAME)
    sealed = None if draft else seal
    about = Particulars(_title(letter), letterhead.district, letter.cover.dated)
    paper = Paper(about, _title(letter))
    for number, placed in enumerate(pages, 1):
        if watermark:
            paper.watermark(watermark)
        if number == 1:
            head.draw(paper)
        else:
            paper.furniture("Header", [_running_head(letter)])
        _draw(paper, placed)
        paper.furniture("Footer", _footer(letter, sealed, f"Page {number} of {len(pages)}"))
        paper.end_page()
    return paper.finish(root)


class _Head:
    """What stands at fixed places on the first page, its elements first in reading order."""

    def __init__(self, letter: Letter, letterhead: Letterhead, root: Node) -> None:
        cover = letter.cover
        top = HEIGHT - 0.72 * INCH
        self._blocks: list[tuple[Node, Line]] = []
        self._root = root
        self._left(letterhead.district, Face.SERIF_BOLD, HEAD, top - 14)
        self._left(letterhead.office, Face.SANS, QUIET, top - 27)
        right = (letterhead.street, letterhead.city_line, letterhead.phone)
        for row, text in enumerate(right):
            self._right(text, Face.SANS, Ink(8.0, 10.0, 0.33), top - 8 - row * 9.8)
        self._left(us_date(cover.dated), Face.SERIF, BODY, DATE_AT)
        self._right(letter.confidentiality, Face.SANS_BOLD, SMALL, DATE_AT)
        self._left(cover.delivery, Face.SERIF_ITALIC, BODY, DATE_AT - 14)
        for row, text in enumerate((cover.recipient.name, *cover.recipient.address)):
            self._left(text, Face.SERIF, ADDRESS, ADDRESS_TOP - 10 - row * ADDRESS.leading)

    def draw(self, paper: Paper) -> None:
        for node, line in self._blocks:
            paper.text(node, [line])
        below = HEIGHT - 1.24 * INCH
        paper.rule((MARGIN, below), (WIDTH - MARGIN, below), 0.75)

    def _left(self, text: str, face: Face, ink: Ink, y: float) -> None:
        self._add(Line(MARGIN, y, (Run(text, face),), ink), LEFT_MEASURE)

    def _right(self, text: str, face: Face, ink: Ink, y: float) -> None:
        self._add(_flush_right(text, face, ink, y), MEASURE - LEFT_MEASURE)

    def _add(self, line: Line, measure: float) -> None:
        (run,) = line.runs
        if width(run.text, run.face, line.ink.size) > measure:
            raise RuleBroken(
                "A line of the letterhead or of the address is too long for the paper and the "
                "window of the envelope. Shorten it, or write it on two lines."
            )
        if run.text:
            self._blocks.append((self._root.add("P"), line))


def _pieces(letter: Letter, letterhead: Letterhead, root: Node) -> list[Block | Fixed]:
    subject = set_text(root.add("H1"), [Run(f"Subject: {letter.subject}", Face.SERIF_BOLD)], BODY)
    dear = f"Dear {letter.cover.recipient.salutation}:"
    greeting = set_text(root.add("P"), [Run(dear, Face.SERIF)], BODY)
    signers = [letterhead.signer, *filter(None, [letter.cover.supervisor])]
    pieces: list[Block | Fixed] = [
        replace(subject, keep=True),
        replace(greeting, before=9.0, keep=True),
        *_paragraphs(letter.paragraphs, root),
        _signatures(signers, root),
    ]
    if letter.acknowledgement is not None:
        pieces.append(_acknowledgement(letter.acknowledgement, root))
    if letter.copies:
        copies = Run(f"cc: {' · '.join(letter.copies)}", Face.SANS)
        pieces.append(replace(set_text(root.add("P"), [copies], QUIET), before=10.0))
    return pieces


def _paragraphs(paragraphs: Sequence[Paragraph], root: Node) -> list[Block]:
    """Body text. A lead-in stays with its quotation, which is set in on both sides."""
    blocks = []
    following = [*(one.quoted for one in paragraphs[1:]), False]
    for one, quoted_next in zip(paragraphs, following, strict=True):
        if one.quoted:
            node = root.add("BlockQuote").add("P")
            measure = MEASURE - 2 * QUOTE_INDENT
            block = set_text(node, [Run(_together(one.text), Face.SERIF)], BODY, measure)
            blocks.append(replace(block, before=5.0, indent=QUOTE_INDENT))
        else:
            heading = [Run(f"{one.heading} ", Face.SERIF_BOLD)] if one.heading else []
            block = set_text(root.add("P"), [*heading, Run(_together(one.text), Face.SERIF)], BODY)
            blocks.append(replace(block, before=8.0, keep=quoted_next))
    return blocks


def _together(text: str) -> str:
    """Hold a month to its day and an hour to its half of the day, as a careful typist does."""
    return _TOGETHER.sub(lambda found: found[0][:-1] + NO_BREAK_SPACE, text)


def _signatures(signers: Sequence[Signer], root: Node) -> Fixed:
    """“Sincerely,” and, with room to sign, the names side by side."""
    measure = MEASURE / len(signers) - PADDING
    sincerely = set_text(root.add("P"), [Run("Sincerely,", Face.SERIF)], BODY)
    columns = [
        [
            set_text(root.add("P"), [Run(one.name, Face.SERIF_BOLD)], ADDRESS, measure),
            set_text(root.add("P"), [Run(one.title, Face.SERIF)], ADDRESS, measure),
        ]
        for one in signers
    ]
    tallest = max(sum(block.height for block in column) for column in columns)

    def draw(paper: Paper, top: float) -> None:
        paper.text(sincerely.node, sincerely.at(MARGIN, top))
        for number, column in enumerate(columns):
            edge = top - BODY.leading - ROOM_TO_SIGN
            for block in column:
                paper.text(block.node, block.at(MARGIN + number * MEASURE / len(columns), edge))
                edge -= block.height

    return Fixed(BODY.leading + ROOM_TO_SIGN + tallest, draw, before=10.0)


def _acknowledgement(words: Acknowledgement, root: Node) -> Fixed:
    """The frame that the employee signs on receipt, or a witness when the employee will not."""
    measure = MEASURE - 2 * PADDING
    rows = [
        (_small(words.received, root, measure), _lines_to_sign("Employee", root)),
        (_small(words.refused, root, measure), _lines_to_sign("Witness to the refusal", root)),
    ]
    room = ROOM_TO_SIGN_SMALL + FOOT.leading + PADDING
    height = sum(text.height + room for text, _ in rows) + PADDING

    def draw(paper: Paper, top: float) -> None:
        paper.box((MARGIN, top - height), (MEASURE, height), 0.5)
        edge = top - PADDING
        for text, labels in rows:
            paper.text(text.node, text.at(MARGIN + PADDING, edge))
            edge -= text.height + ROOM_TO_SIGN_SMALL
            for label, start, end in labels:
                paper.rule((start, edge), (end, edge), 0.5)
                paper.text(label.node, label.at(start, edge))
            edge -= room - ROOM_TO_SIGN_SMALL

    return Fixed(height, draw, before=16.0)


def _small(text: str, root: Node, measure: float) -> Block:
    return set_text(root.add("P"), [Run(text, Face.SANS)], SMALL, measure)


def _lines_to_sign(who: str, root: Node) -> list[tuple[Block, float, float]]:
    """A long line for the name and a short one for the date, each with its label below."""
    left, right = MARGIN + PADDING, WIDTH - MARGIN - PADDING
    parted = left + 0.66 * (right - left)
    places = ((who, left, parted), ("Date", parted + 2 * PADDING, right))
    return [
        (set_text(root.add("P"), [Run(label, Face.SANS)], FOOT), start, end)
        for label, start, end in places
    ]


def _draw(paper: Paper, placed: Iterable[Placed]) -> None:
    for one in placed:
        if isinstance(one.piece, Fixed):
            one.piece.draw(paper, one.top)
        else:
            paper.text(one.piece.node, one.piece.at(MARGIN, one.top))


def _running_head(letter: Letter) -> Line:
    words = f"{letter.cover.recipient.name} · {us_date(letter.cover.dated)}"
    return Line(MARGIN, RUNNING_HEAD_AT, (Run(words, Face.SANS),), QUIET)


def _footer(letter: Letter, seal: TrailSeal | None, page: str) -> list[Line]:
    cover = letter.cover
    named = f"Letter {cover.number}" if cover.number else "Letter not numbered yet"
    left = f"Case {cover.case_number} · {named} · {page}"
    right = f"Trail {seal.number} · {_short(seal.seal)}" if seal else "Draft, no seal yet"
    return [
        Line(MARGIN, FOOT_AT, (Run(left, Face.SANS),), FOOT),
        _flush_right(right, Face.SANS, FOOT, FOOT_AT),
    ]


def _short(seal: str) -> str:
    """The first twelve signs of a seal, in fours, to compare by eye."""
    return " ".join(seal[start : start + 4] for start in (0, 4, 8)).strip()


def _flush_right(text: str, face: Face, ink: Ink, y: float) -> Line:
    return Line(WIDTH - MARGIN - width(text, face, ink.size), y, (Run(text, face),), ink)


def _title(letter: Letter) -> str:
    """What the file calls itself: kind and number, never a name."""
    return f"{letter.title} {letter.cover.number or 'draft, case ' + letter.cover.case_number}"


def _all_texts(letter: Letter, letterhead: Letterhead, watermark: str | None) -> list[str]:
    cover, head, thanks = letter.cover, letterhead, letter.acknowledgement
    signers = [letterhead.signer, *filter(None, [cover.supervisor])]
    return [
        *(head.district, head.office, head.street, head.city_line, head.phone),
        *(text for one in signers for text in (one.name, one.title)),
        *(cover.recipient.name, cover.recipient.salutation, *cover.recipient.address),
        *(cover.case_number, cover.number or "", cover.delivery, *letter.copies),
        *(letter.title, letter.subject, letter.confidentiality, watermark or ""),
        *(text for one in letter.paragraphs for text in (one.heading, one.text)),
        *((thanks.received, thanks.refused) if thanks else ()),
    ]
