"""The invented directory is complete and reaches nobody: no number and no mailbox is real."""

from __future__ import annotations

import re
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID

from komma_desk.definitions.code_lists import read_code_lists
from komma_desk.demo.cases import invented_reports
from komma_desk.demo.partners import invented_partners

LISTS = Path(__file__).resolve().parents[2] / "resources" / "code_lists"
numbers = count(1)
PARTNERS = invented_partners(lambda: UUID(int=next(numbers)), date(2026, 10, 1))
FICTIONAL = re.compile(
    r"030 23125 \d{3}|0221 4710 \d{3}|040 66969 \d{3}|089 99998 \d{3}|069 90009 \d{3}"
)


def test_every_partner_is_complete_and_coded() -> None:
    lists = read_code_lists(LISTS)
    assert all(partner.problems() == {} for partner in PARTNERS)
    assert {partner.kind for partner in PARTNERS} <= set(lists["referral"].codes())
    assert {partner.consent for partner in PARTNERS} <= set(lists["consent"].codes())


def test_no_invented_partner_can_be_reached() -> None:
    assert all(FICTIONAL.fullmatch(partner.phone) for partner in PARTNERS)
    assert all(partner.email.endswith("@example.org") for partner in PARTNERS)


def test_each_kind_occurs_once_so_that_a_walk_finds_its_partner() -> None:
    kinds = [partner.kind for partner in PARTNERS]
    assert len(set(kinds)) == len(kinds)
    reports = invented_reports(7, 3000, date(2026, 11, 20))
    wanted = {step.partner for report in reports for step in report.walk if step.partner}
    assert wanted <= set(kinds)


def test_only_those_who_must_prosecute_are_marked_so() -> None:
    marked = {partner.kind for partner in PARTNERS if partner.must_prosecute}
    assert marked == {"POLICE", "STATE_SEC"}
