"""What a letter may not say: clauses out of their place and names of people who stay unnamed."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from hrcase.domain.letters import QuotedClause, Template
from hrcase.domain.prose import MONTHS, Value, prose
from hrcase.errors import RuleBroken

ROLE_MODEL_CLAUSE = "4020.SSI.3"
ROLE_MODEL_CLASSES = ("CT", "PT", "TT", "AD")
NEED_OPENING = ("4020.SSI.7", "4020.SSI.8", "4020.MSG.2", "4020.MSG.5b")

_TITLES_WRITTEN = "mr mrs ms miss dr prof jr sr ii iii iv"
_PARTICLES_WRITTEN = "al bin da de del der di du el la le of st the van von y"
_EVERYDAY_WRITTEN = """
angel art banks baker bell best bill black blue bond brand brook brown bush case chance child
christian church clay cook cross day dean drew early faith fish forest fox frank gay grace grant
gray green hall hand hill holiday home hope hunter ivy jack jade joy king lane law lily long love
major mark marks marsh mason merry mercy miles miller moon noble page parker park parks penny
pierce poole pope price prince rain ray rich rob rose ruby rule rush sage school short sky small
star stone student summer teacher trinity turner violet wade walker wall ward waters west white
will wise wood woods young
"""
_TITLES = frozenset(_TITLES_WRITTEN.split())
_PARTICLES = frozenset(_PARTICLES_WRITTEN.split())
_EVERYDAY = frozenset(_EVERYDAY_WRITTEN.split()) | {month.casefold() for month in MONTHS}


def check_clauses(clauses: Sequence[QuotedClause], employee_class: str) -> None:
    """Refuse a clause that this class may not be told, or one without its opening words (BL5)."""
    for clause in clauses:
        if clause.clause_id == ROLE_MODEL_CLAUSE and employee_class not in ROLE_MODEL_CLASSES:
            raise RuleBroken(
                f"{ROLE_MODEL_CLAUSE} speaks of teachers and administrators as role models. It may "
                "not be quoted to this employee. Take it out of the letter."
            )
        if _lacks_opening(clause):
            raise RuleBroken(
                f"{clause.clause_id} may be quoted only with its opening words. "
                "Choose the clause again from the policy, which brings them along."
            )


def pieces(template: Template, values: Mapping[str, Value]) -> dict[str, str]:
    """What was typed into the letter, under the label of its field."""
    return {template.label(name): prose(value) for name, value in values.items()}


def check_names(
    texts: Mapping[str, str], hidden_names: Iterable[str], allowed_names: Iterable[str] = ()
) -> None:
    """Refuse words that name a student or a reporter; the sentence names the field, not them.

    A single name that an allowed person (the addressee, the signer) also has may stand alone.
    """
    spared = {part for name in allowed_names for part in _parts(name)}
    hidden = tuple(hidden_names)
    for label, text in texts.items():
        if names_somebody(text, hidden, spared):
            raise RuleBroken(
                f"“{label}” names a person who must not appear in this letter. Write “Student A”, "
                "“an employee” or another word that points to nobody."
            )


def names_somebody(
    text: str, hidden_names: Iterable[str], spared: Collection[str] = frozenset()
) -> bool:
    """Whether a text names one of these people, in whole or by a single name that is not spared."""
    folded = _folded(text)
    return any(_is_named(name, folded, spared) for name in hidden_names)


def _lacks_opening(clause: QuotedClause) -> bool:
    if (clause.opening or "").strip():
        return False
    before_gap, gap, _ = clause.text.partition("…")
    return clause.clause_id in NEED_OPENING or bool(gap and not before_gap.strip())


def _is_named(name: str, folded: str, spared: Collection[str]) -> bool:
    parts = _parts(name)
    if len(parts) > 1 and _whole(_any_gap(parts), folded, re.IGNORECASE):
        return True
    if len(parts) > 1 and _whole(_any_gap([parts[-1], *parts[:-1]]), folded, re.IGNORECASE):
        return True
    return any(_stands_alone(part, folded) for part in parts if part not in spared)


def _stands_alone(part: str, folded: str) -> bool:
    """Whether a single name occurs; one that is also an everyday word counts when capitalised."""
    if part in _PARTICLES or part in _TITLES or len(part) == 1:
        return False
    if part in _EVERYDAY or len(part) == 2:  # noqa: PLR2004 - two letters: Li, Bo, but also "is"
        capitalised = f"(?:{part.capitalize()}|{part.upper()})(?! \\d)"
        return _whole(capitalised, folded)
    return _whole(re.escape(part), folded, re.IGNORECASE)


def _whole(pattern: str, text: str, flags: int = 0) -> bool:
    return re.search(rf"(?<!\w){pattern}(?:e?s)?(?!\w)", text, flags) is not None


def _any_gap(parts: Sequence[str]) -> str:
    return r"[\W_]*".join(re.escape(part) for part in parts)


def _parts(name: str) -> list[str]:
    """The single names in a name; hyphens and commas part them."""
    words = re.split(r"[\W_]+", _folded(name))
    return [word.casefold() for word in words if word and word.casefold() not in _TITLES]


def _folded(text: str) -> str:
    """Letters without accents and apostrophes, so that José and Jose are one name."""
    apart = unicodedata.normalize("NFKD", text)
    kept = (char for char in apart if unicodedata.category(char) not in {"Mn", "Mc", "Me", "Cf"})
    return re.sub("['`\u2018\u2019]", "", "".join(kept))
