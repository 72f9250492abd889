"""The words of `komma-desk log`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from komma_desk.cli import access, log
from komma_desk.words import _

if TYPE_CHECKING:
    from komma_desk.cli.upkeep_arguments import Group, Verb


def add(verbs: Group, verb: Verb) -> None:
    verb(verbs, "accept", log.accept, helped=_("take a log that lost its end as it is"))
    verb(verbs, "digest", access.digest, helped=_("list the accesses for data protection"))
    verb(verbs, "accesses", access.accesses, helped=_("the newest list of accesses"))
    made = verb(verbs, "verify", log.verify, helped=_("look through every entry"))
    made.add_argument("--sheet-head", action="append", default=[], metavar="SEQ:HEX")
    made.add_argument(
        "--since-checkpoint", action="store_true", help=_("begin at the newest checkpoint")
    )
    verb(verbs, "checkpoint", log.checkpoint, helped=_("say where the logs stand"))
    made = verb(verbs, "sheet", log.sheet, helped=_("the sheet for data protection"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    made = verb(verbs, "export", log.export, helped=_("lines a stranger can check"))
    made.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl")
    made.add_argument("--with-payloads", action="store_true")
