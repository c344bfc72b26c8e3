"""Build the one-folder bundle on this machine: programs, licence list, checksums.

python packaging/build.py [--to DIR]     with the project's own Python: .venv/bin/python

The folder DIR/hrcase (dist/hrcase) holds hrcase, hrcase-tool and all they need. A bundle runs
on the kind of system that it was built on; see windows/, macos/ and linux/ for what follows.
"""

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SUMS = "SHA256SUMS"


def main() -> int:
    """Build everything into one folder and say where it is."""
    parser = argparse.ArgumentParser(description="Build the one-folder bundle.")
    parser.add_argument("--to", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument("--work", type=Path, default=ROOT / "build", metavar="DIR")
    parser.add_argument("--only-sums", action="store_true", help="after signing the programs")
    options = parser.parse_args()
    folder: Path = options.to.resolve() / "hrcase"
    if not options.only_sums:
        freeze(folder.parent, options.work.resolve())
        write_licences(folder / "licences")
    files = write_sums(folder)
    size = sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {files} files, {size / 2**20:.0f} MiB")
    return 0


def freeze(target: Path, work: Path) -> None:
    """Let PyInstaller follow the recipe."""
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"),
            *("--distpath", str(target), "--workpath", str(work), str(HERE / "hrcase.spec")),
        ],
        cwd=ROOT,
        check=True,
    )


def write_licences(folder: Path) -> None:
    """List every licence that the bundle carries, with its text."""
    script = HERE / "licences" / "write_list.py"
    subprocess.run([sys.executable, str(script), str(folder)], cwd=ROOT, check=True)


def write_sums(folder: Path) -> int:
    """Write the checksum of each file in the form that `sha256sum --check` reads."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    lines = [f"{digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(paths)


def digest(path: Path) -> str:
    """Hash one file without holding all of it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
