"""What a passphrase must be like."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from hrcase.domain.passphrases import (
    Current,
    PassphraseCode,
    PassphrasePolicy,
    PassphraseRule,
    check_form,
    check_new,
    check_pattern,
    form_rules,
)
from hrcase.domain.rules import Evidence
from hrcase.errors import RuleBroken

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CURRENT = "Twelve Quiet Herons 7"
NEW = "Maple Crates 41 Sunday"
NUMBERS = dict(zip(PassphraseCode, (15, 1, 1, 1, 6, 8, 1), strict=True))


def a_policy(enabled: bool = True, **numbers: int) -> PassphrasePolicy:  # noqa: FBT001, FBT002 - a builder's default
    rule = PassphraseRule(
        rule_id="PW",
        text="",
        citation="",
        source="",
        evidence=Evidence.CONFIRMED,
        verified_on=date(2026, 11, 22),
        counsel_confirmed=False,
        enabled=enabled,
        effective_from=date(2017, 12, 11),
        code=PassphraseCode.LENGTH,
        number=1,
    )
    wanted = {code: numbers.get(code.name.lower(), number) for code, number in NUMBERS.items()}
    rules = (replace(rule, code=code, number=number) for code, number in wanted.items())
    return PassphrasePolicy(tuple(rules))


def unmet(text: str) -> list[str]:
    return [rule.words for rule in form_rules(text, a_policy()) if not rule.met]


def change(new: str, *, kept: timedelta = timedelta(days=30), earlier: str = "") -> None:
    check_new(new, Current(CURRENT, NOON - kept), lambda text: text == earlier, NOON, a_policy())


def refusal(new: str, *, kept: timedelta = timedelta(days=30), earlier: str = "") -> str:
    with pytest.raises(RuleBroken) as refused:
        change(new, kept=kept, earlier=earlier)
    return str(refused.value)


def test_the_rules_stand_in_one_order_with_nothing_met() -> None:
    assert unmet("") == [
        "at least 15 characters",
        "an upper-case letter",
        "a lower-case letter",
        "a digit",
    ]


@pytest.mark.feature("K2")
@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("Maple Crates 4", ["at least 15 characters"]),
        ("maple crates 41 sunday", ["an upper-case letter"]),
        ("MAPLE CRATES 41 SUNDAY", ["a lower-case letter"]),
        ("Maple Crates Sunday", ["a digit"]),
        (NEW, []),
        ("Ольга любит реку 7", []),
    ],
)
def test_each_rule_is_ticked_as_it_is_met(text: str, still: list[str]) -> None:
    assert unmet(text) == still


def test_no_symbol_is_asked_for() -> None:
    change("MapleCrates41Sunday")


def test_two_characters_that_make_one_letter_count_once() -> None:
    assert unmet("Aa1" + "e\u0301" * 11) == ["at least 15 characters"]


def test_a_refused_form_lists_what_is_still_needed() -> None:
    assert refusal("maple") == (
        "The passphrase still needs at least 15 characters, an upper-case letter and a digit."
    )


def test_one_open_rule_stands_alone() -> None:
    with pytest.raises(RuleBroken, match=r"still needs a digit\."):
        check_form("Maple Crates Sunday", a_policy())


def test_a_new_passphrase_is_taken() -> None:
    change(NEW)


@pytest.mark.parametrize("new", ["tWELVE qUIET hERONS 99", "4Twelve Quiet Herons "])
def test_the_current_one_with_other_capitals_or_digits_is_refused(new: str) -> None:
    assert "current passphrase" in refusal(new)


def test_eight_characters_in_a_row_are_refused() -> None:
    assert "shares 8 or more characters in a row" in refusal("In April quiet herons stood 3")


def test_seven_characters_in_a_row_are_allowed() -> None:
    change("My_QUIET H0RSES sleep 1")


def test_the_pattern_counts_letters_whatever_their_case_and_composition() -> None:
    with pytest.raises(RuleBroken, match="shares 8"):
        check_pattern("xx CAFE\u0301 AU LAIT", "caf\u00e9 au lait yy", a_policy())


@given(some.text(min_size=8, max_size=30), some.text(max_size=10), some.text(max_size=10))
def test_whatever_surrounds_the_current_one_it_is_refused(
    current: str, before: str, after: str
) -> None:
    ascii_only = "".join(letter for letter in current if letter.isascii()) + "abcdefgh"

    with pytest.raises(RuleBroken):
        check_pattern(before + "." + ascii_only + "." + after, ascii_only, a_policy())


def test_one_of_the_last_six_is_refused() -> None:
    assert refusal(NEW, earlier=NEW) == (
        "This is one of your last 6 passphrases. Choose a new one."
    )


@pytest.mark.parametrize(
    ("kept", "words"),
    [(timedelta(), "in 24 hours"), (timedelta(hours=23, minutes=1), "in 1 hour;")],
)
def test_a_passphrase_is_kept_a_day(kept: timedelta, words: str) -> None:
    assert words in refusal(NEW, kept=kept)


@pytest.mark.parametrize("kept", [timedelta(days=1), timedelta(days=-3)])
def test_after_a_day_or_with_the_clock_set_back_it_can_be_changed(kept: timedelta) -> None:
    change(NEW, kept=kept)


def test_a_first_passphrase_needs_form_only() -> None:
    check_new(NEW, None, lambda _: False, NOON, a_policy())


def test_a_rule_that_is_not_enabled_asks_for_nothing() -> None:
    off = a_policy(enabled=False)

    assert form_rules("", off) == ()
    check_new(CURRENT, Current(CURRENT, NOON), lambda _: True, NOON, off)


def test_the_numbers_are_the_policys() -> None:
    checks = form_rules("", a_policy(length=20, upper=2))

    assert [check.words for check in checks][:2] == [
        "at least 20 characters",
        "at least 2 upper-case letters",
    ]
