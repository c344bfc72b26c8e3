"""Sets a PIN in a real key store, locks, and unlocks with it; then the store fails in each way."""

import sys
from base64 import b64encode
from pathlib import Path

import keyring

from hrcase.domain.audit import TrailQuestion
from hrcase.errors import HrcaseError
from hrcase.services import audit, door, opening, pins
from hrcase.storage.slots import SlotKind
from hrcase.storage.vault_header import read_header
from tests.builders import MovableClock
from tests.vaults import Made, a_closed_vault, clock_of, unlocked

PIN = "402016"


def say(what: str, words: object) -> None:
    """Tell the test what came of a step."""
    sys.stdout.write(f"{what}: {words}\n")


def by_pin(made: Made, clock: MovableClock) -> str:
    """Unlock with the PIN and lock again; how it ended, in words."""
    try:
        work = opening.open_with_pin(made.folder, made.director, PIN, clock)
    except HrcaseError as refusal:
        return str(refusal)
    said = audit.trail(work, TrailQuestion())[0].summary
    opening.lock(work)
    return said


def by_passphrase(made: Made) -> str:
    """The way that always works."""
    work = unlocked(made)
    said = audit.trail(work, TrailQuestion())[0].summary
    opening.lock(work)
    return said


def secret_of(made: Made) -> tuple[str, str]:
    """The names under which the key store holds this PIN's secret."""
    header = read_header(made.folder)
    slot = header.slot_of(SlotKind.WORKSTATION, made.director)
    return f"HR Case vault {header.vault_id}", str(slot.id if slot else "")


def main(folder: Path) -> None:
    """Every step on one vault, beside a real Secret Service."""
    made = a_closed_vault(folder)
    work = unlocked(made)
    clock = clock_of(work)
    say("why no PIN", pins.why_no_pin() or "nothing is against it")
    pins.set_pin(work, PIN)
    opening.lock(work)
    say("offered", door.sign_ins(made.folder)[0].has_pin)
    say("by PIN", by_pin(made, clock))
    service, name = secret_of(made)
    keyring.set_password(service, name, b64encode(bytes(32)).decode())
    say("changed, by PIN", by_pin(made, clock))
    say("changed, by passphrase", by_passphrase(made))
    keyring.delete_password(service, name)
    say("missing, by PIN", by_pin(made, clock))
    say("missing, by passphrase", by_passphrase(made))
    work = unlocked(made)
    pins.set_pin(work, PIN)
    opening.lock(work)
    say("set anew, by PIN", by_pin(made, clock))
    say("left behind", keyring.get_password(service, name))
