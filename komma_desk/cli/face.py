"""Runs one command line: the window for a bare store, else the group's deed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from komma_desk.cli import arguments, usage_words
from komma_desk.cli.access_warning import AccessWarning
from komma_desk.cli.doors import Doors
from komma_desk.cli.loss_warning import LossWarning
from komma_desk.cli.radar_arguments import joined
from komma_desk.cli.speaking import Exit, status_of, warn
from komma_desk.domain.clearing_card import ANSWER_SUFFIX, CARD_SUFFIX
from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.words import Language, _, use_language


def run(doors: Doors, given: Sequence[str]) -> int:
    """The exit status; nothing is half done after Ctrl-C, as every deed is one transaction."""
    _print_whatever_comes()
    words = joined(_spoken_in(list(given)))
    known = bool(words) and words[0].split(" ", 1)[0] in arguments.GROUPS
    if not known and not (words and words[0].startswith("-")):
        return _window(doors, Path(words[0]) if words else None)
    usage_words.speak()
    wanted = arguments.parser().parse_args(words)
    if not hasattr(wanted, "deed"):
        arguments.parser().print_usage(sys.stderr)
        return Exit.USAGE
    try:
        return int(wanted.deed(AccessWarning(LossWarning(doors)), wanted))
    except (Refusal, Trouble, UnicodeEncodeError) as problem:
        return int(status_of(problem))
    except BrokenPipeError:
        # Whoever reads has seen enough (`| head`); what was done is done.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    except KeyboardInterrupt:
        warn(_("Stopped. Nothing is half done."))
        return Exit.REFUSED


def _window(doors: Doors, given: Path | None) -> int:
    """The desk of a store; of a card or an answer, as when it was double-clicked, the form."""
    if given is not None and given.suffix in {CARD_SUFFIX, ANSWER_SUFFIX}:
        return doors.form_window(given)
    return doors.window(given)


def _print_whatever_comes() -> None:
    """A terminal or pipe that cannot show a character gets its number instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _spoken_in(words: list[str]) -> list[str]:
    """Take `--language` out, wherever it stands, before the help is built in it."""
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name != "--language":
            continue
        chosen = value if equals else "".join(words[at + 1 : at + 2])
        if chosen in set(Language):
            use_language(Language(chosen))
            return words[:at] + words[at + (1 if equals else 2) :]
    return words
