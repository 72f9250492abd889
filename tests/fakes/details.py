"""Long reports for tests: one that answers everything, and any at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from hypothesis import strategies as st

from komma_desk.domain.code_list import Code
from komma_desk.domain.incident_details import (
    IncidentDetails,
    OnlineEvidence,
    OwnAnswer,
    OwnChoice,
    Witness,
)
from komma_desk.words import Bilingual

EVERYTHING: Final = IncidentDetails(
    contact_way=Code("PHONE"),
    contact_times="vormittags",
    name="Mara Beispiel",
    on_behalf_of="Kollegin aus dem Bürgerbüro",
    work_mode=Code("IN_PUBLIC"),
    unit=Code("BUERGERBUERO"),
    unit_name="Bürgerbüro Nord",
    target=Code("STAFF_ADMIN"),
    others_affected=frozenset({Code("TEAM")}),
    others_count=3,
    motives=frozenset({Code("F_ANTIMUSLIM"), Code("P_DISSATISFIED_DECISION")}),
    motive_says=Code("AFFECTED"),
    bias_indicators=frozenset({Code("BI_LANGUAGE")}),
    perpetrator_known=Code("P_PARTLY"),
    perpetrator_relation=Code("CLIENT"),
    repeated=True,
    earlier_count=2,
    earlier_reported=Code("PARTLY"),
    earlier_note="Im Frühjahr schon einmal.",
    witnesses=(Witness(name="Zoe Zeugin", contact="Zimmer 4"), Witness(name="Wachdienst")),
    evidence_kinds=frozenset({Code("SCREENSHOT")}),
    online=(
        OnlineEvidence(
            url="https://netz.example/beitrag/1",
            profile_url="https://netz.example/profil",
            seen_at=datetime(2026, 10, 1, 7, 30, tzinfo=UTC),
            found_by="Mara Beispiel",
        ),
    ),
    consequences=frozenset({Code("ANXIETY"), Code("UNFIT")}),
    days_unfit=4,
    damage_cents=12_050,
    steps_so_far=frozenset({Code("LEAVE_SCENE")}),
    informed=frozenset({Code("SUPERIOR")}),
    police_on=date(2026, 10, 2),
    police_number="ST/0815/2026",
    interpreter=True,
    interpreter_language="Tigrinya",
    suggestion="Ein zweiter Ausgang.",
    near_incident=False,
    own_answers=(
        OwnAnswer(
            question=Code("q_alarm"),
            asked=Bilingual(de="War der Alarmknopf da?", en="Was there an alarm button?"),
            text="Ja, unter dem Tisch.",
            chosen=(OwnChoice(code=Code("yes"), label=Bilingual(de="Ja", en="Yes")),),
        ),
    ),
)
# Units are the office's own: one that has none takes none.
FILABLE: Final = replace(EVERYTHING, unit=None)

_CODES: Final = st.from_regex(r"[A-Z][A-Z_]{0,20}", fullmatch=True).map(Code)
_TEXTS: Final = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30
)
_SETS: Final = st.frozensets(_CODES, max_size=3)
_ONE: Final = st.none() | _CODES
_NUMBERS: Final = st.none() | st.integers(0, 3000)
_YES_NO: Final = st.none() | st.booleans()
_DAYS: Final = st.dates(date(1990, 1, 1), date(2030, 1, 1))
_WORDS: Final = st.builds(Bilingual, de=_TEXTS, en=_TEXTS)
_MOMENTS: Final = st.integers(0, 2**31).map(lambda second: datetime.fromtimestamp(second, UTC))

DETAILS: Final = st.builds(
    IncidentDetails,
    contact_way=_ONE,
    contact_times=_TEXTS,
    name=_TEXTS,
    on_behalf_of=_TEXTS,
    work_mode=_ONE,
    unit=_ONE,
    unit_name=_TEXTS,
    target=_ONE,
    others_affected=_SETS,
    others_count=_NUMBERS,
    motives=_SETS,
    motive_says=_ONE,
    bias_indicators=_SETS,
    perpetrator_known=_ONE,
    perpetrator_relation=_ONE,
    repeated=_YES_NO,
    earlier_count=_NUMBERS,
    earlier_reported=_ONE,
    earlier_note=_TEXTS,
    witnesses=st.lists(st.builds(Witness, name=_TEXTS, contact=_TEXTS), max_size=2).map(tuple),
    evidence_kinds=_SETS,
    online=st.lists(
        st.builds(
            OnlineEvidence,
            url=_TEXTS,
            profile_url=_TEXTS,
            seen_at=st.none() | _MOMENTS,
            found_by=_TEXTS,
        ),
        max_size=2,
    ).map(tuple),
    consequences=_SETS,
    days_unfit=_NUMBERS,
    damage_cents=_NUMBERS,
    steps_so_far=_SETS,
    informed=_SETS,
    police_on=st.none() | _DAYS,
    police_number=_TEXTS,
    interpreter=_YES_NO,
    interpreter_language=_TEXTS,
    suggestion=_TEXTS,
    near_incident=_YES_NO,
    own_answers=st.lists(
        st.builds(
            OwnAnswer,
            question=_CODES,
            asked=_WORDS,
            text=_TEXTS,
            chosen=st.lists(st.builds(OwnChoice, code=_CODES, label=_WORDS), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)
