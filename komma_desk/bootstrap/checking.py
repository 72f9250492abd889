"""Looks a store through: without a key what everybody can see, with one what it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.log_sealer import signed_by
from komma_desk.bootstrap.looking_inside import looked_inside
from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.replaying import REPLAYED, replay_line
from komma_desk.bootstrap.session import Session
from komma_desk.domain.access import AccessReport
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.file_size import in_words
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.permissions import Permission
from komma_desk.domain.set_aside import AsideFile, SetAside
from komma_desk.domain.store_health import Health, HealthLine, StoreHealth, require_going_on
from komma_desk.store.check import CheckReport, check_cases, check_office
from komma_desk.store.proof import prove_encrypted
from komma_desk.store.sealed_files import FOLDER
from komma_desk.store.set_aside import known_files
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.commands.set_orphans_aside import SetOrphansAside
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.usecases.queries.aside_files import AsideFiles
from komma_desk.vault.key_ring import KeyRing
from komma_desk.words import Bilingual, _, n_

_KEYS = Bilingual(de="Schlüsseldatei", en="key file")
_SEALED = {
    Compartment.OFFICE: Bilingual(
        de="Verwaltungsdatei ist verschlüsselt", en="office file is encrypted"
    ),
    Compartment.CASES: Bilingual(de="Fallakte ist verschlüsselt", en="case file is encrypted"),
}
_WHOLE = {
    Compartment.OFFICE: Bilingual(
        de="Verwaltungsdatei mit Protokoll", en="office file and its log"
    ),
    Compartment.CASES: Bilingual(de="Fallakte mit Protokoll", en="case file and its log"),
}
_PEOPLE = Bilingual(de="Personen", en="people")
_ATTACHMENTS = Bilingual(de="Anlagen", en="attachments")
_OTHERS = Bilingual(
    de="Anlagen aus Fällen eines Kreises, zu dem Sie nicht gehören",
    en="attachments of cases open only to others",
)
_ORPHANS = Bilingual(de="Anlagen ohne Fall", en="attachments without a case")


def check_store(
    house: House, folder: Path, login: str | None, passphrase: str | None
) -> StoreHealth:
    """Never raises on what it finds; raises where login and passphrase do not open the store."""
    lines = [_asked(_KEYS, lambda: house.cabinet(folder).read())]
    for compartment, what in _SEALED.items():
        lines.append(_asked(what, partial(prove_encrypted, folder / FILES[compartment])))
    if login is None or passphrase is None:
        lines.extend(
            HealthLine(what=what, health=Health.NOT_LOOKED_AT)
            for what in (*_WHOLE.values(), _ATTACHMENTS)
        )
    elif all(line.health is Health.GOOD for line in lines):
        lines.extend(_with_key(house, folder, login, passphrase))
    return StoreHealth(tuple(lines))


def check_open_store(
    house: House, session: Session, go_on: Callable[[], bool] = lambda: True
) -> StoreHealth:
    """The same while somebody has it open; whether it is encrypted was proved at the opening.

    `go_on` is asked again and again; raises CheckStopped where it says no.
    """
    lines = [_asked(_KEYS, lambda: house.cabinet(session.folder).read())]
    lines.extend(_set_back(session))
    inside, kept = _inside(house, session, go_on)
    people = session.signing_keys()
    for line in _looked_through(session.folder, session.ring, people, kept, go_on):
        lines.append(line)
        require_going_on(go_on)
    return StoreHealth((*lines, *inside))


def _set_back(session: Session) -> Iterator[HealthLine]:
    """People whose entry went backwards though nobody of clearing did it."""
    if not session.ring.holds(Compartment.CASES) or not session.is_confirmed:
        return
    report: AccessReport = session.ask(AccessList())
    yield HealthLine(
        what=_PEOPLE,
        health=Health.BAD if report.set_back else Health.GOOD,
        number=len(report.people),
        said=tuple(
            _("Confirmed once, and set back or exchanged by hand since: {names}.").format(
                names=name
            )
            for name in report.set_back
        ),
    )


def _with_key(house: House, folder: Path, login: str, passphrase: str) -> Iterator[HealthLine]:
    with unlock_store(house, folder, login, passphrase) as session:
        ring, people = session.ring, session.signing_keys()
        yield from _set_back(session)
        inside, kept = _inside(house, session)
    yield from _looked_through(folder, ring, people, kept)
    yield from inside


def _inside(
    house: House, session: Session, go_on: Callable[[], bool] = lambda: True
) -> tuple[tuple[HealthLine, ...], tuple[SealedAttachment, ...]]:
    """Nobody else has the store open meanwhile: what no case knows can be moved aside."""
    lines = (
        *looked_inside(session, go_on),
        _replayed(house, session, go_on),
        _orphans(session),
    )
    return lines, session.attachments() if session.ring.holds(Compartment.CASES) else ()


def _replayed(house: House, session: Session, go_on: Callable[[], bool]) -> HealthLine:
    try:
        return replay_line(session, house.rules, go_on)
    except Trouble as problem:
        return HealthLine(what=REPLAYED, health=Health.BAD, said=(problem.spoken(),))


def _looked_through(
    folder: Path,
    ring: KeyRing,
    people: Mapping[PersonId, frozenset[bytes]],
    kept: tuple[SealedAttachment, ...],
    go_on: Callable[[], bool] = lambda: True,
) -> Iterator[HealthLine]:
    def signed(author: PersonId | None, digest: bytes, signature: bytes) -> bool:
        return author is not None and any(
            signed_by(each, digest, signature) for each in people.get(author, ())
        )

    office = folder / FILES[Compartment.OFFICE]
    seen = {each: ring.last_seen_head(each) for each in Compartment}
    key = ring.file_key(Compartment.OFFICE).raw
    yield _line(
        check_office(office, key, anchor=seen[Compartment.OFFICE]), _WHOLE[Compartment.OFFICE]
    )
    if not ring.holds(Compartment.CASES):
        for what in (_WHOLE[Compartment.CASES], _ATTACHMENTS):
            yield HealthLine(what=what, health=Health.NOT_LOOKED_AT)
        return
    cases = folder / FILES[Compartment.CASES]
    key = ring.file_key(Compartment.CASES).raw
    yield _line(
        check_cases(cases, key, anchor=seen[Compartment.CASES], signed=signed),
        _WHOLE[Compartment.CASES],
    )
    yield from _attachments(folder, kept, go_on)
    known = known_files(cases, key) - {sealed.stored_as for sealed in kept}
    if known:
        yield _out_of_reach(folder, known)


def _attachments(
    folder: Path, kept: tuple[SealedAttachment, ...], go_on: Callable[[], bool]
) -> Iterator[HealthLine]:
    """Every attachment opened and compared."""
    files = attachment_files(folder)
    wrong: list[str] = []
    for sealed in kept:
        require_going_on(go_on)
        try:
            files.check(sealed)
        except Trouble as trouble:
            wrong.append(f"{sealed.stored_as[:12]}: {trouble.spoken()}")
    yield HealthLine(
        what=_ATTACHMENTS,
        health=Health.BAD if wrong else Health.GOOD,
        number=len(kept),
        said=tuple(wrong),
    )


def _out_of_reach(folder: Path, names: frozenset[str]) -> HealthLine:
    """Of cases open only to others: whether the files are there is all that can be said."""
    gone = sorted(each for each in names if not (folder / FOLDER / each).is_file())
    said = [_("{name}: the file is missing.").format(name=each[:12]) for each in gone]
    if gone:
        said.append(_("Please put it back from a backup, or tell the people of the case."))
    health = Health.BAD if gone else Health.NOT_LOOKED_AT
    return HealthLine(what=_OTHERS, health=health, number=len(names), said=tuple(said))


def _orphans(session: Session) -> HealthLine:
    """Moved aside by whoever keeps the store and can open the cases; never removed."""
    keeps = Permission.STORE_KEEP in session.actor.permissions
    if not keeps or not session.ring.holds(Compartment.CASES):
        return HealthLine(what=_ORPHANS, health=Health.NOT_LOOKED_AT)
    try:
        done = session.perform(SetOrphansAside()).receipt
        aside = session.ask(AsideFiles())
    except (Refusal, Trouble) as problem:
        return HealthLine(what=_ORPHANS, health=Health.BAD, said=(problem.spoken(),))
    assert isinstance(done, SetAside)
    return HealthLine(
        what=_ORPHANS, health=Health.GOOD, number=len(aside), said=tuple(_told(done, aside))
    )


def _told(done: SetAside, aside: tuple[AsideFile, ...]) -> Iterator[str]:
    for each in done.moved:
        yield _("Moved aside now: {name}, {size}").format(name=each.name, size=in_words(each.size))
    if aside:
        whole = in_words(sum(each.size for each in aside))
        yield n_(
            "{n} file lies in the folder “set-aside” of the store, {size}; nothing was removed.",
            "{n} files lie in the folder “set-aside” of the store, {size}; nothing was removed.",
            len(aside),
        ).format(size=whole)
    if done.young:
        yield n_(
            "{n} file is younger than an hour and was left where it is.",
            "{n} files are younger than an hour and were left where they are.",
            done.young,
        )


def _asked(what: Bilingual, look: Callable[[], object]) -> HealthLine:
    try:
        look()
    except (Refusal, Trouble) as problem:
        return HealthLine(what=what, health=Health.BAD, said=(problem.spoken(),))
    return HealthLine(what=what, health=Health.GOOD)


def _line(report: CheckReport, what: Bilingual) -> HealthLine:
    return HealthLine(
        what=what,
        health=Health.GOOD if report.is_sound else Health.BAD,
        number=sum(report.counts.values()),
        said=tuple(finding.spoken() for finding in report.findings),
    )
