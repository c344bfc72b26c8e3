"""When a delivery may be recorded, and which delivery serves a letter."""

from datetime import date

from hrcase.domain.papers import IssuedLetter, Receipt, Service, ServiceWay
from hrcase.domain.spoken import day_words
from hrcase.errors import RuleBroken

DRAFT_KIND = "service"


def check_service(service: Service, dated_on: date, today: date) -> None:
    """Refuse a delivery that cannot have been: too early, in the future, or without its proof."""
    if not service.served_by.strip():
        raise RuleBroken("Say who handed the letter over, or who mailed it.")
    if service.on < dated_on:
        raise RuleBroken(
            f"The letter is dated {day_words(dated_on)}; it cannot have been delivered on "
            f"{day_words(service.on)}. Correct the day of delivery."
        )
    if service.on > today:
        raise RuleBroken("The day of delivery cannot be in the future. Record it when it is done.")
    if service.way is ServiceWay.CERTIFIED:
        _check_certified(service, dated_on)
    else:
        _check_hand(service)


def _check_hand(service: Service) -> None:
    """By hand a letter is signed for, or its refusal is witnessed; nothing else can happen."""
    if not service.receipt.serves:
        raise RuleBroken(
            "By hand a letter is signed for by the addressee, or refused before a witness. "
            "If the addressee was not met, nothing was delivered: try again."
        )
    if service.receipt is Receipt.REFUSED and _same(service.witness, service.served_by):
        raise RuleBroken(
            "A refusal needs a witness beside the person who handed the letter over. "
            "Enter the name of the witness."
        )


def _check_certified(service: Service, dated_on: date) -> None:
    if not service.certified_number.strip():
        raise RuleBroken("Enter the number of the certified mail; it stands on the receipt.")
    if service.postmarked_on is None:
        raise RuleBroken("Enter the day of the postmark; it stands on the stamped mail receipt.")
    if not dated_on <= service.postmarked_on <= service.on:
        raise RuleBroken(
            f"The postmark lies between the letter's date ({day_words(dated_on)}) and the day of "
            f"delivery ({day_words(service.on)}). Correct one of the days."
        )


def _same(witness: str, server: str) -> bool:
    """Whether there is no witness, or the server is named as one."""
    return witness.strip().casefold() in {"", server.strip().casefold()}


def summary(letter: IssuedLetter, service: Service) -> str:
    """What the trail says of a delivery."""
    named = f"{letter.title} {letter.number}"
    if service.receipt.serves:
        return f"{named} served {service.way} on {day_words(service.on)}, {service.receipt}"
    return f"{named} not served: {service.receipt}, {day_words(service.on)}"
