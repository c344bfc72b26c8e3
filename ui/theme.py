"""Puts scheme, fonts and text size on the whole application, and follows the system."""

import os
from importlib.resources import files
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from ui import tokens
from ui.style import RingKeeper, palette, sheet
from ui.tokens import Scheme

FACES: Final = ("SourceSans3-Regular", "SourceSans3-SemiBold")
"""What the screen uses; paper brings its own, and is shown as rendered pages."""

_KEEPER: Final = "theme-keeper"


@runtime_checkable
class Restyled(Protocol):
    """A widget with a font or a palette of its own, which it sets anew when the theme changes."""

    def restyle(self) -> None:
        """Take fonts, colours and heights from the tokens again."""


def apply_theme(app: QApplication, scheme: Scheme | None = None, text_percent: int = 100) -> None:
    """Put a scheme (None: the system's) and a text size (100 to 200) on the application."""
    keeper = app.findChild(QObject, _KEEPER)
    if not isinstance(keeper, _Keeper):
        keeper = _Keeper(app)
    keeper.wanted = scheme
    tokens.use(_resolved(scheme), text_percent)
    app.setFont(tokens.font())
    app.setPalette(palette())
    app.setStyleSheet(sheet())
    for widget in app.allWidgets():
        if isinstance(widget, Restyled):
            widget.restyle()
        widget.update()


def _resolved(wanted: Scheme | None) -> Scheme:
    """The environment's choice, or the person's, or the system's; light where nobody says."""
    forced = os.environ.get("HRCASE_COLOR_SCHEME", "")
    if forced in tuple(Scheme):
        return Scheme(forced)
    if wanted is not None:
        return wanted
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return Scheme.DARK if dark else Scheme.LIGHT


class _Keeper(QObject):
    """What the application needs once: fonts, style, the ring, and an ear for the system."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_KEEPER)
        self.wanted: Scheme | None = None
        for face in FACES:
            content = (files("resources") / "fonts" / f"{face}.ttf").read_bytes()
            QFontDatabase.addApplicationFontFromData(QByteArray(content))
        app.setStyle("Fusion")
        RingKeeper(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def _follow(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, self.wanted, tokens.text_percent())
