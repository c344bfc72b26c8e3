"""The recovery kit's code: 256 random bits as 24 words, and the slot that they open."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Sequence
from functools import cache
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from mnemonic import Mnemonic

from hrcase.errors import RuleBroken, WrongPassphrase
from hrcase.storage.slots import KEY_BYTES, Owner, Slot, SlotKind
from hrcase.storage.wrapping import filled, new_slot, opened

WORDS = 24
_WORDLIST = 2048
_PREFIX = 4
_WORD = re.compile(r"[^\W\d_]+")
_ELSEWHERE = (
    "These 24 words are a whole recovery kit, but not one of this vault: the kit belongs to "
    "another vault, or a newer kit has replaced it. Use the newest kit of this vault."
)


def make_recovery_code() -> bytearray:
    """256 random bits, to be printed once and kept by nobody else."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def words_of(code: bytearray) -> tuple[str, ...]:
    """The code as 24 English words (BIP 39); the last carries a checksum."""
    return tuple(_english().to_mnemonic(bytes(code)).split())


def check_word_of(code: bytearray) -> str:
    """One more word that tells a person that all others are right, and tells nothing else."""
    digest = hashlib.sha256(b"hrcase check word" + code).digest()
    return _english().wordlist[int.from_bytes(digest[:2], "big") % _WORDLIST]


def code_from_words(typed: str | Sequence[str]) -> bytearray:
    """The code from the words as a person types them; raises RuleBroken naming what is wrong.

    Capitals, spaces, numbers and line breaks do not matter; the first four letters of a word are
    enough. A 25th word is taken as the check word. Given as a sequence, each place is one word.
    """
    words = _WORD.findall(_plain(typed)) if isinstance(typed, str) else [*map(_plain, typed)]
    _check_all_there(words)
    whole = [_whole_word(word.strip(), number) for number, word in enumerate(words, start=1)]
    code = _decoded(whole[:WORDS])
    if whole[WORDS:] not in ([], [check_word_of(code)]):
        raise RuleBroken(
            "The check word does not belong to these 24 words. Compare each word with the kit."
        )
    return code


def wrap_with_code(vault_key: bytearray, code: bytearray, owner: Owner) -> Slot:
    """The slot that the recovery kit opens; the code is too long to be guessed."""
    slot = new_slot(SlotKind.RECOVERY, owner, None)
    return filled(slot, owner.vault_id, _wrapping_key(code, slot), vault_key)


def unwrap_with_code(slot: Slot, vault_id: UUID, code: bytearray) -> bytearray:
    """The vault key; raises WrongPassphrase if the kit belongs to another vault."""
    key = opened(slot, vault_id, _wrapping_key(code, slot))
    if key is None:
        raise WrongPassphrase(_ELSEWHERE)
    return key


@cache
def _english() -> Mnemonic:
    return Mnemonic("english")


def _wrapping_key(code: bytearray, slot: Slot) -> bytearray:
    hkdf = HKDF(SHA256(), KEY_BYTES, slot.salt, b"hrcase recovery slot")
    return bytearray(hkdf.derive(code))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _check_all_there(words: list[str]) -> None:
    for number, word in enumerate(words, start=1):
        if not word.strip():
            raise RuleBroken(f"Word {number} is missing. Type it as it stands in the kit.")
    if len(words) < WORDS:
        raise RuleBroken(
            f"The kit has {WORDS} words, and {len(words)} are here: word {len(words) + 1} is "
            "missing, or one before it was left out."
        )
    if len(words) > WORDS + 1:
        raise RuleBroken(
            f"The kit has {WORDS} words and one check word, and {len(words)} are here. "
            f"Take away what comes after word {WORDS + 1}, or was typed twice."
        )


def _whole_word(word: str, number: int) -> str:
    wordlist = _english().wordlist
    if word in wordlist:
        return word
    begin = [known for known in wordlist if len(word) >= _PREFIX and known.startswith(word)]
    if len(begin) == 1:
        return begin[0]
    raise RuleBroken(f"Word {number} is not a word of any recovery kit. Compare it with the kit.")


def _decoded(words: list[str]) -> bytearray:
    try:
        return _english().to_entropy(words)
    except ValueError:
        raise RuleBroken(
            "Each word exists, but together they are no recovery kit: one word is another one, "
            "or two have changed places. Compare each word with the kit."
        ) from None
