"""The sheet that says that the program made a mistake, without a word of any case."""

from PySide6.QtWidgets import QApplication, QWidget

from ui.components.buttons import primary
from ui.components.labels import Label, why
from ui.components.sheet import Sheet
from ui.tokens import Colour, Type


class FailureSheet(Sheet):
    """What happened, what is safe, what to do; the facts for IT hold no case data."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window, "The program made a mistake")
        safe = (
            "Everything that was saved is safe. What you were doing may not be saved: look at it."
        )
        self.body.addWidget(why(safe))
        self.body.addWidget(why("Tell IT what stands here; it holds nothing of any case."))
        facts = Label(words, Type.HELP, Colour.TEXT2, wrap=True)
        facts.setAccessibleName("Facts for IT")
        self.body.addWidget(facts)
        copy = primary("Copy the facts")
        copy.clicked.connect(self._copy)
        close = primary("Go on")
        close.clicked.connect(self.accept)
        self._words = words
        self.feet.addStretch(1)
        self.feet.addWidget(copy)
        self.feet.addWidget(close)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._words)
