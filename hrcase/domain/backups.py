"""A backup that was made and checked."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hrcase.domain.audit import TrailHead


@dataclass(frozen=True, slots=True)
class BackupMade:
    """One verified generation: where it is, when it was made (UTC), and the trail it ends with."""

    folder: Path
    made_at: datetime
    head: TrailHead
    attachments: int
