"""What only an open store shows: entries and their signatures, people, groups, the procedure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from komma_desk.bootstrap.checking_the_way import ON_THE_WAY, files_on_the_way
from komma_desk.bootstrap.session import Session
from komma_desk.bootstrap.vouching import epoch_from, is_vouched_for
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.log_proof import LogVerdict, Signature
from komma_desk.domain.person import Standing
from komma_desk.domain.store_health import CheckStopped, Health, HealthLine, require_going_on
from komma_desk.store.circle_check import look_through
from komma_desk.store.unit_of_work import KeptWork
from komma_desk.usecases.effects.office_lists import ByHand
from komma_desk.usecases.effects.publication import Grounds, claims, counts, default_now, table_now
from komma_desk.usecases.ports.work import Work
from komma_desk.usecases.queries.log_proof import LogProof, LogVerdicts
from komma_desk.usecases.queries.own_questions import EntriesByHand
from komma_desk.vault.groups import GROUPS
from komma_desk.vault.key_ring import KeyRing
from komma_desk.vault.refusals import SwappedKey
from komma_desk.words import Bilingual, _, n_

_ENTRIES = {
    Compartment.OFFICE: Bilingual(
        de="Einträge und Unterschriften des Verwaltungsprotokolls",
        en="entries and signatures of the office log",
    ),
    Compartment.CASES: Bilingual(
        de="Einträge und Unterschriften des Fallprotokolls",
        en="entries and signatures of the case log",
    ),
}
_PEOPLE = Bilingual(
    de="Personen von der Clearingstelle bestätigt", en="people confirmed by the clearing office"
)
_GROUPS = Bilingual(
    de="Gruppenschlüssel von der Clearingstelle unterschrieben",
    en="keys of the groups signed by the clearing office",
)
_PROCEDURE = Bilingual(
    de="Verfahren von der Clearingstelle veröffentlicht",
    en="procedure published by the clearing office",
)
_OWN_ENTRIES = Bilingual(
    de="eigene Einträge und Fragen der Auswahllisten", en="own entries and questions of the lists"
)
_SHOWN = 20
_RESTRICTED = Bilingual(de="Fälle nur für einen Kreis", en="cases restricted to a circle")


def looked_inside(session: Session, go_on: Callable[[], bool]) -> tuple[HealthLine, ...]:
    """Never raises on what it finds; raises CheckStopped."""

    def progress(_done: int, _of: int) -> None:
        require_going_on(go_on)

    proof = LogProof(progress=progress, with_cases=False)  # they were looked at with their file
    looks: tuple[tuple[Bilingual, Callable[[], list[HealthLine]]], ...] = (
        (_ENTRIES[Compartment.OFFICE], lambda: list(_entries(session.ask(proof)))),
        (_PEOPLE, lambda: [session.looked_at(_people)]),
        (_GROUPS, lambda: [session.looked_at(_groups)]),
        (_PROCEDURE, lambda: [_procedures_in(session)]),
        (_OWN_ENTRIES, lambda: [_own_entries(session)]),
        (ON_THE_WAY, lambda: [files_on_the_way(session)]),
        (_RESTRICTED, lambda: [session.looked_at(_restricted)]),
    )
    lines: list[HealthLine] = []
    for what, look in looks:
        try:
            lines += look()
        except CheckStopped:
            raise
        except (Refusal, Trouble) as problem:
            lines.append(HealthLine(what=what, health=Health.BAD, said=(problem.spoken(),)))
    return tuple(lines)


def _entries(verdicts: LogVerdicts) -> Iterator[HealthLine]:
    """Also whether each log fits what the other remembers of it."""
    for verdict in verdicts.logs:
        said = tuple(finding.spoken() for finding in verdict.findings)
        if said:
            said += (_("Please keep the folder as it is, and compare with the last sheet."),)
        yield HealthLine(
            what=_ENTRIES[verdict.compartment],
            health=Health.BAD if said else Health.GOOD,
            number=verdict.head.sequence,
            said=said or _unchecked(verdict),
        )
    for compartment in verdicts.closed:
        yield HealthLine(what=_ENTRIES[compartment], health=Health.NOT_LOOKED_AT)


def _unchecked(verdict: LogVerdict) -> tuple[str, ...]:
    number = verdict.signatures[Signature.UNCHECKED]
    if not number:
        return ()
    return (
        n_(
            "{n} signature could not be checked with your keys",
            "{n} signatures could not be checked with your keys",
            number,
        ),
    )


def _people(work: Work, ring: KeyRing) -> HealthLine:
    confirmed = [each for each in work.office.people.all() if each.standing is Standing.CONFIRMED]
    said = [
        _(
            "{name} ({login}): keys, name or roles are not those the clearing office signed, so "
            "nobody believes them. Please let her leave and come back."
        ).format(name=each.name, login=each.login)
        for each in confirmed
        if not is_vouched_for(each, ring)
    ]
    return _line(_PEOPLE, len(confirmed), said)


def _groups(work: Work, ring: KeyRing) -> HealthLine:
    """Each epoch signed, none missing, and none granted to anybody who is not here."""
    said, number, people = [], 0, {each.id for each in work.office.people.all()}
    for name in GROUPS:
        epochs = [epoch_from(each) for each in work.office.keys.epochs(name)]
        number += len(epochs)
        wrong = [each.epoch for each in epochs if not _is_signed(each.checked, ring)]
        if wrong or [each.epoch for each in epochs] != list(range(1, len(epochs) + 1)):
            said.append(
                _(
                    "The keys of the group “{group}” are not those the clearing office made. "
                    "Please do not go on working, and restore the last backup."
                ).format(group=name)
            )
    if any(PersonId(each.person) not in people for each in work.office.keys.all_grants()):
        said.append(
            _("A key of a group was given to nobody this store knows. Please ask who changed it.")
        )
    return _line(_GROUPS, number, said)


def _is_signed(checked: Callable[[bytes], object], ring: KeyRing) -> bool:
    try:
        checked(ring.directory_public)
    except SwappedKey:
        return False
    return True


def _procedures_in(session: Session) -> HealthLine:
    return session.looked_at(lambda work, _ring: _procedures(session.grounds(work)))


def _procedures(grounds: Grounds) -> HealthLine:
    """The one new cases follow, and whether any other version was put there by hand."""
    standing, known = claims(grounds.office), grounds.known
    said = [
        _(
            "Nobody published version {version} of the procedure “{procedure}”; no new case "
            "follows it. Please ask who changed the store."
        ).format(procedure=each.stored.id, version=each.stored.version)
        for each in standing
        if not counts(each, known, grounds)
    ]
    try:
        default_now(grounds)
        table_now(grounds)
    except Trouble:
        said.append(
            _(
                "The procedure is not one the clearing office published. Please restore the last "
                "backup, and ask who changed the store."
            )
        )
    return _line(_PROCEDURE, len(standing), said)


def _own_entries(session: Session) -> HealthLine:
    doubtful: tuple[ByHand, ...] = session.ask(EntriesByHand())
    said = [
        _(
            "“{code}” ({list}) is not as your clearing office has seen it: an earlier state was "
            "put back, or it was taken out. Please look at it on the page “Lists and questions”, "
            "and ask who changed the store."
        ).format(code=_printed(each.code), list=_printed(each.list_id))
        if each.went_back
        else _(
            "Nobody who may do so signed “{code}” as it stands there ({list}), so it is not "
            "offered. Please enter it anew on the page “Lists and questions”, and ask who "
            "changed the store."
        ).format(code=_printed(each.code), list=_printed(each.list_id))
        for each in doubtful[:_SHOWN]
    ]

    def line(work: Work, ring: KeyRing) -> HealthLine:
        del ring  # everybody may read them
        return _line(_OWN_ENTRIES, len(work.office.own_entries.all()), said)

    return session.looked_at(line)


def _printed(planted: str) -> str:
    return "".join(each if each.isprintable() else "?" for each in planted)[:60]


def _restricted(work: Work, ring: KeyRing) -> HealthLine:
    """Those she can open are opened; of the others she learns that they were not."""
    del ring  # the desk opens with it
    if not isinstance(work, KeptWork) or not work.has_cases:
        return HealthLine(what=_RESTRICTED, health=Health.NOT_LOOKED_AT)
    report = look_through(work.cases.sealed)
    said = [each.spoken() for each in report.findings]
    line = _line(_RESTRICTED, report.opened, said)
    if not report.closed:
        return line
    numbers = ", ".join(report.closed)
    closed = _("Not looked into, because open only to others: {numbers}").format(numbers=numbers)
    return replace(line, said=(*said, closed))


def _line(what: Bilingual, number: int, said: list[str]) -> HealthLine:
    health = Health.BAD if said else Health.GOOD
    return HealthLine(what=what, health=health, number=number, said=tuple(said))
