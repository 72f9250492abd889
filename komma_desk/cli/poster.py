"""`komma-desk store poster`: the sheet that hangs beside the office card."""

from __future__ import annotations

from argparse import Namespace

from komma_desk.cli import passphrases
from komma_desk.cli.doors import Doors
from komma_desk.cli.speaking import Exit, say, show_json
from komma_desk.usecases.commands.save_card_poster import SaveCardPoster
from komma_desk.words import Language, _


def save(doors: Doors, wanted: Namespace) -> Exit:
    text = passphrases.passphrase(wanted.passphrase_file, wanted.login)
    language = Language(wanted.poster_language)
    with doors.unlock(wanted.dir, wanted.login, text) as store:
        store.perform(SaveCardPoster(target=wanted.out, place=wanted.place, language=language))
    if wanted.json:
        show_json({"file": str(wanted.out)})
    else:
        say(_("Saved: {file}").format(file=wanted.out))
    return Exit.DONE
