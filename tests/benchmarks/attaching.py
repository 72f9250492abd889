"""Attaching large files: how fast, how much memory, and how soon a key is kept meanwhile."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from komma_desk.bootstrap.session import Session
from komma_desk.domain.attachment import MEGABYTE, SealedAttachment
from komma_desk.ui.bridge.background import Background
from komma_desk.ui.bridge.counter import Counter
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.reporting.report_form import ReportPage, build_report_page
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.take_off_files import TakeOffFiles
from komma_desk.usecases.drafts import DRAFT
from komma_desk.vault.stream import PIECE_BYTES
from tests.benchmarks.case_list import application
from tests.benchmarks.measuring import Comparison, in_turn, took
from tests.journeys.town import Town, a_draft

_WRITER: Final = "rita"
_ROOT: Final = Path(__file__).resolve().parents[2]
_SMALL: Final = 5  # megabytes: what the large file is compared with


def compare(folder: Path, *, megabytes: int, rounds: int, keys: int) -> list[Comparison]:
    town = Town(folder / "town")
    town.found()
    town.bring_in(_WRITER)
    large, small = folder / "large", folder / "small"
    _fill(large, megabytes)
    _fill(small, min(_SMALL, megabytes))
    with town.unlock(_WRITER) as desk:
        speed = _speed(desk, large, rounds)
        with application() as app:
            kept = _keystrokes(app, desk, keys)
    peaks = [(_peak(town, large), _peak(town, small)) for _ in range(rounds)]
    told = ", ".join(f"{one:.0f} and {other:.0f} MB" for one, other in peaks)
    return [
        Comparison(
            what=f"attaching {megabytes} MB: read, sealed, written, read back, compared",
            base="AES-256-GCM alone over the same bytes, which are only read",
            how=f"{rounds} rounds in turn, medians",
            product_took=speed[0],
            base_took=speed[1],
        ),
        Comparison(
            what=f"peak memory of attaching {megabytes} MB",
            base=f"peak memory of attaching {min(_SMALL, megabytes)} MB",
            how=f"a process each, after unlocking: {told}",
            product_took=tuple(one for one, _other in peaks),
            base_took=tuple(other for _one, other in peaks),
        ),
        Comparison(
            what="from a keystroke to the kept draft, the pause of 0.4 seconds included",
            base="sealing and putting the same draft, nothing else",
            how=f"{keys} keys, medians {_in_ms(kept[0])} and {_in_ms(kept[1])} ms",
            product_took=kept[0],
            base_took=kept[1],
        ),
    ]


def _fill(path: Path, megabytes: int) -> None:
    with path.open("wb") as file:
        for _each in range(megabytes):
            file.write(secrets.token_bytes(MEGABYTE))


def _attach(desk: Session, path: Path) -> str:
    sealed = desk.perform(AttachFile(path)).receipt
    assert isinstance(sealed, SealedAttachment)
    return sealed.stored_as


def _speed(desk: Session, path: Path, rounds: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Taking the file off again counts for neither."""
    lying: list[str] = []

    def take_off() -> None:
        desk.perform(TakeOffFiles((lying.pop(),)))

    return in_turn(
        lambda: lying.append(_attach(desk, path)),
        partial(_sealed_raw, path),
        rounds,
        afterwards=take_off,
    )


def _sealed_raw(path: Path) -> None:
    cipher, number = AESGCM(secrets.token_bytes(32)), 0
    with path.open("rb") as file:
        while piece := file.read(PIECE_BYTES):
            cipher.encrypt(number.to_bytes(12, "big"), piece, None)
            number += 1


def _peak(town: Town, path: Path) -> float:
    """Megabytes at most of a process that unlocks and attaches; what unlocking took is left out."""
    words = [sys.executable, "-m", "tests.benchmarks.attaching", str(town.folder), str(path)]
    done = subprocess.run(words, cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return float(done.stdout.splitlines()[-1])


def _keystrokes(
    app: QApplication, desk: Session, keys: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    background = Background()
    counter = Counter(desk, background, _fail)
    questions = Questions(desk, background, _fail)
    page = build_report_page(counter, questions)
    try:
        _until(app, page.submit.isEnabled)
        typed = tuple(took(partial(_type_one, app, desk, page)) for _ in range(keys))
        put = tuple(took(partial(_put_bare, desk)) for _ in range(keys))
    finally:
        background.stop()
        page.deleteLater()
    return typed, put


def _type_one(app: QApplication, desk: Session, page: ReportPage) -> None:
    before = _row(desk)
    page.form.narrative.insertPlainText("x")
    _until(app, lambda: _row(desk) != before)


def _row(desk: Session) -> bytes | None:
    with desk._desk.look() as work:
        return work.office.drafts.get(desk._tools.keys.own_tag(DRAFT))


def _put_bare(desk: Session) -> None:
    with desk._desk.change() as work:
        sealed = desk._tools.keys.seal_own(DRAFT, repr(a_draft("x")).encode())
        work.office.drafts.put(desk._tools.keys.own_tag(DRAFT), sealed)
        work.commit()


def _until(app: QApplication, there: Callable[[], bool]) -> None:
    while not there():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.001)


def _fail(problem: Exception) -> None:
    raise problem


def _in_ms(seconds: tuple[float, ...]) -> str:
    return f"{median(seconds) * 1000:.0f}"


def main() -> None:
    """The child process: attach one file, and say the most memory it took."""
    folder, path = map(Path, sys.argv[1:])
    with Town(folder).unlock(_WRITER) as desk:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak counts from here
        _attach(desk, path)
        status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    (line,) = (each for each in status if each.startswith("VmHWM:"))
    sys.stdout.write(f"{int(line.split()[1]) / 1024}{os.linesep}")


if __name__ == "__main__":
    main()
