"""Reads a finished PDF back as a screen reader would, with pikepdf alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

_PAINT = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}
_SHOW = {"Tj", "TJ", "'", '"'}


class UnreadableError(AssertionError):
    """The file would be read wrongly, or not at all."""


@dataclass(frozen=True)
class Spoken:
    """One leaf of the structure: its tag, its words, and the tags above it."""

    tag: str
    text: str
    above: tuple[str, ...] = ()
    alt: str = ""


@dataclass
class DrawnMark:
    """One marked piece of a page's content, in drawing order."""

    tag: str
    number: int | None
    text: str = ""
    places: list[tuple[float, float, str]] = field(default_factory=list)


@dataclass
class _Page:
    marks: list[DrawnMark]

    def content(self) -> dict[int, DrawnMark]:
        numbered = [mark for mark in self.marks if mark.number is not None]
        by_number = {mark.number: mark for mark in numbered if mark.number is not None}
        _need(len(by_number) == len(numbered), "a mark's number is used twice on a page")
        return by_number


def spoken(data: bytes) -> list[Spoken]:
    """What is read aloud, in order. Raises UnreadableError when the structure is not whole."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [_Page(drawn_marks(page)) for page in pdf.pages]
        content = [page.content() for page in pages]
        _need("/StructTreeRoot" in pdf.Root, "there is no structure")
        root = pdf.Root.StructTreeRoot
        leaves = list(_leaves(pdf, root))
        _check_owned_once(leaves, content)
        _check_order(leaves, content)
        _check_parents(pdf, root, leaves)
        return [_spoken(leaf, content) for leaf in leaves]


def drawn_marks(page: pikepdf.Page) -> list[DrawnMark]:
    """The marked pieces of one page. Raises UnreadableError for text or paint outside a mark."""
    reading = _Reading(page)
    for instruction in pikepdf.parse_content_stream(page):
        reading.read(str(instruction.operator), list(instruction.operands))
    _need(not reading.open, "a mark is not closed")
    return reading.marks


def lines_at(data: bytes, page: int = 0) -> list[tuple[float, float, str]]:
    """The lines of a page with their places: from the left and from the bottom, in points."""
    with pikepdf.open(BytesIO(data)) as pdf:
        places = [place for mark in drawn_marks(pdf.pages[page]) for place in mark.places]
        return [place for place in places if place[2]]


def artifacts(data: bytes) -> list[list[str]]:
    """The text of decoration, page by page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            [mark.text for mark in drawn_marks(page) if mark.number is None and mark.text]
            for page in pdf.pages
        ]


@dataclass
class _Leaf:
    element: pikepdf.Object
    tag: str
    above: tuple[str, ...]
    marks: list[tuple[int, int]]


class _Reading:
    def __init__(self, page: pikepdf.Page) -> None:
        self.marks: list[DrawnMark] = []
        self.open: list[DrawnMark] = []
        self._fonts = page.Resources.Font
        self._map: dict[int, str] = {}

    def read(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if operator in {"BDC", "BMC", "EMC"}:
            self._mark(operator, operands)
        elif operator == "Tf":
            self._map = _unicode_map(self._fonts[str(operands[0])])
        elif operator == "Tm" and self.open:
            self.open[-1].places.append((float(operands[4]), float(operands[5]), ""))
        elif operator in _SHOW:
            self._show(operands[-1])
        elif operator in _PAINT:
            _need(bool(self.open), "something is painted outside every mark")

    def _mark(self, operator: str, operands: list[pikepdf.Object]) -> None:
        if operator == "EMC":
            _need(bool(self.open), "a mark is closed that was never opened")
            self.open.pop()
            return
        number = None
        if len(operands) > 1 and "/MCID" in operands[1]:
            number = int(operands[1]["/MCID"])
        mark = DrawnMark(str(operands[0])[1:], number)
        _need((mark.tag == "Artifact") == (number is None), "a mark is neither fish nor flesh")
        self.marks.append(mark)
        self.open.append(mark)

    def _show(self, shown: pikepdf.Object) -> None:
        _need(bool(self.open), "text stands outside every mark")
        _need(bool(self._map), "text is set in a font without a Unicode map")
        text = "".join(self._map[code] for code in bytes(shown))
        mark = self.open[-1]
        mark.text += text
        x, y, before = mark.places[-1]
        mark.places[-1] = (x, y, before + text)


def _unicode_map(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>\n", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _leaves(
    pdf: pikepdf.Pdf, parent: pikepdf.Object, above: tuple[str, ...] = ()
) -> Iterator[_Leaf]:
    for kid in _kids(parent):
        _need(kid.P.objgen == parent.objgen, "an element names the wrong parent")
        tag = str(kid.S)[1:]
        inner = _kids(kid)
        if all(_is_element(one) for one in inner):
            yield from _leaves(pdf, kid, (*above, tag))
        else:
            yield _Leaf(kid, tag, above, [_place(pdf, kid, one) for one in inner])


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    if "/K" not in element:
        return []
    kids = element.K
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid: object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _place(pdf: pikepdf.Pdf, element: pikepdf.Object, mark: object) -> tuple[int, int]:
    here = mark if isinstance(mark, pikepdf.Dictionary) else element
    number = mark.MCID if isinstance(mark, pikepdf.Dictionary) else mark
    pages = [page.obj.objgen for page in pdf.pages]
    _need("/Pg" in here and here.Pg.objgen in pages, "a mark is on no page")
    return pages.index(here.Pg.objgen), int(str(number))


def _check_owned_once(leaves: list[_Leaf], content: list[dict[int, DrawnMark]]) -> None:
    owned = [place for leaf in leaves for place in leaf.marks]
    drawn = [(page, number) for page, marks in enumerate(content) for number in marks]
    _need(len(owned) == len(set(owned)), "two elements own one mark")
    _need(set(owned) == set(drawn), "a mark is in no element, or an element has no mark")
    for leaf in leaves:
        for page, number in leaf.marks:
            _need(content[page][number].tag == leaf.tag, "mark and element differ in their tag")


def _check_order(leaves: list[_Leaf], content: list[dict[int, DrawnMark]]) -> None:
    for index, marks in enumerate(content):
        read = [number for leaf in leaves for page, number in leaf.marks if page == index]
        _need(read == list(marks), "reading order is not the order on the page")


def _check_parents(pdf: pikepdf.Pdf, root: pikepdf.Object, leaves: list[_Leaf]) -> None:
    numbers = list(root.ParentTree.Nums)
    tree = dict(zip((int(number) for number in numbers[::2]), numbers[1::2], strict=True))
    for index, page in enumerate(pdf.pages):
        _need("/StructParents" in page.obj, "a page does not know its place in the parent tree")
        owners = [owner.objgen for owner in tree[int(page.obj.StructParents)]]
        expected = {
            number: leaf.element.objgen
            for leaf in leaves
            for where, number in leaf.marks
            if where == index
        }
        right = [expected[number] for number in sorted(expected)]
        _need(owners == right, "the parent tree names another owner")


def _spoken(leaf: _Leaf, content: list[dict[int, DrawnMark]]) -> Spoken:
    text = "".join(content[page][number].text for page, number in leaf.marks)
    return Spoken(leaf.tag, text, leaf.above, str(leaf.element.get("/Alt", "")))


def _need(held: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as "need that"
    if not held:
        raise UnreadableError(otherwise)
