"""Einfache Sprache lies over the German: a text it leaves out is said in German."""

from __future__ import annotations

from komma_desk.words import N_, Bilingual, Language, _, n_, speaking

PLAIN = N_("Your report is filed")
ONLY_GERMAN = N_("Log sheet")


def test_what_has_plain_words_is_said_in_them() -> None:
    german = _(PLAIN)
    with speaking(Language.PLAIN_GERMAN):
        assert _(PLAIN) not in {german, PLAIN}


def test_what_has_none_is_said_in_german() -> None:
    german = _(ONLY_GERMAN)
    with speaking(Language.PLAIN_GERMAN):
        assert _(ONLY_GERMAN) == german
        assert n_("{n} row was read.", "{n} rows were read.", 2).startswith("2 Zeilen")


def test_things_are_counted_in_plain_words() -> None:
    with speaking(Language.PLAIN_GERMAN):
        one, two = (
            n_("{n} answer is still missing", "{n} answers are still missing", number)
            for number in (1, 2)
        )
    assert one == "1 Antwort fehlt noch"
    assert two == "2 Antworten fehlen noch"


def test_a_label_of_ours_has_plain_words_and_one_of_the_office_is_german() -> None:
    ours = Bilingual(de="Bedrohung", en="Threat")
    own = Bilingual(de="Müllabfuhr", en="Refuse collection")
    with speaking(Language.PLAIN_GERMAN):
        assert ours.spoken() == "Drohung"
        assert own.spoken() == "Müllabfuhr"
    assert ours.spoken() == "Bedrohung"


def test_a_screen_reader_is_told_which_german_it_is() -> None:
    assert [each.tag for each in Language] == ["de", "de-simple", "en"]
    assert [each.base.value for each in Language] == ["de", "de", "en"]
