"""`komma-desk case`: list, show, take a step, hand over."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from komma_desk.cli import passphrases
from komma_desk.cli.answering import show_waiting
from komma_desk.cli.approval import exception_of, second_of
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.enclosing import chosen_files
from komma_desk.cli.partner import partner_of
from komma_desk.cli.parts import chosen_parts
from komma_desk.cli.speaking import Exit, say, show_facts, show_json, show_table
from komma_desk.domain.access_words import names_said
from komma_desk.domain.case import CaseLine, CaseListing
from komma_desk.domain.details_record import details_record
from komma_desk.domain.errors import Refusal
from komma_desk.domain.identifiers import CaseId
from komma_desk.domain.procedure.definition import StateId, StepId
from komma_desk.usecases.commands.refer_case import HandedOver, ReferCase
from komma_desk.usecases.commands.take_step import TakeStep
from komma_desk.usecases.effects.detail_lines import own_answer_lines
from komma_desk.usecases.effects.letter_scope import scope_for
from komma_desk.usecases.queries.case_desk import CaseByNumber, CaseDesk, CaseView
from komma_desk.usecases.queries.case_list import CaseCount, CasePage, CaseStates, StateCounts
from komma_desk.usecases.queries.circle_names import CircleNames
from komma_desk.usecases.queries.deadline_radar import DeadlineRadar
from komma_desk.usecases.queries.lines_by_due import BY_DUE, next_dues
from komma_desk.usecases.queries.vocabulary import Vocabulary
from komma_desk.words import N_, _

_PAGE = 200


class FieldWithoutValue(Refusal):
    sentence = N_("“{field}” is no field with a value.")
    advice = N_("Write it as NAME=VALUE, for example --field urgency=high.")


class StandsInForNobody(Refusal):
    sentence = N_("You stand in for no colleague at the moment.")
    advice = N_("Please leave the option “--represented” out.")


def list_(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        states: StateCounts = store.ask(CaseStates())
        procedure, represented = states.procedure, states.represented
        if wanted.represented and represented is None:
            raise StandsInForNobody
        listing = CaseListing(
            search=wanted.search or "",
            states=frozenset({wanted.state}) if wanted.state else frozenset(),
            open_only=wanted.represented,
            responsible=represented.person if wanted.represented and represented else None,
            unanswered=wanted.unanswered,
            order=BY_DUE if wanted.unanswered else "received_on",
            descending=not wanted.unanswered,
        )
        forms = store.ask(Vocabulary())["form"]
        lines: list[CaseLine] = []
        count = store.ask(CaseCount(listing))
        # By the days each page would reckon all of them again.
        at_once = max(count, 1) if listing.order == BY_DUE else _PAGE
        for offset in range(0, count, at_once):
            lines.extend(store.ask(CasePage(listing, offset, at_once)))
        circles = store.ask(CircleNames(tuple(each.id for each in lines if each.restricted)))
        dues = next_dues(store.ask(DeadlineRadar())) if wanted.unanswered else {}
    if wanted.json:
        show_json([_line_record(line, circles) for line in lines])
        return Exit.DONE
    if wanted.unanswered:
        show_waiting(lines, dues)
        return Exit.DONE
    titles = {state.id: state.title for state in procedure.states}
    show_table(
        (_("Number"), _("Received"), _("State"), _("Kind")),
        (
            (
                line.number,
                line.received_on.isoformat(),
                titles[StateId(line.state)].spoken() if line.state in titles else line.state,
                forms.label_of(line.main_form).spoken()
                if line.main_form
                else _("Restricted to: {names}").format(names=names_said(circles[line.id])),
            )
            for line in lines
        ),
    )
    return Exit.DONE


def _line_record(line: CaseLine, circles: Mapping[CaseId, tuple[str, ...]]) -> dict[str, Any]:
    return {
        "number": line.number,
        "received_on": line.received_on.isoformat(),
        "state": line.state,
        "main_form": line.main_form,
        "urgency": line.urgency,
        "acute_danger": line.acute_danger,
        "answered": line.answered,
        "new_message": line.unread,
        "restricted_to": list(circles[line.id]) if line.restricted else None,
    }


def show(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        view = _view(store, wanted.case)
    if wanted.json:
        show_json(_view_record(view))
        return Exit.DONE
    case = view.file.case
    show_facts(
        {
            _("Number"): case.number,
            _("State"): view.procedure.title_of(StateId(case.state)).spoken(),
            _("Received"): case.received_at.date().isoformat(),
            **{_(part.label): part.text for part in view.parts},
            **{asked.spoken(): text for asked, text in own_answer_lines(case.report.details)},
        }
    )
    say()
    say(_("Steps possible now:"))
    for offer in view.offers:
        say(f"  {offer.step.id}  {offer.step.title.spoken()}")
        for reason in offer.reasons:
            say(f"    – {reason.spoken()}")
    return Exit.DONE


def _view_record(view: CaseView) -> dict[str, Any]:
    case = view.file.case
    return {
        "number": case.number,
        "state": case.state,
        "received_at": case.received_at.isoformat(),
        "main_form": case.main_form,
        "facts": dict(case.facts),
        "parts": {part.key: part.text for part in view.parts},
        "details": details_record(case.report.details),
        "history": [
            {"at": event.at.isoformat(), "action": event.action, "entered": list(event.entered)}
            for event in view.file.history
        ],
        "consents": [
            {"item": consent.item, "state": consent.state, "scope": consent.scope}
            for consent in view.file.consents
        ],
        "referrals": [
            {"id": str(each.id), "partner": each.partner_name, "sha256": each.sha256}
            for each in view.file.referrals
        ],
        "steps": [
            {
                "id": offer.step.id,
                "possible": offer.possible,
                "fields": list(offer.step.fields),
                "reasons": [reason.spoken() for reason in offer.reasons],
            }
            for offer in view.offers
        ],
    }


def step(doors: Doors, wanted: Namespace) -> Exit:
    facts: dict[str, str] = {}
    for given in wanted.field:
        name, equals, value = given.partition("=")
        if not equals:
            raise FieldWithoutValue(field=given)
        facts[name] = value
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        case = store.ask(CaseByNumber(wanted.case))
        command = TakeStep(
            case=case,
            step=StepId(wanted.step),
            facts=facts,
            exception=exception_of(store, case, wanted),
            second=second_of(wanted),
        )
        store.perform(command)
        view = store.ask(CaseDesk(case))
    state = view.file.case.state
    if wanted.json:
        show_json({"number": wanted.case, "state": state})
    else:
        title = view.procedure.title_of(StateId(state)).spoken()
        say(_("Case {number} is now: {state}").format(number=wanted.case, state=title))
    return Exit.DONE


def refer(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        view = _view(store, wanted.case)
        partner = partner_of(store, wanted.partner)
        parts = chosen_parts(view, wanted.part, scope_for(view.file, partner, doors.today()))
        files = chosen_files(store, view.file, wanted)
        if not wanted.json:
            for remark in files.remarks:
                say(remark)
        command = ReferCase(
            case=view.file.case.id,
            partner=partner.id,
            parts=parts + files.keys,
            purpose=wanted.purpose
            or _("Please take up contact and offer your help in this matter."),
            target=wanted.out,
            address_checked=wanted.address_checked,
            originals=files.originals,
        )
        handed = store.perform(command).receipt
    assert isinstance(handed, HandedOver)
    if wanted.json:
        show_json(
            {
                "file": str(handed.target),
                "sha256": handed.sha256,
                "passphrase": handed.passphrase,
                "partner": partner.name,
                "files": handed.files,
            }
        )
        return Exit.DONE
    say(_("Letter: {file}").format(file=handed.target))
    say(_("SHA-256: {sum}").format(sum=handed.sha256))
    if handed.files:
        say(_("Files inside the letter: {number}").format(number=handed.files))
    say(_("Passphrase (shown once, tell it by telephone): {words}").format(words=handed.passphrase))
    return Exit.DONE


def _view(store: OpenStore, number: str) -> CaseView:
    view: CaseView = store.ask(CaseDesk(store.ask(CaseByNumber(number))))
    return view
