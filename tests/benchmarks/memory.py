"""How much memory the open program takes, and apart from it what checking a passphrase takes."""

from pathlib import Path

from tests.benchmarks.measuring import Measured
from tests.benchmarks.starting import environment, first_line

KIB_IN_MIB = 1024


def measure(vault: Path, scratch: Path) -> list[Measured]:
    """The most that the process held, from the unlocked vault to the window with its lists."""
    around = environment(scratch)
    opened = int(first_line(around, "unlocked", str(vault))) / KIB_IN_MIB
    checked = int(first_line(around, "argon2")) / KIB_IN_MIB
    return [
        Measured("peak memory after unlocking", opened, "MiB", 250),
        Measured("the passphrase check, apart", checked, "MiB"),
    ]
