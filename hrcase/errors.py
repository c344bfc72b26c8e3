"""The failures a person can act on; every message is a sentence for that person."""


class HrcaseError(Exception):
    """Something that a person can understand and act on. The message is shown as it is."""


class RuleBroken(HrcaseError):
    """The policy or the office's own rules say no; nothing was changed."""


class NotPermitted(RuleBroken):
    """The signed-in person's role does not allow this."""


class ChangedElsewhere(HrcaseError):
    """The record changed since this screen read it."""


class CannotWriteFile(HrcaseError):
    """A file could not be written; the message names the folder, never the content."""


class CannotReadFile(HrcaseError):
    """A file could not be read; the message names what is wrong with it."""


class BadPolicyFile(HrcaseError):
    """A file of rules or wording is wrong; the message names file and entry."""


class CannotOpenVault(HrcaseError):
    """The vault did not open; each child is one verdict with its own next step."""


class WrongPassphrase(CannotOpenVault):
    """The header is sound, but this secret opens no slot of it."""


class VaultDamaged(CannotOpenVault):
    """The header's checksum or a page of the database is wrong."""


class VaultMissing(CannotOpenVault):
    """There is no vault at this place, or it vanished while it was open."""


class VaultTooNew(CannotOpenVault):
    """A newer version of the program made this vault."""


class VaultNoPermission(CannotOpenVault):
    """The operating system does not let this user read or write the vault."""


class VaultInUse(CannotOpenVault):
    """Another program has the vault open."""


class CannotSave(HrcaseError):
    """A change could not be written to the disk; nothing of it was kept in the vault."""
