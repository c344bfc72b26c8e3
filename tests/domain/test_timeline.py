"""The story of a case in the order in which it happened."""

from hrcase.domain.audit import Action
from hrcase.domain.timeline import FIRST_KNOWN, Act, told
from tests.builders import at

REPORT = Act(
    Action.CASE_CREATED,
    at("2026-11-22 09:20"),
    at("2026-11-22 09:14"),
    "Report 2026-0042 taken in",
    "Maren Oldacre",
)
CALL = Act(
    Action.HOTLINE_CALLED,
    at("2026-11-22 11:00"),
    at("2026-11-22 09:16"),
    "DHS hotline called, reference 26-0098114",
    "Idris Pelham",
)
NOTE = Act(Action.NOTE_WRITTEN, at("2026-11-22 10:00"), None, "Note written", "Idris Pelham")
VIEW = Act(Action.CASE_VIEWED, at("2026-11-22 12:00"), None, "Case viewed", "Tamsin Roe")


def test_a_call_stands_where_it_happened_and_says_when_it_was_typed() -> None:
    lines = told([REPORT, NOTE, CALL, VIEW], investigates=True)

    assert [line.words for line in lines] == [
        FIRST_KNOWN,
        "DHS hotline called, reference 26-0098114",
        "Report 2026-0042 taken in",
        "Note written",
        "Case viewed",
    ]
    call = lines[1]
    assert (call.at, call.typed_at) == (at("2026-11-22 09:16"), at("2026-11-22 11:00"))
    assert (call.actor, call.tab) == ("Idris Pelham", "Notifications")
    assert lines[-1].tab == "Overview"


def test_notes_are_for_those_who_may_see_the_investigation() -> None:
    words = [line.words for line in told([REPORT, NOTE], investigates=False)]
    assert words == [FIRST_KNOWN, "Report 2026-0042 taken in"]


def test_a_report_whose_details_are_gone_tells_its_making_alone() -> None:
    bare = Act(Action.CASE_CREATED, at("2026-11-22 09:20"), None, "case created", "")
    assert len(told([bare], investigates=True)) == 1
