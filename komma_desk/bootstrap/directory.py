"""The directory's private key as it lies in the office: sealed to clearing, in one setting."""

from __future__ import annotations

from base64 import b64decode, b64encode

from komma_desk.usecases.ports.office import StoredSettings
from komma_desk.vault.groups import SealedDirectoryKey
from komma_desk.vault.refusals import GrantDamaged

_NAME = "directory_key"


def directory_key_in(settings: StoredSettings) -> SealedDirectoryKey | None:
    """Raises GrantDamaged for a setting nobody of us wrote."""
    text = settings.get(_NAME)
    if not text:
        return None
    try:
        epoch, sealed = text.split(":", 1)
        return SealedDirectoryKey(epoch=int(epoch), sealed=b64decode(sealed))
    except ValueError as unreadable:
        raise GrantDamaged from unreadable


def directory_setting(kept: SealedDirectoryKey) -> tuple[str, str]:
    """The setting, by its name."""
    return _NAME, f"{kept.epoch}:{b64encode(kept.sealed).decode()}"


def keep_directory_key(settings: StoredSettings, kept: SealedDirectoryKey) -> None:
    settings.put(*directory_setting(kept))
