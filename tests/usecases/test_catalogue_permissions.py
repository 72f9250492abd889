"""Every command and query against every role: allowed is what the table says, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.gate import NotAllowed
from komma_desk.domain.permissions import Permission
from komma_desk.domain.roles import Role
from komma_desk.usecases.catalogue import CATALOGUE, COMMANDS, QUERIES
from komma_desk.usecases.commands.arrive import Arrive
from komma_desk.usecases.commands.save_report_paper import SaveMyReportPaper
from komma_desk.usecases.commands.say_anew import SayConsent, SayWishes
from komma_desk.usecases.commands.write_to_office import WriteToOffice
from komma_desk.usecases.dispatcher import Dispatcher
from tests.fakes.desk import FakeTrail
from tests.fakes.role_presets import ROLES
from tests.usecases.deeds import CANARY, Prepared, commands, queries
from tests.usecases.workbench import CannotPublishError

# What each role may do beyond reporting and looking up partners: pinned, so a change is a decision.
MORE = {
    Role.REPORTER: set(),
    Role.HEAD: {
        *("circle:keep", "extract:answer", "extract:read", "procedure:publish", "procedure:read"),
    },
    Role.DATA_PROTECTION: {
        *("circle:keep", "digest:read", "extract:read", "log:read", "person:read"),
    },
    Role.INTEGRATION: {"figures:read", "figures:export"},
    Role.ADMINISTRATOR: {
        *("office:change", "person:invite", "person:read", "partner:change", "store:keep"),
        *("procedure:publish", "procedure:read"),
    },
    Role.SUBSTITUTE: {
        *("case:read", "case:change", "case:refer", "post:take_in", "report:import"),
        *("figures:read", "figures:prepare", "log:read", "partner:change", "digest:prepare"),
        *("person:read", "store:keep", "extract:post", "procedure:draft", "procedure:read"),
    },
    Role.CLEARING: {
        *("case:read", "case:change", "case:refer", "post:take_in", "report:import"),
        *("circle:change", "extract:post", "procedure:draft", "procedure:read"),
        *("figures:read", "figures:prepare", "log:read", "partner:change", "digest:prepare"),
        *("person:read", "person:invite", "person:confirm", "person:dismiss", "store:keep"),
    },
}


class FullDiskError(Exception):
    """Not even a Trouble: whatever goes wrong, nothing is kept."""


OF_HER_REPORT = {WriteToOffice, SayWishes, SayConsent, SaveMyReportPaper}
LOGGED = [kind for kind, entry in COMMANDS.items() if entry.audit]
EVERYBODY = {"report:file", "store:read", "partner:read"}


def seat_for(bench: Prepared, role: Role, kind: type) -> Dispatcher:
    """Only somebody invited arrives, only who reported writes of it; all else does who is there."""
    if kind in OF_HER_REPORT:
        return bench.seat(replace(bench.people[Role.REPORTER], roles=frozenset({role})))
    return bench.seat(bench.invited[role]) if kind is Arrive else bench.at(role)


def test_the_roles_may_do_what_was_decided_and_no_more() -> None:
    for role in Role:
        assert set(ROLES.of(role).permissions) == {
            Permission(each) for each in EVERYBODY | MORE[role]
        }


def test_there_is_an_example_of_everything_in_the_catalogue(bench: Prepared) -> None:
    assert commands(bench).keys() | queries(bench).keys() == CATALOGUE.keys()


@pytest.mark.parametrize("role", list(Role))
def test_a_command_without_permission_is_refused_and_changes_nothing(
    bench: Prepared, role: Role
) -> None:
    for kind, command in commands(bench).items():
        if COMMANDS[kind].needs in ROLES.of(role).permissions:
            continue
        before = bench.desk.content.copied()
        with pytest.raises(NotAllowed):
            bench.at(role).perform(command)
        assert bench.desk.content == before
        assert bench.outside.staged == {}


@pytest.mark.parametrize("role", list(Role))
def test_a_question_without_permission_is_refused_and_leaves_no_line(
    bench: Prepared, role: Role
) -> None:
    for kind, query in queries(bench).items():
        if QUERIES[kind].needs in ROLES.of(role).permissions:
            continue
        with pytest.raises(NotAllowed):
            bench.at(role).ask(query)
    assert bench.desk.log == []


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_each_command_works_for_each_role_that_may(template: Prepared, kind: type) -> None:
    for role in Role:
        if COMMANDS[kind].needs in ROLES.of(role).permissions:
            bench = template.copied()
            command = commands(bench)[kind]
            seat_for(bench, role, kind).perform(command)


@pytest.mark.parametrize("role", list(Role))
def test_each_question_is_answered_for_each_role_that_may_ask(bench: Prepared, role: Role) -> None:
    for kind, query in queries(bench).items():
        if QUERIES[kind].needs in ROLES.of(role).permissions:
            bench.at(role).ask(query)


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_each_command_leaves_its_one_line_and_no_word_of_content(
    bench: Prepared, kind: type
) -> None:
    command, entry = commands(bench)[kind], COMMANDS[kind]
    role = next(each for each in Role if entry.needs in ROLES.of(each).permissions)
    seat_for(bench, role, kind).perform(command)
    log: list[tuple[Compartment, AuditLine]] = bench.desk.log
    # Of many cases moved at once each has a line of its own besides.
    deeds = [where for where, line in log if line.action != "move case"]
    assert deeds == ([] if entry.audit is None else [entry.log])
    assert CANARY not in repr(log)


@pytest.mark.parametrize("kind", QUERIES, ids=lambda kind: kind.__name__)
def test_reading_a_case_is_written_down_and_nothing_else_is(bench: Prepared, kind: type) -> None:
    entry = QUERIES[kind]
    role = next(each for each in Role if entry.needs in ROLES.of(each).permissions)
    bench.at(role).ask(queries(bench)[kind])
    assert len(bench.desk.log) == (0 if entry.audit is None else 1)
    assert CANARY not in repr(bench.desk.log)


@pytest.mark.parametrize("kind", LOGGED, ids=lambda kind: kind.__name__)
def test_of_a_command_whose_line_cannot_be_written_nothing_is_kept(
    bench: Prepared, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    command, entry = commands(bench)[kind], COMMANDS[kind]
    role = next(each for each in Role if entry.needs in ROLES.of(each).permissions)
    before, files = bench.desk.content.copied(), dict(bench.sealed_files.files)

    def full_disk(*_given: object) -> None:
        raise FullDiskError

    monkeypatch.setattr(FakeTrail, "append", full_disk)
    with pytest.raises(FullDiskError):
        seat_for(bench, role, kind).perform(command)
    assert bench.desk.content == before
    assert (bench.outside.staged, bench.outside.files) == ({}, {})
    assert bench.sealed_files.files == files


def test_a_question_whose_line_cannot_be_written_is_not_answered(
    bench: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_given: object) -> None:
        raise FullDiskError

    monkeypatch.setattr(FakeTrail, "append", full_disk)
    asked = [queries(bench)[kind] for kind, entry in QUERIES.items() if entry.audit]
    assert len(asked) >= 2
    for query in asked:
        with pytest.raises(FullDiskError):
            bench.at(Role.CLEARING).ask(query)


def test_after_a_file_that_could_not_be_put_in_its_place_none_is_left_waiting(
    bench: Prepared,
) -> None:
    command = next(
        each for kind, each in commands(bench).items() if kind.__name__ == "ExportFigures"
    )
    bench.outside.broken = {"komma-2026-10.pdf"}
    with pytest.raises(CannotPublishError):
        bench.at(Role.INTEGRATION).perform(command)
    assert bench.outside.staged == {}
    assert {path.name for path in bench.outside.files} == {"tabelle.csv"}


def test_somebody_with_two_roles_may_do_what_either_may(bench: Prepared) -> None:
    roles = frozenset({Role.CLEARING, Role.ADMINISTRATOR})
    seat = bench.seat(replace(bench.people[Role.CLEARING], roles=roles))
    examples = commands(bench)
    for name in ("SaveOffice", "AddNote"):
        kind = next(each for each in examples if each.__name__ == name)
        assert seat.perform(examples[kind]).subjects
