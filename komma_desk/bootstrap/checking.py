"""Looks a store through: without a key what everybody can see, with one what it opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from komma_desk.bootstrap.attachments import attachment_files
from komma_desk.bootstrap.house import House
from komma_desk.bootstrap.log_sealer import signed_by
from komma_desk.bootstrap.opening import unlock_store
from komma_desk.bootstrap.session import Session
from komma_desk.domain.access import AccessReport
from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.audit import Compartment
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import PersonId
from komma_desk.domain.store_health import Health, HealthLine, StoreHealth
from komma_desk.store.check import CheckReport, check_cases, check_office
from komma_desk.store.proof import prove_encrypted
from komma_desk.store.upgrade import FILES
from komma_desk.usecases.queries.access_list import AccessList
from komma_desk.vault.key_ring import KeyRing
from komma_desk.words import Bilingual, _

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


def check_open_store(house: House, session: Session) -> StoreHealth:
    """The same while somebody has it open; whether it is encrypted was proved at the opening."""
    lines = [_asked(_KEYS, lambda: house.cabinet(session.folder).read())]
    lines.extend(_set_back(session))
    kept = session.attachments() if session.ring.holds(Compartment.CASES) else ()
    lines.extend(_looked_through(session.folder, session.ring, session.signing_keys(), kept))
    return StoreHealth(tuple(lines))


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
        kept = session.attachments() if ring.holds(Compartment.CASES) else ()
    yield from _looked_through(folder, ring, people, kept)


def _looked_through(
    folder: Path,
    ring: KeyRing,
    people: Mapping[PersonId, frozenset[bytes]],
    kept: tuple[SealedAttachment, ...],
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
    yield from _attachments(folder, kept)


def _attachments(folder: Path, kept: tuple[SealedAttachment, ...]) -> Iterator[HealthLine]:
    """Every attachment opened and compared; files nobody knows are named, never removed."""
    files = attachment_files(folder)
    wrong: list[str] = []
    for sealed in kept:
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
    orphans = files.orphans(frozenset(sealed.stored_as for sealed in kept))
    yield HealthLine(what=_ORPHANS, health=Health.GOOD, number=len(orphans), said=orphans)


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
