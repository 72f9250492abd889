"""Single flipped bits in every file of a store: named or without effect, never silently wrong."""

from __future__ import annotations

from pathlib import Path
from random import Random

from komma_desk.domain.errors import Refusal, Trouble
from tests.faults.ground import Found, Outcome, copied, health, look


def storm(store: Path, work: Path, states: int, seed: int) -> Outcome:
    """Each state is one bit of one file; the files take turns, so that small ones are hit too."""
    chance = Random(seed)  # noqa: S311 -- repeatable
    truth = look(copied(store, work / "whole"))
    wrong, named, remarks = 0, 0, []
    names = [path.relative_to(store) for path in _files(store)]
    for number in range(states):
        folder = copied(store, work / "flipped")
        hit = names[number % len(names)]
        _flip(folder / hit, chance)
        match _seen(folder, truth):
            case "named":
                named += 1
            case "silent":
                wrong += 1
                remarks.append(f"silently wrong: {hit}")
            case _:
                pass
    remarks.append(f"{named} named, {states - named - wrong} without effect")
    return Outcome(
        what="one flipped bit in office.db, cases.db, keys.json or an attachment",
        states=states,
        wrong=wrong,
        named=named,
        remarks=tuple(remarks),
    )


def _seen(folder: Path, truth: Found) -> str:
    """`named`: by the unlocking desk or by the check; `silent`: neither, and another content."""
    try:
        is_good = health(folder).is_good
        found = look(folder)
    except (Refusal, Trouble):
        return "named"
    if not is_good:
        return "named"
    return "same" if found == truth else "silent"


def _files(store: Path) -> list[Path]:
    """One attachment stands for all: they are alike."""
    attachments = sorted((store / "attachments").iterdir())[:1]
    return [*(store / name for name in ("office.db", "cases.db", "keys.json")), *attachments]


def _flip(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
