"""One of every paper KommA Desk writes, in the languages it is written in, short and long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.definitions.procedure import read_procedure
from komma_desk.documents.card_poster import card_poster
from komma_desk.documents.empty_form import empty_form
from komma_desk.documents.figures_report import figures_report
from komma_desk.documents.filled_paper import filled_paper
from komma_desk.documents.half_sheet import half_sheet
from komma_desk.documents.log_papers import filing_receipt, log_sheet
from komma_desk.documents.procedure_sheet import procedure_sheet
from komma_desk.documents.recovery_sheet import recovery_sheet
from komma_desk.documents.referral_letter import referral_letter
from komma_desk.documents.sealed_receipt import sealed_receipt
from komma_desk.domain.attachment import Attachment
from komma_desk.domain.audit import Compartment, LogHead
from komma_desk.domain.card_papers import CardPoster, SealedReceipt
from komma_desk.domain.figures.counting import FrozenMonth
from komma_desk.domain.figures.periods import Year, parse_period
from komma_desk.domain.figures.release import Imprint, build_release
from komma_desk.domain.figures.tables import Dimension, MethodName, Stretch, TablePlan
from komma_desk.domain.identifiers import AttachmentId, ReportId
from komma_desk.domain.letter import (
    DecisionStatement,
    LetterRecipient,
    LetterSection,
    LetterSender,
    RecoverySheet,
    ReferralLetter,
)
from komma_desk.domain.log_paper import LogSheet, LogStanding, ReceiptPaper
from komma_desk.domain.procedure.definition import Procedure, StateId, Step, StepId
from komma_desk.domain.procedure.layout import laid_out
from komma_desk.domain.recovery_half import HalfSheet
from komma_desk.domain.report_paper import FilledPaper, PaperHead
from komma_desk.domain.roles import StepRole
from komma_desk.usecases.effects.paper_questions import form_on_paper
from komma_desk.words import BOTH, Bilingual, Language
from tests.fakes.shipped import RULES

DAY: Final = date(2026, 11, 22)
_PROCEDURES: Final = Path(__file__).parents[2] / "resources" / "procedures"
_LISTS: Final = read_code_lists(_PROCEDURES.parent / "code_lists")
_CODE: Final = "AS2T-903P-FSE6-X4HT-FA4E-H1G0-HZN7-K1WJ-K59X-9BH6-61MA-1HVA-PVF1-7NFP-75XZ"
_CODE_WORDS: Final = "jafi refo suha pobu digu feso gomo tuto"
_HEAD: Final = LogHead(sequence=57, digest=sha256(b"an entry").digest())


def _letter(language: Language) -> bytes:
    told = "Drei Mal wurde vor dem Bürgerbüro gerufen: „Wir wissen, wo du wohnst.“ <b>&amp; "
    return referral_letter(
        ReferralLetter(
            sender=LetterSender(
                municipality="Stadt Musterlingen",
                office="Clearingstelle",
                address_lines=("Rathausplatz 1", "12345 Musterlingen"),
                contact_name="Miriam Kessler",
                contact_phone="01234 567-810",
            ),
            recipient=LetterRecipient(
                name="Polizeiinspektion Nordtal, Kommissariat für Staatsschutz und Prävention",
                address_lines=("Lindenstraße 14", "12347 Nordtal"),
            ),
            dated_on=DAY,
            case_number="2026-0173",
            purpose="Strafanzeige.\n\nBitte um Rückmeldung \U0001f600.",
            ground=DecisionStatement(
                decided_on=DAY, decided_by=("Carla", "Karl"), reason="Gefahr für Leib und Leben."
            ),
            sections=(
                LetterSection(label="Ort", text="Bürgerbüro"),
                LetterSection(label="Schilderung", text=told * 80),
            ),
            desired_answer="Bitte bestätigen Sie die Übernahme.",
            answer_by_on=date(2026, 12, 1),
            enclosures=("Foto der Tür.jpg", "Mitschrift des Anrufs.txt"),
            to_police=True,
            irrevocability_explained_on=DAY,
            language=language,
        )
    )


def _recovery(language: Language) -> bytes:
    return recovery_sheet(
        RecoverySheet(
            organisation="Stadt Musterlingen",
            person="Miriam Kessler",
            login="m.kessler",
            recovery_code=_CODE[:44],
            made_on=DAY,
            language=language,
        )
    )


def _half(language: Language) -> bytes:
    return half_sheet(
        HalfSheet(
            organisation="Stadt Musterlingen",
            half="A",
            code=_CODE,
            store="S2T9",
            made_on=DAY,
            made_by="Miriam Kessler",
            language=language,
        )
    )


def _log(language: Language) -> bytes:
    office = LogStanding(
        compartment=Compartment.OFFICE, head=_HEAD, this_month=12, last_on=date(2026, 10, 5)
    )
    return log_sheet(
        LogSheet(
            organisation="Musterstadt",
            made_on=DAY,
            made_by="Dora Dank",
            people=8,
            logs=(office,),
            closed=(Compartment.CASES,),
            language=language,
        )
    )


def _receipt(language: Language) -> bytes:
    return filing_receipt(
        ReceiptPaper(
            organisation="Musterstadt",
            report=ReportId(UUID(int=2**127 + 9)),
            filed_on=DAY,
            head=_HEAD,
            language=language,
        )
    )


def _figures(period: str) -> bytes:
    plans = (
        ("T1", Dimension.MONTH, Stretch.YEAR, MethodName.EXACT),
        ("T3", Dimension.FORM, Stretch.QUARTER, MethodName.ROUNDING),
    )
    release = build_release(
        imprint=Imprint(number=3, municipality="Musterstadt", prepared_on=DAY),
        period=parse_period(period),
        rules={"threshold": 5, "base": 5},
        base=5,
        plans=[
            TablePlan(
                id=name,
                title=Bilingual(de=f"{name} {{period}}", en=f"{name} {{period}}"),
                by=by,
                each=each,
                method=method,
            )
            for name, by, each, method in plans
        ],
        forms=("THREAT", "INSULT"),
        months={
            month: FrozenMonth(month=month, cells={"THREAT": 7}, received=11 if at else None)
            for at, month in enumerate(Year(year=2026).months)
        },
    )
    return figures_report(release, {"THREAT": "Bedrohung", "INSULT": "Beleidigung <b>"})


def _procedure(name: str, language: Language) -> bytes:
    return _drawn(read_procedure(_PROCEDURES / f"{name}.toml"), language)


def _procedure_in_pieces(language: Language) -> bytes:
    """A chain so long that its picture takes several sheets to be glued."""
    whole = read_procedure(_PROCEDURES / "komma-standard.toml")
    states = tuple(
        replace(whole.states[0], id=StateId(f"s{at}"), title=Bilingual(de=f"Z {at}", en=f"S {at}"))
        for at in range(30)
    )
    steps = tuple(
        Step(
            id=StepId(f"go{at}"),
            title=Bilingual(de=f"Weiter {at}", en=f"On {at}"),
            sources=(states[at].id,),
            to=states[at + 1].id,
            roles=(StepRole.CLEARING,),
        )
        for at in range(29)
    )
    chain = replace(whole, states=states, start=states[0].id, strands=(), steps=steps, probes=())
    return _drawn(chain, language)


def _drawn(procedure: Procedure, language: Language) -> bytes:
    return procedure_sheet(procedure, laid_out(procedure, language, RULES), DAY)


def _paper_head(language: Language) -> PaperHead:
    return PaperHead(
        municipality="Stadt Musterlingen",
        office="Clearingstelle",
        ways=("Rathausplatz 1", "12345 Musterlingen"),
        dated_on=DAY,
        language=language,
    )


def _form(language: Language, *, long: bool) -> bytes:
    return empty_form(form_on_paper(_paper_head(language), _LISTS, (), long=long))


def _report(language: Language) -> bytes:
    photo = Attachment(
        id=AttachmentId(UUID(int=7)), name="foto.jpg", size=1_500_000, sha256="ab" * 32
    )
    return filled_paper(
        FilledPaper(
            head=_paper_head(language),
            answers=(("Ort", "Büro <b>fett</b> {x}"), ("Wann?", "Am Abend\n\nund später")),
            narrative="Er rief: „=1+1“ & ging. " * 300,
            files=(photo,),
            number="2026-0173",
            receipt="AB12CD34",
            filed_on=DAY,
        )
    )


def _poster(language: Language) -> bytes:
    return card_poster(
        CardPoster(
            head=_paper_head(language),
            place="Im Intranet unter „Hilfe“ <b>&amp; auf dem Stick am Empfang.\n" * 4,
            words="dahu-luro-bebo-semi-woto-nofe",
        )
    )


def _sealed(language: Language, code: str = "") -> bytes:
    return sealed_receipt(
        SealedReceipt(
            head=_paper_head(language),
            report=ReportId(UUID(int=2**127 + 9)),
            sealed_at=datetime(2026, 11, 22, 12, 3, tzinfo=UTC),
            file="Meldung <b> mit einem sehr langen Namen der über die Zeile geht.komma",
            sha256="ab" * 32,
            by_code=bool(code),
            code=code,
        )
    )


_SPOKEN: Final[dict[str, tuple[str, Callable[[Language], bytes]]]] = {
    "letter": ("referral_letter", _letter),
    "recovery sheet": ("recovery_sheet", _recovery),
    "half of a key": ("half_sheet", _half),
    "log sheet": ("log_papers", _log),
    "receipt": ("log_papers", _receipt),
    "short form": ("empty_form", partial(_form, long=False)),
    "long form": ("empty_form", partial(_form, long=True)),
    "report": ("filled_paper", _report),
    "poster": ("card_poster", _poster),
    "sealed receipt": ("sealed_receipt", _sealed),
    "sealed receipt with its code": ("sealed_receipt", partial(_sealed, code=_CODE_WORDS)),
    "procedure": ("procedure_sheet", partial(_procedure, "komma-standard")),
    "small procedure": ("procedure_sheet", partial(_procedure, "komma-small-town")),
    "procedure in pieces": ("procedure_sheet", _procedure_in_pieces),
}
_FOR_WHOEVER_REPORTS: Final = ("empty_form", "filled_paper", "card_poster", "sealed_receipt")
# What each paper is called here, and the room that writes it.
ROOMS: Final = {name: room for name, (room, _write) in _SPOKEN.items()} | {
    "figures": "figures_report"
}


def every_paper() -> Iterator[tuple[str, Language, Callable[[], bytes]]]:
    """The name of each paper, its language, and how to have it."""
    for name, (room, write) in _SPOKEN.items():
        # Einfache Sprache is for whoever reports.
        for language in Language if room in _FOR_WHOEVER_REPORTS else BOTH:
            yield name, language, partial(write, language)
    for period in ("2026-01", "2026"):
        yield f"figures {period}", Language.GERMAN, partial(_figures, period)
