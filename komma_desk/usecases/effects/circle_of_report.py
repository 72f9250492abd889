"""Which circle a report gets that was sealed to named people: never wider than can be proved."""

# An envelope names nobody outside, so from its slots nobody can tell who else can open it. Certain
# is only that whoever takes it in could. The names in its body are believed where clearing
# confirmed its writer's keys; a stranger, or somebody in another's name, could write any name
# there, and that person would read along in what the office adds later. Such a case is not lost:
# its circle is whoever took it in, and she can widen it. Nobody comes in whom clearing has not
# confirmed as an officer at this moment, whatever the writer said.

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from komma_desk.domain.addressees import Addressees
from komma_desk.domain.case import ReporterTrust
from komma_desk.domain.circle import Circle
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.circle_people import officers


def circle_of_report(words: Mapping[str, Any], trust: ReporterTrust, context: Context) -> Circle:
    """`words` are the body's; whoever takes it in is a member, for she has read it already."""
    named, me = Addressees.read(words), context.actor.id
    excluded = frozenset(named.excluded) - {me}
    members = {me}
    if trust is ReporterTrust.CONFIRMED:
        confirmed = {each.id for each in officers(context)}
        members |= (named.members.keys() & confirmed) - excluded
    known = {each.id for each in context.work.office.people.all()}
    return Circle(members=frozenset(members), excluded=excluded & known)
