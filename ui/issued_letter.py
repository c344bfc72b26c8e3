"""An issued letter: the paper as it was fixed, its seal, and how it was delivered."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.papers import IssuedLetter, Service
from ui import when
from ui.case_view import CaseView
from ui.components.buttons import Button, Kind, primary, secondary
from ui.components.flow import Flow
from ui.components.labels import Label, note, section, title
from ui.components.page_preview import PagePreview
from ui.components.panel import Facts, Panel, clear
from ui.components.scrolled import ScrolledPage
from ui.components.states import State, StateLabel
from ui.components.writing_desk import WritingDesk
from ui.icons import Icon
from ui.tokens import Colour, Space

if TYPE_CHECKING:
    from uuid import UUID


class IssuedLetterPage(QWidget):
    """Read-only for ever; saving, printing and the delivery start from here."""

    back_wanted = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()
    service_wanted = Signal()

    def __init__(self, view: CaseView, letter: IssuedLetter) -> None:
        super().__init__()
        self.letter_id: UUID = letter.id
        self.preview = PagePreview()
        self._deliveries = QVBoxLayout()
        self._deliveries.setSpacing(Space.SMALL)
        self._record = primary("Record the delivery")
        self._record.clicked.connect(self.service_wanted)
        words = Label("As it was issued", tone=Colour.TEXT2)
        desk = WritingDesk(self._left(view, letter), words, self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(desk)
        self.show_letter(view, letter)

    def show_letter(self, view: CaseView, letter: IssuedLetter) -> None:
        """Show how it was delivered so far."""
        clear(self._deliveries)
        for one in letter.services:
            self._deliveries.addWidget(self._delivery(view, one))
        if not letter.services:
            waiting = StateLabel(State.DUE, "Not delivered yet")
            self._deliveries.addWidget(waiting)
        may = Action.LETTER_SERVED in MAY[view.actor.role] and not view.is_closed
        self._record.setVisible(may)
        again = letter.served_on is not None
        self._record.setText("Record another delivery" if again else "Record the delivery")
        self._record.set_kind(Kind.SECONDARY if again else Kind.PRIMARY)
        self._record.updateGeometry()

    def _left(self, view: CaseView, letter: IssuedLetter) -> QWidget:
        head = view.file.head
        back = Button(head.number, Kind.LINK, icon=Icon.CHEVRON_LEFT)
        back.setAccessibleName(f"Back to case {head.number}")
        back.clicked.connect(self.back_wanted)
        where = QHBoxLayout()
        where.setSpacing(Space.SMALL)
        where.addWidget(back)
        where.addWidget(Label(f"· {head.title}", tone=Colour.TEXT2, wrap=True), 1)
        page = ScrolledPage()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.PAGE, Space.GAP, Space.GAP, Space.PANEL)
        column.setSpacing(Space.GAP)
        column.addLayout(where)
        column.addWidget(title(letter.title))
        column.addWidget(Facts(list(_facts(view, letter))))
        column.addWidget(self._copies(view))
        column.addWidget(section("Delivery"))
        column.addLayout(self._deliveries)
        column.addWidget(Flow([self._record]))
        column.addWidget(note("An issued letter never changes; another letter puts it right."))
        column.addStretch(1)
        return page

    def _copies(self, view: CaseView) -> QWidget:
        copy = secondary("Save a copy…", icon=Icon.DOWNLOAD)
        copy.clicked.connect(self.copy_wanted)
        paper = secondary("Print", icon=Icon.PRINTER)
        paper.clicked.connect(self.print_wanted)
        may = MAY[view.actor.role]
        buttons = [(copy, Action.LETTER_EXPORTED), (paper, Action.LETTER_PRINTED)]
        return Flow([button for button, action in buttons if action in may])

    def _delivery(self, view: CaseView, one: Service) -> QWidget:
        panel = Panel(Space.ROW)
        panel.rows.setSpacing(Space.SMALL)
        state = State.DONE if one.receipt.serves else State.DUE
        words = f"{one.way[0].upper()}{one.way[1:]}, {when.day(one.on)}"
        panel.rows.addWidget(StateLabel(state, words))
        panel.rows.addWidget(Facts(list(_delivery_facts(view, one))))
        return panel


def _facts(view: CaseView, letter: IssuedLetter) -> Iterator[tuple[str, str]]:
    yield "Number", letter.number
    yield "To", letter.recipient
    yield "Dated", when.weekday(letter.dated_on)
    yield "Issued", f"{when.moment(letter.issued_at, view.zone)}, {letter.issued_by}"
    yield "Wording", f"{letter.code}, version {letter.template_version}"
    yield "SHA-256", " ".join(letter.sha256[at : at + 16] for at in range(0, 64, 16))
    yield "Trail", f"entry {letter.trail_number}, seal {letter.trail_seal[:16]}"


def _delivery_facts(view: CaseView, one: Service) -> Iterator[tuple[str, str]]:
    yield "Receipt", one.receipt.value
    yield "By", one.served_by
    optional = (
        ("Witness", one.witness),
        ("Number", one.certified_number),
        ("Postmark", when.day(one.postmarked_on) if one.postmarked_on else ""),
        ("Place", one.place),
        ("Scan", f"{one.scan_name}, sealed" if one.scan_name else ""),
    )
    yield from (pair for pair in optional if pair[1])
    if one.recorded_at is not None:
        yield "Recorded", f"{when.moment(one.recorded_at, view.zone)}, {one.recorded_by}"
