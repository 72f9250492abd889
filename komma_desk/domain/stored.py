"""Refusals every store can give: not there, changed meanwhile, no key to it."""

from __future__ import annotations

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_


class ChangedMeanwhile(Refusal):
    sentence = N_("Somebody changed this meanwhile.")
    advice = N_("Your change was not saved. Please look at the new state and try again.")


class NoCaseKey(Refusal):
    sentence = N_("You hold no key to the cases.")
    advice = N_("Only the clearing office can open them.")


class NoSuchCase(Refusal):
    sentence = N_("This case does not exist or is not for you.")


class NoSuchPerson(Refusal):
    sentence = N_("This person is not known in the store.")
    advice = N_("Please check the login name.")


class NoSuchPartner(Refusal):
    sentence = N_("This partner is not in the directory any more.")


class NoSuchAttachment(Refusal):
    sentence = N_("This attachment is not there any more.")


class NoSuchProcedure(Refusal):
    sentence = N_("The procedure {procedure}, version {version}, is not in the store.")
    advice = N_("Please tell your administrator; the case itself is unharmed.")


class NoSuchProcedureDraft(Refusal):
    sentence = N_("This draft of a procedure is not there any more.")
    advice = N_("Somebody proposed or discarded it meanwhile.")


class NoSuchProposal(Refusal):
    sentence = N_("Version {version} of the procedure {procedure} does not wait for anybody.")
    advice = N_("Somebody published or withdrew it meanwhile.")
