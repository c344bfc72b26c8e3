"""The form that records how a letter was delivered, with its proof."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from hrcase.domain.papers import IssuedLetter, Receipt, Service, ServiceWay
from hrcase.domain.serving import DRAFT_KIND
from hrcase.services import serving
from ui import when
from ui.case_view import CaseView
from ui.choosers import Choosers
from ui.core_thread import CoreThread
from ui.date_editors import DateEditor
from ui.editors import ChoiceEditor, SegmentsEditor, TextEditor
from ui.form import Field, Form
from ui.sheets.file_editor import FileEditor
from ui.sheets.form_sheet import DraftPlace, FormSheet, SheetWords, Task

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

_INTRO = (
    "Days run from the receipt. By hand it is signed for, or its refusal is witnessed; "
    "unclaimed or signed by another does not serve it."
)
_CERTIFIED = ("certified_number", "postmarked_on")
_BY_HAND = (Receipt.SIGNED, Receipt.REFUSED)


class ServiceForm(Form[dict[str, Any]]):
    """Asks only what belongs to the way of delivery that is chosen."""

    def __init__(self, choose: Choosers) -> None:
        ways = [(ServiceWay.HAND, "By hand"), (ServiceWay.CERTIFIED, "Certified mail")]
        self._way = SegmentsEditor[ServiceWay](ways)
        self._receipt = ChoiceEditor[Receipt]()
        scan = FileEditor(choose, "The signed receipt, scanned")
        super().__init__(
            dict,
            [
                Field("way", "How", self._way, required=True, wide=True),
                Field("on", "Day of delivery", DateEditor(), required=True),
                Field("served_by", "Handed over or mailed by", TextEditor(), required=True),
                Field("receipt", "Receipt", self._receipt, required=True),
                Field("witness", "Witness of the refusal", TextEditor(), required=True),
                Field("certified_number", "Certified mail number", TextEditor(), required=True),
                Field("postmarked_on", "Postmark", DateEditor(), required=True),
                Field("place", "Place", TextEditor(), "Where it was handed over"),
                Field("scan", "Scan of the proof", scan, "Sealed into the vault.", wide=True),
            ],
            columns=2,
        )
        self.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Show the fields of the chosen way; a hidden one is not asked for."""
        is_hand = self._way.value() is not ServiceWay.CERTIFIED
        offered = _BY_HAND if is_hand else tuple(Receipt)
        self._receipt.set_choices([(one, _first_large(one)) for one in offered])
        for name in _CERTIFIED:
            self.show_field(name, shown=not is_hand)
        refused = self._receipt.value() is Receipt.REFUSED
        self.show_field("witness", shown=refused)


def service_sheet(
    window: QWidget, core: CoreThread, view: CaseView, letter: IssuedLetter, choose: Choosers
) -> FormSheet:
    """The sheet for one delivery of one letter."""
    case_id, letter_id = view.file.head.id, letter.id
    form = ServiceForm(choose)
    form.show_plain({"way": str(ServiceWay.HAND), "on": when.weekday(view.today)})
    form.settle()

    def record(work: "Workspace", typed: dict[str, Any]) -> UUID:
        scan: Path | None = typed["scan"]
        return serving.record_service(work, case_id, letter_id, service_of(typed), scan)

    words = SheetWords(f"Delivery of {letter.number}", "Record the delivery", _INTRO, "letters")
    draft = DraftPlace(DRAFT_KIND, str(letter_id))
    return FormSheet(window, core, Task(words, record, view.zone, draft), form)


def service_of(typed: dict[str, Any]) -> Service:
    """The delivery; words in fields of the other way are left out."""
    is_mail = typed["way"] is ServiceWay.CERTIFIED
    return Service(
        way=typed["way"],
        on=typed["on"],
        served_by=typed["served_by"],
        receipt=typed["receipt"],
        place=typed["place"],
        certified_number=typed["certified_number"] if is_mail else "",
        postmarked_on=typed["postmarked_on"] if is_mail else None,
        witness=typed["witness"] if typed["receipt"] is Receipt.REFUSED else "",
    )


def _first_large(words: str) -> str:
    return words[0].upper() + words[1:]
