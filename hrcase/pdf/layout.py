"""Setting text: words into lines, lines into blocks, blocks onto pages."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, zip_longest

from hrcase.errors import RuleBroken
from hrcase.pdf.canvas import Line, Paper, Run
from hrcase.pdf.style import MEASURE, Ink, width
from hrcase.pdf.tags import Node

FEWEST = 2
"""So many lines of a paragraph stay together at the foot and at the head of a page."""

Row = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one element; they may run over a page. `keep` holds them to what follows."""

    node: Node
    rows: tuple[Row, ...]
    ink: Ink
    before: float = 0.0
    indent: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        """The height of its lines, without the room above."""
        return len(self.rows) * self.ink.leading

    @property
    def start(self) -> float:
        """The height of what must not be parted at its beginning."""
        return self.before + min(FEWEST, len(self.rows)) * self.ink.leading

    def at(self, left: float, top: float) -> list[Line]:
        """The lines at their place; `top` is the upper edge of the first."""
        drop = self.ink.size + (self.ink.leading - self.ink.size) / 2
        return [
            Line(left + self.indent, top - drop - number * self.ink.leading, row, self.ink)
            for number, row in enumerate(self.rows)
        ]


@dataclass(frozen=True, slots=True)
class Fixed:
    """Something that stays in one piece and draws itself from its upper edge."""

    height: float
    draw: Callable[[Paper, float], None]
    before: float = 0.0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text may stand: upper edge on the first page, on the others, and lower edge."""

    first_top: float
    next_top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the upper edge it was given."""

    piece: Block | Fixed
    top: float


def set_text(node: Node, runs: Iterable[Run], ink: Ink, measure: float = MEASURE) -> Block:
    """Break text into lines no wider than `measure`."""
    return Block(node, tuple(_rows(list(runs), ink.size, measure)), ink)


def paginate(pieces: Sequence[Block | Fixed], frame: Frame) -> list[list[Placed]]:
    """Lay pieces onto pages, no line of a paragraph alone and no signature without text above."""
    press = _Press(frame)
    for piece, following in zip_longest(pieces, pieces[1:]):
        if isinstance(piece, Fixed):
            press.set_fixed(piece)
        else:
            press.set_block(piece, _needed_after(piece, following))
    return press.pages


def _needed_after(piece: Block, following: Block | Fixed | None) -> float:
    if isinstance(following, Fixed):
        return following.before + following.height
    return following.start if following is not None and piece.keep else 0.0


@dataclass(slots=True)
class _Press:
    frame: Frame
    pages: list[list[Placed]] = field(default_factory=lambda: [[]])
    top: float = field(init=False)

    def __post_init__(self) -> None:
        self.top = self.frame.first_top

    def set_fixed(self, piece: Fixed) -> None:
        if self._room(piece.before) < piece.height:
            self._turn()
        if self._room(0) < piece.height:
            raise RuleBroken(
                "A part of the letter that stays in one piece, such as the signature, is longer "
                "than a page. Shorten names and titles."
            )
        self._place(piece)

    def set_block(self, piece: Block, after: float) -> None:
        """Place a block, parted as often as needed; `after` is room that the next piece needs."""
        rest = piece
        while self._room(rest.before) < rest.height + after:
            fitting = int(self._room(rest.before) / rest.ink.leading)
            count = min(fitting, len(rest.rows) - FEWEST)
            if count < FEWEST:
                self._turn()
                if self._room(0) >= rest.height:
                    break
                continue
            self._place(replace(rest, rows=rest.rows[:count]))
            rest = replace(rest, rows=rest.rows[count:], before=0.0)
            self._turn()
        self._place(rest)

    def _room(self, before: float) -> float:
        return self.top - self._gap(before) - self.frame.bottom + 0.001

    def _gap(self, before: float) -> float:
        return before if self.pages[-1] else 0.0

    def _place(self, piece: Block | Fixed) -> None:
        top = self.top - self._gap(piece.before)
        self.pages[-1].append(Placed(piece, top))
        self.top = top - piece.height

    def _turn(self) -> None:
        self.pages.append([])
        self.top = self.frame.next_top


def _rows(runs: list[Run], size: float, measure: float) -> Iterator[Row]:
    """Lines of words. A line ends with a space, unless it is the last or cuts a long word."""
    row: list[Run] = []
    used = 0.0
    for word in _words(runs):
        for number, part in enumerate(_cut(word, size, measure)):
            space = [Run(" ", row[-1].face)] if row else []
            wide, gap = _width(part, size), _width(space, size)
            if row and used + gap + wide > measure:
                yield _joined(row + (space if number == 0 else []))
                row, used, space, gap = [], 0.0, [], 0.0
            row += [*space, *part]
            used += gap + wide
    yield _joined(row)


def _words(runs: list[Run]) -> Iterator[list[Run]]:
    """Words between spaces; a word may change its face in the middle."""
    word: list[Run] = []
    for run in runs:
        for part in re.findall(r"[ \n]+|[^ \n]+", run.text):
            if part[0] not in " \n":
                word.append(Run(part, run.face))
            elif word:
                yield word
                word = []
    if word:
        yield word


def _cut(word: list[Run], size: float, measure: float) -> Iterator[list[Run]]:
    """The word whole, or in pieces as wide as a line where no line can hold it."""
    if _width(word, size) <= measure:
        yield word
        return
    piece: list[Run] = []
    used = 0.0
    for run in word:
        for char in run.text:
            wide = width(char, run.face, size)
            if piece and used + wide > measure:
                yield piece
                piece, used = [], 0.0
            piece.append(Run(char, run.face))
            used += wide
    yield piece


def _width(runs: Iterable[Run], size: float) -> float:
    return sum(width(run.text, run.face, size) for run in runs)


def _joined(runs: Iterable[Run]) -> Row:
    """Neighbours of one face as one run."""
    faces = groupby(runs, key=lambda run: run.face)
    return tuple(Run("".join(run.text for run in group), face) for face, group in faces)
