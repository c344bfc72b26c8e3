"""A letter on paper: what it says, where it stands, and what it refuses."""

import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from hrcase.domain.letters import Letter, QuotedClause, TrailSeal, compose
from hrcase.errors import RuleBroken
from hrcase.pdf.letter import render
from hrcase.storage.letter_files import shipped_templates
from tests.pdf.letters import (
    FACTS,
    LETTERHEAD,
    SEAL,
    SUPERVISOR,
    a_cover,
    a_letter,
    a_recipient,
    expected,
    some_values,
)
from tests.pdf.reader import artifacts, lines_at, spoken

INCH = 72


def printed(letter: Letter) -> bytes:
    return render(letter, LETTERHEAD, SEAL)


def meets_the_standards(paper: bytes) -> bool:
    return all(page.validate_pdf_bytes(paper, profile=one).is_compliant for one in ("ua1", "2a"))


@pytest.mark.feature("G2")
def test_a_reprimand_meets_both_standards_and_is_read_back_word_for_word() -> None:
    letter = a_letter()
    paper = printed(letter)

    assert meets_the_standards(paper)
    assert spoken(paper) == expected(letter)


@pytest.mark.feature("G2")
def test_only_embedded_source_fonts_are_named_in_the_file() -> None:
    with pikepdf.open(BytesIO(printed(a_letter()))) as pdf:
        fonts = [font for sheet in pdf.pages for font in sheet.Resources.Font.values()]
        names = {str(font.BaseFont) for font in fonts}
        embedded = ["/FontFile2" in font.FontDescriptor for font in fonts]

    assert all(embedded)
    assert {name.split("+")[1].split("-")[0] for name in names} == {"SourceSerif4", "SourceSans3"}
    assert b"Helvetica" not in printed(a_letter())


def test_two_renderings_in_one_run_are_the_same_bytes() -> None:
    assert printed(a_letter()) == printed(a_letter())


def test_two_letters_with_the_same_title_have_different_ids() -> None:
    other = a_letter(values=some_values(facts="Something else."))
    with (
        pikepdf.open(BytesIO(printed(a_letter()))) as one,
        pikepdf.open(BytesIO(printed(other))) as two,
    ):
        assert bytes(one.trailer.ID[0]) != bytes(two.trailer.ID[0])


def test_qpdf_finds_nothing_to_say(tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(printed(a_letter()))

    done = subprocess.run(  # noqa: S603 - our own file, and a tool of the system
        ["/usr/bin/qpdf", "--check", str(file)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_the_file_carries_the_date_of_the_letter_and_no_name() -> None:
    with pikepdf.open(BytesIO(printed(a_letter()))) as pdf:
        facts = {key: str(value) for key, value in pdf.docinfo.items()}
        with pdf.open_metadata() as packet:
            made, title = packet["xmp:CreateDate"], packet["dc:title"]

    assert facts["/CreationDate"] == facts["/ModDate"] == "D:20261123000000+00'00'"
    assert made == "2026-11-23T00:00:00+00:00"
    assert title == facts["/Title"] == "Written reprimand 2026-0038-03"
    assert facts["/Author"] == "Redbud Public Schools"
    assert not any("Farrow" in value for value in facts.values())


def test_the_address_stands_in_the_window_of_a_number_10_envelope() -> None:
    recipient = a_recipient(address=("Redbud Elementary", "Room 4", "1200 Sumac Street", "Redbud"))
    lines = lines_at(printed(a_letter(a_cover(recipient))))
    address = [(x, y) for x, y, text in lines if text in {recipient.name, *recipient.address}]

    assert len(address) == 5
    for x, y in address:
        assert 7 / 8 * INCH < x < 2 * INCH
        assert 2.0 * INCH < (11 * INCH - y - 10.5) < 11 * INCH - y + 3 < 3.0 * INCH


def test_nothing_else_shows_in_the_window() -> None:
    letter = a_letter()
    shown = {letter.cover.recipient.name, *letter.cover.recipient.address}
    in_window = [text for _, y, text in lines_at(printed(letter)) if 2 < 11 - y / INCH < 3.2]

    assert set(in_window) == shown


def test_all_text_keeps_an_inch_from_the_edges_but_the_letterhead_and_the_footer() -> None:
    for sheet in (0, 1):
        lines = lines_at(printed(a_letter(values=some_values(facts=FACTS * 8))), sheet)
        body = [(x, y) for x, y, _ in lines[:-2]]
        assert all(x >= INCH for x, _ in body)
        assert all(y >= INCH for _, y in body)


def test_the_footer_holds_case_letter_page_and_seal() -> None:
    pages = artifacts(printed(a_letter(values=some_values(facts=FACTS * 8))))

    assert [one[-1:] for one in pages] == [
        [f"Case 2026-0038 · Letter 2026-0038-03 · Page {n} of 2Trail 1842 · 3f9a 12c4 77b0"]
        for n in (1, 2)
    ]


def test_later_pages_begin_with_name_and_date() -> None:
    pages = artifacts(printed(a_letter(values=some_values(facts=FACTS * 8))))

    assert pages[1][0] == "Ms. Odette Farrow-Lind · November 23, 2026"


@pytest.mark.parametrize(("seal", "draft"), [(SEAL, True), (None, False), (None, True)])
def test_a_draft_says_that_it_has_no_seal_and_no_number(
    seal: TrailSeal | None,
    draft: bool,  # noqa: FBT001 - a parameter of the test, given by name below
) -> None:
    paper = render(a_letter(a_cover(number=None)), LETTERHEAD, seal, draft=draft)

    assert artifacts(paper)[0][-1] == (
        "Case 2026-0038 · Letter not numbered yet · Page 1 of 2Draft, no seal yet"
    )
    assert meets_the_standards(paper)


def test_a_watermark_is_on_every_page_and_is_never_read() -> None:
    letter = a_letter(values=some_values(facts=FACTS * 8))
    paper = render(letter, LETTERHEAD, SEAL, watermark="DEMONSTRATION")

    assert [one[0] for one in artifacts(paper)] == ["DEMONSTRATION"] * 2
    assert spoken(paper) == expected(letter)
    assert meets_the_standards(paper)


def test_a_supervisor_signs_beside_the_office() -> None:
    letter = a_letter(a_cover(supervisor=SUPERVISOR))
    paper = printed(letter)
    places = {text: (x, y) for n in (0, 1) for x, y, text in lines_at(paper, n)}

    assert spoken(paper) == expected(letter)
    assert places["Maren Oldacre"][1] == places["Tobias Renn"][1]
    assert places["Maren Oldacre"][0] < places["Tobias Renn"][0]


def test_a_letter_without_its_optional_parts_is_whole_too() -> None:
    letter = replace(
        a_letter(a_cover(delivery="")), acknowledgement=None, copies=(), confidentiality=""
    )
    paper = printed(letter)

    assert spoken(paper) == expected(letter)
    assert meets_the_standards(paper)


@pytest.mark.feature("G3")
def test_clauses_are_printed_word_for_word_with_their_revision() -> None:
    read = [one.text for one in spoken(printed(a_letter()))]

    assert "The rule. Board Policy 4020, as revised December 11, 2017, reads:" in read
    assert (
        "“Employees may not submit or post confidential or protected information about the "
        "district, its students, alumni, or employees.” (4020.SNS.2)"
    ) in read


def test_the_answer_is_counted_from_receipt_with_the_days_that_were_given() -> None:
    read = " ".join(
        one.text for one in spoken(printed(a_letter(values=some_values(answer_days=21))))
    )

    assert "within 21 days after you receive it" in read


def test_a_month_is_not_parted_from_its_day() -> None:
    lines = [text for _, _, text in lines_at(printed(a_letter()))]

    assert not any(text.rstrip().endswith("November") for text in lines)


@pytest.mark.parametrize(
    "name", ["Zoë Łukasik-Ñandú", "Ștefan Ağa", "Nguyễn Thị Hòa", "Олена Шевченко", "Ελένη Ψαρρά"]
)
def test_names_in_latin_cyrillic_and_greek_letters_are_printed(name: str) -> None:
    letter = a_letter(a_cover(a_recipient(name=name)))
    paper = printed(letter)

    assert spoken(paper) == expected(letter)
    assert meets_the_standards(paper)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("山田花子", "山 (U+5C71)"),
        ("محمد", "م (U+0645)"),
        ("שרה", "ש (U+05E9)"),
        ("Ana\x07", "U+0007"),
    ],
)
def test_a_name_that_the_fonts_lack_is_refused_with_the_way_out(name: str, sign: str) -> None:
    letter = a_letter(a_cover(a_recipient(name=name)))

    with pytest.raises(RuleBroken) as refused:
        printed(letter)

    assert sign in str(refused.value)
    assert "Latin letters" in str(refused.value)
    assert "Sumac" not in str(refused.value)


def test_a_line_too_long_for_the_window_is_refused_without_quoting_it() -> None:
    letter = a_letter(a_cover(a_recipient(address=("A street with a long name " * 4,))))

    with pytest.raises(RuleBroken, match="too long for the paper") as refused:
        printed(letter)

    assert "street" not in str(refused.value)


def test_a_line_break_in_a_name_or_the_letterhead_becomes_a_space() -> None:
    head = replace(LETTERHEAD, district="Redbud\nPublic Schools")
    letter = a_letter(a_cover(a_recipient(name="Ms. Odette\nFarrow-Lind")))

    assert spoken(render(letter, head, SEAL)) == expected(a_letter())


def test_a_line_break_in_a_fixed_text_becomes_a_space() -> None:
    letter = a_letter()
    broken = replace(letter, subject=letter.subject.replace(", ", ",\n"))

    assert spoken(printed(broken)) == expected(letter)


def test_a_part_longer_than_a_page_is_refused_without_quoting_it() -> None:
    supervisor = replace(SUPERVISOR, title="Keeper of words " * 400)

    with pytest.raises(RuleBroken, match="longer than a page") as refused:
        printed(a_letter(a_cover(supervisor=supervisor)))

    assert "Keeper" not in str(refused.value)


def test_a_word_longer_than_a_line_is_cut_without_a_space() -> None:
    word = "https://example.org/" + "abcdefghij" * 30
    letter = a_letter(values=some_values(facts=f"You sent {word} to a parent."))

    assert spoken(printed(letter)) == expected(letter)


def test_a_very_long_text_runs_over_many_pages() -> None:
    letter = a_letter(values=some_values(facts="word " * 40_000))
    paper = printed(letter)

    assert meets_the_standards(paper)
    assert spoken(paper) == expected(letter)


def test_state_law_is_given_in_substance_without_quotation_marks() -> None:
    law = QuotedClause(
        "STAT.6-401",
        "School personnel include the parent.",
        date(2026, 1, 2),
        None,
        "70 O.S. § 6-401",
    )
    letter = compose(shipped_templates()["DOC17"], a_cover(), some_values(), [law])
    read = [one.text for one in spoken(printed(letter))]

    assert "The rule. 70 O.S. § 6-401, in the text of January 2, 2026, says in substance:" in read
    assert "School personnel include the parent. (STAT.6-401)" in read
