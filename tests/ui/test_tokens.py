"""Colours can be read on what they stand on, in both schemes."""

import pytest
from PySide6.QtGui import QColor

from ui import tokens
from ui.tokens import SCHEMES, Colour, Scheme, Type

SURFACES = (
    *(Colour.CANVAS, Colour.SIDE, Colour.PANEL),
    *(Colour.RAISED, Colour.HOVER, Colour.TINT),
)
READ = (
    *(Colour.TEXT, Colour.TEXT2, Colour.TEXT3, Colour.ACCENT),
    *(Colour.RED, Colour.AMBER, Colour.GREEN),
)
PAIRS = [
    *((ink, ground) for ink in READ for ground in SURFACES),
    *((ink, ground) for ink in (Colour.TEXT, Colour.TEXT2) for ground in SURFACES),
    (Colour.ON_FILL, Colour.FILL),
    (Colour.ON_FILL, Colour.FILL_HOVER),
    (Colour.HINT_ON_FILL, Colour.FILL),
    (Colour.RED, Colour.RED_TINT),
    (Colour.AMBER, Colour.AMBER_TINT),
    (Colour.GREEN, Colour.GREEN_TINT),
    *((Colour.TEXT2, tint) for tint in (Colour.RED_TINT, Colour.AMBER_TINT, Colour.GREEN_TINT)),
]


def luminance(name: str) -> float:
    ink = QColor(name)
    shares = (ink.redF(), ink.greenF(), ink.blueF())
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_have_a_contrast_of_four_and_a_half(
    scheme: Scheme, ink: Colour, ground: Colour
) -> None:
    colours = SCHEMES[scheme]

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", Scheme)
def test_the_border_of_a_field_has_a_contrast_of_three(scheme: Scheme) -> None:
    colours = SCHEMES[scheme]

    assert contrast(colours[Colour.FIELD], colours[Colour.CANVAS]) >= 3


def test_both_schemes_name_every_colour() -> None:
    assert all(set(colours) == set(Colour) for colours in SCHEMES.values())


def test_lengths_and_type_grow_with_the_text() -> None:
    tokens.use(Scheme.DARK, 200)

    assert tokens.scheme() is Scheme.DARK
    assert tokens.scaled(16) == 32
    assert tokens.font(Type.HEAD).pixelSize() == 30
    assert tokens.control_height() > 45
    assert tokens.colour(Colour.CANVAS) == QColor("#15181D")


def test_the_text_is_never_smaller_than_usual_nor_more_than_twice_as_large() -> None:
    tokens.use(Scheme.LIGHT, 5000)
    assert tokens.text_percent() == 200
    tokens.use(Scheme.LIGHT, 10)
    assert tokens.text_percent() == 100
