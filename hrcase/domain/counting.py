"""Numbers of things in words."""


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 case, 2 cases."""
    return f"{number} {one if number == 1 else many or one + 's'}"
