"""What the reporting person is told: everything she may know, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from komma_desk.definitions.organisation import STANDARD, OrganisationRules
from komma_desk.domain.case import CaseEvent, CaseFile
from komma_desk.domain.clock import Entitled
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState
from komma_desk.domain.consent_scope import ConsentScope
from komma_desk.domain.dues.of_case import Due, DueKind, Light
from komma_desk.domain.hearing_deeds import HearingDeed
from komma_desk.domain.identifiers import NoteId, PartnerId, PersonId, ReferralId
from komma_desk.domain.note import Note
from komma_desk.domain.referral import Referral, ReferralState
from komma_desk.domain.told_case import (
    NOTHING_TOLD,
    ContactPerson,
    DoneKind,
    DoneThing,
    HeldConsent,
    NextStep,
    ToldCase,
)
from komma_desk.domain.word_effect import HandOver
from komma_desk.words import Bilingual
from tests.fakes.samples import a_case, a_partner

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
RULES: Final = OrganisationRules(RESOURCES)
PROCEDURE: Final = RULES.procedure((RESOURCES / STANDARD).read_text(encoding="utf-8"))
NOON: Final = datetime(2026, 10, 5, 12, tzinfo=UTC)
KAI: Final = PersonId(uuid4())
SECRET: Final = "Kanarienvogel"

DAYS = st.dates(date(2020, 1, 1), date(2100, 1, 1))
CODES = st.sampled_from([Code("talk"), Code("refer_police"), Code("AD_ADVICE")])
WORDS = st.text(max_size=30)
TOLD = st.builds(
    ToldCase,
    next_step=st.none()
    | st.builds(NextStep, title=st.builds(Bilingual, de=WORDS, en=WORDS), by=st.none() | DAYS),
    contact=st.builds(ContactPerson, name=WORDS, phone=WORDS, email=WORDS),
    done=st.lists(
        st.builds(DoneThing, what=st.sampled_from(DoneKind), on=DAYS, kind=st.none() | CODES),
        max_size=4,
    ).map(tuple),
    handed=st.lists(
        st.builds(HandOver, kind=CODES, item=st.none() | CODES, on=DAYS), max_size=4
    ).map(tuple),
    wishes=st.frozensets(CODES),
    consents=st.lists(
        st.builds(
            HeldConsent,
            item=CODES,
            state=st.sampled_from(ConsentState),
            on=DAYS,
            recipient=WORDS,
            valid_until=st.none() | DAYS,
            scope=st.sampled_from(ConsentScope),
        ),
        max_size=4,
    ).map(tuple),
)
HANDED = HandOver(kind=Code("AD_ADVICE"), item=Code("refer_counselling"), on=date(2026, 10, 5))


def a_file(**parts: Any) -> CaseFile:
    empty = CaseFile(
        case=a_case(),
        history=(),
        involved=(),
        consents=(),
        notes=(),
        messages=(),
        referrals=(),
        attachments=(),
    )
    return replace(empty, **parts)


@given(TOLD)
def test_what_is_told_comes_back_as_it_was_told(told: ToldCase) -> None:
    assert ToldCase.read(told.as_words()) == told


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"state": "triage"},
        {"done": 3, "next": None},
        {"done": [{"what": "hacked", "on": "2026-01-01", "kind": None}]},
        {"done": [], "next": {"de": "x"}, "contact": {}, "handed": [], "wishes": []},
    ],
)
def test_an_old_or_spoilt_letter_tells_nothing_and_stops_nobody(words: dict[str, object]) -> None:
    assert ToldCase.read(words) == NOTHING_TOLD


def test_notes_and_the_names_of_partners_are_never_told() -> None:
    note = Note(id=NoteId(uuid4()), text=SECRET, written_at=NOON, written_by=KAI)
    partner = replace(a_partner(SECRET), kind=Code("AD_ADVICE"))
    referral = Referral(
        id=ReferralId(uuid4()),
        partner=partner.id,
        partner_name=SECRET,
        purpose=SECRET,
        parts=("narrative",),
        file_name=SECRET,
        sha256="0" * 64,
        state=ReferralState.HANDED_OVER,
        made_at=NOON,
        made_by=KAI,
    )
    event = CaseEvent(at=NOON, by=KAI, action="enquire", facts={"enquiry_text": SECRET})
    file = a_file(notes=(note,), referrals=(referral,), history=(event,))
    words = ToldCase.of(file, PROCEDURE, partners=(partner,)).as_words()
    assert SECRET not in str(words)
    assert words["handed"] == [{"kind": "AD_ADVICE", "item": partner.consent, "on": "2026-10-05"}]


def test_what_was_done_is_told_by_day_and_kind() -> None:
    history = (
        CaseEvent(at=NOON, by=None, action="received", entered=("received",)),
        CaseEvent(at=NOON, by=KAI, action="message"),
        CaseEvent(at=NOON, by=KAI, action=HearingDeed.HEARD),
        CaseEvent(at=NOON, by=KAI, action="accept", entered=("triage",)),
        CaseEvent(at=NOON, by=KAI, action="close", entered=("closed",)),
    )
    told = ToldCase.of(a_file(history=history), PROCEDURE)
    assert [each.what for each in told.done] == [
        DoneKind.RECEIVED,
        DoneKind.ANSWERED,
        DoneKind.HEARD,
        DoneKind.CLOSED,
    ]


def test_a_partner_struck_out_since_leaves_the_day_and_no_kind() -> None:
    referral = Referral(
        id=ReferralId(uuid4()),
        partner=PartnerId(uuid4()),
        partner_name=SECRET,
        purpose="",
        parts=(),
        file_name="",
        sha256="",
        state=ReferralState.HANDED_OVER,
        made_at=NOON,
        made_by=KAI,
    )
    told = ToldCase.of(a_file(referrals=(referral,)), PROCEDURE)
    assert told.handed == (HandOver(kind=Code(""), item=None, on=date(2026, 10, 5), name=SECRET),)


@pytest.mark.parametrize(("ended", "told"), [(False, "Antworten"), (True, None)])
def test_the_next_step_is_the_nearest_of_the_office_and_none_at_the_end(
    told: str | None, *, ended: bool
) -> None:
    def due(title: str, kind: DueKind) -> Due:
        return Due(
            key=title,
            kind=kind,
            title=Bilingual(de=title, en=title),
            light=Light.RUNNING,
            entitled=Entitled.OFFICE,
            safe=date(2026, 10, 9),
        )

    dues = (due("Strafantrag", DueKind.STATUTORY), due("Antworten", DueKind.INTERNAL))
    file = a_file(case=replace(a_case(), ended=ended))
    step = ToldCase.of(file, PROCEDURE, dues=dues).next_step
    assert (step.title.de if step else None) == told


def test_files_that_left_are_counted_and_an_older_letter_tells_of_none() -> None:
    told = ToldCase(handed=(replace(HANDED, files=2), HANDED))
    words = told.as_words()
    assert ToldCase.read(words).handed == told.handed
    for each in words["handed"]:
        each.pop("files", None)
    assert [each.files for each in ToldCase.read(words).handed] == [0, 0]
