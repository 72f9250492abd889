"""The sections of the long report, and which questions apply to whom.

A question that has an answer is always asked: nobody sends what she cannot see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from komma_desk.domain.code_list import Code
from komma_desk.domain.incident import IncidentDraft
from komma_desk.domain.own_question import AskedAbout, OwnQuestion
from komma_desk.words import N_


class SectionId(StrEnum):
    WRITER = "writer"
    WORK = "work"
    INCIDENT = "incident"
    MOTIVE = "motive"
    PEOPLE = "people"
    EVIDENCE = "evidence"
    CONSEQUENCES = "consequences"
    HELP = "help"


class Setting(StrEnum):
    """Where it happened, as far as it changes what is asked; several may hold."""

    INDOORS = "indoors"
    FIELD = "field"
    ONLINE = "online"
    INSIDE = "inside"  # within the administration


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """`title` is a message id; `kept` are own answers to questions that are asked no more."""

    id: SectionId
    title: str
    fields: tuple[str, ...]
    own: tuple[OwnQuestion, ...] = ()
    kept: tuple[Code, ...] = ()

    @property
    def asked(self) -> int:
        return len(self.fields) + len(self.own) + len(self.kept)


_TITLES: Final = {
    SectionId.WRITER: N_("You, and how we reach you"),
    SectionId.WORK: N_("Work and workplace"),
    SectionId.INCIDENT: N_("More about the incident"),
    SectionId.MOTIVE: N_("Presumed motive"),
    SectionId.PEOPLE: N_("Who was involved"),
    SectionId.EVIDENCE: N_("Evidence"),
    SectionId.CONSEQUENCES: N_("What followed"),
    SectionId.HELP: N_("What was done, and what helps"),
}
FIELDS_OF: Final[Mapping[SectionId, tuple[str, ...]]] = MappingProxyType(
    {
        SectionId.WRITER: (
            *("name", "on_behalf_of", "contact_way", "contact_times"),
            *("interpreter", "interpreter_language"),
        ),
        SectionId.WORK: ("work_mode", "unit", "unit_name", "target"),
        SectionId.INCIDENT: (
            *("near_incident", "repeated", "earlier_count", "earlier_reported", "earlier_note"),
        ),
        SectionId.MOTIVE: ("motives", "motive_says", "bias_indicators"),
        SectionId.PEOPLE: (
            *("perpetrator_known", "perpetrator_relation", "others_affected", "others_count"),
            "witnesses",
        ),
        SectionId.EVIDENCE: ("evidence_kinds", "online"),
        SectionId.CONSEQUENCES: ("consequences", "days_unfit", "damage_cents"),
        SectionId.HELP: (
            *("steps_so_far", "informed", "police_on", "police_number", "suggestion"),
        ),
    }
)
_OWN: Final = {
    AskedAbout.INCIDENT: SectionId.INCIDENT,
    AskedAbout.PEOPLE: SectionId.PEOPLE,
    AskedAbout.CONSEQUENCES: SectionId.CONSEQUENCES,
    AskedAbout.HELP: SectionId.HELP,
}
_INTERNAL: Final = Code("INTERNAL")
_FIELD_WORK: Final = Code("FIELD")
_INDOOR_WORK: Final = frozenset({Code("IN_PUBLIC"), Code("IN_NOPUBLIC")})
_OUTSIDE: Final = frozenset(map(Code, ("FIELD", "HOME_VISIT", "RESCUE", "PUBLIC", "TRANSPORT")))
_DIGITAL: Final = Code("DIGITAL")
_ON_THE_NET: Final = frozenset(map(Code, ("SOCIAL", "MESSENGER", "WEB_REVIEW")))
_SEEN_ON_THE_NET: Final = frozenset(map(Code, ("SCREENSHOT", "URL", "PROFILE_URL")))
_POSTED: Final = frozenset(map(Code, ("HATE_POST", "DOXING")))
_FOR_OTHERS: Final = frozenset(map(Code, ("WITNESS", "TRUSTED", "SUPERIOR", "CLEARING")))
_HURT: Final = frozenset(map(Code, ("INJURY", "UNFIT")))
_DAMAGE: Final = Code("DAMAGE")
_TOLD_POLICE: Final = frozenset(map(Code, ("POLICE_110", "STRAFANZEIGE", "STRAFANTRAG_V")))
_POLICE: Final = Code("POLICE")
_UNKNOWN: Final = Code("P_UNKNOWN")


def settings_of(draft: IncidentDraft) -> frozenset[Setting]:
    """What somebody says of her work weighs more than the place."""
    found = set()
    if draft.direction == _INTERNAL:
        found.add(Setting.INSIDE)
    if draft.place == _DIGITAL or draft.channel in _ON_THE_NET or draft.forms & _POSTED:
        found.add(Setting.ONLINE)
    work = draft.details.work_mode
    outside = work == _FIELD_WORK or (draft.place in _OUTSIDE and work not in _INDOOR_WORK)
    if outside:
        found.add(Setting.FIELD)
    if not found:
        found.add(Setting.INDOORS)
    return frozenset(found)


def _only_online(draft: IncidentDraft) -> bool:
    return settings_of(draft) <= {Setting.ONLINE, Setting.INSIDE} and draft.place in {
        None,
        _DIGITAL,
    }


def _police_knows(draft: IncidentDraft) -> bool:
    details = draft.details
    return _POLICE in details.informed or bool(details.steps_so_far & _TOLD_POLICE)


# Asked only where this holds; every other question is asked of everybody.
_ASKED_IF: Final[Mapping[str, Callable[[IncidentDraft], bool]]] = MappingProxyType(
    {
        "on_behalf_of": lambda draft: draft.reporter_role in _FOR_OTHERS,
        "interpreter_language": lambda draft: draft.details.interpreter is True,
        "unit_name": lambda draft: draft.details.unit is None,
        "target": lambda draft: Setting.INSIDE not in settings_of(draft),
        "near_incident": lambda draft: bool(settings_of(draft) & {Setting.INDOORS, Setting.FIELD}),
        "earlier_count": lambda draft: draft.details.repeated is True,
        "earlier_reported": lambda draft: draft.details.repeated is True,
        "earlier_note": lambda draft: draft.details.repeated is True,
        "motive_says": lambda draft: bool(draft.details.motives),
        "bias_indicators": lambda draft: bool(draft.details.motives),
        "perpetrator_relation": lambda draft: draft.details.perpetrator_known != _UNKNOWN,
        "others_count": lambda draft: bool(draft.details.others_affected),
        "witnesses": lambda draft: not _only_online(draft),
        "online": lambda draft: (
            Setting.ONLINE in settings_of(draft)
            or bool(draft.details.evidence_kinds & _SEEN_ON_THE_NET)
        ),
        "days_unfit": lambda draft: bool(draft.details.consequences & _HURT),
        "damage_cents": lambda draft: (
            _DAMAGE in draft.forms | draft.details.consequences
            or Setting.FIELD in settings_of(draft)
        ),
        "police_on": _police_knows,
        "police_number": _police_knows,
    }
)
_HINTS: Final[Mapping[str, Mapping[Setting, str]]] = MappingProxyType(
    {
        "suggestion": {
            Setting.INSIDE: N_("For example: a talk with both of you, another place to work."),
            Setting.FIELD: N_("For example: go in pairs, another way, a radio."),
            Setting.ONLINE: N_("For example: moderate comments, ask the platform to delete it."),
            Setting.INDOORS: N_("For example: a second way out, an alarm button, a waiting area."),
        },
        "witnesses": {
            Setting.INSIDE: N_("Colleagues who saw or heard it; they are not asked without you."),
            Setting.FIELD: N_("Passers-by, neighbours, colleagues who were with you."),
            Setting.INDOORS: N_("Colleagues at the next desk, people who were waiting."),
        },
    }
)


def hint_for(name: str, draft: IncidentDraft) -> str:
    """A message id that helps with this question where it happened; empty where there is none."""
    hints, settings = _HINTS.get(name, {}), settings_of(draft)
    return next((text for setting, text in hints.items() if setting in settings), "")


def sections_for(
    draft: IncidentDraft,
    questions: tuple[OwnQuestion, ...] = (),
    *,
    has_account: bool = True,
    has_units: bool = False,
) -> tuple[Section, ...]:
    """All sections with the questions that apply now; `questions` are those asked today."""
    given = frozenset(draft.details.answered())
    hidden = {name for name, applies in _ASKED_IF.items() if not applies(draft)}
    hidden |= {"name"} if has_account else set()
    hidden |= set() if has_units else {"unit"}
    asked_today = {each.code for each in questions}
    gone = tuple(
        each.question for each in draft.details.own_answers if each.question not in asked_today
    )
    return tuple(
        Section(
            id=section,
            title=_TITLES[section],
            fields=tuple(name for name in names if name in given or name not in hidden),
            own=tuple(each for each in questions if _OWN[each.section] is section),
            kept=gone if section is SectionId.INCIDENT else (),
        )
        for section, names in FIELDS_OF.items()
    )


def every_section(questions: tuple[OwnQuestion, ...], *, has_units: bool) -> tuple[Section, ...]:
    """All that can be asked: for a paper, which cannot know the answers."""
    return tuple(
        Section(
            id=section,
            title=_TITLES[section],
            fields=tuple(name for name in names if has_units or name != "unit"),
            own=tuple(each for each in questions if _OWN[each.section] is section),
        )
        for section, names in FIELDS_OF.items()
    )


def answered(section: Section, draft: IncidentDraft) -> int:
    """How many of its questions have an answer."""
    own = {each.question for each in draft.details.own_answers}
    asked = {each.code for each in section.own} | set(section.kept)
    return len(set(section.fields) & set(draft.details.answered())) + len(asked & own)
