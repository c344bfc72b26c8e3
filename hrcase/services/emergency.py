"""The emergency card, kept plain beside the header so that it opens without a vault."""

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from hrcase.domain.emergency import Card, CardLine, card_of
from hrcase.errors import CannotWriteFile
from hrcase.services.workspace import Workspace
from hrcase.storage.files import write_file
from hrcase.storage.policy_files import load_policy, shipped_files

CARD = "emergency-card.json"


def card(folder: Path | None) -> Card:
    """The card kept beside a vault's header; where there is none, the one that ships."""
    if folder is not None:
        with suppress(OSError, ValueError, KeyError, TypeError):
            kept = json.loads((folder / CARD).read_bytes())
            lines = tuple(CardLine(**line) for line in kept.pop("lines"))
            return Card(**kept, lines=lines)
    return card_of(load_policy(shipped_files()))


def keep_card(work: Workspace) -> None:
    """Write the card of the edition in force beside the header; a full drive stops nobody."""
    with suppress(CannotWriteFile):
        write_file(work.folder / CARD, json.dumps(asdict(card_of(work.policy))).encode())
