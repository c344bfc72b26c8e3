"""Sends finished paper to the printer of this computer; the PDF goes out as it is."""

import os
import shutil
import subprocess
from typing import Final

from hrcase.errors import CannotWriteFile

_PATIENCE_S: Final = 20
_NO_PRINTER: Final = (
    "No printer took the paper. Save it as a file instead, or ask IT to set up a printer."
)


def print_paper(paper: bytes) -> None:
    """Print a PDF on the usual printer; raises CannotWriteFile with a sentence."""
    if os.name == "nt":
        _print_on_windows(paper)
        return
    program = shutil.which("lp")
    if program is None:
        raise CannotWriteFile(_NO_PRINTER)
    try:
        subprocess.run(  # noqa: S603 - the system's own print command, nothing typed
            [program, "-"], input=paper, check=True, capture_output=True, timeout=_PATIENCE_S
        )
    except (OSError, subprocess.SubprocessError):
        raise CannotWriteFile(_NO_PRINTER) from None


def _print_on_windows(paper: bytes) -> None:
    """Draw each page with the print engine; not run on the computer where the tests run."""
    import pypdfium2  # noqa: PLC0415 - only when something is printed
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - only on Windows
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - only on Windows

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not printer.isValid():
        raise CannotWriteFile(_NO_PRINTER)
    document = pypdfium2.PdfDocument(paper)
    painter = QPainter(printer)
    for at in range(len(document)):
        if at:
            printer.newPage()
        bitmap = document[at].render(scale=printer.resolution() / 72)
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB888,
        )
        painter.drawImage(0, 0, image.rgbSwapped())
    painter.end()
