"""What argparse says by itself, in the language of the screens: usage, headings, mistakes."""

from __future__ import annotations

import argparse

from komma_desk.words import N_, _

SAID = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("ignored explicit argument %r"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)


def speak() -> None:
    """Argparse looks its sentences up under this name, as the standard library does throughout.

    Its own way, the process-wide gettext domain, knows the environment and not `--language`.
    """
    setattr(argparse, "_", _)  # noqa: B010 -- a name its stubs do not declare
