"""A deadline ends once, for a reason; a right is waived only when its time has passed."""

from dataclasses import replace

import pytest

from hrcase.domain.papers import RunningDeadline
from hrcase.domain.running import check_settled
from hrcase.errors import RuleBroken
from hrcase.storage.tables.base import new_id
from tests.builders import day

ANSWER = RunningDeadline(
    id=new_id(),
    rule_id="DL-REB",
    title="Answer to a reprimand",
    starts_with="Written reprimand 2026-0042-01 received",
    started_on=day("2026-05-18"),
    due_on=day("2026-06-01"),
    rule_json="{}",
    edition="2026-01",
    math=(),
    citation="",
    counsel_confirmed=False,
    state="running",
    settled_because="",
    waivable_from=day("2026-06-02"),
)


def test_an_answer_meets_the_deadline_on_any_day() -> None:
    check_settled(ANSWER, "met", "Answer of 20 May", day("2026-05-20"))


def test_a_right_is_waived_from_the_day_after_its_last() -> None:
    check_settled(ANSWER, "waived", "No answer came", day("2026-06-02"))


@pytest.mark.parametrize(
    ("deadline", "state", "because", "today", "words"),
    [
        (ANSWER, "waived", "No answer", "2026-06-01", "from 2 Jun 2026 on"),
        (ANSWER, "moot", "x", "2026-06-02", "met, or waived"),
        (ANSWER, "met", " ", "2026-05-20", "Say what shows it"),
        (replace(ANSWER, state="met"), "met", "x", "2026-05-20", "settled already: met"),
        (replace(ANSWER, waivable_from=None), "waived", "x", "2027-01-01", "duty of the district"),
    ],
)
def test_another_end_is_refused(
    deadline: RunningDeadline, state: str, because: str, today: str, words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_settled(deadline, state, because, day(today))
