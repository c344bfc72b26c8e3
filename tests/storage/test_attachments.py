"""Sealed exhibits."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typing_extensions import override

from hrcase.errors import CannotReadFile, CannotSave
from hrcase.storage.attachments import Progress, Sealed, new_identity, open_sealed, seal, sweep
from tests.storage.outside import another_user, open_folder, tiny_disk

LIMIT = 1_000_000
SCAN = b"%PDF-1.7 a scan of a served letter" * 5_000
CASE = new_identity()


def a_scan(folder: Path, content: bytes = SCAN) -> Path:
    path = folder / "scan.pdf"
    path.write_bytes(content)
    return path


def sealed_scan(folder: Path, progress: Progress | None = None) -> Sealed:
    return seal(a_scan(folder), folder / "attachments", CASE, LIMIT, progress)


def shown(folder: Path, sealed: Sealed, identity: str = CASE) -> bytes:
    sink = io.BytesIO()
    open_sealed(folder / "attachments", sealed.name, identity, sink, sealed.sha256)
    return sink.getvalue()


def spoil(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def refusal(source: Path, folder: Path, limit: int = LIMIT) -> str:
    with pytest.raises(CannotReadFile) as refused:
        seal(source, folder / "attachments", CASE, limit)
    assert list((folder / "attachments").glob("*")) == []
    return str(refused.value)


def test_a_sealed_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    sealed = sealed_scan(tmp_path)

    assert sealed.size == len(SCAN)
    assert sealed.sha256 == hashlib.sha256(SCAN).hexdigest()
    assert shown(tmp_path, sealed) == SCAN


@pytest.mark.feature("K1")
def test_neither_name_nor_content_shows(tmp_path: Path) -> None:
    sealed = sealed_scan(tmp_path)
    (path,) = (tmp_path / "attachments").iterdir()

    assert path.name == sealed.name
    assert "scan" not in sealed.name
    assert b"served letter" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_same_file_is_sealed_differently_each_time(tmp_path: Path) -> None:
    first, second = sealed_scan(tmp_path), sealed_scan(tmp_path)

    assert first.name != second.name
    assert first.sha256 == second.sha256


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    sealed_scan(tmp_path, lambda done, total: told.append((done, total)))

    assert told[-1] == (len(SCAN), len(SCAN))
    assert len(told) > 10


class Stopped(Exception):
    """The person does not want to wait."""


def test_stopping_half_way_keeps_nothing(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done > 50_000:
            raise Stopped

    with pytest.raises(Stopped):
        sealed_scan(tmp_path, stop)

    assert list((tmp_path / "attachments").iterdir()) == []


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "is empty" in refusal(a_scan(tmp_path, b""), tmp_path)


def test_a_file_over_the_limit_is_refused_before_it_is_copied(tmp_path: Path) -> None:
    said = refusal(a_scan(tmp_path), tmp_path, limit=100_000)

    assert "0.2 MB, and the limit is 0.1 MB" in said


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    assert "no longer there" in refusal(tmp_path / "gone.pdf", tmp_path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert "not a file" in refusal(tmp_path / "folder", tmp_path)


def test_a_file_of_another_user_is_refused() -> None:
    with open_folder() as folder:
        source = a_scan(folder)
        source.chmod(0)
        with another_user():
            assert "may not read the file" in refusal(source, folder)


def test_a_file_that_grows_meanwhile_is_refused(tmp_path: Path) -> None:
    source = a_scan(tmp_path)

    def grow(_done: int, _total: int) -> None:
        with source.open("ab") as file:
            file.write(b"more" * 10_000)

    with pytest.raises(CannotReadFile, match="changed or shrank"):
        seal(source, tmp_path / "attachments", CASE, LIMIT, grow)


def test_a_file_that_shrinks_meanwhile_is_refused(tmp_path: Path) -> None:
    source = a_scan(tmp_path)

    with pytest.raises(CannotReadFile, match="changed or shrank"):
        seal(source, tmp_path / "attachments", CASE, LIMIT, lambda *_: os.truncate(source, 9_000))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that fails: Linux only")
def test_a_drive_that_is_pulled_out_while_reading_is_said_so(tmp_path: Path) -> None:
    source = tmp_path / "scan.pdf"
    source.write_bytes(SCAN)
    swapped: list[int] = []

    def pull(_done: int, _total: int) -> None:
        if not swapped:
            swapped.append(replace_by_unreadable(source))

    with pytest.raises(CannotReadFile, match="Connect the drive again"):
        seal(source, tmp_path / "attachments", CASE, LIMIT, pull)

    assert list((tmp_path / "attachments").iterdir()) == []


def replace_by_unreadable(source: Path) -> int:
    """Let the open file of this process fail from now on, as a vanished drive does."""
    for entry in Path("/proc/self/fd").iterdir():
        if os.path.realpath(entry) == str(source):
            folder = os.open(source.parent, os.O_RDONLY)
            os.dup2(folder, int(entry.name))
            os.close(folder)
            return int(entry.name)
    raise LookupError


def test_a_full_disk_keeps_nothing(tmp_path: Path) -> None:
    with tiny_disk(tmp_path / "disk", kilobytes=64) as disk:
        with pytest.raises(CannotSave, match="is full"):
            seal(a_scan(tmp_path), disk / "attachments", CASE, LIMIT)

        assert list((disk / "attachments").iterdir()) == []


def test_a_failing_target_is_a_failure_to_save(tmp_path: Path) -> None:
    (tmp_path / "attachments").write_bytes(b"")

    with pytest.raises(CannotSave):
        sealed_scan(tmp_path)


@pytest.mark.parametrize("at", [0, 40, 100_000, -1], ids=["header", "stanza", "middle", "end"])
def test_a_tampered_file_is_found_and_named(tmp_path: Path, at: int) -> None:
    sealed = sealed_scan(tmp_path)
    spoil(tmp_path / "attachments" / sealed.name, at)

    with pytest.raises(CannotReadFile, match=f"{sealed.name} is damaged or was changed"):
        shown(tmp_path, sealed)


@pytest.mark.parametrize("left", [0, 10, 100_000])
def test_a_file_cut_short_is_found(tmp_path: Path, left: int) -> None:
    sealed = sealed_scan(tmp_path)
    os.truncate(tmp_path / "attachments" / sealed.name, left)

    with pytest.raises(CannotReadFile, match="damaged or was changed"):
        shown(tmp_path, sealed)


def test_another_file_of_the_same_case_in_its_place_is_found(tmp_path: Path) -> None:
    sealed = sealed_scan(tmp_path)
    other = seal(a_scan(tmp_path, b"other"), tmp_path / "attachments", CASE, LIMIT)
    folder = tmp_path / "attachments"
    (folder / other.name).replace(folder / sealed.name)

    with pytest.raises(CannotReadFile, match="damaged or was changed"):
        shown(tmp_path, sealed)


def test_without_a_recorded_hash_the_found_one_is_told(tmp_path: Path) -> None:
    sealed = sealed_scan(tmp_path)

    found = open_sealed(tmp_path / "attachments", sealed.name, CASE, io.BytesIO())

    assert found == sealed


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    sealed = sealed_scan(tmp_path)
    (tmp_path / "attachments" / sealed.name).unlink()

    with pytest.raises(CannotReadFile, match=f"{sealed.name} is missing"):
        shown(tmp_path, sealed)


def test_without_the_cases_identity_a_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(CannotReadFile):
        shown(tmp_path, sealed_scan(tmp_path), new_identity())


class FullSink(io.BytesIO):
    """The caller's own place, which is full."""

    @override
    def write(self, _content: object) -> int:
        raise OSError(28, "No space left on device")


def test_a_failure_of_the_sink_is_not_called_damage(tmp_path: Path) -> None:
    sealed = sealed_scan(tmp_path)

    with pytest.raises(OSError, match="No space left"):
        open_sealed(tmp_path / "attachments", sealed.name, CASE, FullSink())


def test_a_name_that_leads_elsewhere_is_never_opened(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the name"):
        open_sealed(tmp_path, "../header.json", CASE, io.BytesIO())


def test_files_without_a_record_are_swept(tmp_path: Path) -> None:
    kept, stray = sealed_scan(tmp_path), sealed_scan(tmp_path)
    folder = tmp_path / "attachments"
    (folder / "notes.age").write_bytes(b"somebody's own")
    (folder / ".0123.part").write_bytes(b"half")

    assert sweep(folder, {kept.name}) == (stray.name,)
    assert {path.name for path in folder.iterdir()} == {kept.name, "notes.age"}


def test_a_vault_without_attachments_has_nothing_to_sweep(tmp_path: Path) -> None:
    assert sweep(tmp_path / "attachments", set()) == ()


LARGE = """
import resource, sys
from pathlib import Path
from hrcase.storage.attachments import new_identity, seal
source, folder = Path(sys.argv[1]), Path(sys.argv[2])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sealed = seal(source, folder, new_identity(), 10**9)
print(sealed.size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_large_recording_is_sealed_in_little_memory(tmp_path: Path) -> None:
    source = tmp_path / "recording.mp4"
    source.touch()
    os.truncate(source, 200_000_000)

    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", LARGE, str(source), str(tmp_path / "attachments")],
        check=True,
        capture_output=True,
        text=True,
    )

    size, kilobytes = map(int, done.stdout.split())
    assert size == 200_000_000
    assert kilobytes < 20_000
