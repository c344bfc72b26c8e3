"""Write the licences of everything that the bundle carries into a folder.

python packaging/licences/write_list.py DIR
"""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
# Programs make the bundle and leave a part of themselves in it.
MAKERS = ("pyinstaller",)
UNKNOWN = "see its licence file"


def main() -> int:
    """Write the list and the texts."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    libraries = sorted(installed(), key=lambda found: found.name.lower())
    for library in libraries:
        copy_texts(library, folder / library.name)
    lines = [f"* {one.name} {one.version}: {licence(one)}\n" for one in libraries]
    opening = (HERE / "opening.md").read_text(encoding="utf-8")
    (folder / "LICENCES.md").write_text(f"{opening}\n{''.join(lines)}", encoding="utf-8")
    for text in own_texts():
        name = "LICENSE-python.txt" if text.name == "LICENSE.txt" else text.name
        shutil.copyfile(text, folder / name)
    print(f"{folder}: {len(libraries)} libraries")
    return 0


def installed() -> Iterator[metadata.Distribution]:
    """Find what the program runs on, of all that its list of requirements names."""
    listed = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    for name in (*PINNED.findall(listed), *MAKERS):
        try:
            yield metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # pinned for another operating system


def copy_texts(library: metadata.Distribution, folder: Path) -> None:
    """Copy one library's licence files into a folder of its own."""
    for file in library.files or []:
        _, is_inside, tail = file.as_posix().rpartition(".dist-info/licenses/")
        if is_inside or is_licence(file.name):
            text = folder / (tail if is_inside else file.name)
            text.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), text)


def is_licence(name: str) -> bool:
    """Tell a licence's text by its file name."""
    is_code = name.endswith((".py", ".pyc"))
    return not is_code and name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))


def licence(library: metadata.Distribution) -> str:
    """Read a library's licence from whichever field it uses."""
    stated = field(library, "License-Expression") or field(library, "License")
    classes = [
        line.rpartition(" :: ")[2]
        for line in library.metadata.get_all("Classifier") or []
        if line.startswith("License :: ")
    ]
    return ", ".join(classes) or stated or UNKNOWN


def field(library: metadata.Distribution, name: str) -> str:
    """Read the first line of a field that may be missing."""
    lines = "\n".join(library.metadata.get_all(name) or []).splitlines()
    return lines[0] if lines else ""


def own_texts() -> list[Path]:
    """List the texts for this program, its fonts and icons, Qt and Python."""
    shipped = [
        path
        for path in sorted((ROOT / "resources").rglob("*.txt"))
        if path.name.startswith(("OFL", "LICENSE"))
    ]
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    return [
        ROOT / "LICENSE",
        *sorted(HERE.glob("*.txt")),
        *shipped,
        *([python] if python.exists() else []),
    ]


if __name__ == "__main__":
    sys.exit(main())
