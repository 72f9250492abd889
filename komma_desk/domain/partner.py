"""The directory of those who help: advisory services, authorities, offices of the house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.text import LONGEST_LINE, Problem, text_problem
from komma_desk.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """`kind` is a code of the list `referral`; `consent` the item a hand-over to it needs."""

    id: PartnerId
    name: str
    kind: Code
    consent: Code
    address: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    remark: str = ""
    must_prosecute: bool = False  # police and prosecution: what they know cannot be taken back
    verified_on: date | None = None
    active: bool = True
    revision: int = 1

    def problems(self) -> dict[str, Problem]:
        found: dict[str, Problem] = {}
        if not self.name.strip():
            found["name"] = Problem(N_("Please give the partner a name."))
        if not self.kind:
            found["kind"] = Problem(N_("Please choose what kind of partner this is."))
        if not self.consent:
            found["consent"] = Problem(N_("Please choose which consent a hand-over needs."))
        for name in ("name", "contact", "phone", "email"):
            if wrong := text_problem(getattr(self, name), LONGEST_LINE):
                found[name] = wrong
        for name in ("address", "remark"):
            if wrong := text_problem(getattr(self, name)):
                found[name] = wrong
        return found
