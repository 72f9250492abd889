"""A log whose end was cut, or a file from an older copy, is named to whoever saw more of it."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from komma_desk.domain.audit import Compartment
from komma_desk.domain.log_loss import LogLoss
from komma_desk.usecases.commands.acknowledge_loss import AcknowledgeLoss, NothingLost
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.refusals import KeyFileNotWritten
from tests.journeys.raw_store import _open, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft


def report(town: Town, login: str = "rita") -> None:
    with town.unlock(login) as desk:
        desk.perform(ReportIncident(a_draft()))


def losses(town: Town, login: str) -> tuple[LogLoss, ...]:
    with town.unlock(login) as desk:
        return desk.losses


def cut(town: Town, compartment: Compartment, *, entries: int) -> None:
    """By somebody with the file key and a tool of her own: triggers away, end away."""
    with town.unlock(CLEARING if compartment is Compartment.CASES else ADMIN) as desk:
        key = desk.ring.file_key(compartment).raw
    file, table = f"{compartment}.db", f"{compartment}_log"
    with closing(_open(town.folder, key, file)) as store:
        store.execute(f"DROP TRIGGER {table}_uncut")
        last = f"(SELECT max(sequence) - {entries} FROM {table})"  # noqa: S608 -- our own words
        deed = f"DELETE FROM {table} WHERE sequence > {last}"  # noqa: S608 -- our own words
        assert store.execute(deed).rowcount == entries


def older(town: Town, name: str, tmp_path: Path) -> Path:
    return Path(shutil.copy2(town.folder / name, tmp_path / name))


def test_a_log_that_only_grew_is_no_loss(town: Town) -> None:
    report(town)
    report(town, "rolf")
    assert [losses(town, login) for login in ("rita", "rolf", CLEARING)] == [(), (), ()]


def test_the_cut_end_of_the_office_log_is_named_with_file_and_day(town: Town) -> None:
    report(town)
    cut(town, Compartment.OFFICE, entries=1)
    (loss,) = losses(town, "rita")
    assert (loss.compartment, loss.last_on) == (Compartment.OFFICE, date(2026, 10, 5))
    assert loss.ends.sequence == loss.seen.sequence - 1
    assert "office.db" in loss.spoken()
    assert str(loss.seen.sequence) in loss.spoken()


def test_the_cut_end_of_the_cases_log_is_named(town: Town) -> None:
    report(town)
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
    cut(town, Compartment.CASES, entries=1)
    (loss,) = losses(town, CLEARING)
    assert loss.compartment is Compartment.CASES
    assert "cases.db" in loss.spoken()


def test_an_emptied_log_is_named(town: Town) -> None:
    report(town)
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    with closing(_open(town.folder, key, "office.db")) as store:
        store.execute("DROP TRIGGER office_log_uncut")
        store.execute("DELETE FROM office_log")
    (loss,) = losses(town, "rita")
    assert loss.ends.sequence == 0
    assert loss.spoken()


@pytest.mark.parametrize("name", ["office.db", "cases.db"])
def test_an_older_copy_put_in_place_is_named(town: Town, tmp_path: Path, name: str) -> None:
    copy = older(town, name, tmp_path)
    report(town)
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        karl.perform(ReportIncident(a_draft()))
    shutil.copy2(copy, town.folder / name)
    (loss,) = losses(town, CLEARING)
    assert f"{loss.compartment}.db" == name


def test_an_older_copy_that_was_worked_in_since_is_named_too(town: Town, tmp_path: Path) -> None:
    copy = older(town, "office.db", tmp_path)
    report(town)
    shutil.copy2(copy, town.folder / "office.db")
    for _ in range(3):
        report(town, "rolf")
    (loss,) = losses(town, "rita")
    assert loss.ends.sequence > loss.seen.sequence
    assert loss.spoken()


def test_a_loss_stays_until_it_is_accepted_and_the_acceptance_is_logged(town: Town) -> None:
    report(town)
    cut(town, Compartment.OFFICE, entries=1)
    assert losses(town, "rita") == losses(town, "rita") != ()
    with town.unlock("rita") as rita:
        before = rita._desk
        with before.look() as work:
            ends = work.trail.head(Compartment.OFFICE).sequence
        rita.perform(AcknowledgeLoss(rita.losses))
        assert rita.losses == ()
        with before.look() as work:
            assert work.trail.head(Compartment.OFFICE).sequence == ends + 1
    assert losses(town, "rita") == ()


def test_where_nothing_is_lost_nothing_is_accepted(town: Town) -> None:
    with town.unlock("rita") as rita, pytest.raises(NothingLost):
        rita.perform(AcknowledgeLoss(rita.losses))


def test_somebody_elses_acceptance_does_not_silence_mine(town: Town) -> None:
    report(town, "rolf")
    report(town)
    cut(town, Compartment.OFFICE, entries=2)
    with town.unlock("rita") as rita:
        rita.perform(AcknowledgeLoss(rita.losses))
    assert losses(town, "rolf") != ()


def test_an_end_that_cannot_be_kept_hinders_nobody_from_closing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_given: object) -> None:
        raise KeyFileNotWritten(file="keys.json")

    rita = town.unlock("rita")
    rita.perform(ReportIncident(a_draft()))
    with monkeypatch.context() as broken:
        broken.setattr(Cabinet, "replace", full_disk)
        rita.close()
    assert losses(town, "rita") == ()


def test_only_the_ends_of_logs_one_can_open_are_kept(town: Town) -> None:
    for _ in range(2):
        report(town)
    with town.unlock("rita") as rita:
        assert rita.ring.last_seen_head(Compartment.OFFICE) is not None
        assert rita.ring.last_seen_head(Compartment.CASES) is None
