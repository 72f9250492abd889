"""`break-glass list|answer|use`: opening a restricted case in an emergency, by two people."""

from __future__ import annotations

from argparse import Namespace
from typing import Any
from uuid import UUID

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json, show_table
from komma_desk.domain.access_words import names_said
from komma_desk.domain.break_glass import NoSuchGlassRequest, glass_state_said
from komma_desk.domain.identifiers import GlassRequestId
from komma_desk.domain.permissions import Permission
from komma_desk.usecases.commands.answer_break_glass import AnswerBreakGlass
from komma_desk.usecases.commands.break_glass import BreakGlass
from komma_desk.usecases.queries.glass_requests import (
    AskedByMe,
    AskedOfMe,
    GlassRequests,
    MyGlassRequests,
)
from komma_desk.words import _


def list_(doors: Doors, wanted: Namespace) -> Exit:
    """What this person is asked as a keeper, and what she asked herself."""
    with _unlocked(doors, wanted) as store:
        may = store.actor.permissions
        asked: tuple[AskedOfMe, ...] = (
            store.ask(GlassRequests()) if Permission.CIRCLE_KEEP in may else ()
        )
        mine: tuple[AskedByMe, ...] = (
            store.ask(MyGlassRequests()) if Permission.CIRCLE_CHANGE in may else ()
        )
    if wanted.json:
        show_json(
            {"asked_of_me": [_of_me(x) for x in asked], "asked_by_me": [_mine(x) for x in mine]}
        )
        return Exit.DONE
    show_table(
        (_("Id"), _("Case"), _("Asked"), _("Who"), _("State"), _("Reason"), _("Must not see it")),
        [
            *(
                (
                    each.request,
                    each.number,
                    f"{each.asked_at.astimezone():%Y-%m-%d %H:%M}",
                    each.asked_by,
                    glass_state_said(each.state),
                    each.reason,
                    names_said(each.excluded),
                )
                for each in asked
            ),
            *(
                (
                    each.request,
                    each.number,
                    f"{each.asked_at.astimezone():%Y-%m-%d %H:%M}",
                    _("myself"),
                    glass_state_said(each.state),
                    each.answer or each.reason,
                    "",
                )
                for each in mine
            ),
        ],
    )
    return Exit.DONE


def answer(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        store.perform(
            AnswerBreakGlass(
                request=_request(wanted.request),
                approve=wanted.answer == "approve",
                reason=wanted.reason,
                although_excluded=wanted.although_excluded,
            )
        )
    if wanted.json:
        show_json({"request": wanted.request, "answer": wanted.answer})
    else:
        say(_("The answer is in the post to whoever asked."))
    return Exit.DONE


def use(doors: Doors, wanted: Namespace) -> Exit:
    with _unlocked(doors, wanted) as store:
        request = _request(wanted.request)
        number = next(
            (each.number for each in store.ask(MyGlassRequests()) if each.request == request), ""
        )
        store.perform(BreakGlass(request))
    if wanted.json:
        show_json({"request": wanted.request, "number": number})
    else:
        told = _("Case {number} is open to you now. The circle is told.")
        say(told.format(number=number))
    return Exit.DONE


def _unlocked(doors: Doors, wanted: Namespace) -> OpenStore:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    return doors.unlock(wanted.dir, wanted.login, text)


def _request(text: str) -> GlassRequestId:
    try:
        return GlassRequestId(UUID(text))
    except ValueError as no_id:
        raise NoSuchGlassRequest from no_id


def _of_me(asked: AskedOfMe) -> dict[str, Any]:
    return {
        "request": str(asked.request),
        "number": asked.number,
        "asked_at": asked.asked_at.isoformat(),
        "by": asked.asked_by,
        "reason": asked.reason,
        "excluded": list(asked.excluded),
        "asker_excluded": asked.asker_excluded,
        "state": asked.state,
    }


def _mine(asked: AskedByMe) -> dict[str, Any]:
    return {
        "request": str(asked.request),
        "number": asked.number,
        "asked_at": asked.asked_at.isoformat(),
        "reason": asked.reason,
        "state": asked.state,
        "answered_by": asked.answered_by,
        "answer": asked.answer,
    }
