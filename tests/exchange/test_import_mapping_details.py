"""A mapping file may name the answers of the long report, with the codes of their lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.domain.errors import Refusal
from komma_desk.exchange.import_mapping import read_mapping
from komma_desk.exchange.mapping_refusals import NotForThisField, UnknownWord

LISTS = read_code_lists(Path(__file__).resolve().parents[2] / "resources" / "code_lists")
SHORT = """\
schema = "komma-import/1"
source = "Liste"
[received]
as = "occurred"
[fields]
reporter_role = { constant = "WITNESS" }
direction = { constant = "EXT_TO_STAFF" }
occurred = { column = "Tag" }
place = { constant = "COUNTER" }
forms = { constant = "INSULT" }
narrative = { column = "Text" }
acute_danger = { constant = false }
wishes = { constant = "record_only" }
"""


def a_file(folder: Path, more: str) -> Path:
    path = folder / "liste.toml"
    path.write_text(SHORT + more, encoding="utf-8")
    return path


def test_codes_of_every_motive_list_numbers_days_and_texts_are_known(tmp_path: Path) -> None:
    more = """\
motives = { column = "Motiv", values = { "Queer" = "F_QUEER", "Alter" = "G_AGE" } }
repeated = { column = "Oft", values = { "ja" = true, "nein" = false } }
days_unfit = { column = "Tage" }
damage_euros = { column = "Schaden" }
police_on = { column = "Anzeige" }
unit_name = { column = "Amt", default = "unbekannt" }
"""
    answers = read_mapping(a_file(tmp_path, more), LISTS).answers
    assert [rule.gives for rule in answers["motives"].rules] == ["F_QUEER", "G_AGE"]
    assert [rule.gives for rule in answers["repeated"].rules] == ["yes", "no"]
    assert answers["damage_euros"].column == "Schaden"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('motives = { constant = "HK01" }', UnknownWord),  # only the police assign those
        ('days_unfit = { column = "Tage", values = { "vier" = "4" } }', NotForThisField),
        ('witnesses = { column = "Zeugen", labels = true }', NotForThisField),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, line: str, kind: type[Refusal]) -> None:
    with pytest.raises(kind):
        read_mapping(a_file(tmp_path, line + "\n"), LISTS)
