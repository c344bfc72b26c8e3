"""What this computer remembers about its screen; never anything of a case."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from ui.tokens import Scheme

FILE: Final = "preferences.json"
SIZES: Final = (100, 115, 130, 150, 175, 200)
"""The sizes of text that are offered, in per cent."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """Size of window and text, colours; the last folder and user (an id); hidden columns."""

    width: int = 1440
    height: int = 900
    text_percent: int = 100
    scheme: Scheme | None = None
    last_folder: str = ""
    last_user: str = ""
    hidden_columns: dict[str, list[str]] = field(default_factory=dict)


def load(folder: Path) -> Preferences:
    """What was kept in this folder; the usual ones if nothing or nonsense was."""
    try:
        kept = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    return _read(kept) if isinstance(kept, dict) else Preferences()


def save(folder: Path, preferences: Preferences) -> bool:
    """Keep them; whether it could be done. A computer that forgets its window is no failure."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = folder / f"{FILE}.new"
        fresh.write_text(json.dumps(asdict(preferences), indent=1), encoding="utf-8")
        fresh.replace(folder / FILE)
    except OSError:
        return False
    return True


def resized(preferences: Preferences, step: int) -> Preferences:
    """With the next larger (1) or smaller (-1) size of text, or the usual one (0)."""
    if step == 0:
        return replace(preferences, text_percent=SIZES[0])
    at = max(at for at, size in enumerate(SIZES) if size <= max(SIZES[0], preferences.text_percent))
    return replace(preferences, text_percent=SIZES[min(max(at + step, 0), len(SIZES) - 1)])


def _read(kept: dict[str, Any]) -> Preferences:
    """The entries that are known and of the right kind."""
    usual = Preferences()
    good = {
        one.name: kept[one.name]
        for one in fields(Preferences)
        if one.name in kept and type(kept[one.name]) is type(getattr(usual, one.name))
    }
    if kept.get("scheme") in tuple(Scheme):
        good["scheme"] = Scheme(kept["scheme"])
    return Preferences(**good)
