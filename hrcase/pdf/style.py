"""How paper looks: fonts, sizes, greys and the measures of a US Letter page."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from io import BytesIO

from reportlab.pdfbase import pdfmetrics

from hrcase.errors import RuleBroken
from hrcase.pdf.fonts import EmbeddedFont

INCH = 72.0
WIDTH, HEIGHT = 8.5 * INCH, 11 * INCH
MARGIN = INCH
MEASURE = WIDTH - 2 * MARGIN
NO_BREAK_SPACE = "\u00a0"


class Face(StrEnum):
    """The faces that paper is set in; the value is the name of the font file."""

    SERIF = "SourceSerif4-Regular"
    SERIF_BOLD = "SourceSerif4-Bold"
    SERIF_ITALIC = "SourceSerif4-Italic"
    SANS = "SourceSans3-Regular"
    SANS_BOLD = "SourceSans3-SemiBold"


@dataclass(frozen=True, slots=True)
class Ink:
    """A size, a line height and a shade (0 is black)."""

    size: float
    leading: float
    grey: float = 0.0


BODY = Ink(10.5, 15.5)
SMALL = Ink(8.5, 12.0)
HEAD = Ink(16.0, 20.0)
QUIET = Ink(8.5, 11.0, 0.33)
FOOT = Ink(7.5, 10.0, 0.33)
"""Body lines are 108 % as high as the font's own, which are 1.371 times its size."""


@cache
def font(face: Face) -> EmbeddedFont:
    """A face, loaded and registered once."""
    data = (files("resources") / "fonts" / f"{face}.ttf").read_bytes()
    loaded = EmbeddedFont(face, BytesIO(data))
    pdfmetrics.registerFont(loaded)
    return loaded


def width(text: str, face: Face, size: float) -> float:
    """How wide a text is, in points."""
    glyphs = font(face).face
    wide, usual = glyphs.charWidths.get, glyphs.defaultWidth
    thousandths: float = sum([wide(ord(char), usual) for char in text])
    return 0.001 * size * thousandths


def check_printable(texts: Iterable[str]) -> None:
    """Refuse characters that the fonts of the letter cannot print, before a box stands for them."""
    used = {char for text in texts for char in text}
    missing = sorted(char for char in used if not _is_printable(char))
    if missing:
        named = ", ".join(_shown(char) for char in missing[:8])
        raise RuleBroken(
            f"The letter's fonts have no sign for: {named}. Nothing was left out or replaced. For "
            "paper, write the word in Latin letters, as the person spells it on English "
            "documents; the record keeps the name in its own script."
        )


def _is_printable(char: str) -> bool:
    return char == "\n" or all(ord(char) in font(face).face.charToGlyph for face in Face)


def _shown(char: str) -> str:
    return f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}"
