"""What the vault refuses or cannot do, each with its sentence and what helps; no content."""

from __future__ import annotations

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.words import N_


class PassphraseTooShort(Refusal):
    sentence = N_("This passphrase is too short.")
    advice = N_("Please choose at least {characters} characters or at least {words} words.")


class WrongLoginOrPassphrase(Refusal):
    """One refusal for an unknown login and a wrong passphrase: it tells nobody who works here."""

    sentence = N_("The login name or the passphrase is not right.")
    advice = N_(
        "Please check both, also the caps lock key and the keyboard language. If you forgot the"
        " passphrase, your recovery code opens the store."
    )


class WrongRecoveryCode(Refusal):
    sentence = N_("The login name or the recovery code is not right.")
    advice = N_("Please check both. Only the newest recovery code is valid.")


class CodeMistyped(Refusal):
    sentence = N_("There is a typing mistake in this code.")
    advice = N_("Please compare it character by character; it has {groups} groups of {size}.")


class HalfMistyped(Refusal):
    sentence = N_("There is a typing mistake in half {half}.")
    advice = N_("Please compare it character by character; it has {groups} groups of {size}.")


class SameHalfTwice(Refusal):
    sentence = N_("Both sheets are half {half}.")
    advice = N_("One sheet of half A and one of half B are needed; two offices keep them.")


class HalfOfAnotherStore(Refusal):
    sentence = N_("Half {half} belongs to another store.")
    advice = N_("Please check the name of the organisation and the mark of the store on the sheet.")


class HalvesOpenNothing(Refusal):
    sentence = N_("These two halves do not open this store.")
    advice = N_(
        "They were replaced by newer ones, or they were not made on the same day. Please fetch the"
        " newest sheets of both offices; both must show the same date."
    )


class RecoveryIncomplete(Trouble):
    sentence = N_("The two halves fit each other, but they do not open everything of this store.")
    advice = N_("Please have a clearing officer make new halves today.")


class WrongInvitation(Refusal):
    sentence = N_("This login name and this one-time code do not belong to an open invitation.")
    advice = N_("Please check both. A code works once; if it is used up, ask for a new invitation.")


class InvitationExpired(Refusal):
    sentence = N_("This invitation has expired.")
    advice = N_("Please ask for a new invitation.")


class LoginTaken(Refusal):
    sentence = N_("This login name is already in use.")
    advice = N_("Please choose another login name.")


class StoreAlreadyFounded(Refusal):
    sentence = N_("There is already a key file in this place.")
    advice = N_("Please open the existing store or choose an empty folder.")


class NobodyForClearing(Refusal):
    sentence = N_("A store needs at least one person for clearing.")
    advice = N_("Please name the first clearing officer.")


class KeyNotYours(Refusal):
    """Asked for a key this person was never given."""

    sentence = N_("Your account does not hold the key for this.")
    advice = N_("If it belongs to your work, a clearing officer can give you access.")


class NotForYou(Refusal):
    sentence = N_("This sealed message is not addressed to you.")
    advice = N_("Please pass it on to the office it was written for.")


class EnvelopeTooNew(Refusal):
    sentence = N_("This sealed message was written by a newer version of KommA Desk.")
    advice = N_("Please update KommA Desk and open it again.")


class EnvelopeDamaged(Trouble):
    sentence = N_("This sealed message is damaged or was changed; nothing of it was taken over.")
    advice = N_("Please ask for it to be sent again, or fetch it from a backup.")


class EnvelopeTooLarge(Refusal):
    sentence = N_("This sealed message is larger, or for more people, than KommA Desk ever writes.")
    advice = N_("Nothing of it was taken over. Please check whether it is the right file.")


class SealedFileDamaged(Trouble):
    sentence = N_("This sealed attachment is damaged, incomplete or belongs to another key.")
    advice = N_("Please fetch it from a backup; what could be read of it must not be used.")


class SealedFileTooNew(Refusal):
    sentence = N_("This sealed attachment was written by a newer version of KommA Desk.")
    advice = N_("Please update KommA Desk and open it again.")


class OwnSealBroken(Trouble):
    sentence = N_("Something you had stored for yourself is damaged and cannot be opened.")
    advice = N_("Please fetch it from a backup.")


class SignatureWrong(Trouble):
    sentence = N_("A signature does not match: what was signed has been changed.")
    advice = N_("Please tell the person responsible for data protection and do not rely on it.")


class SwappedKey(Trouble):
    """A public key the clearing side has not signed: nothing is ever sealed to it."""

    sentence = N_(
        "A public key in this store is not the one clearing has confirmed."
        " Nothing was sealed to it."
    )
    advice = N_(
        "Please stop working in this store and tell clearing and the person responsible for data"
        " protection."
    )


class GrantDamaged(Trouble):
    sentence = N_("A key that was passed on to you is damaged or was exchanged.")
    advice = N_("Please ask a clearing officer to give you access again.")


class KeyFileMissing(Trouble):
    sentence = N_("The key file {file} of this store is missing.")
    advice = N_("Please fetch it from a backup; without it nobody can open the store.")


class KeyFileUnreadable(Trouble):
    sentence = N_("The key file {file} of this store could not be read.")
    advice = N_("Please check that you may read there and that the disk is connected.")


class KeyFileDamaged(Trouble):
    sentence = N_("The key file {file} of this store is damaged.")
    advice = N_("Please fetch it from a backup; the rest of the store is not affected.")


class KeyFileTooLarge(Trouble):
    sentence = N_("The key file {file} is far larger than the key file of an office can be.")
    advice = N_("Please fetch it from a backup, and ask who changed it.")


class KeyFileTooNew(Refusal):
    sentence = N_("The key file {file} was written by a newer version of KommA Desk.")
    advice = N_("Please update KommA Desk; nothing was changed.")


class KeyFileNotWritten(Trouble):
    sentence = N_("The key file {file} could not be written; the old one is unchanged.")
    advice = N_("Please check that there is space on the disk and that you may write there.")


class WeakenedKeyFile(Trouble):
    """Somebody lowered the work a guesser has to do for each passphrase."""

    sentence = N_("The key file {file} was changed so that passphrases would be easier to guess.")
    advice = N_(
        "Please do not enter your passphrase. Tell the person responsible for data protection and"
        " fetch the key file from a backup."
    )
