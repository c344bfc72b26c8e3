"""The recovery kit on one page: numbered words, a QR code with the same words, and what to do."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from hrcase.domain.prose import on_one_line, us_date
from hrcase.domain.recovery import Kit
from hrcase.errors import RuleBroken
from hrcase.pdf.archive import Particulars
from hrcase.pdf.canvas import Line, Paper, Run
from hrcase.pdf.layout import Block, set_text
from hrcase.pdf.style import (
    FOOT,
    HEIGHT,
    INCH,
    MARGIN,
    MEASURE,
    SMALL,
    WIDTH,
    Face,
    Ink,
    check_printable,
)
from hrcase.pdf.tags import Node

COLUMNS = 3
WORD = Ink(12.0, 19.0)
TEXT = Ink(10.0, 14.0)
TITLE = Ink(20.0, 26.0)
SECTION = Ink(12.0, 17.0)
QR_SIDE = 1.7 * INCH
QR_ALT = "QR code that holds the same words as the list, in the same order."
WHAT_IT_IS = (
    "Whoever holds this sheet can open the vault and read every case in it. It is the only way in "
    "when every passphrase is lost. The program keeps no copy of it."
)
CHECK_WORD = (
    "It belongs to these words and to no others. Typed after them, it proves that each was read "
    "right."
)
STEPS = (
    "Check that every word can be read. Write nothing over the words.",
    "Seal the sheet in an envelope, sign across the flap and lock it away from the computer.",
    (
        "To open the vault with it, choose the recovery kit on the unlock window and type the "
        "words in their order. Read the code only with a scanner at this computer, never with a "
        "telephone."
    ),
    (
        "After it was used, or if someone may have seen it, make a new kit. The old one then opens "
        "nothing but old copies of the vault."
    ),
    "Once a year, when the program asks, try it.",
)


def render_kit(kit: Kit) -> bytes:
    """The kit as a tagged PDF of one page. Raises RuleBroken for a name the fonts cannot print."""
    kit = replace(kit, vault_name=on_one_line(kit.vault_name))
    check_printable([kit.vault_name, kit.check_word, *kit.words])
    root = Node("Document")
    paper = Paper(Particulars("Recovery kit", "HR Case", kit.made_on), "recovery kit")
    top = _opening(paper, root, kit)
    top = _words(paper, root, kit, top - 14)
    top = _code_and_check(paper, root, kit, top - 12)
    top = _steps(paper, root, top - 16)
    _kept_at(paper, root, top - 34)
    paper.furniture("Footer", [Line(MARGIN, 0.52 * INCH, (Run(_foot(kit), Face.SANS),), FOOT)])
    paper.end_page()
    return paper.finish(root)


def _opening(paper: Paper, root: Node, kit: Kit) -> float:
    made = f"For the vault “{kit.vault_name}”, made on {us_date(kit.made_on)}"
    name = set_text(root.add("H1"), [Run("Recovery kit", Face.SERIF_BOLD)], TITLE)
    for_vault = set_text(root.add("P"), [Run(made, Face.SERIF)], TEXT)
    what = set_text(root.add("P"), [Run(WHAT_IT_IS, Face.SERIF_BOLD)], TEXT)
    if len(for_vault.rows) > 2:  # noqa: PLR2004 - two lines fit above the words
        raise RuleBroken("The name of the vault is too long for the recovery kit. Shorten it.")
    return _down(paper, [name, for_vault, replace(what, before=8.0)], HEIGHT - 0.8 * INCH)


def _words(paper: Paper, root: Node, kit: Kit, top: float) -> float:
    """The words in columns, each column read from top to bottom."""
    heading = set_text(root.add("H2"), [Run("The words", Face.SANS_BOLD)], SECTION)
    top = _down(paper, [heading], top) - 4
    words = root.add("L")
    deep = -(-len(kit.words) // COLUMNS)
    for number, word in enumerate(kit.words):
        column, row = divmod(number, deep)
        left, y = MARGIN + column * MEASURE / COLUMNS, top - row * WORD.leading - 14
        item = words.add("LI")
        count = Run(f"{number + 1}. ", Face.SANS)
        paper.text(item.add("Lbl"), [Line(left, y, (count,), TEXT)])
        paper.text(item.add("LBody"), [Line(left + 24, y, (Run(word, Face.SANS_BOLD),), WORD)])
    return top - deep * WORD.leading


def _code_and_check(paper: Paper, root: Node, kit: Kit, top: float) -> float:
    """The QR code at the left, the check word beside it."""
    figure = root.add("Figure", QR_ALT)
    paper.squares(figure, (MARGIN, top - QR_SIDE), QR_SIDE, _qr(" ".join(kit.words)))
    left = MARGIN + QR_SIDE + 24
    measure = WIDTH - MARGIN - left
    lines = [
        set_text(root.add("H2"), [Run("The check word", Face.SANS_BOLD)], SECTION),
        set_text(root.add("P"), [Run(kit.check_word, Face.SANS_BOLD)], WORD, measure),
        set_text(
            root.add("P"),
            [Run(CHECK_WORD, Face.SERIF)],
            TEXT,
            measure,
        ),
    ]
    _down(paper, lines, top, left)
    return top - QR_SIDE


def _steps(paper: Paper, root: Node, top: float) -> float:
    """What to do, as a numbered list."""
    heading = set_text(root.add("H2"), [Run("What to do with it", Face.SANS_BOLD)], SECTION)
    top = _down(paper, [heading], top)
    steps = root.add("L")
    for number, words in enumerate(STEPS, 1):
        item = steps.add("LI")
        label = set_text(item.add("Lbl"), [Run(f"{number}. ", Face.SERIF)], TEXT)
        body = set_text(item.add("LBody"), [Run(words, Face.SERIF)], TEXT, MEASURE - 18)
        _down(paper, [label], top)
        top = _down(paper, [body], top, MARGIN + 18) - 2
    return top


def _kept_at(paper: Paper, root: Node, y: float) -> None:
    """Rules to write on, with their labels below."""
    middle = MARGIN + 0.6 * MEASURE
    for label, start, end in (
        ("Where the sealed envelope is kept", MARGIN, middle),
        ("Tried on (date, initials)", middle + 20, WIDTH - MARGIN),
    ):
        paper.rule((start, y), (end, y), 0.5)
        text = set_text(root.add("P"), [Run(label, Face.SANS)], SMALL)
        paper.text(text.node, text.at(start, y))


def _down(paper: Paper, blocks: Sequence[Block], top: float, left: float = MARGIN) -> float:
    """Draw blocks below one another and return where they end."""
    for block in blocks:
        top -= block.before
        paper.text(block.node, block.at(left, top))
        top -= block.height
    return top


def _qr(text: str) -> list[list[bool]]:
    """The dark and light squares of a QR code."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]


def _foot(kit: Kit) -> str:
    return f"Recovery kit of {us_date(kit.made_on)} · Keep sealed · Page 1 of 1"
