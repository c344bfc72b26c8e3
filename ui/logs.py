"""The log of this computer: ids, actions and timings, in a small file that starts over.

Python's own handler for that loads half a network; this is the first thing to be loaded.
"""

import logging
from pathlib import Path
from typing import Final

from typing_extensions import override

_NAME: Final = "hrcase.log"
_BYTES: Final = 1_000_000


class NoArguments(logging.Filter):
    """Keeps tracebacks' messages out: what failed may be somebody's words."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Drop the exception, keep the sentence that we wrote ourselves."""
        record.exc_info = None
        record.exc_text = None
        return True


def start_log(folder: Path) -> None:
    """Write warnings and our own lines to the file; without a folder for it there is no log."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _put_aside(folder / _NAME)
        handler: logging.Handler = logging.FileHandler(folder / _NAME, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.addFilter(NoArguments())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for name in ("hrcase", "ui"):
        logging.getLogger(name).setLevel(logging.INFO)


def _put_aside(log: Path) -> None:
    """A log that has grown large becomes the earlier one, whose place it takes."""
    if log.exists() and log.stat().st_size > _BYTES:
        log.replace(log.with_suffix(".1.log"))
