"""What is seen while the demo is made: some seconds, with words instead of silence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui.components.labels import Label
from ui.components.mark import ProgramMark
from ui.components.page import Page
from ui.tokens import Colour, Space, Type


class MakingDemoScreen(Page):
    """Nothing can be done here but wait."""

    help_page = "demo"

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, Space.PANEL)
        column.setSpacing(Space.SMALL)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(ProgramMark(48, ""), 0, middle)
        column.addSpacing(Space.SMALL)
        column.addWidget(Label("Making the demo", Type.TITLE, semibold=True), 0, middle)
        words = "Invented cases in every stage, with dates near today. This takes some seconds."
        line = Label(words, tone=Colour.TEXT2, wrap=True)
        line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(line)
        column.addStretch(1)
