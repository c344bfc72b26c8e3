"""The structure tree as PDF objects: elements, their marks on pages, and the parent tree."""

from typing import Protocol

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFString,
)

from hrcase.pdf.tags import Marks, Node, walk

_ROOT = "StructTreeRoot"
Entry = dict[str, object]


class Registry(Protocol):
    """The part of ReportLab's document that names objects; its own stubs leave it untyped."""

    def Reference(self, obj: PDFObject, name: str) -> object:  # noqa: N802 - ReportLab's name
        """Keep an object under a name."""


def add_structure(doc: Registry, root: Node, marks: Marks, pages: int) -> PDFObject:
    """Register every element under its own name and return a reference to the tree."""
    names = {node: f"Struct{number}" for number, (node, _) in enumerate(walk(root))}
    for node, parent in walk(root):
        above = names[parent] if parent is not None else _ROOT
        element = _element(node, marks, names)
        element["P"] = PDFObjectReference(above)
        doc.Reference(PDFDictionary(element), names[node])
    owners = [
        part for page in range(pages) for part in (page, _references(marks.owners(page), names))
    ]
    tree = PDFDictionary(
        {
            "Type": PDFName("StructTreeRoot"),
            "K": PDFArray([PDFObjectReference(names[root])]),
            "ParentTree": PDFDictionary({"Nums": PDFArray(owners)}),
            "ParentTreeNextKey": pages,
        }
    )
    doc.Reference(tree, _ROOT)
    return PDFObjectReference(_ROOT)


def page_reference(page: int) -> PDFObject:
    """A reference to a page by its index."""
    return PDFObjectReference(f"Page{page + 1}")


def _element(node: Node, marks: Marks, names: dict[Node, str]) -> Entry:
    element: Entry = {"Type": PDFName("StructElem"), "S": PDFName(node.tag)}
    if node.alt:
        element["Alt"] = PDFString(node.alt)
    if node.box is not None:
        place = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": PDFArray(node.box)}
        element["A"] = PDFDictionary(place)
    if node.kids:
        return element | {"K": _references(node.kids, names)}
    owned = marks.of(node)
    home = owned[0].page
    kids = [
        mark.number if mark.page == home else _elsewhere(mark.page, mark.number) for mark in owned
    ]
    return element | {"Pg": page_reference(home), "K": PDFArray(kids)}


def _elsewhere(page: int, number: int) -> PDFObject:
    """A mark on another page than the one where the element begins."""
    return PDFDictionary({"Type": PDFName("MCR"), "Pg": page_reference(page), "MCID": number})


def _references(nodes: list[Node] | tuple[Node, ...], names: dict[Node, str]) -> PDFObject:
    return PDFArray([PDFObjectReference(names[node]) for node in nodes])
