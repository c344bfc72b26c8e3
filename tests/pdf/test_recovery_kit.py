"""The recovery kit on paper."""

from datetime import date
from io import BytesIO

import page
import pikepdf
import pytest

from hrcase.domain.recovery import Kit
from hrcase.errors import RuleBroken
from hrcase.pdf.recovery_kit import QR_ALT, render_kit
from tests.pdf.reader import artifacts, lines_at, spoken

WORDS_IN_A_ROW = """
acid actor adapt aisle album amber ankle apple arena atlas autumn bacon badge banner barrel beacon
bicycle blanket bracket cactus canyon cradle dolphin velvet
"""
WORDS = tuple(WORDS_IN_A_ROW.split())


def a_kit(vault_name: str = "Redbud HR", words: tuple[str, ...] = WORDS) -> Kit:
    return Kit(vault_name, date(2026, 11, 22), words, "lantern")


def test_the_kit_meets_both_standards_on_one_page() -> None:
    paper = render_kit(a_kit())

    assert all(page.validate_pdf_bytes(paper, profile=one).is_compliant for one in ("ua1", "2a"))
    assert len(artifacts(paper)) == 1


def test_the_words_are_read_in_order_with_their_numbers() -> None:
    items = [one for one in spoken(render_kit(a_kit())) if one.above == ("Document", "L", "LI")]
    read = [one.text for one in items[: 2 * len(WORDS)]]

    assert read == [part for n, word in enumerate(WORDS, 1) for part in (f"{n}. ", word)]


def test_the_headings_say_what_follows() -> None:
    read = spoken(render_kit(a_kit()))

    assert [one.text for one in read if one.tag == "H1"] == ["Recovery kit"]
    assert [one.text for one in read if one.tag == "H2"] == [
        "The words",
        "The check word",
        "What to do with it",
    ]
    assert "lantern" in [one.text for one in read]


def test_the_code_is_described_without_its_words() -> None:
    (figure,) = [one for one in spoken(render_kit(a_kit())) if one.tag == "Figure"]

    assert figure.alt == QR_ALT
    assert not any(word in figure.alt.split() for word in WORDS)


def test_the_words_are_in_no_description_of_the_file() -> None:
    with pikepdf.open(BytesIO(render_kit(a_kit()))) as pdf:
        facts = " ".join(str(value) for value in pdf.docinfo.values())
        packet = pdf.Root.Metadata.read_bytes().decode()

    assert not any(word in facts or word in packet for word in WORDS)


def test_everything_stands_above_the_footer_and_inside_the_margins() -> None:
    *body, foot = lines_at(render_kit(a_kit(vault_name="Union " * 20)))

    assert all(72 <= x < 540 and y >= 72 for x, y, _ in body)
    assert foot[2] == "Recovery kit of November 22, 2026 · Keep sealed · Page 1 of 1"


def test_two_kits_of_the_same_words_are_the_same_bytes() -> None:
    assert render_kit(a_kit()) == render_kit(a_kit())


def test_a_vault_name_that_fills_the_page_is_refused() -> None:
    with pytest.raises(RuleBroken, match="too long for the recovery kit"):
        render_kit(a_kit(vault_name="vault " * 100))


def test_a_vault_name_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(RuleBroken, match="Latin letters"):
        render_kit(a_kit(vault_name="保管庫"))


def test_a_code_without_its_description_would_be_noticed() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(render_kit(a_kit()))) as pdf:
        (figure,) = [one for one in list(pdf.Root.StructTreeRoot.K[0].K) if one.S == "/Figure"]
        del figure.Alt
        pdf.save(out)

    assert not page.validate_pdf_bytes(out.getvalue(), profile="ua1").is_compliant
