"""`komma-desk report take-in`: the post, sealed files, or all of a folder they arrive in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from komma_desk.cli import passphrases
from komma_desk.cli.answering import tell_letters
from komma_desk.cli.doors import Doors, OpenStore
from komma_desk.cli.speaking import Exit, say, show_json, status_of, warn
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.usecases.commands.reseal_circles import ResealCircles, Resealed
from komma_desk.usecases.commands.take_in import TakeIn, TakenIn
from komma_desk.usecases.commands.take_in_file import AlreadyTakenIn, TakeInFile
from komma_desk.usecases.effects.letters_from_files import LetterKnown
from komma_desk.usecases.effects.reporters_letters import Heard
from komma_desk.words import _, n_


def take_in(doors: Doors, wanted: Namespace) -> Exit:
    """The post without a file; with files each of them, and one that fails stops no other."""
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    numbers: list[str] = []
    worst = Exit.DONE
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        if wanted.folder is not None:
            worst = _folder(doors, store, wanted.folder, numbers)
        elif not wanted.files:
            worst = _post(store, numbers)
        worst = max(worst, _files(store, wanted.files, numbers))
    if wanted.json:
        show_json({"cases": numbers})
    else:
        say(_("Taken in: {number}").format(number=", ".join(numbers) or "0"))
    return worst


def _post(store: OpenStore, numbers: list[str]) -> Exit:
    taken = store.perform(TakeIn()).receipt
    assert isinstance(taken, TakenIn)
    numbers.extend(taken.numbers)
    for answered in taken.answers:
        if answered.doubt is not None:
            why = _(answered.doubt.value)
            warn(_("An answer to an extract was not taken over: {why}").format(why=why))
    tell_letters(taken.letters)
    _reseal(store)
    if not taken.unreadable:
        return Exit.DONE
    kept = _("{number} envelopes could not be read and were kept.")
    warn(kept.format(number=len(taken.unreadable)))
    return Exit.TROUBLE


def _folder(doors: Doors, store: OpenStore, folder: Path, numbers: list[str]) -> Exit:
    """What was taken in, now or before, is put away; the rest stays for the next time."""
    watched = doors.watched(folder)
    worst, stays = Exit.DONE, 0
    for path in watched.files():
        try:
            numbers.append(_taken(store, path))
        except (AlreadyTakenIn, LetterKnown):
            pass
        except (Refusal, Trouble) as problem:
            warn(f"{path.name}:")
            worst = max(worst, status_of(problem))
            continue
        stays += not watched.put_away(path)
    if stays:
        told = n_(
            "{n} file could not be moved away and stays in the folder; it is not taken in twice.",
            "{n} files could not be moved away and stay in the folder; none is taken in twice.",
            stays,
        )
        warn(told)
    return worst


def _files(store: OpenStore, paths: Iterable[Path], numbers: list[str]) -> Exit:
    return max((*_each(store, paths, numbers), Exit.DONE))


def _each(store: OpenStore, paths: Iterable[Path], numbers: list[str]) -> Iterator[Exit]:
    for path in paths:
        try:
            numbers.append(_taken(store, path))
        except (Refusal, Trouble) as problem:
            warn(f"{path.name}:")
            yield status_of(problem)


def _taken(store: OpenStore, path: Path) -> str:
    """The number of the case: a new one, or the one a letter belongs to."""
    receipt = store.perform(TakeInFile(path)).receipt
    return receipt.number if isinstance(receipt, Heard) else str(receipt)


def _reseal(store: OpenStore) -> None:
    """What waits since somebody left whose restricted cases this person can open."""
    done, left = 0, 1
    while left:
        resealed = store.perform(ResealCircles()).receipt
        assert isinstance(resealed, Resealed)
        done, left = done + len(resealed.done), resealed.left
    if done:
        warn(
            n_(
                "{n} restricted case was sealed anew.",
                "{n} restricted cases were sealed anew.",
                done,
            )
        )
