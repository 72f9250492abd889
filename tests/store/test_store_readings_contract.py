"""Who read a case is found in the log, on the fake and on the encrypted file alike."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import sqlalchemy as sa

from komma_desk.domain.audit import AuditLine, Compartment
from komma_desk.domain.case_reading import Reading
from komma_desk.store.desk import KeptDesk
from komma_desk.usecases.ports.work import Desk

CASE, ATTACHMENT, OTHER = uuid4(), uuid4(), uuid4()


def write(desk: Desk, *lines: tuple[str, str]) -> None:
    with desk.change() as work:
        for action, subject in lines:
            work.trail.append(AuditLine(action=action, subject=subject), Compartment.CASES)
        work.commit()


def test_reads_of_a_case_and_its_attachments_are_found_oldest_first(desk: Desk) -> None:
    write(
        desk,
        ("read case", str(CASE)),
        ("add note", str(CASE)),
        ("read case", str(OTHER)),
        ("preview referral", f"{CASE} {OTHER}"),
        ("save attachment", str(ATTACHMENT)),
    )
    with desk.look() as work:
        found = work.cases.readings.about({CASE, ATTACHMENT})
        assert work.cases.readings.about(set()) == ()
    assert [each.what for each in found] == [Reading.OPENED, Reading.PREVIEWED, Reading.SAVED]
    assert {each.about for each in found} == {CASE, ATTACHMENT}


def test_a_partner_named_like_a_case_makes_no_read_of_it(desk: Desk) -> None:
    write(desk, ("preview referral", f"{OTHER} {CASE}"))
    with desk.look() as work:
        assert work.cases.readings.about({CASE}) == ()


def test_in_a_long_log_the_reads_of_a_young_case_are_found_all(desk: Desk) -> None:
    write(desk, *[("read case", str(OTHER))] * 40, *[("read case", str(CASE))] * 3)
    with desk.look() as work:
        readings = work.cases.readings
        youngest = readings.about({CASE})[-1].at
        assert readings.about({CASE}, after=youngest) == readings.about({CASE})
        late = readings.about({CASE}, after=youngest + timedelta(days=365))
        assert set(late) <= set(readings.about({CASE}))


def test_reads_since_a_moment_are_found_and_nothing_older(desk: Desk) -> None:
    write(desk, ("read case", str(CASE)), ("read case", str(OTHER)), ("take in post", ""))
    with desk.look() as work:
        first, second = work.cases.readings.about({CASE, OTHER})
        assert work.cases.readings.since(second.at) == (second,)
        assert work.cases.readings.since(first.at - timedelta(days=1)) == (first, second)


def test_an_erased_line_tells_nothing_and_hinders_nothing(kept_desk: KeptDesk) -> None:
    write(kept_desk, ("read case", str(CASE)), ("read case", str(CASE)))
    with kept_desk.change() as work:
        rows = work.cases.readings._rows
        rows.change(sa.text("UPDATE cases_log SET payload = x'', salt = x'' WHERE sequence = 1"))  # type: ignore[arg-type]  # raw on purpose
        work.commit()
    with kept_desk.look() as work:
        assert len(work.cases.readings.about({CASE})) == 1
        assert len(work.cases.readings.since(work.cases.readings.about({CASE})[0].at)) == 1
