"""What a passphrase must be like: the rule of Union policy 1604, each refusal with its way out."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hrcase.domain.rules import Rule
from hrcase.errors import RuleBroken

Used = Callable[[str], bool]


class PassphraseCode(StrEnum):
    """What a rule about passphrases counts."""

    LENGTH = "length"
    UPPER = "upper-case"
    LOWER = "lower-case"
    DIGIT = "digit"
    EARLIER = "earlier"
    SHARED_RUN = "shared-run"
    DAYS_KEPT = "days-kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseRule(Rule):
    """One rule and its number: at least so many, or of so many."""

    code: PassphraseCode
    number: int


@dataclass(frozen=True, slots=True)
class PassphrasePolicy:
    """All rules about passphrases; one that is not enabled asks for nothing."""

    rules: tuple[PassphraseRule, ...]

    def number(self, code: PassphraseCode) -> int:
        """How many this rule asks for; zero if it is not enabled."""
        return next((rule.number for rule in self.rules if rule.code is code and rule.enabled), 0)


@dataclass(frozen=True, slots=True)
class RuleCheck:
    """One form rule as it is shown and ticked while a person types."""

    words: str
    met: bool


@dataclass(frozen=True, slots=True)
class Current:
    """The passphrase that is replaced, as it was typed, and since when it holds (UTC)."""

    passphrase: str
    set_at: datetime


def form_rules(text: str, policy: PassphrasePolicy) -> tuple[RuleCheck, ...]:
    """The rules that the text alone can meet, in the order in which they are shown."""
    text = unicodedata.normalize("NFC", text)
    found = {
        PassphraseCode.LENGTH: ("character", len(text)),
        PassphraseCode.UPPER: ("upper-case letter", sum(map(str.isupper, text))),
        PassphraseCode.LOWER: ("lower-case letter", sum(map(str.islower, text))),
        PassphraseCode.DIGIT: ("digit", sum(map(str.isdecimal, text))),
    }
    return tuple(
        RuleCheck(_at_least(policy.number(code), noun), count >= policy.number(code))
        for code, (noun, count) in found.items()
        if policy.number(code)
    )


def check_new(
    new: str, current: Current | None, used: Used, now: datetime, policy: PassphrasePolicy
) -> None:
    """Refuse a passphrase that breaks a rule; raises RuleBroken with what to do instead.

    `used` says whether a text is one of the person's earlier passphrases. `current` is None for
    the first passphrase and for one that replaces a forgotten one.
    """
    check_form(new, policy)
    if current is not None:
        check_kept_long_enough(current.set_at, now, policy)
        check_pattern(new, current.passphrase, policy)
    check_unused(new, used, policy)


def check_form(new: str, policy: PassphrasePolicy) -> None:
    """Refuse what the ticks under the field show as open."""
    still = [rule.words for rule in form_rules(new, policy) if not rule.met]
    if still:
        raise RuleBroken(f"The passphrase still needs {_listed(still)}.")


def check_kept_long_enough(set_at: datetime, now: datetime, policy: PassphrasePolicy) -> None:
    """Refuse a change too soon after the last; a clock that was set back refuses nothing."""
    kept, least = now - set_at, timedelta(days=policy.number(PassphraseCode.DAYS_KEPT))
    if timedelta() <= kept < least:
        hours = -(-(least - kept) // timedelta(hours=1))
        raise RuleBroken(
            f"You changed your passphrase a short time ago. You can change it again in "
            f"{_counted(hours, 'hour')}; if somebody has seen it, a director can set a new one now."
        )


def check_pattern(new: str, current: str, policy: PassphrasePolicy) -> None:
    """Refuse a passphrase made by turning the current one a little."""
    run = policy.number(PassphraseCode.SHARED_RUN)
    new, current = _folded(new), _folded(current)
    if run and _without_digits(new) == _without_digits(current):
        raise RuleBroken(
            "This is your current passphrase with other capitals or digits. Choose other words."
        )
    if run and _runs(new, run) & _runs(current, run):
        raise RuleBroken(
            f"This shares {run} or more characters in a row with your current passphrase. "
            "Choose other words."
        )


def check_unused(new: str, used: Used, policy: PassphrasePolicy) -> None:
    """Refuse one of the person's latest passphrases."""
    earlier = policy.number(PassphraseCode.EARLIER)
    if earlier and used(new):
        raise RuleBroken(f"This is one of your last {earlier} passphrases. Choose a new one.")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _without_digits(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdecimal())


def _runs(text: str, length: int) -> set[str]:
    return {text[start : start + length] for start in range(len(text) - length + 1)}


def _at_least(number: int, noun: str) -> str:
    if number > 1:
        return f"at least {number} {noun}s"
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
