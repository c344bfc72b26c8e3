"""The structure of a document: what a screen reader reads, in the order it reads it."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Node:
    """One element of the structure: a paragraph, a list item, a figure.

    A node either has kids or owns marks on pages, never both. Its identity is the key.
    """

    tag: str
    alt: str = ""
    box: tuple[float, float, float, float] | None = None
    kids: list["Node"] = field(default_factory=list)

    def add(self, tag: str, alt: str = "") -> "Node":
        """Append an element and return it."""
        kid = Node(tag, alt)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked piece of a page: page index and the number of the mark on that page."""

    page: int
    number: int


class Marks:
    """Which node owns which mark; written while pages are drawn, read when the tree is made."""

    def __init__(self) -> None:
        self._owners: list[list[Node]] = [[]]
        self._of: dict[Node, list[Mark]] = {}

    def begin(self, node: Node) -> int:
        """Give a node the next mark of the page that is being drawn, and return its number."""
        owners = self._owners[-1]
        self._of.setdefault(node, []).append(Mark(len(self._owners) - 1, len(owners)))
        owners.append(node)
        return len(owners) - 1

    def end_page(self) -> int:
        """Turn to the next page and return the index of the one that is done."""
        self._owners.append([])
        return len(self._owners) - 2

    def owners(self, page: int) -> tuple[Node, ...]:
        """The owners of a page's marks, by number: this is the parent tree."""
        return tuple(self._owners[page])

    def of(self, node: Node) -> tuple[Mark, ...]:
        """All marks of one node, in the order in which they were drawn."""
        return tuple(self._of.get(node, ()))


def walk(node: Node, parent: Node | None = None) -> Iterator[tuple[Node, Node | None]]:
    """Each node with its parent, in reading order."""
    yield node, parent
    for kid in node.kids:
        yield from walk(kid, node)
