"""How a running deadline starts from a receipt, and when it may be called settled."""

from datetime import date

from hrcase.domain.papers import RunningDeadline
from hrcase.domain.spoken import day_words
from hrcase.errors import RuleBroken

DRAFT_KIND = "deadline"
RUNNING, MET, WAIVED = "running", "met", "waived"


def check_settled(deadline: RunningDeadline, state: str, because: str, today: date) -> None:
    """Refuse an end without a reason, a second end, or a waiver while the right may be used."""
    if state not in {MET, WAIVED}:
        raise RuleBroken("Choose how the deadline ended: met, or waived.")
    if deadline.state != RUNNING:
        raise RuleBroken(f"This deadline is settled already: {deadline.state}.")
    if not because.strip():
        raise RuleBroken("Say what shows it, for example the answer and the day it came.")
    if state == WAIVED:
        _check_waivable(deadline, today)


def _check_waivable(deadline: RunningDeadline, today: date) -> None:
    """A right is waived only when the longest reading of its time has passed."""
    if deadline.waivable_from is None:
        raise RuleBroken(f"{deadline.title} is a duty of the district and cannot be waived.")
    if today < deadline.waivable_from:
        raise RuleBroken(
            "The right can still be used. “Waived” can be said from "
            f"{day_words(deadline.waivable_from)} on."
        )
