"""What can be wrong with a store: every failure of the engine becomes one of these sentences."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.words import N_


class StoreMissing(Refusal):
    sentence = N_("There is no KommA Desk store in this place.")
    advice = N_("Please choose another folder, or found a new store.")


class StoreExists(Refusal):
    sentence = N_("There is a store in this folder already.")
    advice = N_("Please choose an empty folder; nothing was changed.")


class StoreNotEncrypted(Refusal):
    sentence = N_("The file {file} of this store is not encrypted and is not opened.")
    advice = N_("Please put back a backup. A store of KommA Desk is never kept in clear.")


class StoreTooNew(Refusal):
    sentence = N_("This store was written by a newer KommA Desk (form {found}, known is {known}).")
    advice = N_("Please install the newer programme; the store was not touched.")


class UpgradeNotProved(Trouble):
    sentence = N_("This store could not be brought into the form of the new programme unharmed.")
    advice = N_(
        "It is as it was. Please go on with the earlier programme and tell your administrator."
    )


class NoCipher(Trouble):
    sentence = N_("This installation of KommA Desk cannot encrypt. Nothing was written.")
    advice = N_("Please install KommA Desk again.")


class CannotUnlock(Trouble):
    sentence = N_("The store could not be opened: the key does not fit, or the file is damaged.")
    advice = N_("Please ask your administrator for a backup. Nothing was changed.")


class StoreDamaged(Trouble):
    sentence = N_("The store is damaged.")
    advice = N_("Please close KommA Desk and put back the last backup.")


class DiskFull(Trouble):
    sentence = N_("The disk is full. The last change was not saved, everything before it was.")
    advice = N_("Please free some space and try again.")


class DiskInTheWay(Trouble):
    sentence = N_("The disk could not be read or written. The last change was not saved.")
    advice = N_("Please check the disk and try again.")


class StoreBusy(Trouble):
    sentence = N_("The store is in use by another piece of work.")
    advice = N_("Please try again in a moment.")


class StoreTrouble(Trouble):
    sentence = N_("The store refused a change. Nothing of it was saved.")
    advice = N_("Please try again; if it happens once more, tell your administrator.")


_BY_MARK: Final = (
    ("not a database", CannotUnlock),
    ("hmac", CannotUnlock),
    ("disk is full", DiskFull),
    ("disk i/o", DiskInTheWay),
    ("locked", StoreBusy),
    ("busy", StoreBusy),
    ("malformed", StoreDamaged),
    ("corrupt", StoreDamaged),
    ("unable to open", DiskInTheWay),
)


def trouble_of(error: BaseException | None) -> Trouble:
    """The sentence for an error of the engine, found by the words SQLite has used for decades."""
    text = str(error).lower()
    return next((kind() for mark, kind in _BY_MARK if mark in text), StoreTrouble())
