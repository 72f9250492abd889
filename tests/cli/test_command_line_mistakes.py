"""What is typed wrongly is said in the language of the screens, and never passed over."""

from __future__ import annotations

import argparse
import inspect

import pytest

from komma_desk.cli.usage_words import SAID
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from tests.journeys.desk_line import Line
from tests.journeys.town import CLEARING, a_draft


@pytest.fixture
def number(line: Line) -> str:
    with line.town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with line.town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    (case,) = line.by(CLEARING, "case", "list", line.town.folder, "--json").json
    return str(case["number"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("case", "restrict", "X"), "Fehler: Es fehlt: --as, CASE, --member, --reason"),
        (("case", "nix", "X"), "'nix' gibt es hier nicht. Möglich ist: 'list', 'show'"),
        (("user", "roles", "X", "rita", "--as", "karl", "--add", "koenig"), "'reporter', 'clear"),
        (("store", "info", "X", "--as"), "--as: Dahinter fehlt eine Angabe."),
        (("store", "info", "X", "--as", "karl", "--weg"), "Unbekannte Angaben: --weg"),
    ],
)
def test_a_mistyped_command_is_explained_in_german(
    line: Line, words: tuple[str, ...], said: str
) -> None:
    wrong = line(*words)
    assert (wrong.status, wrong.out) == (2, "")
    assert said in wrong.err
    assert wrong.err.startswith("Aufruf: komma-desk ")


def test_everything_argparse_is_to_say_in_german_is_something_it_says() -> None:
    source = inspect.getsource(argparse)
    assert [each for each in SAID if each.replace("\n", "\\n") not in source] == []


def test_bytes_that_are_no_text_are_refused_in_a_sentence(line: Line) -> None:
    wrong = line.by(CLEARING, "case", "show", line.town.folder, "\udcff")
    assert (wrong.status, wrong.out) == (1, "")
    assert "ein Zeichen, das sich nicht speichern" in wrong.err


def test_a_misspelt_part_is_named_and_nothing_is_sent(line: Line, number: str) -> None:
    given = ("--purpose", "Prüfung", "--part", "narrative", "--part", "narative")
    wrong = line.by(CLEARING, "extract", "post", line.town.folder, number, "--to", "dora", *given)
    assert wrong.status == 1
    assert "keinen Teil „narative“" in wrong.err
    assert line.by("dora", "extract", "list", line.town.folder, "--json").json == []


def test_whoever_is_not_of_clearing_is_no_unknown_login(line: Line, number: str) -> None:
    deed = ("case", "restrict", line.town.folder, number, "--reason", "x", "--member", "rita")
    wrong = line.by(CLEARING, *deed)
    assert wrong.status == 1
    assert "rita kann nicht zum Kreis gehören." in wrong.err


def test_a_term_for_another_role_is_refused_and_not_forgotten(line: Line) -> None:
    folder, term = line.town.folder, ("--from", "2026-10-12", "--until", "2026-10-25")
    for deed in (("invite", folder, "neu", "--role"), ("roles", folder, "rita", "--add")):
        wrong = line.by(CLEARING, "user", *deed, "head", *term)
        assert wrong.status == 1
        assert "hat nur eine Vertretung" in wrong.err
