"""The top bar: find a case, take a new report, lock."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ui.components.buttons import Button, Kind
from ui.core_thread import CoreThread
from ui.find_box import FindBox
from ui.icons import Icon
from ui.tokens import Space, control_height


class TopBar(QWidget):
    """Always in reach, from every page."""

    report_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, core: CoreThread, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self.setAccessibleName("Find, report, lock")
        self.find_box = FindBox(core, failed)
        self.report = Button("New report", Kind.PRIMARY, icon=Icon.PLUS, hint="Ctrl+N")
        lock = Button("Lock", Kind.QUIET, icon=Icon.LOCK, hint="Ctrl+L")
        self.report.clicked.connect(self.report_wanted)
        lock.clicked.connect(self.lock_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.PAGE, 0, Space.GAP, 0)
        row.setSpacing(Space.HAIR)
        row.addWidget(self.find_box, 3)
        row.addStretch(1)
        row.addWidget(self.report, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(lock, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        """56 pixels at 100 %, more with larger text."""
        self.setFixedHeight(control_height() + Space.PANEL)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.restyle()
