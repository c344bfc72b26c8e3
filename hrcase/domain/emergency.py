"""The emergency card as it is shown anywhere: public numbers and steps, no case content."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the unlock window shows the card before any policy is loaded
    from hrcase.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class CardLine:
    """One step, with the number to call beside it."""

    words: str
    phone: str


@dataclass(frozen=True, slots=True)
class Card:
    """The whole card; `hotline` also stands in the status bar."""

    title: str
    text: str
    hotline: str
    lines: tuple[CardLine, ...]


def card_of(policy: "Policy") -> Card:
    """The card of an edition of the rules."""
    lines = (
        CardLine(step.words, policy.contact(step.contact).phone if step.contact else "")
        for step in policy.card.steps
    )
    return Card(
        title=policy.card.title,
        text=policy.card.text,
        hotline=policy.contact("dhs-hotline").phone,
        lines=tuple(lines),
    )
