"""The saved views of the case list: which cases each shows, under which name, and how many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from komma_desk.domain.case import Case, CaseListing
from komma_desk.ui.parts.paged_table_model import Order
from komma_desk.usecases.queries.case_list import Represented, StateCounts
from komma_desk.usecases.queries.desk_counts import Waiting
from komma_desk.words import _

INBOX = "inbox"
OPEN = "open"
UNANSWERED = "unanswered"
MESSAGES = "messages"
REPRESENTED = "represented"
ENDED = "ended"
ALL = "all"
NEWEST_FIRST = Order("received_on", descending=True)
SOONEST_FIRST = Order("due", descending=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """One line at the left: `within` sets it under the line before it."""

    key: str
    title: str
    count: int
    listing: CaseListing
    within: bool = False


def saved_views(states: StateCounts, waiting: Waiting) -> tuple[SavedView, ...]:
    """The views in their order; the states in between are those of the procedure."""
    procedure, counted = states.procedure, states.by_state
    start = procedure.start
    ends = frozenset(str(each.id) for each in procedure.main_states() if each.end)
    between = [
        each for each in procedure.main_states() if not each.end and each.id != procedure.start
    ]
    return (
        SavedView(
            key=INBOX,
            title=_("Inbox"),
            count=counted.get(start, 0) + waiting.post,
            listing=CaseListing(states=frozenset({str(start)})),
        ),
        SavedView(
            key=OPEN,
            title=_("Open cases"),
            count=waiting.open_cases,
            listing=CaseListing(open_only=True),
        ),
        SavedView(
            key=MESSAGES,
            title=_("New messages"),
            count=waiting.unread,
            listing=CaseListing(unread=True),
            within=True,
        ),
        SavedView(
            key=UNANSWERED,
            title=_("Without an answer"),
            count=waiting.unanswered,
            listing=CaseListing(unanswered=True),
            within=True,
        ),
        *_represented(states.represented),
        *(
            SavedView(
                key=f"state:{each.id}",
                title=each.title.spoken(),
                count=counted.get(each.id, 0),
                listing=CaseListing(states=frozenset({str(each.id)})),
                within=True,
            )
            for each in between
        ),
        SavedView(
            key=ENDED,
            title=_("Ended cases"),
            count=sum(number for state, number in counted.items() if state in ends),
            listing=CaseListing(states=ends),
        ),
        SavedView(
            key=ALL, title=_("All cases"), count=sum(counted.values()), listing=CaseListing()
        ),
    )


def _represented(colleague: Represented | None) -> tuple[SavedView, ...]:
    if colleague is None:
        return ()
    return (
        SavedView(
            key=REPRESENTED,
            title=_("For {name}").format(name=colleague.name),
            count=colleague.open_cases,
            listing=CaseListing(open_only=True, responsible=colleague.person),
            within=True,
        ),
    )


def shows(view: CaseListing, case: Case) -> bool:
    """Whether a view holds a case, whatever is searched for in it."""
    if (view.open_only or view.unanswered) and case.ended:
        return False
    if view.responsible is not None and case.responsible != view.responsible:
        return False
    return not view.states or case.state in view.states


def listing_of(view: CaseListing, search: str, order: Order | None) -> CaseListing:
    """What the store is asked: the view, narrowed by the search, in the order of the header."""
    wanted = order or NEWEST_FIRST
    return replace(view, search=search, order=wanted.key, descending=wanted.descending)
