"""The emergency card: whom to call and what to do first; public numbers, no case data."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hrcase.domain.emergency import Card, CardLine
from ui.components.banner import Banner, Mood
from ui.components.buttons import secondary
from ui.components.labels import Label, note, why
from ui.components.panel import Hairline
from ui.components.sheet import Sheet
from ui.tokens import Colour, Space, Type


class EmergencyCard(Sheet):
    """The whole card; opens with F9 anywhere, the lock screen included."""

    help_page = "emergency_card"

    def __init__(self, window: QWidget, card: Card) -> None:
        super().__init__(window, card.title)
        self.body.addWidget(why(card.text))
        words = "Day and night, whatever else you do."
        self.body.addWidget(Banner(Mood.PHONE, f"DHS hotline {card.hotline}", words))
        for number, line in enumerate(card.lines, start=1):
            if number > 1:
                self.body.addWidget(Hairline())
            self.body.addWidget(_step(number, line))
        self.feet.addWidget(note("No case data stands on this card."), 1)
        close = secondary("Close the card")
        close.clicked.connect(self.accept)
        self.feet.addWidget(close)


def _step(number: int, line: CardLine) -> QWidget:
    """One step with its number, and the telephone number if there is one to call."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(Space.ROW)
    top = Qt.AlignmentFlag.AlignTop
    across.addWidget(Label(str(number), Type.HEAD, Colour.TEXT3, semibold=True), 0, top)
    across.addWidget(Label(line.words, Type.LIST, wrap=True), 1)
    if line.phone:
        phone = Label(line.phone, Type.LIST, semibold=True)
        phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        phone.setAccessibleName(f"Telephone {line.phone}")
        across.addWidget(phone, 0, top)
    return row
