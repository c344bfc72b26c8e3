"""What each role may do is one table; these are its rows in words."""

from uuid import UUID

import pytest

from hrcase.domain.access import MAY, SEES, Actor, Reading, Role, check_may, check_sees
from hrcase.domain.audit import Action
from hrcase.errors import NotPermitted


def someone(role: Role) -> Actor:
    return Actor(UUID(int=1), "Maren Oldacre", role)


def test_a_director_may_do_everything() -> None:
    assert MAY[Role.DIRECTOR] == frozenset(Action)
    assert SEES[Role.DIRECTOR] == frozenset(Reading)


@pytest.mark.parametrize(
    "action",
    [
        Action.LETTER_ISSUED,
        Action.LETTERHEAD_CHANGED,
        Action.USER_ADDED,
        Action.CASE_GRANTED,
        Action.CASE_CLOSED,
        Action.POLICY_ADOPTED,
    ],
)
def test_an_investigator_issues_nothing_and_settles_nothing(action: Action) -> None:
    with pytest.raises(NotPermitted, match="An investigator cannot do this"):
        check_may(someone(Role.INVESTIGATOR), action)


@pytest.mark.parametrize("action", [Action.NOTE_WRITTEN, Action.FINDING_RECORDED])
def test_an_assistant_does_not_investigate(action: Action) -> None:
    with pytest.raises(NotPermitted):
        check_may(someone(Role.ASSISTANT), action)


@pytest.mark.parametrize(
    "action", [Action.CASE_CREATED, Action.HOTLINE_CALLED, Action.LETTER_SERVED]
)
def test_an_assistant_takes_reports_calls_and_serves(action: Action) -> None:
    check_may(someone(Role.ASSISTANT), action)


def test_an_auditor_reads_and_reveals_nothing() -> None:
    for action in (Action.CASE_CREATED, Action.NAME_REVEALED, Action.NOTE_WRITTEN):
        with pytest.raises(NotPermitted):
            check_may(someone(Role.AUDITOR), action)
    check_sees(someone(Role.AUDITOR), Reading.TRAIL)
    with pytest.raises(NotPermitted, match="An auditor cannot see this"):
        check_sees(someone(Role.AUDITOR), Reading.HIDDEN_NAMES)


def test_a_director_is_not_called_an_director(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hrcase.domain.access.SEES", {Role.DIRECTOR: frozenset()})
    with pytest.raises(NotPermitted, match=r"^A director"):
        check_sees(someone(Role.DIRECTOR), Reading.CASE)
