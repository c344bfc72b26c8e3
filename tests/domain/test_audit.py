"""The chain of entries: whole, or broken at a place that is named."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from hrcase.domain.audit import (
    GENESIS,
    Action,
    Entry,
    TrailHead,
    breaks,
    detail_digest,
    seal,
)

START = datetime(2026, 11, 22, 22, 50, tzinfo=UTC)


def a_trail(length: int = 5) -> list[Entry]:
    found: list[Entry] = []
    for number in range(1, length + 1):
        entry = Entry(
            number=number,
            at=START + timedelta(minutes=number),
            actor_id=UUID(int=7),
            action=Action.CASE_CREATED.value,
            case_id=uuid4() if number % 2 else None,
            detail_digest=detail_digest(b"salt", str(number).encode()),
            previous=found[-1].seal if found else GENESIS,
            seal="",
        )
        found.append(replace(entry, seal=seal(entry)))
    return found


def resealed(entry: Entry, previous: str) -> Entry:
    chained = replace(entry, previous=previous)
    return replace(chained, seal=seal(chained))


def head_of(trail: list[Entry]) -> TrailHead:
    return TrailHead(trail[-1].number, trail[-1].seal)


def test_a_whole_trail_has_no_break() -> None:
    trail = a_trail()

    assert list(breaks(trail, head_of(trail))) == []
    assert list(breaks([])) == []


@pytest.mark.feature("L2")
def test_an_edit_is_found_and_named() -> None:
    trail = a_trail()
    trail[2] = replace(trail[2], action="something else")

    found = next(breaks(trail))

    assert (found.number, found.words) == (3, "Entry 3 was changed after it was sealed.")


@pytest.mark.feature("L2")
def test_a_removed_entry_is_found_and_named() -> None:
    trail = a_trail()
    del trail[1]

    found = next(breaks(trail))

    assert "Entry 2 is missing or out of order" in found.words


@pytest.mark.feature("L2")
def test_a_changed_order_is_found_and_named() -> None:
    trail = a_trail()
    trail[1], trail[2] = trail[2], trail[1]

    assert [one.number for one in breaks(trail)] == [3, 2, 4]


@pytest.mark.feature("L2")
def test_an_entry_sealed_anew_no_longer_fits_the_next() -> None:
    trail = a_trail()
    trail[1] = resealed(replace(trail[1], action="forged"), trail[0].seal)

    found = next(breaks(trail))

    assert found.words == "Entry 3 does not follow entry 2 as it was sealed."


@pytest.mark.feature("L2")
def test_a_cut_tail_is_found_by_what_was_seen_before() -> None:
    trail = a_trail()

    found = next(breaks(trail[:3], head_of(trail)))

    assert (found.number, "stops at entry 3" in found.words) == (4, True)


@pytest.mark.feature("L2")
def test_a_rewritten_trail_contradicts_what_was_seen_before() -> None:
    trail = a_trail()
    forged: list[Entry] = []
    for entry in trail:
        forged.append(
            resealed(replace(entry, action="forged"), forged[-1].seal if forged else GENESIS)
        )

    assert list(breaks(forged)) == []
    found = next(breaks(forged, head_of(trail)))
    assert "not the one that was seen before" in found.words


@pytest.mark.feature("L2")
def test_a_backward_clock_is_found_and_named() -> None:
    trail = a_trail(3)
    late = replace(trail[1], at=START + timedelta(days=1))
    trail[1] = resealed(late, trail[0].seal)
    trail[2] = resealed(trail[2], trail[1].seal)

    found = next(breaks(trail))

    assert found.words == "The clock went backward at entry 3."


def test_the_words_of_an_action_are_its_value() -> None:
    assert Action.LETTER_ISSUED.words == "letter issued"
