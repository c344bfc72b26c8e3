"""How long lists, cases and the trail take, and how that grows with the number of cases."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from random import Random
from uuid import UUID

from hrcase.domain.audit import Break, breaks
from hrcase.services import audit, cases
from hrcase.services.audit import Verdict
from hrcase.services.workspace import Workspace
from hrcase.storage import audit_queries
from hrcase.storage.case_queries import SORTS, VIEWS
from tests.benchmarks.measuring import Measured, medians

CHOSEN = 40
PAGE = 200
MANY_ENTRIES = 300_000


def measure_lists(many: Workspace, few: Workspace, repeats: int) -> list[Measured]:
    """The first page as it comes, and the slowest of all sorts of all lists."""
    first, baseline = medians(repeats, *(_page(work, "open", "state") for work in (many, few)))
    slowest = max(
        medians(repeats, _page(many, view, sort, descending=descending))[0]
        for view in VIEWS
        for sort in SORTS
        for descending in (False, True)
    )
    against = "ms with few cases"
    return [
        Measured("first page of cases", first, "ms", 50, baseline, against),
        Measured("slowest sort of any list", slowest, "ms", 100, baseline, against),
    ]


def measure_opening(many: Workspace, few: Workspace, repeats: int) -> list[Measured]:
    """Opening a case for the first time in a sitting, which leaves an entry, in both vaults."""
    slow, quick = medians(repeats, _opening(many), _opening(few))
    return [Measured("opening a case", slow, "ms", 1.2, quick, "ms with few cases", is_ratio=True)]


def measure_trail(work: Workspace, repeats: int) -> list[Measured]:
    """Entries checked in a second, content included."""
    entries = work.vault.head().number
    times = 1 if entries > MANY_ENTRIES else repeats
    checked, chained = medians(
        times, lambda: whole(audit.verify(work)), lambda: list(_chain_breaks(work))
    )
    return [
        Measured(name, 1000 * entries / spent, "entries a second", 100_000, at_least=True)
        for name, spent in (
            ("checking the trail and all it says", checked),
            ("checking the trail's chain alone", chained),
        )
    ]


def _chain_breaks(work: Workspace) -> Iterator[Break]:
    with work.vault.read() as session:
        yield from breaks(audit_queries.entries(session))


def whole(verdict: Verdict) -> int:
    """How many entries were checked; a trail that is not whole measures nothing."""
    if verdict.breaks:
        raise RuntimeError(verdict.words)
    return verdict.entries


def _page(
    work: Workspace, view: str, sort: str, *, descending: bool = False
) -> Callable[[], object]:
    return partial(cases.list_cases, work, view, sort, descending, 0, PAGE)


def _opening(work: Workspace) -> Callable[[], object]:
    """Open one case after the other, chosen by chance, each in a sitting of its own."""
    chosen = cycle(_some_cases(work))
    return lambda: cases.view_case(work, next(chosen), set())


def _some_cases(work: Workspace) -> list[UUID]:
    """Cases in the same stages in every vault: opening one costs by what is in it."""
    found = cases.list_cases(work, "undecided", "number", False, 0, CHOSEN * 5)  # noqa: FBT003 - its shape
    Random(7).shuffle(found)  # noqa: S311 - the same cases every time
    return [line.id for line in found[:CHOSEN]]
