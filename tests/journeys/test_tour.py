"""The programme walks its main job by itself through the real windows, and proves it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtGui import QImage

from komma_desk.demo.tour_reporting import ANSWER, NARRATIVE

ROOT = Path(__file__).resolve().parents[2]
CASES = 20
LOOKS = ("de-light", "de-dark", "en-light", "en-dark")
KEY_PAGES = ("unlock", "report", "cases", "case", "hand-over", "figures")


@dataclass(frozen=True)
class Walked:
    status: int
    said: str
    place: Path  # everything the tour could write to lies below
    told: dict[str, Any]

    @property
    def folder(self) -> Path:
        return self.place / "tour"


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    place = tmp_path_factory.mktemp("tour")
    own = {"HOME": "home", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "TMPDIR": "tmp"}
    for name in own.values():
        (place / name).mkdir()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DISPLAY"},
        **{name: str(place / folder) for name, folder in own.items()},
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(
        [
            *(sys.executable, "-m", "komma_desk", "demo", "--cases", str(CASES)),
            *("--tour", str(place / "tour"), "--keep", str(place / "store")),
        ],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    told = json.loads((place / "tour" / "tour.json").read_text(encoding="utf-8"))
    return Walked(done.returncode, done.stderr, place, told)


def test_every_step_was_reached(walked: Walked) -> None:
    assert (walked.status, walked.told["problems"]) == (0, []), walked.said
    assert all(step["done"] for step in walked.told["steps"])
    numbers = [step["number"] for step in walked.told["steps"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 25


def test_there_is_a_picture_of_every_page_and_none_is_blank(walked: Walked) -> None:
    named = [name for step in walked.told["steps"] for name in step["screenshots"]]
    assert sorted(named) == sorted(path.name for path in walked.folder.glob("*.png"))
    for name in named:
        picture = QImage(str(walked.folder / name))
        assert (picture.width(), picture.height()) == (1366, 768), name
        seen = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 3)
            for y in range(0, picture.height(), 7)
        }
        assert len(seen) > 20, name


def test_the_key_pages_are_shown_in_both_languages_light_and_dark(walked: Walked) -> None:
    named = {name.partition("-")[2] for name in (path.name for path in walked.folder.iterdir())}
    for look in LOOKS:
        for page in KEY_PAGES:
            wanted = f"-{look}.png"
            assert any(name.startswith(page) and name.endswith(wanted) for name in named), (
                page,
                look,
            )


def test_the_letter_opens_with_its_passphrase_only_and_holds_what_was_told(walked: Walked) -> None:
    handed = walked.told["hand_over"]
    letter = (walked.folder / handed["file"]).read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(letter))
    with pikepdf.open(io.BytesIO(letter), password=handed["passphrase"]) as opened:
        assert opened.encryption.bits == 256
        assert len(opened.pages) >= 1


def test_the_figures_were_written_out(walked: Walked) -> None:
    figures = walked.told["figures"]
    folder = walked.folder / figures["folder"]
    assert sorted(path.name for path in folder.iterdir()) == figures["files"]
    release = json.loads((folder / "release.json").read_text(encoding="utf-8"))
    assert release["format"] == "komma-release/1"
    assert release["period"] == figures["period"]
    assert any(folder.glob("*.pdf"))
    for sheet in folder.glob("*.csv"):
        rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")), delimiter=";"))
        assert len(rows) > 1


def test_who_may_not_read_cases_has_no_page_for_them(walked: Walked) -> None:
    pages = [step["found"]["pages"] for step in walked.told["steps"] if "pages" in step["found"]]
    assert len(pages) == 3  # a reporter, the integration officer, the administrator
    assert not any("Fälle" in each for each in pages)


def test_no_word_of_a_report_or_an_answer_lies_anywhere_in_plain(walked: Walked) -> None:
    markers = [text.split(".")[1].strip() for text in (NARRATIVE, ANSWER)]
    sought = [marker.encode(coding) for marker in markers for coding in ("utf-8", "utf-16-le")]
    looked_at = [path for path in walked.place.rglob("*") if path.is_file()]
    assert any(path.name == "cases.db" for path in looked_at)
    for path in looked_at:
        if path.suffix != ".png":
            content = path.read_bytes()
            assert not any(marker in content for marker in sought), path.name
    assert not any(marker in walked.said for marker in markers)
