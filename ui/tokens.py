"""Every colour, type size and distance of the program, for light and dark, in one place."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontMetricsF

SANS: Final = "Source Sans 3"


class Scheme(StrEnum):
    """The two colour schemes."""

    LIGHT = "light"
    DARK = "dark"


class Colour(StrEnum):
    """The name of a colour; what it looks like depends on the scheme."""

    CANVAS = "canvas"
    SIDE = "side"
    PANEL = "panel"
    RAISED = "raised"
    HOVER = "hover"
    TINT = "tint"
    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACCENT = "accent"
    FILL = "fill"
    FILL_HOVER = "fill-hover"
    ON_FILL = "on-fill"
    HINT_ON_FILL = "hint-on-fill"
    RED = "red"
    RED_TINT = "red-tint"
    AMBER = "amber"
    AMBER_TINT = "amber-tint"
    GREEN = "green"
    GREEN_TINT = "green-tint"
    FIELD = "field"
    EDGE = "edge"
    LINE = "line"
    OFF = "off"
    DESK = "desk"
    SCRIM = "scrim"
    SHADOW = "shadow"


LIGHT: Final[dict[Colour, str]] = {
    Colour.CANVAS: "#FFFFFF",
    Colour.SIDE: "#F4F6F8",
    Colour.PANEL: "#F6F8FA",
    Colour.RAISED: "#FFFFFF",
    Colour.HOVER: "#ECEFF3",
    Colour.TINT: "#E6EEF8",
    Colour.TEXT: "#18202C",
    Colour.TEXT2: "#465163",
    Colour.TEXT3: "#5D6879",
    Colour.ACCENT: "#1D4B8F",
    Colour.FILL: "#1D4B8F",
    Colour.FILL_HOVER: "#173E78",
    Colour.ON_FILL: "#FFFFFF",
    Colour.HINT_ON_FILL: "#CFDDF2",
    Colour.RED: "#B3261E",
    Colour.RED_TINT: "#FBEBEA",
    Colour.AMBER: "#9E5900",
    Colour.AMBER_TINT: "#FBF1DC",
    Colour.GREEN: "#1B6B3C",
    Colour.GREEN_TINT: "#E5F3EA",
    Colour.FIELD: "#868F9C",
    Colour.EDGE: "#C9D0D9",
    Colour.LINE: "#E3E7EC",
    Colour.OFF: "#DCE1E7",
    Colour.DESK: "#E7EAEF",
    Colour.SCRIM: "#6B18202C",
    Colour.SHADOW: "#18202C",
}

DARK: Final[dict[Colour, str]] = {
    Colour.CANVAS: "#15181D",
    Colour.SIDE: "#0F1216",
    Colour.PANEL: "#1B1F26",
    Colour.RAISED: "#20252D",
    Colour.HOVER: "#262C35",
    Colour.TINT: "#1D2C46",
    Colour.TEXT: "#E9ECF1",
    Colour.TEXT2: "#B6BFCB",
    Colour.TEXT3: "#97A2B1",
    Colour.ACCENT: "#8FB4F5",
    Colour.FILL: "#2E60B5",
    Colour.FILL_HOVER: "#3A6DC4",
    Colour.ON_FILL: "#FFFFFF",
    Colour.HINT_ON_FILL: "#D3E0F7",
    Colour.RED: "#FF8F86",
    Colour.RED_TINT: "#3B1F20",
    Colour.AMBER: "#F0BA5E",
    Colour.AMBER_TINT: "#352A17",
    Colour.GREEN: "#76D199",
    Colour.GREEN_TINT: "#173122",
    Colour.FIELD: "#727D8D",
    Colour.EDGE: "#414A57",
    Colour.LINE: "#2A3039",
    Colour.OFF: "#2A313B",
    Colour.DESK: "#0F1216",
    Colour.SCRIM: "#99000000",
    Colour.SHADOW: "#000000",
}

SCHEMES: Final = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}


class Type(IntEnum):
    """The six sizes of type, in pixels at 100 %."""

    HELP = 12
    BASE = 13
    LIST = 14
    HEAD = 15
    TITLE = 22
    PAGE = 28


class Space(IntEnum):
    """The distances between things, in pixels; they do not grow with the text."""

    HAIR = 4
    SMALL = 8
    ROW = 12
    GAP = 16
    PANEL = 24
    PAGE = 40


class Radius(IntEnum):
    """How round corners are."""

    BADGE = 5
    CONTROL = 6
    BANNER = 8
    PANEL = 10
    SHEET = 12


@dataclass(slots=True)
class _Look:
    """The scheme and text size in use; painters read it whenever they paint."""

    scheme: Scheme = Scheme.LIGHT
    text_percent: int = 100


_look = _Look()


def use(scheme: Scheme, text_percent: int) -> None:
    """Make a scheme and a text size the ones in use; `theme.apply_theme` calls this."""
    _look.scheme = scheme
    _look.text_percent = min(200, max(100, text_percent))


def scheme() -> Scheme:
    """The scheme in use."""
    return _look.scheme


def text_percent() -> int:
    """The text size in use, 100 to 200."""
    return _look.text_percent


def colour(name: Colour) -> QColor:
    """The colour of that name in the scheme in use."""
    return QColor(SCHEMES[_look.scheme][name])


def scaled(pixels: float) -> int:
    """A length that grows with the text: icons, painted shapes, heights around text."""
    return round(pixels * _look.text_percent / 100)


def font(size: Type = Type.BASE, *, semibold: bool = False) -> QFont:
    """Source Sans 3 in one of the six sizes, at the text size in use."""
    made = QFont(SANS)
    made.setPixelSize(scaled(size))
    made.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return made


def metrics(size: Type = Type.BASE, *, semibold: bool = False) -> QFontMetricsF:
    """The measures of that font, for heights and widths."""
    return QFontMetricsF(font(size, semibold=semibold))


def control_height() -> int:
    """The height of a button, a field, a segment: 32 at 100 %, more with larger text."""
    return max(32, round(metrics().height()) + 13)
