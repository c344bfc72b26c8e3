"""Key stores of an operating system that stand in a test's memory: the world outside."""

from dataclasses import dataclass, field

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError
from typing_extensions import override


@dataclass
class Shelf(KeyringBackend):
    """An operating system's key store in this test's memory."""

    secrets: dict[tuple[str, str], str] = field(default_factory=dict)
    locked: bool = False
    forgetful: bool = False

    @override
    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.secrets.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        if not self.forgetful:
            self.secrets[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if self.locked:
            raise KeyringLocked
        if (service, username) not in self.secrets:
            raise PasswordDeleteError
        del self.secrets[service, username]
