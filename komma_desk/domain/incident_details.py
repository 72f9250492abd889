"""What the long report tells beside the eight answers; every answer may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated, Final, NamedTuple

from komma_desk.domain.code_list import Code, CodeEntry
from komma_desk.domain.sensitivity import Sensitivity
from komma_desk.words import Bilingual

_Text = Annotated[str, Sensitivity.REFERRABLE]
_Name = Annotated[str, Sensitivity.IDENTIFYING]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Somebody who saw or heard it."""

    name: _Name = field(default="", repr=False)
    contact: _Name = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineEvidence:
    """Where something stood on the net; the addresses are text and are never opened."""

    url: _Text = field(default="", repr=False)
    profile_url: _Name = field(default="", repr=False)
    seen_at: Annotated[datetime | None, Sensitivity.REFERRABLE] = None
    found_by: _Name = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChoice:
    """An answer that was ticked, with its words of that day."""

    code: Code
    label: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAnswer:
    """The answer to a question of the office's own, with the words as they were asked.

    It is sealed with the case and leaves the office in no letter, extract or figure.
    """

    question: Code
    asked: Bilingual
    text: str = field(default="", repr=False)
    chosen: tuple[OwnChoice, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentDetails:
    """Codes are those of the lists in `CHOICES`; the names differ from those of the draft."""

    contact_way: Annotated[Code | None, Sensitivity.IDENTIFYING] = None
    contact_times: _Name = field(default="", repr=False)
    name: _Name = field(default="", repr=False)  # of the writer, where no account says it
    on_behalf_of: _Name = field(default="", repr=False)
    work_mode: Annotated[Code | None, Sensitivity.STATISTICAL] = None
    unit: Annotated[Code | None, Sensitivity.REFERRABLE] = None
    unit_name: _Text = field(default="", repr=False)
    target: Annotated[Code | None, Sensitivity.STATISTICAL] = None
    others_affected: Annotated[frozenset[Code], Sensitivity.STATISTICAL] = frozenset()
    others_count: Annotated[int | None, Sensitivity.STATISTICAL] = None
    motives: Annotated[frozenset[Code], Sensitivity.STATISTICAL] = frozenset()
    motive_says: Annotated[Code | None, Sensitivity.STATISTICAL] = None
    bias_indicators: Annotated[frozenset[Code], Sensitivity.STATISTICAL] = frozenset()
    perpetrator_known: Annotated[Code | None, Sensitivity.STATISTICAL] = None
    perpetrator_relation: Annotated[Code | None, Sensitivity.STATISTICAL] = None
    repeated: Annotated[bool | None, Sensitivity.STATISTICAL] = None
    earlier_count: Annotated[int | None, Sensitivity.REFERRABLE] = None
    earlier_reported: Annotated[Code | None, Sensitivity.STATISTICAL] = None
    earlier_note: _Text = field(default="", repr=False)
    witnesses: Annotated[tuple[Witness, ...], Sensitivity.IDENTIFYING] = field(
        default=(), repr=False
    )
    evidence_kinds: Annotated[frozenset[Code], Sensitivity.STATISTICAL] = frozenset()
    online: Annotated[tuple[OnlineEvidence, ...], Sensitivity.IDENTIFYING] = field(
        default=(), repr=False
    )
    # Of somebody's health nothing goes out unless it is chosen by itself.
    consequences: Annotated[frozenset[Code], Sensitivity.IDENTIFYING] = frozenset()
    days_unfit: Annotated[int | None, Sensitivity.IDENTIFYING] = None
    damage_cents: Annotated[int | None, Sensitivity.REFERRABLE] = None
    steps_so_far: Annotated[frozenset[Code], Sensitivity.REFERRABLE] = frozenset()
    informed: Annotated[frozenset[Code], Sensitivity.REFERRABLE] = frozenset()
    police_on: Annotated[date | None, Sensitivity.REFERRABLE] = None
    police_number: _Name = field(default="", repr=False)
    interpreter: Annotated[bool | None, Sensitivity.REFERRABLE] = None
    interpreter_language: _Text = field(default="", repr=False)
    suggestion: _Text = field(default="", repr=False)
    near_incident: Annotated[bool | None, Sensitivity.STATISTICAL] = None
    own_answers: Annotated[tuple[OwnAnswer, ...], Sensitivity.IDENTIFYING] = field(
        default=(), repr=False
    )

    def answered(self) -> tuple[str, ...]:
        """The names of the fields that say something, in the order above; “no” says something."""
        return tuple(
            each.name
            for each in fields(self)
            if getattr(self, each.name) not in (None, "", (), frozenset())
        )


NOTHING_MORE: Final = IncidentDetails()


class ListPart(NamedTuple):
    """A code list to choose from, or the entries of one of its groups or phases."""

    list_id: str
    group: str | None = None
    phase: str | None = None

    def holds(self, entry: CodeEntry) -> bool:
        """An entry of no phase belongs to each."""
        if self.group is not None and entry.group != self.group:
            return False
        return self.phase is None or not entry.phases or self.phase in entry.phases


# The motive as the reporter sees it: what was hated (the lists of reporting offices and of the
# equality acts), and what set it off, since most hostility is about no group at all. The subjects
# of the police stay away: only the police assign them.
_MOTIVES: Final = (
    ListPart("motive_hostility"),
    ListPart("motive_ground"),
    ListPart("motive_personal"),
)
# From which lists each field chooses; of `motives` from all of them, their codes differ.
CHOICES: Final[Mapping[str, tuple[ListPart, ...]]] = MappingProxyType(
    {
        "contact_way": (ListPart("contact_way"),),
        "work_mode": (ListPart("work_mode"),),
        "unit": (ListPart("unit"),),
        "target": (ListPart("target"),),
        "others_affected": (ListPart("others_affected"),),
        "motives": _MOTIVES,
        "motive_says": (ListPart("motive_says"),),
        "bias_indicators": (ListPart("bias_indicator"),),
        "perpetrator_known": (ListPart("perpetrator", group="known"),),
        "perpetrator_relation": (ListPart("perpetrator", group="relation"),),
        "earlier_reported": (ListPart("yes_no_partly"),),
        "evidence_kinds": (ListPart("evidence"),),
        "consequences": (ListPart("consequence"),),
        "steps_so_far": (ListPart("measure", phase="handling"),),
        "informed": (ListPart("informed"),),
    }
)
