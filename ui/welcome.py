"""What the window asks once, as soon as a vault is open."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from hrcase.domain.access import Actor, Role
from hrcase.services import kits, settings
from hrcase.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Welcome:
    """Who signed in, and what the window must know of the office."""

    actor: Actor
    zone: ZoneInfo
    lock_minutes: int
    notices: tuple[str, ...]
    kit_is_missing: bool
    """The first run did not end: no recovery kit has ever opened a copy of this vault."""


def welcome(work: Workspace) -> Welcome:
    """Ask for all of it at once."""
    return Welcome(
        actor=work.actor,
        zone=work.zone,
        lock_minutes=settings.lock_minutes(work),
        notices=(*work.notices, *_offers(work)),
        kit_is_missing=work.actor.role is Role.DIRECTOR and not kits.last_drill(work),
    )


def _offers(work: Workspace) -> tuple[str, ...]:
    """The kit's yearly drill, when it is due; the demo's kit opens nothing of worth."""
    offer = "" if settings.is_demo(work) else kits.drill_offer(work)
    return (offer,) if offer else ()
