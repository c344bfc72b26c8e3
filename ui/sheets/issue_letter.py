"""The last look at a letter before it is issued for ever."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.components.buttons import Button, Kind, primary
from ui.components.labels import why
from ui.components.page_preview import PagePreview
from ui.components.sheet import Sheet

_WORDS = (
    "Read it once more. Issued, it has its number and its seal, and no word of it changes again; "
    "a mistake is put right by another letter."
)


class IssueSheet(Sheet):
    """Shows the finished PDF; only its filled button issues."""

    confirmed = Signal()
    help_page = "letters"

    def __init__(self, window: QWidget, title: str, paper: bytes) -> None:
        super().__init__(window, f"Issue: {title}", width=760)
        self.body.addWidget(why(_WORDS))
        preview = PagePreview()
        preview.show_pdf(paper)
        self.body.addWidget(preview, 1)
        back = Button("Not yet", Kind.QUIET, hint="Esc")
        back.clicked.connect(self.reject)
        issue = primary("Issue the letter", keys="Ctrl+Return")
        issue.clicked.connect(self._confirm)
        self.feet.addStretch(1)
        self.feet.addWidget(back)
        self.feet.addWidget(issue)

    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()
