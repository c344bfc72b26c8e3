"""What is wrong with one field of a form, as a sentence for the person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence about one field; the field is named as in its dataclass."""

    field: str
    sentence: str
