"""Words and numbers of a case as the clearing office says them: codes, days, parts, trust."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from komma_desk.domain.case import ReporterTrust
from komma_desk.domain.code_list import Code, CodeLists
from komma_desk.domain.consent import ConsentManner, ConsentState
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.person import Part
from komma_desk.domain.procedure.definition import Procedure, StateId
from komma_desk.ui.parts.alert import Tone
from komma_desk.words import N_, _

URGENCY_TONES: Final = {"danger": Tone.DANGER, "high": Tone.WARNING}

TRUST: Final = {
    ReporterTrust.CONFIRMED: N_("Reported from a confirmed account"),
    ReporterTrust.UNCONFIRMED: N_("Reported from an account nobody has confirmed yet"),
    ReporterTrust.ENTERED: N_("Entered by the office, as it was told"),
    ReporterTrust.WITHOUT_ACCOUNT: N_("Reported without an account; the name is not checked"),
}
PARTS: Final = {
    Part.AFFECTED: N_("Affected person"),
    Part.REPORTER: N_("Reporting person"),
    Part.WITNESS: N_("Witness"),
    Part.ACCUSED: N_("Accused person"),
    Part.TRUSTED: N_("Person of trust"),
    Part.OTHER: N_("Other person"),
}
CONSENT_STATES: Final = {
    ConsentState.GIVEN: N_("given"),
    ConsentState.REFUSED: N_("refused"),
    ConsentState.WITHDRAWN: N_("withdrawn"),
}
CONSENT_TONES: Final = {
    ConsentState.GIVEN: Tone.SUCCESS,
    ConsentState.REFUSED: Tone.WARNING,
    ConsentState.WITHDRAWN: Tone.WARNING,
}
MANNERS: Final = {
    ConsentManner.WRITTEN: N_("in writing"),
    ConsentManner.ELECTRONIC: N_("electronically"),
    ConsentManner.ORAL: N_("by word of mouth"),
}


def code_said(lists: CodeLists | None, list_id: str, code: str | None) -> str:
    """The label of a code; one that no list knows is shown as it is."""
    if not code:
        return ""
    if lists is None or list_id not in lists:
        return code
    return lists[list_id].label_of(Code(code)).spoken()


def state_said(procedure: Procedure | None, state: str) -> str:
    """The title of a state; one the procedure does not know is shown as it is."""
    known = procedure.state_by_id.get(StateId(state)) if procedure else None
    return known.title.spoken() if known else state


def name_said(names: Mapping[PersonId, str], person: PersonId | None, nobody: str) -> str:
    if person is None:
        return nobody
    return names.get(person) or _("a person who has left")


def size_said(size: int) -> str:
    """The size of a file in the unit one reads best."""
    if size < 1024:  # noqa: PLR2004 -- the factor between the units itself
        return _("{size} bytes").format(size=size)
    if size < 1024**2:
        return _("{size} KB").format(size=-(-size // 1024))
    return _("{size} MB").format(size=-(-size // 1024**2))
