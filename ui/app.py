"""Starts the program: harden the process, open the log, theme and window, hand over to a run."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hrcase import process
from hrcase.services import door
from ui import failures, preferences
from ui.around import Around
from ui.folders import demo_folder, state_folder, vault_folder
from ui.logs import start_log
from ui.place import RESUME, from_text
from ui.replacing import replace_process
from ui.run import Run
from ui.theme import apply_theme


def main(words: Sequence[str]) -> int:
    """Run the program to its end; the process is hardened before anything else happens."""
    process.harden()
    handed = from_text(os.environ.pop(RESUME, ""))
    options = _options(words)
    start_log(state_folder())
    application = QApplication([])
    application.setApplicationName("HR Case")
    application.setQuitOnLastWindowClosed(False)
    failures.install()
    kept = preferences.load(state_folder())
    apply_theme(application, kept.scheme, kept.text_percent)
    folder = _folder(options, kept.last_folder)
    run = Run(
        Around(
            folder=folder,
            state=state_folder(),
            card=door.card(folder),
            replace=replace_process,
            is_demo=options.demo,
            is_chosen=bool(options.vault or kept.last_folder) and not options.demo,
        )
    )
    return application.exec() if run.start(handed) else 0


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hrcase", description="Case management, offline.")
    parser.add_argument("--vault", type=Path, metavar="FOLDER", help="open the vault in FOLDER")
    parser.add_argument("--demo", action="store_true", help="open the demo vault")
    return parser.parse_args(words)


def _folder(options: argparse.Namespace, last: str) -> Path:
    """The demo never opens a folder that was used for real, nor the other way round."""
    if options.demo:
        return demo_folder()
    if options.vault is not None:
        return Path(options.vault)
    return Path(last) if last else vault_folder()
