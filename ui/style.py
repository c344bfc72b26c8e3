"""How Fusion is bent to our look: palette, the one style sheet, the focus ring."""

from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from ui.tokens import Colour, Radius, colour, control_height, scaled

RINGED: Final = "ringed"
"""The dynamic property of a widget that wants the ring around it while it has the focus."""

_RING_MARGIN: Final = 4

_ROLES: Final = {
    QPalette.ColorRole.Window: Colour.CANVAS,
    QPalette.ColorRole.WindowText: Colour.TEXT,
    QPalette.ColorRole.Base: Colour.RAISED,
    QPalette.ColorRole.AlternateBase: Colour.PANEL,
    QPalette.ColorRole.Text: Colour.TEXT,
    QPalette.ColorRole.Button: Colour.RAISED,
    QPalette.ColorRole.ButtonText: Colour.TEXT,
    QPalette.ColorRole.BrightText: Colour.RED,
    QPalette.ColorRole.ToolTipBase: Colour.RAISED,
    QPalette.ColorRole.ToolTipText: Colour.TEXT,
    QPalette.ColorRole.PlaceholderText: Colour.TEXT3,
    QPalette.ColorRole.Link: Colour.ACCENT,
    QPalette.ColorRole.LinkVisited: Colour.ACCENT,
    QPalette.ColorRole.Highlight: Colour.FILL,
    QPalette.ColorRole.HighlightedText: Colour.ON_FILL,
    QPalette.ColorRole.Accent: Colour.FILL,
    QPalette.ColorRole.Light: Colour.RAISED,
    QPalette.ColorRole.Midlight: Colour.LINE,
    QPalette.ColorRole.Mid: Colour.EDGE,
    QPalette.ColorRole.Dark: Colour.FIELD,
}


def palette() -> QPalette:
    """The palette of the scheme in use."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, colour(name))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, colour(Colour.TEXT3))
    return made


def sheet() -> str:
    """The one style sheet: fields, text boxes, scroll bars, menus and hints."""
    names = {name.value.replace("-", "_"): _css(colour(name)) for name in Colour}
    inner = control_height() - 2
    return _SHEET.format(
        **names,
        inner=inner,
        thick=inner - 2,
        tall=inner + scaled(8),
        tall_thick=inner + scaled(8) - 2,
        radius=Radius.CONTROL.value,
        bar=scaled(10),
    )


def _css(tint: QColor) -> str:
    """A colour as the style sheet spells it."""
    return f"rgba({tint.red()}, {tint.green()}, {tint.blue()}, {tint.alpha()})"


_SHEET: Final = """
QLineEdit, QPlainTextEdit, QComboBox {{
  background: {raised}; color: {text}; placeholder-text-color: {text3};
  border: 1px solid {field}; border-radius: {radius}px;
  selection-background-color: {fill}; selection-color: {on_fill};
}}
QLineEdit, QComboBox {{ padding: 0 8px; min-height: {inner}px; }}
QComboBox {{ padding: 0 10px; }}
QPlainTextEdit {{ padding: 7px 6px; }}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; }}
QLineEdit:focus, QComboBox:focus {{ padding: 0 7px; min-height: {thick}px; }}
QComboBox:focus {{ padding: 0 9px; }}
QPlainTextEdit:focus {{ padding: 6px 5px; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{
  border: 2px solid {red};
}}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ padding: 0 7px; min-height: {thick}px; }}
QComboBox[wrong="true"] {{ padding: 0 9px; }}
QPlainTextEdit[wrong="true"] {{ padding: 6px 5px; }}
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled,
QLineEdit:read-only, QPlainTextEdit:read-only {{
  background: {panel}; color: {text2}; border: 1px solid {line};
}}
QLineEdit[tall="true"] {{ min-height: {tall}px; }}
QLineEdit[tall="true"]:focus, QLineEdit[tall="true"][wrong="true"] {{ min-height: {tall_thick}px; }}
QLineEdit[search="true"] {{ background: {side}; border: 1px solid {side}; }}
QLineEdit[search="true"]:focus {{ background: {raised}; border: 2px solid {accent}; }}
QComboBox::drop-down {{ border: none; width: {inner}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
  background: {raised}; color: {text}; border: 1px solid {edge}; outline: none;
  selection-background-color: {tint}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: {inner}px; padding: 0 8px; }}
QMenu {{ background: {raised}; color: {text}; border: 1px solid {edge}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {tint}; color: {text}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {edge}; padding: 4px 6px; }}
QScrollBar:vertical {{ background: transparent; width: {bar}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {bar}px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 4px; min-height: 32px; min-width: 32px;
  margin: 2px; }}
QScrollBar::handle:hover {{ background: {field}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class RingStyle(QProxyStyle):
    """Gives the focus ring its room; set on the ring alone, so that no other widget pays."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in (
            QStyle.PixelMetric.PM_FocusFrameHMargin,
            QStyle.PixelMetric.PM_FocusFrameVMargin,
        ):
            return _RING_MARGIN
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, returnData)


class FocusRing(QFocusFrame):
    """Two pixels in the accent colour, two pixels outside the widget that has the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._room = RingStyle()
        self.setStyle(self._room)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Colour.ACCENT), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = Radius.CONTROL + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class RingKeeper(QObject):
    """Moves the ring to whatever has the focus and wants it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._move)

    def _move(self, _old: QWidget | None, now: QWidget | None) -> None:
        wanted = now is not None and bool(now.property(RINGED))
        if wanted or self._alive() is not None:
            self._frame().setWidget(now if wanted and now is not None else None)  # type: ignore[arg-type]  # Qt takes None

    def _alive(self) -> FocusRing | None:
        """The ring, unless Qt deleted it together with the window it was last on."""
        if self._ring is not None and not isValid(self._ring):
            self._ring = None
        return self._ring

    def _frame(self) -> FocusRing:
        if self._alive() is None:
            self._ring = FocusRing()
        return self._ring  # type: ignore[return-value]  # made above
