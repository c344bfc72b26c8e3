"""Whose duty a call was: everyone of the case with a clock of their own."""

from uuid import UUID

from hrcase.domain.notifications import standing
from ui import when
from ui.case_view import CaseView


def duties(view: CaseView) -> list[tuple[UUID, str]]:
    """Everyone with an own clock, with the moment at which it began."""
    return [
        (one.id, f"{one.who}, since {when.moment(one.known_at, view.zone)}")
        for one in standing(view.file.knowledge)
        if one.id is not None
    ]


def only_duty(view: CaseView) -> UUID | None:
    """The one clock of the case if there is no other."""
    known = duties(view)
    return known[0][0] if len(known) == 1 else None
