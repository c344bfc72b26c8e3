"""Everything that is chosen and typed for one letter, and the draft that comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hrcase.domain.allegations import short_clause
from hrcase.domain.letter_drafts import LetterDraft
from hrcase.domain.letters import SignedBy, Template, TemplateField
from ui import when
from ui.components.buttons import Button, quiet
from ui.components.flow import Flow
from ui.components.labels import Label
from ui.date_editors import DateEditor
from ui.editors import LongTextEditor, SegmentsEditor, TextEditor
from ui.form import Field, Form
from ui.icons import Icon
from ui.tokens import Colour, Space

TYPED_DATE: Final = "typed_date"
"""In a kept draft: the words in the date field, which may not be a day yet."""
_LONG_LINES: Final = 5


class ClauseChips(QWidget):
    """The clauses of a letter, each with a way out, and the way to one more."""

    changed = Signal()
    add_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clause_ids: tuple[str, ...] = ()
        self._flow = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        words = "Clauses, printed word for word"
        column.addWidget(Label(words, tone=Colour.TEXT2, semibold=True))
        column.addWidget(self._flow)

    def show_clauses(self, clause_ids: tuple[str, ...]) -> None:
        """Show these clauses instead."""
        self.clause_ids = clause_ids
        chips = [self._chip(one) for one in clause_ids]
        self.add = quiet("Add a clause", icon=Icon.PLUS)
        self.add.clicked.connect(self.add_wanted)
        self.buttons: list[QWidget] = [*chips, self.add]
        self._flow.show_parts(self.buttons)

    def put(self, clause_id: str) -> None:
        """Add a clause at the end, unless it is there."""
        if clause_id and clause_id not in self.clause_ids:
            self.show_clauses((*self.clause_ids, clause_id))
            self.changed.emit()

    def _chip(self, clause_id: str) -> Button:
        chip = Button(short_clause(clause_id), icon=Icon.X)
        chip.setAccessibleName(f"Take {short_clause(clause_id)} out of the letter")
        chip.setToolTip(chip.accessibleName())
        chip.clicked.connect(partial(self._take_out, clause_id))
        return chip

    def _take_out(self, clause_id: str) -> None:
        self.show_clauses(tuple(one for one in self.clause_ids if one != clause_id))
        self.add.setFocus()
        self.changed.emit()


class LetterFields(QWidget):
    """The fields of a letter, from its template; typed words are kept as they are."""

    changed = Signal()

    def __init__(self, template: Template, draft: LetterDraft, recipient: str) -> None:
        super().__init__()
        self._template, self._draft = template, draft
        self._cover = Form[dict[str, object]](dict, _cover_fields(template), columns=2)
        self._words = Form[dict[str, object]](dict, [_field(one) for one in template.fields])
        self._ends = Form[dict[str, object]](dict, _end_fields(template), columns=2)
        self.clauses = ClauseChips()
        self.under_cover = QVBoxLayout()
        self._cover.editor("to").show_plain(recipient)
        self._cover.editor("to").set_editable(editable=False)
        self._show(draft)
        self._lay()
        for part in (self._cover, self._words, self._ends, self.clauses):
            part.changed.connect(self.changed)

    def draft(self) -> LetterDraft:
        """The letter as it stands; a date that is no day keeps the day before it."""
        cover, words, ends = (one.plain() for one in self._forms())
        day = when.read_day(str(cover["dated_on"]))
        return replace(
            self._draft,
            dated_on=day or self._draft.dated_on,
            delivery=str(cover["delivery"]),
            clause_ids=self.clauses.clause_ids,
            values={name: str(typed) for name, typed in words.items()},
            supervisor=str(ends.get("supervisor", "")),
            supervisor_title=str(ends.get("supervisor_title", "")),
            copies=tuple(filter(None, map(str.strip, str(ends["copies"]).splitlines()))),
        )

    def date_problem(self) -> str:
        """What is wrong with the words in the date field."""
        editor = self._cover.editor("dated_on")
        return "Write the date of the letter." if editor.is_empty() else editor.problem()

    def plain(self) -> dict[str, object]:
        """The letter as JSON can keep it, with the date as it was typed."""
        return {**self.draft().plain(), TYPED_DATE: self._cover.editor("dated_on").plain()}

    def show_plain(self, kept: Mapping[str, object]) -> None:
        """Show what a draft kept; fields that the wording no longer has are left out."""
        self._show(LetterDraft.from_plain(kept))
        if TYPED_DATE in kept:
            self._cover.editor("dated_on").show_plain(kept[TYPED_DATE])

    def widget_of(self, name: str) -> QWidget | None:
        """The widget of a field, so that a problem can lead to it."""
        if name == "clause_ids":
            return self.clauses.add
        for form in self._forms():
            if name in form.plain():
                return form.editor(name).parts()[0]
        return None

    def reading_order(self, under_cover: Sequence[QWidget]) -> list[QWidget]:
        """What takes the keyboard, from top to bottom; `under_cover` stands after the cover."""
        return [
            *_parts(self._cover),
            *under_cover,
            *self.clauses.buttons,
            *_parts(self._words),
            *_parts(self._ends),
        ]

    def mark(self, wrong: Mapping[str, str]) -> None:
        """Put a red border around the fields that are named."""
        for form in self._forms():
            for name in form.plain():
                form.editor(name).show_wrong(wrong.get(name, ""))

    def set_editable(self, *, editable: bool) -> None:
        """Whether the letter may be changed by this person."""
        for form in self._forms():
            form.set_editable(editable=editable)
        self._cover.editor("to").set_editable(editable=False)
        self.clauses.setEnabled(editable)

    def _forms(self) -> tuple[Form[dict[str, object]], ...]:
        return self._cover, self._words, self._ends

    def _show(self, draft: LetterDraft) -> None:
        self._draft = draft
        self._cover.show_plain(
            {"dated_on": when.weekday(draft.dated_on), "delivery": draft.delivery}
        )
        known = {one.name for one in self._template.fields}
        self._words.show_plain({name: draft.values.get(name, "") for name in known})
        ends = {"supervisor": draft.supervisor, "supervisor_title": draft.supervisor_title}
        self._ends.show_plain({**ends, "copies": "\n".join(draft.copies)})
        self.clauses.show_clauses(draft.clause_ids)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.GAP)
        column.addWidget(self._cover)
        column.addLayout(self.under_cover)
        column.addWidget(self.clauses)
        column.addWidget(self._words)
        column.addWidget(self._ends)


def _parts(form: Form[dict[str, object]]) -> list[QWidget]:
    return [part for name in form.plain() for part in form.editor(name).parts()]


def _cover_fields(template: Template) -> list[Field]:
    ways = [(way, way.partition(",")[0]) for way in template.delivery]
    return [
        Field("to", "To", TextEditor()),
        Field("dated_on", "Date on the letter", DateEditor()),
        Field("delivery", "Delivery", SegmentsEditor(ways), wide=True),
    ]


def _field(field: TemplateField) -> Field:
    label = field.label if field.required else f"{field.label} (optional)"
    editor = LongTextEditor(_LONG_LINES) if field.long else TextEditor()
    return Field(field.name, label, editor, field.help)


def _end_fields(template: Template) -> list[Field]:
    fields = []
    if SignedBy.SUPERVISOR in template.signed_by:
        fields += [
            Field("supervisor", "Supervisor who signs too", TextEditor()),
            Field("supervisor_title", "As what", TextEditor()),
        ]
    copies = LongTextEditor(2)
    help_words = "One on each line. The personnel file has one without being named."
    return [*fields, Field("copies", "Further copies to", copies, help_words, wide=True)]
