"""Where a passage stands on a page, so that it can be marked over the paper and never in it."""

import pypdfium2
from PySide6.QtCore import QRectF

_PAD = 1.0


def boxes_of(page: pypdfium2.PdfPage, passage: str) -> list[QRectF]:
    """The boxes of a passage in points from the top left, one for each line of it.

    Lines break elsewhere on paper than in the field, so white space does not count.
    """
    text = page.get_textpage()
    try:
        found = _range(str(text.get_text_range()), passage)
        return [] if found is None else _boxes(text, found, float(page.get_height()))
    finally:
        text.close()


def _range(words: str, passage: str) -> tuple[int, int] | None:
    """Index and number of the characters of the passage."""
    places = [at for at, char in enumerate(words) if not char.isspace()]
    wanted = "".join(passage.split())
    at = "".join(words[place] for place in places).find(wanted) if wanted else -1
    if at < 0:
        return None
    first, last = places[at], places[at + len(wanted) - 1]
    return first, last - first + 1


def _boxes(text: pypdfium2.PdfTextPage, found: tuple[int, int], height: float) -> list[QRectF]:
    boxes = []
    for at in range(text.count_rects(*found)):
        left, bottom, right, top = text.get_rect(at)
        box = QRectF(left, height - top, right - left, top - bottom)
        boxes.append(box.adjusted(-_PAD, -_PAD, _PAD, _PAD))
    return boxes
