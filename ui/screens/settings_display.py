"""How this computer shows the program: colours and size of text."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QApplication, QWidget

from ui import preferences
from ui.around import Around
from ui.components.labels import note, section, why
from ui.core_thread import CoreThread
from ui.editors import SegmentsEditor
from ui.settings_screen import SettingsScreen
from ui.theme import apply_theme
from ui.tokens import Scheme, Space

_SYSTEM = "system"
_SCHEMES = ((_SYSTEM, "As the system"), (Scheme.LIGHT.value, "Light"), (Scheme.DARK.value, "Dark"))


class DisplayScreen(SettingsScreen):
    """Takes effect at once, and stays on this computer."""

    help_page: ClassVar[str] = "settings"

    def __init__(self, core: CoreThread, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(core, parent)
        self._around = around
        self._scheme = SegmentsEditor(_SCHEMES)
        self._size = SegmentsEditor([(size, f"{size} %") for size in preferences.SIZES])
        kept = preferences.load(around.state)
        self._scheme.show_value(kept.scheme.value if kept.scheme else _SYSTEM)
        self._size.show_value(
            min(preferences.SIZES, key=lambda size: abs(size - kept.text_percent))
        )
        self._scheme.name("Colours")
        self._size.name("Size of text")
        self.body.addWidget(section("Colours"))
        self.body.addWidget(self._scheme.widget)
        self.body.addSpacing(Space.GAP)
        self.body.addWidget(section("Size of text"))
        self.body.addWidget(why("Everything grows with it. Ctrl++ and Ctrl+- change it anywhere."))
        self.body.addWidget(self._size.widget)
        self.body.addWidget(note("Kept on this computer, for everyone who signs in here."))
        self._scheme.changed.connect(self._apply)
        self._size.changed.connect(self._apply)

    def _apply(self) -> None:
        scheme = self._scheme.value()
        chosen = None if scheme in (None, _SYSTEM) else Scheme(str(scheme))
        kept = preferences.load(self._around.state)
        now = replace(kept, scheme=chosen, text_percent=self._size.value() or 100)
        preferences.save(self._around.state, now)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, now.scheme, now.text_percent)
