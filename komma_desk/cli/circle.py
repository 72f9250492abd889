"""`case restrict|widen|lift|circle|ask-break-glass`: who may read a case."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_facts, show_json
from komma_desk.domain.access_words import names_said
from komma_desk.domain.circle_deeds import NotForTheCircle
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.login import require_login
from komma_desk.domain.person import Person
from komma_desk.domain.reporter_way import WRITES_ON
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.commands.ask_break_glass import AskBreakGlass, GlassAsked
from komma_desk.usecases.commands.lift_circle import LiftCircle
from komma_desk.usecases.commands.restrict_case import RestrictCase
from komma_desk.usecases.commands.widen_circle import WidenCircle
from komma_desk.usecases.queries.case_circle import CaseCircle, CircleView
from komma_desk.usecases.queries.case_desk import CaseByNumber
from komma_desk.words import _


def restrict(doors: Doors, wanted: Namespace) -> Exit:
    """Who was excluded before stays so unless `--not-excluded` says otherwise."""
    with _unlocked(doors, wanted) as store:
        view = _circle(store, wanted.case)
        kept = view.story.excluded if view.story else frozenset()
        members = _officers(wanted.member, view)
        excluded = _people(wanted.exclude, (*view.officers, *view.keepers))
        allowed = _people(wanted.not_excluded, (*view.officers, *view.keepers))
        store.perform(
            RestrictCase(
                case=view.case,
                members=members,
                excluded=(kept | excluded) - allowed,
                reason=wanted.reason,
                leaving=wanted.leaving,
            )
        )
        _show(_circle(store, wanted.case), as_json=wanted.json)
    return Exit.DONE


def widen(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        view = _circle(store, wanted.case)
        (person,) = _officers([wanted.who], view)
        store.perform(WidenCircle(case=view.case, person=person, reason=wanted.reason))
        _show(_circle(store, wanted.case), as_json=wanted.json)
    return Exit.DONE


def lift(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        view = _circle(store, wanted.case)
        store.perform(LiftCircle(case=view.case, reason=wanted.reason))
        _show(_circle(store, wanted.case), as_json=wanted.json)
    return Exit.DONE


def circle(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        _show(_circle(store, wanted.case), as_json=wanted.json)
    return Exit.DONE


def ask(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        case = store.ask(CaseByNumber(wanted.case))
        asked = store.perform(AskBreakGlass(case=case, reason=wanted.reason)).receipt
    assert isinstance(asked, GlassAsked)
    if wanted.json:
        show_json({"request": str(asked.request), "keepers": list(asked.keepers)})
    else:
        told = _("The request is in the post to: {names}.")
        say(told.format(names=names_said(asked.keepers)))
        say(_("Its id: {id}").format(id=asked.request))
    return Exit.DONE


def _unlocked(doors: Doors, wanted: Namespace) -> OpenStore:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    return doors.unlock(wanted.dir, wanted.login, text)


def _circle(store: OpenStore, number: str) -> CircleView:
    view: CircleView = store.ask(CaseCircle(store.ask(CaseByNumber(number))))
    return view


def _officers(logins: Sequence[str], view: CircleView) -> frozenset[PersonId]:
    """Raises NotForTheCircle: whoever is known, but not of clearing, is no mistyped login."""
    known = {each.login for each in view.officers}
    for login in map(require_login, logins):
        if login not in known:
            raise NotForTheCircle(name=login)
    return _people(logins, view.officers)


def _people(logins: Iterable[str], people: Iterable[Person]) -> frozenset[PersonId]:
    known = {each.login: each.id for each in people}
    wanted = [require_login(each) for each in logins]
    if not known.keys() >= set(wanted):
        raise NoSuchPerson
    return frozenset(known[each] for each in wanted)


def _show(view: CircleView, *, as_json: bool) -> None:
    names = {each.id: each.name for each in (*view.officers, *view.keepers, *view.readers)}
    story = view.story
    excluded = [names.get(each, "") for each in story.excluded] if story else []
    if as_json:
        show_json(
            {
                "number": view.number,
                "restricted": view.restricted,
                "readers": [each.login for each in view.readers],
                "since": story.since.isoformat() if story else None,
                "by": names.get(story.by) if story and story.by else None,
                "reason": story.reason if story else None,
                "excluded": sorted(excluded),
                "helpers": [each.login for each in view.helpers],
                "reporter_told": str(view.reporter),
            }
        )
        return
    if not view.restricted:
        say(_("Case {number} is open to the whole clearing office.").format(number=view.number))
        return
    facts = {
        _("Number"): view.number,
        _("Restricted to"): names_said(each.name for each in view.readers),
        _("Can approve an emergency opening"): names_said(each.name for each in view.helpers),
    }
    if story:
        facts |= {
            _("Since"): f"{story.since.astimezone():%Y-%m-%d %H:%M}",
            _("By"): names.get(story.by, "") if story.by else _("as the report asked for"),
            _("Reason"): story.reason,
            _("Must not see it"): names_said(sorted(excluded)),
        }
    show_facts({name: fact or "–" for name, fact in facts.items()})
    if view.reporter in WRITES_ON:
        say(_(WRITES_ON[view.reporter]))
