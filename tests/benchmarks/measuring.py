"""What every measurement gives: a value, the baseline beside it, and the goal it is held to."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Act = Callable[[], object]


@dataclass(frozen=True)
class Repeats:
    """How often each thing is done before the median is taken."""

    starts: int = 15
    pages: int = 9
    openings: int = 40
    checks: int = 3
    writes: int = 60
    letters: int = 12


@dataclass(frozen=True)
class Measured:
    """One line of the report. A ratio goal is held to value / baseline, any other to the value."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    baseline: float | None = None
    against: str = ""
    is_ratio: bool = False
    at_least: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the baseline the value is."""
        return self.value / self.baseline if self.baseline else None

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None where there is no goal."""
        held = self.ratio if self.is_ratio else self.value
        if self.goal is None or held is None:
            return None
        return held >= self.goal if self.at_least else held <= self.goal

    @property
    def goal_in_words(self) -> str:
        """The goal as the report prints it."""
        if self.goal is None:
            return "none"
        sign = "at least" if self.at_least else "at most"
        return f"{sign} {self.goal:,g}{' times' if self.is_ratio else f' {self.unit}'}"


def seconds(act: Act) -> float:
    """How long one act takes by the clock on the wall."""
    started = perf_counter()
    act()
    return perf_counter() - started


def medians(repeats: int, *acts: Act) -> list[float]:
    """Median milliseconds of each act, all taken in turn so that a busy spell meets each alike."""
    taken: list[list[float]] = [[] for _ in acts]
    for turn in range(repeats + 1):
        for times, act in zip(taken, acts, strict=True):
            spent = seconds(act)
            if turn:  # the first turn warms caches and is not counted
                times.append(spent)
    return [median(times) * 1000 for times in taken]


def machine() -> dict[str, object]:
    """On what, and under which load, this is measured."""
    load = os.getloadavg() if hasattr(os, "getloadavg") else ()
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "load": [round(each, 2) for each in load],
    }


def table(lines: Sequence[Measured]) -> str:
    """The report for people."""
    rows = [("measured", "value", "baseline", "ratio", "goal", ""), *(map(_cells, lines))]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def as_plain(line: Measured) -> dict[str, object]:
    """The same line for JSON."""
    return {
        "name": line.name,
        "value": line.value,
        "unit": line.unit,
        "baseline": line.baseline,
        "against": line.against,
        "ratio": line.ratio,
        "goal": line.goal_in_words,
        "met": line.is_met,
    }


def _cells(line: Measured) -> tuple[str, ...]:
    baseline = "" if line.baseline is None else f"{line.baseline:,.1f} ({line.against})"
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    met = {None: "", True: "met", False: "NOT MET"}[line.is_met]
    return (line.name, f"{line.value:,.1f} {line.unit}", baseline, ratio, line.goal_in_words, met)


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as told:  # noqa: PTH123 - not a path of ours
            names = [line.partition(":")[2].strip() for line in told if "model name" in line]
    except OSError:
        return platform.processor()
    return names[0] if names else platform.processor()
