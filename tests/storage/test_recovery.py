"""The recovery kit's words."""

from uuid import UUID

import pytest

from hrcase.errors import RuleBroken, WrongPassphrase
from hrcase.storage.recovery import (
    check_word_of,
    code_from_words,
    make_recovery_code,
    unwrap_with_code,
    words_of,
    wrap_with_code,
)
from hrcase.storage.slots import Slot
from tests.storage.vault_parts import VAULT, a_key, an_owner

CODE = bytearray(b"\x7f" * 32)
WORDS = list(words_of(CODE))


def a_kit(code: bytearray = CODE) -> Slot:
    return wrap_with_code(a_key(), code, an_owner(None, ""))


def with_word(number: int, word: str) -> list[str]:
    return [*WORDS[: number - 1], word, *WORDS[number:]]


def test_the_words_are_the_code() -> None:
    code = make_recovery_code()

    assert len(words_of(code)) == 24
    assert code_from_words(" ".join(words_of(code))) == code


def test_two_kits_are_never_the_same() -> None:
    assert make_recovery_code() != make_recovery_code()


def test_a_known_code_has_the_published_words() -> None:
    assert " ".join(WORDS).startswith("legal winner thank year wave sausage worth useful legal")
    assert WORDS[-1] == "title"


@pytest.mark.feature("M3")
def test_the_words_open_the_vault() -> None:
    code = code_from_words(" ".join(WORDS))

    assert unwrap_with_code(a_kit(), VAULT, code) == a_key()


@pytest.mark.parametrize(
    "typed",
    [
        "  ".join(WORDS).upper(),
        "\n".join(f"{number}. {word}" for number, word in enumerate(WORDS, start=1)),
        " ".join(word[:4] for word in WORDS),
        ", ".join([*WORDS, check_word_of(CODE)]),
    ],
    ids=["capitals", "numbered", "four letters", "with check word"],
)
def test_a_person_may_type_the_words_in_many_ways(typed: str) -> None:
    assert code_from_words(typed) == CODE


def test_words_in_separate_fields_are_taken_too() -> None:
    assert code_from_words([f" {word} " for word in WORDS]) == CODE


def test_a_word_that_does_not_exist_is_named_by_its_place() -> None:
    with pytest.raises(RuleBroken, match="Word 7 is not a word"):
        code_from_words(" ".join(with_word(7, "quokka")))


def test_three_letters_are_too_few_to_tell_a_word() -> None:
    with pytest.raises(RuleBroken, match="Word 7 is not a word"):
        code_from_words(with_word(7, "wor"))


def test_an_empty_field_is_named_by_its_place() -> None:
    with pytest.raises(RuleBroken, match="Word 9 is missing"):
        code_from_words(with_word(9, " "))


def test_a_word_left_out_is_said_so() -> None:
    with pytest.raises(RuleBroken, match="24 words, and 23 are here: word 24 is missing, or one"):
        code_from_words(" ".join(WORDS[1:]))


def test_too_many_words_are_said_so() -> None:
    with pytest.raises(RuleBroken, match="and 26 are here"):
        code_from_words([*WORDS, "legal", "legal"])


def test_two_words_that_changed_places_are_noticed() -> None:
    swapped = [WORDS[1], WORDS[0], *WORDS[2:]]

    with pytest.raises(RuleBroken, match="two have changed places"):
        code_from_words(swapped)


def test_a_check_word_of_another_kit_is_noticed() -> None:
    with pytest.raises(RuleBroken, match="check word does not belong"):
        code_from_words([*WORDS, "zoo"])


def test_a_kit_of_another_vault_says_so() -> None:
    with pytest.raises(WrongPassphrase, match="belongs to another vault"):
        unwrap_with_code(a_kit(make_recovery_code()), VAULT, CODE)


def test_a_kit_slot_carried_to_another_vault_does_not_open() -> None:
    with pytest.raises(WrongPassphrase):
        unwrap_with_code(a_kit(), UUID(int=5), CODE)
