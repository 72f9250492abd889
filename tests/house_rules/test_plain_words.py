"""Einfache Sprache is whole, plain and short, and never loses a placeholder or a key."""

from __future__ import annotations

import pytest

from tests.house_rules.repository import ROOT, script

script("compile_words")  # the other script imports it
plain_words = script("compile_plain_words")


def test_every_text_whoever_reports_reads_is_plain_or_listed_as_plain_already() -> None:
    assert plain_words.check(ROOT) == []


def test_a_sentence_in_plain_words_is_shorter_than_in_german() -> None:
    wanted = {key: text for key, text in plain_words.wanted(ROOT).items() if text[-1:] in ".!?"}
    plain = {(each.context, each.singular): each.forms for each in plain_words.entries(ROOT)}
    said = [(plain.get(key) or (text,))[0] for key, text in wanted.items()]
    ratio = plain_words.words_a_sentence(said) / plain_words.words_a_sentence(wanted.values())
    assert ratio < 0.85


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        ("Ihr Name ist {name}.", False),
        ("Ihr Name.", True),
        ("Ihr {other} ist {name}.", True),
        ("Ihr &Name ist {name}.", True),
        (" ".join(["Wort"] * 16) + " {name}.", True),
    ],
)
def test_what_a_plain_text_must_keep_is_looked_after(form: str, *, wrong: bool) -> None:
    text = plain_words.Plain(
        context="", singular="Name: {name}", plural="", forms=(form,), place="here"
    )
    assert bool(list(plain_words._differences(text, ("Name: {name}",)))) is wrong


def test_the_same_words_compile_to_the_same_bytes() -> None:
    texts = list(plain_words.entries(ROOT))
    assert plain_words.compiled(texts) == plain_words.compiled(reversed(texts))
