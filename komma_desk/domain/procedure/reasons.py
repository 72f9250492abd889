"""Why a step is not possible now: what is missing, and who can mend it. Never a bare no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from komma_desk.domain.procedure.vocabulary import EXCEPTIONS, consent_title, field_label
from komma_desk.domain.roles import StepRole
from komma_desk.words import N_, Bilingual, _

_ROLE_NAMES = {
    StepRole.AFFECTED: N_("the affected person"),
    StepRole.CLEARING: N_("the clearing office"),
    StepRole.HEAD: N_("the head of the office"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """`mend` names the place where it is put right; a window can lead there."""

    sentence: ClassVar[str]
    mend: ClassVar[str]

    def spoken(self) -> str:
        return _(self.sentence).format(**self._said())

    def _said(self) -> dict[str, str]:
        return {}


@dataclass(frozen=True, slots=True)
class MissingConsent(Reason):
    item: str

    sentence: ClassVar[str] = N_(
        "The consent “{consent}” is not given. Only the affected person can give it; "
        "it is recorded under “Consents”."
    )
    mend: ClassVar[str] = "consents"

    def _said(self) -> dict[str, str]:
        return {"consent": consent_title(self.item).spoken()}


@dataclass(frozen=True, slots=True)
class WithdrawnConsent(MissingConsent):
    sentence: ClassVar[str] = N_(
        "The consent “{consent}” was withdrawn: what rests on it is not possible any more. "
        "Only the affected person can give it again."
    )


@dataclass(frozen=True, slots=True)
class MissingField(Reason):
    field: str

    sentence: ClassVar[str] = N_("“{field}” is still empty. Please fill it in with this step.")
    mend: ClassVar[str] = "fields"

    def _said(self) -> dict[str, str]:
        return {"field": field_label(self.field).spoken()}


@dataclass(frozen=True, slots=True)
class FourEyesActedLast(Reason):
    sentence: ClassVar[str] = N_(
        "You took the last step yourself. A second person who may take this step has to take it, "
        "or the head approves it (tab “Extracts”)."
    )
    mend: ClassVar[str] = "colleague"


@dataclass(frozen=True, slots=True)
class FourEyesConcerned(Reason):
    sentence: ClassVar[str] = N_(
        "This case concerns you yourself. Somebody else who may take this step has to take it."
    )
    mend: ClassVar[str] = "colleague"


@dataclass(frozen=True, slots=True)
class ExceptionNeedsSecondPerson(Reason):
    when: str

    sentence: ClassVar[str] = N_(
        "Without consent this is possible only in the case “{exception}”, and only if a second "
        "person agrees who is not concerned: on the spot, or by an approval (tab “Extracts”)."
    )
    mend: ClassVar[str] = "second_person"

    def _said(self) -> dict[str, str]:
        return {"exception": EXCEPTIONS.get(self.when, Bilingual(self.when, self.when)).spoken()}


@dataclass(frozen=True, slots=True)
class HeadDecides(Reason):
    sentence: ClassVar[str] = N_(
        "Here the head decides. She approves at her own desk (tab “Extracts”), then the clearing "
        "office takes the step."
    )
    mend: ClassVar[str] = "approval"


@dataclass(frozen=True, slots=True)
class StrandsStillOpen(Reason):
    strands: tuple[Bilingual, ...]

    sentence: ClassVar[str] = N_(
        "Not yet ended: {strands}. The clearing office ends each of them first."
    )
    mend: ClassVar[str] = "strands"

    def _said(self) -> dict[str, str]:
        return {"strands": ", ".join(title.spoken() for title in self.strands)}


@dataclass(frozen=True, slots=True)
class NotFromHere(Reason):
    state: Bilingual

    sentence: ClassVar[str] = N_(
        "This step does not start from where the case is now (“{state}”). "
        "The clearing office sees the steps possible now in the case."
    )
    mend: ClassVar[str] = "steps"

    def _said(self) -> dict[str, str]:
        return {"state": self.state.spoken()}


@dataclass(frozen=True, slots=True)
class AnotherRole(Reason):
    roles: tuple[StepRole, ...]

    sentence: ClassVar[str] = N_("This step is not yours. It can be taken by: {roles}.")
    mend: ClassVar[str] = "roles"

    def _said(self) -> dict[str, str]:
        return {"roles": ", ".join(_(_ROLE_NAMES[role]) for role in self.roles)}


@dataclass(frozen=True, slots=True)
class UnknownStep(Reason):
    sentence: ClassVar[str] = N_(
        "The procedure of this case has no such step. Please ask for the steps possible now."
    )
    mend: ClassVar[str] = "steps"
