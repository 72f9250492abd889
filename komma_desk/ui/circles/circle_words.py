"""What the screens say of a circle and of emergency openings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from komma_desk.domain.access_words import names_said
from komma_desk.domain.home_time import local_day
from komma_desk.domain.reporter_way import ReporterWay
from komma_desk.domain.roles import ROLE_NAMES, Role
from komma_desk.ui.parts.day_words import day_in_digits, moment_in_digits
from komma_desk.ui.referrals.one_line import one_line
from komma_desk.usecases.queries.case_circle import CircleView
from komma_desk.usecases.queries.circle_notices import CircleNotice
from komma_desk.words import N_, _

MEANS: Final = N_(
    "Only the people ticked here can open this case from now on: it is sealed under a key of its "
    "own. The rest of the clearing office sees its number, day and state, and "
    "who reads it."
)
CANNOT: Final = N_(
    "What colleagues have read already cannot be taken back, and backups made earlier still open "
    "it for whoever could read it then."
)
_LONGEST: Final = 240  # characters of a reason above a page or in the head of a case


BROKE_IN: Final = {
    ReporterWay.BY_FILE: N_(
        "You opened this case in an emergency. What the reporting person writes reaches you too "
        "once she has opened an answer file of yours."
    ),
    ReporterWay.AT_ONCE: N_(
        "You opened this case in an emergency. What the reporting person writes later still goes "
        "to the people of before and waits for them: about who reads on her programme believes "
        "only them, or anybody shut out could have her letters. Please reach her another way if "
        "it is urgent."
    ),
}


def restricted_said(names: Iterable[str]) -> str:
    """“Restricted to: …”, as list and head say it."""
    return _("Restricted to: {names}").format(names=names_said(names) or "–")


def story_said(view: CircleView) -> str:
    """Since when and by whom; empty for whoever is not told."""
    if view.story is None:
        return ""
    day = day_in_digits(local_day(view.story.since))
    by = next((each.name for each in view.officers if each.id == view.story.by), "")
    if view.story.by is None:
        return _("since {day}, as the report asked for").format(day=day)
    return _("since {day}, by {name}").format(day=day, name=by or _("a person who has left"))


def reason_said(reason: str) -> str:
    """As much as leaves the page its room; the whole of it stands in the history of the case."""
    return _("Reason: {reason}").format(reason=one_line(reason, _LONGEST))


def role_said(roles: Iterable[Role]) -> str:
    """Everybody reports: that is said only of whoever does nothing else."""
    shown = set(roles)
    return ", ".join(_(ROLE_NAMES[role]) for role in sorted(shown - {Role.REPORTER} or shown))


def notice_said(notice: CircleNotice) -> str:
    """A line for the members: who got in, who approved it, and both reasons."""
    told = _(
        "Case {number}, {moment}: {name} opened it in an emergency with the approval of {keeper}."
    ).format(
        number=notice.number,
        moment=moment_in_digits(notice.at),
        name=notice.by or _("a person who has left"),
        keeper=notice.approved_by or _("a person who has left"),
    )
    lines = [
        told,
        reason_said(notice.reason),
        _("Reason of the approval: {reason}").format(reason=one_line(notice.approval, _LONGEST)),
    ]
    if notice.excluded:
        lines.insert(1, _("{name} must not see this case, said the circle.").format(name=notice.by))
    return "\n".join(lines)
