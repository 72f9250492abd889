"""What lets a double click on a card or an answer open KommA Desk, for one person on Linux."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest

from komma_desk.domain.clearing_card import ANSWER_SUFFIX, CARD_SUFFIX
from komma_desk.domain.identifiers import ReportId
from komma_desk.vault.answer_file import packed_answer

HERE = Path(__file__).parents[2] / "packaging" / "linux"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="desktops of Linux only")


def _associate(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    tools = home / "tools"
    tools.mkdir(exist_ok=True)
    command = tools / "komma-desk"
    command.write_text("#!/bin/sh\n", encoding="utf-8")
    command.chmod(0o755)
    told = os.environ | {"XDG_DATA_HOME": str(home), "PATH": f"{tools}:{os.environ['PATH']}"}
    script = ["sh", str(HERE / "associate.sh"), *words]
    return subprocess.run(script, env=told, capture_output=True, text=True, check=True)


def _entry(home: Path) -> RawConfigParser:
    parser = RawConfigParser(interpolation=None)
    parser.read(home / "applications" / "komma-desk.desktop", encoding="utf-8")
    return parser


def test_the_entry_starts_the_command_with_the_file_whatever_its_folder_is_called(
    tmp_path: Path,
) -> None:
    home = tmp_path / "a folder, 100 %"
    home.mkdir()
    _associate(home)
    words = shlex.split(_entry(home)["Desktop Entry"]["Exec"])
    assert words == [str(home / "tools" / "komma-desk").replace("%", "%%"), "%f"]


def test_every_kind_the_entry_opens_is_told_apart_by_its_ending(tmp_path: Path) -> None:
    _associate(tmp_path)
    kinds = set(_entry(tmp_path)["Desktop Entry"]["MimeType"].rstrip(";").split(";"))
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    told = ET.parse(tmp_path / "mime" / "packages" / "komma-desk-mime.xml").getroot()  # noqa: S314 -- our own file
    assert {each.attrib["type"] for each in told} == kinds
    endings = {each.attrib["pattern"].removeprefix("*") for each in told.iter(f"{space}glob")}
    assert endings == {CARD_SUFFIX, ANSWER_SUFFIX}
    (magic,) = told.iter(f"{space}match")
    assert packed_answer(ReportId(UUID(int=1)), b"").startswith(magic.attrib["value"].encode())


def test_it_can_be_undone(tmp_path: Path) -> None:
    _associate(tmp_path)
    _associate(tmp_path, "--remove")
    assert list(tmp_path.rglob("komma-desk.desktop")) == []
    assert list(tmp_path.rglob("komma-desk-mime.xml")) == []
