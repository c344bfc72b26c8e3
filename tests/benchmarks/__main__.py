"""Measures the program against baselines run beside it: python -m tests.benchmarks."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks import loader, looking, memory, paper, starting, writes
from tests.benchmarks.measuring import Measured, Repeats, as_plain, machine, table

FEW = 100


def main(words: Sequence[str]) -> int:
    """Build two vaults, measure, print the table; met or not, the exit code is 0."""
    options = _options(words)
    with TemporaryDirectory(prefix="hrcase-bench-", dir=options.place) as place:
        lines = run(Path(place), options.cases, options.notes, Repeats())
    print_lines("", table(lines), "", _described())
    if options.json:
        told = {"machine": machine(), "cases": options.cases, "notes": options.notes}
        told["measured"] = [as_plain(line) for line in lines]
        options.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return 0


def run(place: Path, case_count: int, note_count: int, repeats: Repeats) -> list[Measured]:
    """Everything, in an order in which no measurement disturbs the next."""
    started = perf_counter()
    few = loader.load(place / "few", min(FEW, case_count), note_count)
    many = loader.load(place / "many", case_count, note_count)
    spent = perf_counter() - started
    print_lines(f"{many.cases:,} cases, {many.entries:,} entries, loaded in {spent:.0f} s.")
    lines = starting.measure(few.folder, place / "home", repeats.starts)
    with loader.unlocked(many) as work, loader.unlocked(few) as beside:
        lines += looking.measure_trail(work, repeats.checks)
        lines += looking.measure_lists(work, beside, repeats.pages)
        lines += looking.measure_opening(work, beside, repeats.openings)
        lines += writes.measure(work, place, repeats.writes)
        lines += paper.measure(work, repeats.letters)
    return lines + memory.measure(many.folder, place / "home")


def print_lines(*lines: str) -> None:
    """Say something at once, so that a long run is seen to go on."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _described() -> str:
    return ", ".join(f"{name} {value}" for name, value in machine().items())


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000, help="in the large vault")
    parser.add_argument("--notes", type=int, default=25, help="in each case")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the same there")
    parser.add_argument("--place", type=Path, help="where the vaults are built for the time")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
