"""The demo's script: when its acts happen, and how a story is told with a case's words."""

from datetime import timedelta

import pytest

from hrcase.domain.demo import Act, OfficeClock, Table, acts
from tests.builders import CHICAGO, at, day

NOW = at("2026-11-22 16:50")


def the_acts(*cases: Table, **stories: Table) -> list[Act]:
    return acts(cases, stories, OfficeClock(NOW, CHICAGO))


def a_script(begins: str, *moments: str) -> Table:
    """A case with one act at each moment; an empty one names none."""
    told = [{"do": "note"} | ({"at": one} if one else {}) for one in moments]
    return {"key": "one", "begins": begins, "acts": told}


def test_a_case_begins_so_many_days_ago_at_a_local_time() -> None:
    [act] = the_acts(a_script("5 days ago 11:25", ""))

    assert act.at == at("2026-11-17 11:25")
    assert (act.day, act.begun_on) == (day("2026-11-17"), day("2026-11-17"))


def test_a_case_may_begin_some_hours_ago() -> None:
    moments = [act.at for act in the_acts(a_script("7 h 30 min ago", "", "20 min ago"))]

    assert moments == [at("2026-11-22 09:20"), at("2026-11-22 16:30")]


def test_an_act_without_a_time_follows_four_minutes_later() -> None:
    first, second = the_acts(a_script("5 days ago 11:25", "", ""))

    assert second.at - first.at == timedelta(minutes=4)


def test_days_of_a_case_are_counted_from_its_own_day_across_the_change_of_clocks() -> None:
    [act] = the_acts(a_script("40 days ago 08:00", "day 30 09:15"))

    assert act.at == at("2026-11-12 09:15")
    assert act.begun_on == day("2026-10-13")


def test_nothing_happens_in_the_future() -> None:
    moments = [act.at for act in the_acts(a_script("0 days ago 16:48", "", "", "day 0 23:00"))]

    assert moments == [at("2026-11-22 16:48"), NOW, NOW]


def test_acts_of_all_cases_stand_in_the_order_of_their_moments() -> None:
    old = {**a_script("9 days ago 10:00", "", "day 8 10:00"), "key": "old"}
    new = {**a_script("5 days ago 10:00", ""), "key": "new"}

    assert [act.case for act in the_acts(new, old)] == ["old", "new", "old"]


def test_a_story_is_told_with_the_words_of_the_case() -> None:
    case = {"key": "c", "begins": "3 days ago 10:00", "story": "s", "employee": "harrow"}
    story = {"acts": [{"do": "person", "who": "{employee}", "days": 2, "by": "assistant"}]}

    [act] = the_acts(case, s=story)

    assert (act.do, act.by, act.fields) == ("person", "assistant", {"who": "harrow", "days": 2})


def test_an_act_is_done_by_whoever_has_the_case_unless_it_says_otherwise() -> None:
    usual, owned = a_script("3 days ago 10:00", ""), a_script("2 days ago 10:00", "")

    done = the_acts(usual, {**owned, "by": "investigator"})

    assert [act.by for act in done] == ["director", "investigator"]


def test_words_that_mean_no_time_are_refused() -> None:
    with pytest.raises(ValueError, match="next week"):
        the_acts(a_script("next week", ""))
    with pytest.raises(ValueError, match="noon"):
        the_acts(a_script("3 days ago 10:00", "noon"))
