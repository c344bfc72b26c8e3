"""What the fonts can print, and what is said about the rest."""

import pytest

from hrcase.errors import RuleBroken
from hrcase.pdf.style import BODY, Face, check_printable, font


def test_lines_are_108_percent_of_the_fonts_own() -> None:
    face = font(Face.SERIF).face
    own = (face.ascent - face.descent) / 1000

    assert BODY.leading == pytest.approx(BODY.size * own * 1.08, abs=0.1)


def test_a_face_is_loaded_once() -> None:
    assert font(Face.SANS) is font(Face.SANS)


@pytest.mark.parametrize(
    "text", ["Zoë", "Łódź", "Київ", "Ωμέγα", "“quoted” \u2013 § 6 … ☐ ☑", "a\nb"]
)
def test_what_the_fonts_hold_passes(text: str) -> None:
    check_printable([text])


def test_missing_signs_are_named_once_and_at_most_eight_of_them() -> None:
    with pytest.raises(RuleBroken) as refused:
        check_printable(["一二三", "一四五六七八九十"])

    assert str(refused.value).count("(U+") == 8
    assert str(refused.value).count("U+4E00") == 1


def test_an_invisible_sign_is_named_by_its_number_alone() -> None:
    with pytest.raises(RuleBroken, match=r"no sign for: U\+0007\."):
        check_printable(["a\x07b"])


def test_a_combination_that_only_one_face_lacks_is_refused_too() -> None:
    with pytest.raises(RuleBroken, match=r"U\+2011"):
        check_printable(["Farrow\u2011Lind"])
