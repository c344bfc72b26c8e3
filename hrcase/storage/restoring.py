"""The note that a restored vault carries until its first unlocking enters it in the trail."""

import json
from pathlib import Path

from hrcase.storage.backup import RESTORED


def origin_of(folder: Path) -> str:
    """When the backup was made from which this vault was restored; empty if it was not."""
    try:
        return str(json.loads((folder / RESTORED).read_bytes())["made_at"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def forget_origin(folder: Path) -> None:
    """Take the note away, now that the trail has it."""
    (folder / RESTORED).unlink(missing_ok=True)
