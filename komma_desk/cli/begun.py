"""`komma-desk report begun`: what was begun for others, handed to a colleague or discarded."""

from __future__ import annotations

from argparse import Namespace
from uuid import UUID

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.domain.identifiers import ReceptionId
from komma_desk.domain.login import require_login
from komma_desk.domain.stored import NoSuchPerson
from komma_desk.usecases.commands.discard_reception import DiscardReception
from komma_desk.usecases.commands.hand_reception import HandReception, NotBegun
from komma_desk.usecases.drafts import BegunReception
from komma_desk.usecases.queries.begun_receptions import BegunReceptions
from komma_desk.usecases.queries.possible_readers import PossibleReaders
from komma_desk.words import _


def begun(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        if wanted.hand is not None:
            _hand(store, _begun(store, wanted.hand), wanted.to)
        elif wanted.discard is not None:
            store.perform(DiscardReception(_begun(store, wanted.discard)))
        left: tuple[BegunReception, ...] = store.ask(BegunReceptions())
    if wanted.json:
        show_json({"begun": [_as_json(each) for each in left]})
        return Exit.DONE
    if not left:
        say(_("Nothing is begun."))
    for each in left:
        at = each.reception.received_at
        say(f"{each.id}  {at.date().isoformat() if at else '–'}  {each.reception.told_by or '–'}")
    return Exit.DONE


def _hand(store: OpenStore, entry: ReceptionId, login: str) -> None:
    """Raises NoSuchPerson or NotForTheseEyes."""
    known = {each.login: each.person for each in store.ask(PossibleReaders())}
    if (wanted := require_login(login)) not in known:
        raise NoSuchPerson
    store.perform(HandReception(entry, known[wanted]))


def _begun(store: OpenStore, said: str) -> ReceptionId:
    """Raises NotBegun."""
    try:
        wanted = ReceptionId(UUID(said))
    except ValueError as wrong:
        raise NotBegun from wrong
    if wanted not in {each.id for each in store.ask(BegunReceptions())}:
        raise NotBegun
    return wanted


def _as_json(entry: BegunReception) -> dict[str, object]:
    at = entry.reception.received_at
    return {
        "id": str(entry.id),
        "received_at": at.isoformat() if at else None,
        "told_by": entry.reception.told_by,
        "files": len(entry.files),
    }
