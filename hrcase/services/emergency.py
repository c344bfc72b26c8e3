"""The emergency card, kept plain beside the header so that it opens without a vault."""

import json
from contextlib import suppress
from dataclasses import asdict

from hrcase.domain.emergency import card_of
from hrcase.errors import CannotWriteFile
from hrcase.services.door import CARD
from hrcase.services.workspace import Workspace
from hrcase.storage.files import write_file


def keep_card(work: Workspace) -> None:
    """Write the card of the edition in force beside the header; a full drive stops nobody."""
    with suppress(CannotWriteFile):
        write_file(work.folder / CARD, json.dumps(asdict(card_of(work.policy))).encode())
