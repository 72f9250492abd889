"""A letter tells what the consent allows to tell, and nothing beyond it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentManner, ConsentState, NoScopeHere
from komma_desk.domain.consent_scope import ConsentScope, narrowed_by
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.incident_details import IncidentDetails, Witness
from komma_desk.domain.person import Part
from komma_desk.domain.roles import Role
from komma_desk.usecases.commands.involve import Involve
from komma_desk.usecases.commands.record_consent import RecordConsent
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.effects.letter_scope import NamesHer, NotCovered
from komma_desk.usecases.queries.case_desk import CaseDesk, CaseView
from komma_desk.usecases.queries.referral_preview import ReferralPreview
from komma_desk.words import Language, speaking
from tests.usecases.deeds import Prepared, a_draft

COUNSELLING = Code("refer_counselling")
WRITTEN = "Ein Mann drohte am Schalter."
FACTS = ("direction", "occurred", "place", "forms")


class Room:
    """A case whose reporter allowed counselling with this scope."""

    def __init__(self, bench: Prepared, scope: ConsentScope, **told: Any) -> None:
        self.bench, self.seat = bench, bench.at(Role.CLEARING)
        draft = a_draft(
            WRITTEN,
            reporter_role=Code("AFFECTED"),
            place_detail="Zimmer 3",
            contact="0170 / 555 12 34, abends",
            **{"consent_scopes": narrowed_by({COUNSELLING: scope})} | told,
        )
        bench.at(Role.REPORTER).perform(ReportIncident(draft))
        taken: Any = self.seat.perform(TakeIn()).receipt
        self.case = next(
            CaseId(each)
            for each, case in bench.desk.content.cases.cases.items()
            if case.number in taken.numbers
        )

    @property
    def view(self) -> CaseView:
        view: CaseView = self.seat.ask(CaseDesk(self.case))
        return view

    def letter(self, *parts: str, purpose: str = "Bitte helfen Sie.") -> str:
        handed = self.seat.perform(
            ReferCase(
                case=self.case,
                partner=self.bench.partner.id,
                parts=parts,
                purpose=purpose,
                target=Path("/draußen/brief"),
            )
        ).receipt
        assert isinstance(handed, HandedOver)
        sealed = self.bench.outside.files[handed.target]
        return sealed.removeprefix(handed.passphrase.encode())[::-1].decode()

    def allow(self, scope: ConsentScope) -> None:
        self.seat.perform(
            RecordConsent(
                case=self.case,
                item=COUNSELLING,
                state=ConsentState.GIVEN,
                manner=ConsentManner.ORAL,
                scope=scope,
            )
        )

    def key_of(self, part: Part) -> str:
        return next(f"involved:{each.id}" for each in self.view.file.involved if each.part is part)


def test_only_what_happened_travels_where_no_more_is_allowed(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.ONLY_FACTS)
    letter = room.letter(*FACTS)
    assert "Bedrohung" in letter
    for secret in (WRITTEN, "Zimmer 3", "555"):
        assert secret not in letter


@pytest.mark.parametrize("part", ["narrative", "place_detail", "contact", "wishes", "involved"])
def test_a_part_beyond_only_what_happened_is_refused(bench: Prepared, part: str) -> None:
    room = Room(bench, ConsentScope.ONLY_FACTS)
    key = room.key_of(Part.AFFECTED) if part == "involved" else part
    with pytest.raises(NotCovered):
        room.letter(*FACTS, key)
    assert bench.outside.files == {}
    assert room.view.file.referrals == ()


def test_the_refusal_names_consent_and_scope_and_part_in_the_language_of_the_screens(
    bench: Prepared,
) -> None:
    room = Room(bench, ConsentScope.ONLY_FACTS)
    with speaking(Language.ENGLISH):
        with pytest.raises(NotCovered) as refused:
            room.letter("narrative", "contact", "occurred")
        said = refused.value.spoken()
    for word in (
        "Passing on to an advisory service",
        "only what happened",
        "What happened, How to reach the person",
        "ask the affected person",
    ):
        assert word in said
    assert WRITTEN not in said


def test_without_her_name_the_text_travels_and_who_she_is_does_not(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.NO_NAME)
    letter = room.letter(*FACTS, "place_detail", "narrative")
    assert WRITTEN in letter
    assert room.view.file.involved[0].name not in letter
    for key in ("contact", room.key_of(Part.AFFECTED)):
        with pytest.raises(NotCovered):
            room.letter("narrative", key)


def test_without_her_name_the_accused_may_be_named_and_a_witness_not(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.NO_NAME)
    room.seat.perform(Involve(case=room.case, part=Part.ACCUSED, name="Kuno Krach"))
    room.seat.perform(Involve(case=room.case, part=Part.WITNESS, name="Zita Zeugin"))
    assert "Kuno Krach" in room.letter("narrative", room.key_of(Part.ACCUSED))
    with pytest.raises(NotCovered):
        room.letter("narrative", room.key_of(Part.WITNESS))


@pytest.mark.parametrize("scope", [ConsentScope.NO_NAME, ConsentScope.ONLY_FACTS])
def test_a_file_travels_only_where_everything_may_be_told(
    bench: Prepared, scope: ConsentScope
) -> None:
    with speaking(Language.ENGLISH):
        with pytest.raises(NotCovered) as refused:
            Room(bench, scope).letter("occurred", "file:0")
        assert "does not cover: Files." in refused.value.spoken()


def test_whatever_may_be_told_travels_with_her_name(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.ALL)
    letter = room.letter("narrative", "contact", room.key_of(Part.AFFECTED))
    for each in (WRITTEN, "555 12 34", room.view.file.involved[0].name):
        assert each in letter


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (ConsentScope.ALL, "alles, mit ihrem Namen"),
        (ConsentScope.NO_NAME, "alles, aber ohne ihren Namen"),
        (ConsentScope.ONLY_FACTS, "nur was passiert ist, ohne Texte, Dateien und Namen"),
    ],
)
def test_the_letter_says_how_much_she_allows(
    bench: Prepared, scope: ConsentScope, said: str
) -> None:
    assert f"extent='{said}'" in Room(bench, scope).letter("occurred")


@pytest.mark.parametrize(
    "text",
    [
        "Frau Ada-Kern wurde bedroht.",
        "KERN wurde bedroht.",
        "Rückruf: 0170 5551234",
        "Rückruf: (0170) 555-12-34.",
        "Mail an ada@amt.example.",
        "Zita hat es gesehen.",
        "Kerns Tochter war dabei.",
        "KERNS Tochter war dabei.",
        "frau ada kern wurde bedroht",
        "Ke\u00adrn wurde bedroht.",
        "Bei Frau Ro, der Vertrauten.",
        "Bei Bo Ro war sie.",
        "Rückruf: +49 170 5551234",
        "Rückruf: 0049 (0)170/5551234",
        "Rückruf: 0170 5551234 / 18 Uhr",
        "Rückruf: 0170\u20115551234",
        "Mail („ada@amt.example“)!",
    ],
)
def test_a_text_that_names_her_or_leads_to_her_stays_here(bench: Prepared, text: str) -> None:
    known = IncidentDetails(name="Ada Kern", witnesses=(Witness(name="Zita Zoll"),))
    room = Room(bench, ConsentScope.NO_NAME, details=known)
    room.seat.perform(
        Involve(case=room.case, part=Part.TRUSTED, name="Bo Ro", contact="Ada@Amt.example")
    )
    with pytest.raises(NamesHer):
        room.letter("narrative", purpose=text)
    assert bench.outside.files == {}


def test_a_text_that_names_for_whom_she_reported_stays_here(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.NO_NAME, details=IncidentDetails(on_behalf_of="Mira Muster"))
    with pytest.raises(NamesHer):
        room.letter("narrative", purpose="Frau Muster ruft Sie an.")


@pytest.mark.parametrize(
    "text", ["Ein kernloser Vorfall.", "Wir kannten ada nicht.", "Kuno Krach.", "Ro 3, um 10 Uhr"]
)
def test_a_text_that_names_nobody_of_them_travels(bench: Prepared, text: str) -> None:
    known = IncidentDetails(name="Frau Ada Kern")
    room = Room(bench, ConsentScope.NO_NAME, details=known)
    room.seat.perform(Involve(case=room.case, part=Part.ACCUSED, name="Kuno Krach"))
    assert room.letter("narrative", purpose=text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ada Müller", "Frau Mueller wurde bedroht."),
        ("Ada Mueller", "Frau Müller wurde bedroht."),
        ("Ada Mu\u0308ller", "Frau Müller wurde bedroht."),
        ("Ada Yıldız-Çelik", "Frau Celik wurde bedroht."),
        ("Li Wu", "Frau Wu wurde bedroht."),
    ],
)
def test_a_name_is_found_in_another_spelling(bench: Prepared, name: str, text: str) -> None:
    room = Room(bench, ConsentScope.NO_NAME, details=IncidentDetails(name=name))
    with pytest.raises(NamesHer):
        room.letter("narrative", purpose=text)


@pytest.mark.parametrize(
    ("name", "contact"), [("Mann von Ada Kern", ""), ("Kuno Krach", "wohnt bei ihr, 0170 5551234")]
)
def test_an_accused_who_bears_her_name_or_shares_her_telephone_stays_here(
    bench: Prepared, name: str, contact: str
) -> None:
    room = Room(bench, ConsentScope.NO_NAME, details=IncidentDetails(name="Ada Kern"))
    room.seat.perform(Involve(case=room.case, part=Part.ACCUSED, name=name, contact=contact))
    with pytest.raises(NamesHer):
        room.letter("narrative", room.key_of(Part.ACCUSED))


def test_a_name_in_the_story_keeps_the_story_here(bench: Prepared) -> None:
    known = IncidentDetails(name="Drohte Mann")
    room = Room(bench, ConsentScope.NO_NAME, details=known)
    with speaking(Language.ENGLISH):
        with pytest.raises(NamesHer) as refused:
            room.letter("occurred", "narrative")
        assert "“What happened” holds a name" in refused.value.spoken()
    assert room.letter("occurred")


def test_the_newest_word_on_how_much_may_be_told_holds(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.ONLY_FACTS)
    room.allow(ConsentScope.ALL)
    assert WRITTEN in room.letter("narrative")
    room.allow(ConsentScope.ONLY_FACTS)
    with pytest.raises(NotCovered):
        room.letter("narrative")


def test_the_preview_refuses_what_the_letter_would(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.ONLY_FACTS)
    preview = ReferralPreview(
        case=room.case, partner=bench.partner.id, parts=("narrative",), purpose="x"
    )
    with pytest.raises(NotCovered):
        room.seat.ask(preview)
    assert room.seat.ask(replace(preview, parts=FACTS))


def test_a_consent_by_which_nobody_is_told_cannot_be_narrowed(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.ALL)
    command = RecordConsent(
        case=room.case,
        item=Code("contact"),
        state=ConsentState.GIVEN,
        manner=ConsentManner.ORAL,
        scope=ConsentScope.NO_NAME,
    )
    with pytest.raises(NoScopeHere):
        room.seat.perform(command)
    room.seat.perform(replace(command, state=ConsentState.REFUSED))


def test_the_history_says_how_much_was_allowed(bench: Prepared) -> None:
    room = Room(bench, ConsentScope.ALL)
    room.allow(ConsentScope.NO_NAME)
    assert room.view.file.history[-1].facts["scope"] == "no_name"
