"""Starts the program: harden the process, open the log, theme and window, hand over to a run."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hrcase import process
from hrcase.folders import demo_folder, state_folder, vault_folder
from hrcase.services import door
from ui import failures, preferences
from ui.around import Around
from ui.collecting import Collector
from ui.logs import start_log
from ui.place import RESUME, HandOver, from_text
from ui.replacing import replace_process
from ui.run import Run
from ui.theme import apply_theme
from ui.tokens import Scheme


def main(words: Sequence[str]) -> int:
    """Run the program to its end; the process is hardened before anything else happens."""
    process.harden()
    handed = from_text(os.environ.pop(RESUME, ""))
    options = _options(words)
    start_log(state_folder())
    application = QApplication([])
    application.setApplicationName("HR Case")
    application.setQuitOnLastWindowClosed(False)
    Collector(application)
    failures.install()
    kept = preferences.load(state_folder())
    apply_theme(application, kept.scheme, kept.text_percent)
    if options.tour is not None:
        return _tour(application, options.tour, handed)
    folder = _folder(options, kept.last_folder)
    run = Run(
        Around(
            folder=folder,
            state=state_folder(),
            card=door.card(folder),
            replace=replace_process,
            is_demo=options.demo or door.is_demo(folder),
            is_chosen=bool(options.vault or kept.last_folder) and not options.demo,
        )
    )
    code: int = application.exec() if run.start(handed) else 0
    run.close()
    return code


def _tour(application: QApplication, folder: Path, handed: HandOver | None) -> int:
    """The main job done by the program itself; the exit code says whether every step worked."""
    from ui.tour.start import start_tour  # noqa: PLC0415 - nobody else needs its parts

    apply_theme(application, Scheme.LIGHT, 100)
    run = start_tour(folder, handed)
    code: int = application.exec()
    run.close()
    return code


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hrcase", description="Case management, offline.")
    parser.add_argument("--vault", type=Path, metavar="FOLDER", help="open the vault in FOLDER")
    parser.add_argument("--demo", action="store_true", help="open the demo vault")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="do the main job, with pictures")
    options = parser.parse_args(words)
    if options.demo and options.vault is not None and door.holds_real_vault(options.vault):
        parser.error("this folder holds a real vault; the demo needs a folder of its own")
    return options


def _folder(options: argparse.Namespace, last: str) -> Path:
    """The folder that was named, or the demo's own, or the last one; the demo is never the last."""
    if options.vault is not None:
        return Path(options.vault)
    if options.demo:
        return demo_folder()
    return Path(last) if last else vault_folder()
