"""The sentences about a move: what would happen, what is asked, what was done."""

from __future__ import annotations

from collections.abc import Iterable

from komma_desk.usecases.commands.move_cases import CasesMoved
from komma_desk.usecases.queries.move_preview import MoveLine, MoveReport
from komma_desk.words import Bilingual, _, n_


def version_words(title: Bilingual, version: str) -> str:
    return _("{title}, version {version}").format(title=title.spoken(), version=version)


def titles_said(titles: Iterable[Bilingual]) -> str:
    return ", ".join(each.spoken() for each in titles)


def fate_said(line: MoveLine) -> str:
    if line.obstacles:
        return " ".join(each.spoken() for each in line.obstacles)
    if not line.given_up:
        return titles_said(line.then)
    ends = _("not gone on with: {strands}").format(strands=titles_said(line.given_up))
    return f"{titles_said(line.then)} ({ends})"


def summary_of(report: MoveReport) -> str:
    if not report.lines:
        return _("No case you may see would be moved.")
    if report.blocked:
        can = len(report.lines) - report.blocked
        return " ".join(
            (
                n_("{n} case cannot be moved.", "{n} cases cannot be moved.", report.blocked),
                n_("{n} could.", "{n} could.", can),
                _("All are moved, or none."),
            )
        )
    return n_("{n} case can be moved.", "{n} cases can be moved.", len(report.lines))


def staying_said(report: MoveReport) -> str:
    """Empty where nothing stays behind."""
    said = []
    if report.left_ended:
        said.append(
            n_(
                "{n} case that has ended stays.",
                "{n} cases that have ended stay.",
                report.left_ended,
            )
        )
    if report.out_of_reach:
        said.append(
            n_(
                "{n} case restricted to others is not in your reach: a member moves it here in the "
                "same way, if it follows this version.",
                "{n} cases restricted to others are not in your reach: their members move those "
                "that follow this version here in the same way.",
                report.out_of_reach,
            )
        )
    return " ".join(said)


def question_of(report: MoveReport) -> str:
    target = version_words(report.new.title, report.new.version)
    return " ".join(
        (
            n_(
                "{n} case goes on by another version from now on.",
                "{n} cases go on by another version from now on.",
                len(report.lines),
            ),
            _("The new one: {version}.").format(version=target),
            _(
                "Each has an entry in its history. Whoever reported hears of it where the state "
                "has another name then. Deadlines of law stay as they are. You take it back by "
                "moving the cases back."
            ),
        )
    )


def result_of(done: CasesMoved) -> str:
    told = ""
    if done.renamed:
        told = n_(
            "{n} is in a state of another name now; who reported it is told.",
            "{n} are in a state of another name now; who reported them is told.",
            done.renamed,
        )
    back = _("You take it back by moving them back from the new version.")
    moved = n_("{n} case was moved.", "{n} cases were moved.", done.moved)
    return " ".join(each for each in (moved, told, back) if each)
