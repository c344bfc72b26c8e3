"""Names are found in the words that say who reported; roles and descriptions are no names."""

import pytest

from hrcase.domain.employee_facts import names_in


@pytest.mark.parametrize(
    ("told_by", "names"),
    [
        ("", ()),
        ("a parent", ()),
        ("A parent", ()),
        ("Anonymous caller", ()),
        ("Reading specialist", ()),
        ("Mr. Ilario Fenn", ("Mr. Ilario Fenn",)),
        ("Ilario Fenn, father of a student", ("Ilario Fenn",)),
        ("Fenn", ("Fenn",)),
        ("Fenn, the father", ("Fenn",)),
        ("a mother called Ada Lund", ("Ada Lund",)),
        ("Principal Hart (by phone)", ("Hart",)),
        ("Ada Lund; Ada Lund again; 918-555-0140", ("Ada Lund",)),
        ("李小龙", ("李小龙",)),
    ],
)
def test_names_are_found_where_someone_is_named(told_by: str, names: tuple[str, ...]) -> None:
    assert names_in(told_by) == names
