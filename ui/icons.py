"""The Lucide icons, drawn in a token's colour and sharp at every scale."""

from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.tokens import Colour, colour, scaled


class Icon(StrEnum):
    """The name of an icon; the value is its file under resources/icons."""

    ARROW_DOWN = "arrow-down"
    ARROW_UP = "arrow-up"
    BOOK_OPEN = "book-open"
    BOOKMARK = "bookmark"
    CALENDAR = "calendar"
    CALENDAR_CLOCK = "calendar-clock"
    CALENDAR_SEARCH = "calendar-search"
    CHART = "chart-column"
    CHECK = "check"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_LEFT = "chevron-left"
    CHEVRON_RIGHT = "chevron-right"
    HELP = "circle-help"
    CLIPBOARD_CHECK = "clipboard-check"
    CLOCK = "clock"
    COLUMNS = "columns-3"
    COPY = "copy"
    DOWNLOAD = "download"
    EXTERNAL_LINK = "external-link"
    FILE_TEXT = "file-text"
    FOLDER = "folder"
    FOLDER_CHECK = "folder-check"
    HARD_DRIVE = "hard-drive"
    HISTORY = "history"
    INFO = "info"
    KEY = "key-round"
    KEYBOARD = "keyboard"
    LIST = "list"
    LOCK = "lock"
    MAIL = "mail"
    MOON = "moon"
    REFUSAL = "octagon-alert"
    PAPERCLIP = "paperclip"
    PENCIL = "pencil"
    PHONE = "phone"
    PLUS = "plus"
    PRINTER = "printer"
    REFRESH_CW = "refresh-cw"
    SAVE = "save"
    SCALE = "scale"
    SEARCH = "search"
    SEND = "send"
    SETTINGS = "settings"
    SHIELD_CHECK = "shield-check"
    SUN = "sun"
    TRASH = "trash-2"
    WARNING = "triangle-alert"
    UNDO = "undo-2"
    UPLOAD = "upload"
    USER = "user"
    USER_PLUS = "user-plus"
    USERS = "users"
    X = "x"


@lru_cache(maxsize=256)
def _renderer(icon: Icon, tint: str) -> QSvgRenderer:
    """The drawing in one colour; parsed once."""
    source = (files("resources") / "icons" / f"{icon.value}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", tint).encode()))


def draw(painter: QPainter, icon: Icon, box: QRectF, tint: Colour) -> None:
    """Draw an icon into a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(icon, colour(tint).name()).render(painter, box)
    painter.restore()


def icon(name: Icon, tint: Colour, pixels: int = 16) -> QIcon:
    """An icon for the places where Qt wants one, with pixmaps for every usual screen scale."""
    made = QIcon()
    side = scaled(pixels)
    for ratio in (1, 2, 3):
        pixmap = QPixmap(side * ratio, side * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw(painter, name, QRectF(0, 0, side * ratio, side * ratio), tint)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made
