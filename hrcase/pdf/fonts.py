"""Fonts as an archive wants them: embedded, with a Unicode map that says nothing untrue."""

from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDocument, PDFStream, PDFTrueTypeFont
from reportlab.pdfbase.ttfonts import TTFont
from typing_extensions import override

_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
"""
_MAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_BLOCK = 100


class WholeStream(PDFStream):
    """A stream with a line end before `endstream`, which PDF/A asks for and ReportLab omits."""

    @override
    def format(self, document: PDFDocument) -> bytes:
        return super().format(document).removesuffix(b"endstream\n") + b"\nendstream\n"


class EmbeddedFont(TTFont):
    """A TrueType font whose Unicode map holds the characters in use and nothing else."""

    def __init__(self, name: str, file: BytesIO) -> None:
        super().__init__(name, file)

    @override
    def addObjects(self, doc: PDFDocument) -> None:
        subsets = list(self.state[doc].subsets)
        before = set(doc.idToObject)
        super().addObjects(doc)
        added = [doc.idToObject[name] for name in doc.idToObject if name not in before]
        for one in added:
            if isinstance(one, PDFTrueTypeFont):
                vars(one)["Widths"] = PDFArray([_numbers(vars(one)["Widths"].sequence)])
        streams = [one for one in added if isinstance(one, PDFStream)]
        maps = [one for one in streams if "Length1" not in one.dictionary]
        for unicode_map, subset in zip(maps, subsets, strict=True):
            unicode_map.content = _unicode_map(subset)
        for stream in streams:
            stream.__class__ = WholeStream  # ReportLab makes them itself, out of reach


def _unicode_map(subset: list[int]) -> str:
    """The map from the codes of one subset to Unicode, in blocks of at most a hundred."""
    lines = [f"<{code:02X}> <{_utf16(char)}>" for code, char in enumerate(subset) if char]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return _MAP_HEAD + body + _MAP_FOOT


def _numbers(values: list[float]) -> bytes:
    """All widths at once; ReportLab spells each by itself, which takes a tenth of a letter."""
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values).encode()


def _utf16(char: int) -> str:
    return chr(char).encode("utf-16-be").hex().upper()
