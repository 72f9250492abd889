"""What clearing and a second person do honestly, and rows somebody writes instead of them."""

from __future__ import annotations

from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from komma_desk.bootstrap.publishing import publish
from komma_desk.bootstrap.session import Session
from komma_desk.domain.case import CaseListing
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.commands.propose_procedure import ProposeProcedure
from komma_desk.usecases.commands.publish_procedure import PublishProcedure
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.save_procedure_draft import SaveProcedureDraft
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.ports.office import StoredProcedure
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.case_list import CasePage
from tests.journeys.raw_store import OFFICE, _open
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources" / "procedures"
STANDARD: Final = (RESOURCES / "komma-standard.toml").read_text(encoding="utf-8")
SMALL: Final = (RESOURCES / "komma-small-town.toml").read_text(encoding="utf-8")
LAX: Final = STANDARD.replace("four_eyes = true", "four_eyes = false")


def proposed(desk: Session, version: str, text: str = STANDARD, **told: Any) -> PublishProcedure:
    """By clearing; what the second person then does who has looked at it."""
    draft: Any = desk.perform(SaveProcedureDraft(text)).receipt
    made: Any = desk.perform(ProposeProcedure(draft.draft, 1, version, **told)).receipt
    with desk._desk.look() as work:
        kept = work.office.procedure_proposals.get(made.procedure, version).procedure.text
    return PublishProcedure(made.procedure, version, sha256(kept.encode()).hexdigest())


def published(town: Town, version: str, text: str = STANDARD, **told: Any) -> None:
    """By Karl of clearing and Mira of the administration."""
    with town.unlock(CLEARING) as karl:
        ready = proposed(karl, version, text, **told)
    with town.unlock(ADMIN) as mira:
        mira.perform(ready)


def a_new_case(town: Town) -> tuple[str, str]:
    """Somebody reports, clearing takes it in; the procedure the case follows."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        lines: Any = karl.ask(CasePage(CaseListing()))
        newest = max(lines, key=lambda line: line.number)
        ref = karl.ask(CaseDesk(CaseId(newest.id))).file.case.procedure
    return ref.id, ref.version


def written(town: Town, key: bytes, *deeds: tuple[str, tuple[object, ...]]) -> None:
    """Raw SQL on the office file, each of which finds what it changes."""
    with closing(_open(town.folder, key, OFFICE)) as office:
        for deed, values in deeds:
            assert office.execute(deed, values).rowcount >= 1


def by_clearing_alone(desk: Session, version: str, text: str = LAX) -> None:
    """With her directory key and the key of the office, as the founding does it."""
    read = desk._tools.rules.procedure(text)
    stored = StoredProcedure(id=read.id, version=version, sha256=read.sha256(), text=text)
    with desk._desk.change() as work:
        before = work.cases.memory.get("procedures known")
        used = work.cases.memory.get("procedures used")
        publish(work, stored, desk.ring)
        # The file of the cases is another matter: there every line is looked after by the log.
        work.cases.memory.put("procedures known", before)
        work.cases.memory.put("procedures used", used)
        work.commit()


def lax(version: str) -> StoredProcedure:
    return StoredProcedure(id="komma-standard", version=version, sha256="0" * 64, text=LAX)
