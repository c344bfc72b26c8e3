"""The PIN beside a real Secret Service: six digits unlock, and no key store ever locks out."""

from pathlib import Path

from tests.storage.secret_service import run_beside_secret_service

SCRIPT = "from pathlib import Path; from tests.e2e.programs.pin import main; main(Path({!r}))"


def test_a_pin_unlocks_and_a_changed_or_empty_key_store_locks_nobody_out(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()

    lines = run_beside_secret_service(SCRIPT.format(str(office)), tmp_path).splitlines()

    said = dict(line.split(": ", 1) for line in lines)
    assert said["why no PIN"] == "nothing is against it"
    assert said["offered"] == "True"
    assert said["by PIN"] == said["set anew, by PIN"] == "Unlocked with the PIN"
    for fault in ("changed", "missing"):
        assert "does not hold what belongs to this PIN" in said[f"{fault}, by PIN"]
        assert "Use your passphrase" in said[f"{fault}, by PIN"]
        assert said[f"{fault}, by passphrase"] == "Unlocked with the passphrase"
    assert said["left behind"] == "None"
