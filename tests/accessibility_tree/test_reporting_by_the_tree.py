"""By the accessibility tree alone: reported, killed, found again, filed, answered, taken back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from komma_desk.bootstrap.checking import check_store
from komma_desk.demo.store_building import demo_house
from komma_desk.domain.code_list import Code
from komma_desk.domain.consent import ConsentState, newest
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.accessibility_tree.told import ACCEPT, ANSWER, NARRATIVE
from tests.journeys.reporting_by_hand import screenshot
from tests.journeys.town import CLEARING, Town, only_case, passphrase_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PACKAGES = "at-spi2-core python3-pyatspi gir1.2-atspi-2.0 xvfb xauth openbox dbus-x11"
INSTALL = f"apt-get update && apt-get install -y --no-install-recommends {PACKAGES}"


def _missing() -> str:
    """Why it cannot be tried here; empty where it can."""
    if sys.platform != "linux":
        return "the accessibility tree is read over AT-SPI, which only Linux has"
    tools = ("xvfb-run", "xauth", "openbox", "dbus-run-session")
    lacking = [each for each in tools if shutil.which(each) is None]
    if not Path("/usr/libexec/at-spi-bus-launcher").exists():
        lacking.append("at-spi-bus-launcher")
    asked = ["/usr/bin/python3", "-c", "import pyatspi"]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        lacking.append("pyatspi")
    return f"not here: {', '.join(lacking)}. To have it: {INSTALL}" if lacking else ""


def by_the_tree(picture: Path, store: Path, environment: dict[str, str]) -> dict[str, Any]:
    """What was read; the script has a wall of its own, and says what it was waiting for."""
    done = subprocess.run(
        [
            *("/bin/sh", str(HERE / "on_a_screen.sh"), sys.executable, "rita", "20.11.2026"),
            *(str(picture), str(store)),
        ],
        cwd=ROOT,
        env=environment,
        input=f"{passphrase_of('rita')}\n{passphrase_of(CLEARING)}\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        pytest.fail(f"ended with {done.returncode}:\n{done.stderr[-9000:]}", pytrace=False)
    read: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return read


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if why := _missing():
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    place = tmp_path_factory.mktemp("tree")
    town = Town(place / "store")
    town.house = demo_house()
    town.found()
    town.bring_in("rita")
    picture = place / "bild.png"
    screenshot().save(str(picture))
    settings = place / "config" / "KommA" / "KommA Desk.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[store]\nfolder={town.folder}\n", encoding="utf-8")
    environment = {name: text for name, text in os.environ.items() if name != "QT_QPA_PLATFORM"}
    environment |= {
        "HOME": str(place),
        "XDG_CONFIG_HOME": str(place / "config"),
        "XDG_DATA_HOME": str(place / "data"),
    }
    read = by_the_tree(picture, town.folder, environment)
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        view: Any = karl.ask(CaseDesk(only_case(karl)))
    read["case"] = view.file
    read["good"] = check_store(town.house, town.folder, CLEARING, passphrase_of(CLEARING)).is_good
    return read


def test_every_choice_can_be_made_and_heard(told: dict[str, Any]) -> None:
    assert all(told["answered"].values())
    assert len(told["answered"]) == 4


def test_what_was_written_and_attached_is_there_after_the_kill(told: dict[str, Any]) -> None:
    assert any(words.startswith("bild.png") for words in told["again"])
    assert told["again"][-1] == NARRATIVE


def test_the_receipt_is_announced_and_can_be_read(told: dict[str, Any]) -> None:
    assert told["receipt"]["heard"].startswith("Ihre Meldung ist abgegeben")
    assert any(words.startswith("Abgegeben am") for words in told["receipt"]["read"])


def test_the_officer_opens_accepts_and_answers_and_hears_it(told: dict[str, Any]) -> None:
    said = told["officer"]
    assert said["told"] == NARRATIVE
    assert said["accepted"] == f"Erledigt: {ACCEPT}"
    assert said["sent"] == "Die Antwort ist gesendet."


def test_the_report_is_found_again_with_its_kind_and_where_it_stands(told: dict[str, Any]) -> None:
    read = told["my_reports"]
    assert any(told["number"] in words for words in read)
    assert "Bedrohung" in read
    assert any(words.startswith("Jetzt: ") for words in read)
    assert any(words.startswith("Ihr Kontakt: Karl Klär") for words in read)
    assert ANSWER in read


def test_what_a_withdrawal_changes_is_said_before_and_the_office_hears_of_it(
    told: dict[str, Any],
) -> None:
    assert told["effect"].startswith("• ")
    word = newest(told["case"].consents)[Code("refer_counselling")]
    assert word.state is ConsentState.WITHDRAWN
    assert told["good"]
