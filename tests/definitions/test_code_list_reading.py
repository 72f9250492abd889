"""The code lists KommA Desk comes with are complete, and fit the words of the procedure."""

from __future__ import annotations

from pathlib import Path

import pytest

from komma_desk.definitions.broken import BrokenDefinition, ListedTwice, NotReadable, UnknownWord
from komma_desk.definitions.code_lists import read_code_list, read_code_lists
from komma_desk.domain.code_list import Code, Extension, Prosecution
from komma_desk.domain.procedure.vocabulary import CONSENTS, FIELDS, FieldKind

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "code_lists"
LISTS = read_code_lists(FOLDER)


def test_every_list_of_the_design_is_there() -> None:
    assert set(LISTS) == {path.stem for path in FOLDER.glob("*.toml")}
    expected = {
        *("form", "direction", "place", "channel", "reporter_role", "wish", "severity", "target"),
        *("motive_police", "motive_ground", "motive_hostility", "motive_personal", "work_mode"),
        *("perpetrator", "consequence", "measure", "offence", "referral", "result", "close"),
        *("prosecution", "evidence", "intake_channel", "urgency", "consent", "informed"),
        *("bias_indicator", "others_affected", "motive_says", "yes_no_partly", "contact_way"),
        "unit",
    }
    assert set(LISTS) == expected


def test_every_entry_has_a_label_in_both_languages() -> None:
    labels = [entry.label for one in LISTS.values() for entry in one.entries]
    assert all(label.de.strip() and label.en.strip() for label in labels)


def test_no_two_codes_of_a_list_look_alike_to_a_person() -> None:
    for one in LISTS.values():
        german = [entry.label.de for entry in one.entries]
        assert len(german) == len(set(german)), one.id


def test_every_list_that_is_not_free_says_why() -> None:
    for one in LISTS.values():
        assert (one.why_closed is None) == (one.extension is Extension.FREE), one.id


def test_a_list_that_says_nothing_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text(HEAD + ENTRY, encoding="utf-8")
    assert read_code_list(path).extension is Extension.CLOSED


def test_every_form_has_a_rank_and_proposes_a_level_that_exists() -> None:
    for entry in LISTS["form"].entries:
        assert entry.rank is not None
        assert entry.severity in LISTS["severity"]


def test_the_main_form_of_a_threat_with_a_weapon_is_the_weapon() -> None:
    assert LISTS.main_form([Code("THREAT"), Code("WEAPON"), Code("INSULT")]) == "WEAPON"


def test_every_consent_a_step_may_need_is_an_item_with_an_explanation() -> None:
    items = LISTS["consent"]
    assert set(CONSENTS) <= set(items.codes())
    assert all(entry.meaning is not None for entry in items.entries)
    assert all(items.label_of(Code(item)) == label for item, label in CONSENTS.items())


def test_every_code_field_of_a_step_chooses_from_a_list_that_exists() -> None:
    for field in FIELDS.values():
        assert (field.kind is FieldKind.CODE) == (field.code_list in LISTS)


def test_every_offence_says_how_it_is_prosecuted() -> None:
    offences = {entry.code: entry for entry in LISTS["offence"].entries}
    assert all(entry.prosecution for entry in offences.values())
    insult, assault = offences[Code("185")], offences[Code("223")]
    assert (insult.prosecution, insult.superior_may_apply) == (Prosecution.APPLICATION, True)
    assert assault.prosecution is Prosecution.PUBLIC_INTEREST
    assert offences[Code("188")].victim_may_object
    assert offences[Code("130")].prosecution is Prosecution.EX_OFFICIO


HEAD = 'schema = "komma-codes/1"\nid = "x"\ntitle = { de = "X", en = "X" }\n'
ENTRY = '[[entries]]\ncode = "A"\nlabel = { de = "A", en = "A" }\n'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (HEAD + ENTRY + ENTRY, ListedTwice),
        (HEAD + ENTRY + 'colour = "red"\n', UnknownWord),
        ("'colour' = 1\n" + HEAD + ENTRY, UnknownWord),
        (HEAD + ENTRY + 'rank = "first"\n', BrokenDefinition),
        (HEAD + ENTRY + "rank = true\n", BrokenDefinition),
        (HEAD + ENTRY + 'prosecution = "maybe"\n', BrokenDefinition),
        (HEAD + 'extension = "perhaps"\n' + ENTRY, BrokenDefinition),
        (HEAD.replace('"x"', '"y"') + ENTRY, BrokenDefinition),
    ],
)
def test_a_code_list_with_a_mistake_is_refused(
    tmp_path: Path, text: str, kind: type[BrokenDefinition]
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(kind) as caught:
        read_code_list(path)
    assert "x.toml" in caught.value.spoken()


def test_a_folder_without_lists_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotReadable):
        read_code_lists(tmp_path)
