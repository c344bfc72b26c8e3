"""Tests of the tests: a good letter is broken on purpose, and each time somebody notices."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import page
import pikepdf
import pytest
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Pdf

from hrcase.pdf.letter import render
from tests.pdf.letters import FACTS, LETTERHEAD, SEAL, a_letter, expected, some_values
from tests.pdf.reader import UnreadableError, spoken

Break = Callable[[Pdf], None]
BREAKS: dict[str, Break] = {}


def breaks(name: str) -> Callable[[Break], Break]:
    def keep(function: Break) -> Break:
        BREAKS[name] = function
        return function

    return keep


@cache
def good() -> bytes:
    return render(a_letter(values=some_values(facts=FACTS * 8)), LETTERHEAD, SEAL)


def broken(change: Break) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(good())) as pdf:
        change(pdf)
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def meets_the_standards(paper: bytes) -> bool:
    return all(page.validate_pdf_bytes(paper, profile=one).is_compliant for one in ("ua1", "2a"))


def reads_well(paper: bytes) -> bool:
    try:
        return spoken(paper) == expected(a_letter(values=some_values(facts=FACTS * 8)))
    except UnreadableError:
        return False


def test_a_copy_that_nobody_broke_passes() -> None:
    copy = broken(lambda _: None)

    assert meets_the_standards(copy)
    assert reads_well(copy)


def test_a_rewritten_page_that_nobody_broke_passes() -> None:
    copy = broken(lambda pdf: rewrite(pdf, lambda parsed: parsed))

    assert meets_the_standards(copy)
    assert reads_well(copy)


def test_there_are_more_than_twenty_five_ways() -> None:
    assert len(BREAKS) >= 25


def document(pdf: Pdf) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot.K[0]


def elements(pdf: Pdf, tag: str = "/P") -> list[pikepdf.Object]:
    return [one for one in list(document(pdf).K) if tag == one.S]


def rewrite(
    pdf: Pdf, change: Callable[[list[ContentStreamInstruction]], list[ContentStreamInstruction]]
) -> None:
    sheet = pdf.pages[0]
    parsed = pikepdf.parse_content_stream(sheet)
    changed = change([one for one in parsed if isinstance(one, ContentStreamInstruction)])
    sheet.Contents = pdf.make_stream(pikepdf.unparse_content_stream(changed))


def is_mark(one: ContentStreamInstruction, number: int) -> bool:
    return (
        str(one.operator) == "BDC"
        and "/MCID" in one.operands[1]
        and int(one.operands[1]["/MCID"]) == number
    )


def is_footer(one: ContentStreamInstruction) -> bool:
    return str(one.operator) == "BDC" and one.operands[1].get("/Subtype") == "/Footer"


@breaks("no structure")
def _(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


@breaks("not declared as marked")
def _(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


@breaks("no language")
def _(pdf: Pdf) -> None:
    del pdf.Root.Lang


@breaks("the window shows the file name")
def _(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


@breaks("no metadata")
def _(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def _without(pdf: Pdf, words: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    if words not in packet:
        raise LookupError(words)
    pdf.Root.Metadata = pdf.make_stream(
        packet.replace(words, b""), {"/Type": Name.Metadata, "/Subtype": Name.XML}
    )


@breaks("PDF/UA not declared")
def _(pdf: Pdf) -> None:
    _without(pdf, b"<pdfuaid:part>1</pdfuaid:part>\n")


@breaks("PDF/A not declared")
def _(pdf: Pdf) -> None:
    _without(pdf, b"<pdfaid:part>2</pdfaid:part>\n")


@breaks("no title")
def _(pdf: Pdf) -> None:
    title = b"Written reprimand 2026-0038-03"
    item = b'<rdf:li xml:lang="x-default">' + title + b"</rdf:li>"
    _without(pdf, b"<dc:title><rdf:Alt>" + item + b"</rdf:Alt></dc:title>\n")


@breaks("no extension schema")
def _(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    start = packet.index(b'<rdf:Description rdf:about="" xmlns:pdfaExtension')
    _without(pdf, packet[start : packet.index(b"</rdf:RDF>")])


@breaks("no colour profile")
def _(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def _a_font(pdf: Pdf) -> pikepdf.Object:
    return next(iter(pdf.pages[0].Resources.Font.values()))


@breaks("a font that is not embedded")
def _(pdf: Pdf) -> None:
    del _a_font(pdf).FontDescriptor.FontFile2


@breaks("a font without a Unicode map")
def _(pdf: Pdf) -> None:
    del _a_font(pdf).ToUnicode


@breaks("a Unicode map with a wrong letter")
def _(pdf: Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        told = font.ToUnicode.read_bytes().replace(b"<65> <0065>", b"<65> <0061>")
        font.ToUnicode = pdf.make_stream(told)


@breaks("a Unicode map to nothing")
def _(pdf: Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        told = font.ToUnicode.read_bytes().replace(b"<65> <0065>", b"<65> <0000>")
        font.ToUnicode = pdf.make_stream(told)


@breaks("an element of no known kind")
def _(pdf: Pdf) -> None:
    elements(pdf)[3].S = Name.Saying


@breaks("the heading turned into a paragraph")
def _(pdf: Pdf) -> None:
    elements(pdf, "/H1")[0].S = Name.P


@breaks("a paragraph turned into a heading, mark and element")
def _(pdf: Pdf) -> None:
    elements(pdf)[5].S = Name.H1

    def retag(parsed: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
        return [
            ContentStreamInstruction([Name.H1, one.operands[1]], one.operator)
            if is_mark(one, 5)
            else one
            for one in parsed
        ]

    rewrite(pdf, retag)


@breaks("two paragraphs swapped")
def _(pdf: Pdf) -> None:
    kids = list(document(pdf).K)
    kids[3], kids[4] = kids[4], kids[3]
    document(pdf).K = Array(kids)


@breaks("a paragraph in no element")
def _(pdf: Pdf) -> None:
    kids = list(document(pdf).K)
    document(pdf).K = Array(kids[:4] + kids[5:])


@breaks("a wrong parent tree")
def _(pdf: Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    one, other = owners[2], owners[3]
    owners[2], owners[3] = other, one


@breaks("an element with a wrong parent")
def _(pdf: Pdf) -> None:
    elements(pdf)[2].P = elements(pdf)[0]


@breaks("an element on the wrong page")
def _(pdf: Pdf) -> None:
    elements(pdf)[2].Pg = pdf.pages[1].obj


@breaks("a mark owned twice")
def _(pdf: Pdf) -> None:
    elements(pdf)[2].K = elements(pdf)[3].K


@breaks("a mark's number used twice")
def _(pdf: Pdf) -> None:
    def repeat(parsed: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
        return [
            ContentStreamInstruction([Name.P, Dictionary(MCID=3)], one.operator)
            if is_mark(one, 4)
            else one
            for one in parsed
        ]

    rewrite(pdf, repeat)


@breaks("pages without their place in the parent tree")
def _(pdf: Pdf) -> None:
    for sheet in pdf.pages:
        del sheet.obj.StructParents


@breaks("a paragraph drawn as decoration")
def _(pdf: Pdf) -> None:
    def hide(parsed: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
        return [
            ContentStreamInstruction([Name.Artifact], Operator("BMC")) if is_mark(one, 6) else one
            for one in parsed
        ]

    rewrite(pdf, hide)


@breaks("the footer read aloud")
def _(pdf: Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    number = len(owners)
    loud = Dictionary(
        Type=Name.StructElem, S=Name.P, P=document(pdf), Pg=pdf.pages[0].obj, K=Array([number])
    )
    element = pdf.make_indirect(loud)
    document(pdf).K.append(element)
    owners.append(element)

    def read(parsed: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
        return [
            ContentStreamInstruction([Name.P, Dictionary(MCID=number)], one.operator)
            if is_footer(one)
            else one
            for one in parsed
        ]

    rewrite(pdf, read)


@breaks("text outside every mark")
def _(pdf: Pdf) -> None:
    def bare(parsed: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
        start = next(at for at, one in enumerate(parsed) if is_mark(one, 6))
        end = next(at for at in range(start, len(parsed)) if str(parsed[at].operator) == "EMC")
        return [one for at, one in enumerate(parsed) if at not in {start, end}]

    rewrite(pdf, bare)


@breaks("a mark that is never closed")
def _(pdf: Pdf) -> None:
    def leave_open(parsed: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
        last = max(at for at, one in enumerate(parsed) if str(one.operator) == "EMC")
        return parsed[:last] + parsed[last + 1 :]

    rewrite(pdf, leave_open)


@breaks("the words of two lines run together")
def _(pdf: Pdf) -> None:
    def squeeze(parsed: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
        return [
            ContentStreamInstruction(
                [pikepdf.String(bytes(one.operands[0]).rstrip())], one.operator
            )
            if str(one.operator) == "Tj"
            else one
            for one in parsed
        ]

    rewrite(pdf, squeeze)


@breaks("a word left out")
def _(pdf: Pdf) -> None:
    def drop(parsed: list[ContentStreamInstruction]) -> list[ContentStreamInstruction]:
        return [
            one
            for one in parsed
            if str(one.operator) != "Tj" or bytes(one.operands[0]) != b"By hand"
        ]

    rewrite(pdf, drop)


@breaks("a picture drawn outside every mark")
def _(pdf: Pdf) -> None:
    rewrite(pdf, lambda parsed: [*parsed, *pikepdf_rule()])


@breaks("a script that runs when the file is opened")
def _(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.beep(0)"))


def pikepdf_rule() -> list[ContentStreamInstruction]:
    numbers = [pikepdf.Object.parse(b"10")] * 2
    return [
        ContentStreamInstruction(numbers, Operator("m")),
        ContentStreamInstruction([pikepdf.Object.parse(b"90")] * 2, Operator("l")),
        ContentStreamInstruction([], Operator("S")),
    ]


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_somebody_notices(name: str) -> None:
    paper = broken(BREAKS[name])

    assert not (meets_the_standards(paper) and reads_well(paper))
