"""What can be wrong with a backup, each with its reason and what to do."""

from __future__ import annotations

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.words import N_


class BackupStopped(Refusal):
    sentence = N_("The backup was stopped.")
    advice = N_("Nothing of it was kept; earlier backups are as they were.")


class NoBackupHere(Refusal):
    sentence = N_("“{place}” is no backup of KommA Desk.")
    advice = N_("Please choose the folder of a backup or a file that ends in .komma-backup.")


class NotAtRest(Refusal):
    sentence = N_("The file {file} is being worked in and you hold no key to it.")
    advice = N_("Please have the clearing office open and close the store once, then try again.")


class CopyNotSound(Trouble):
    sentence = N_("The copy of {file} did not stand its check: {found}")
    advice = N_(
        "It does not count as a backup and was removed; earlier backups are as they were. "
        "Please run a full check."
    )


class BackupNotWritten(Trouble):
    sentence = N_("The backup could not be written.")
    advice = N_(
        "Please check that there is space on the disk and that you may write there. "
        "Earlier backups are as they were."
    )


class BackupDamaged(Trouble):
    sentence = N_("In this backup the file {file} is missing or was changed.")
    advice = N_("Nothing was restored. Please take another backup.")


class ManifestUnreadable(Trouble):
    sentence = N_("The list of contents of this backup cannot be read.")
    advice = N_("Nothing was restored. Please take another backup.")


class BackupTooNew(Refusal):
    sentence = N_("This backup was made by a newer KommA Desk.")
    advice = N_("Please install the newer programme; nothing was restored.")


class NothingToGoBackTo(Refusal):
    sentence = N_("There is no copy from before an upgrade in this store.")
    advice = N_("Nothing was changed. A backup can be restored into a new folder.")
