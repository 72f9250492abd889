"""`komma-desk case ask|approve`, and the second person at `case step`."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.extract import person_called
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.domain.approval import Approval, Verdict
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StepId
from komma_desk.usecases.commands.ask_colleague import AskColleague
from komma_desk.usecases.commands.grant_request import GrantRequest, NotAskedOfYou
from komma_desk.usecases.effects.second_person import OnTheSpot
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.words import _


def ask(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        case = store.ask(CaseByNumber(wanted.case))
        asked = AskColleague(
            case=case,
            colleague=person_called(store, wanted.colleague),
            step=StepId(wanted.step),
            exception=exception_of(store, case, wanted) or "",
            question=wanted.question or "",
        )
        approval = store.perform(asked).receipt
    if wanted.json:
        show_json({"number": wanted.case, "approval": str(approval)})
    else:
        say(_("{login} is asked and sees it at her own desk.").format(login=wanted.colleague))
    return Exit.DONE


def approve(doors: Doors, wanted: Namespace) -> Exit:
    """What a colleague asks of me in this case; the oldest question first."""
    verdict = Verdict.REFUSED if wanted.refuse else Verdict.APPROVED
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        case = store.ask(CaseByNumber(wanted.case))
        view: CaseView = store.ask(CaseDesk(case))
        approval = _asked_of_me(view)
        store.perform(
            GrantRequest(case=case, approval=approval.id, verdict=verdict, reason=wanted.reason)
        )
    if wanted.json:
        show_json({"number": wanted.case, "step": approval.step, "answer": str(verdict)})
    else:
        say(_("Your answer stands in the case."))
    return Exit.DONE


def exception_of(store: OpenStore, case: CaseId, wanted: Namespace) -> str | None:
    """As given, or the one the step knows where somebody else is to agree."""
    if wanted.exception or not (getattr(wanted, "second", None) or wanted.deed is ask):
        return wanted.exception or None
    view: CaseView = store.ask(CaseDesk(case))
    step = view.procedure.step_by_id.get(StepId(wanted.step))
    return step.exception.when if step and step.exception else None


def second_of(wanted: Namespace) -> OnTheSpot | None:
    """Her passphrase is typed by herself, at the terminal, and comes from no file."""
    if not wanted.second:
        return None
    typed = passphrases.asked(_("Passphrase of {login}, who agrees: ").format(login=wanted.second))
    return OnTheSpot(login=wanted.second, passphrase=typed)


def _asked_of_me(view: CaseView) -> Approval:
    for each in sorted(view.file.approvals, key=lambda one: one.asked_at):
        if each.is_open and each.asked == view.me:
            return each
    raise NotAskedOfYou
