"""Somebody with the office's key exchanges keys under the others' feet, and is found out."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.identifiers import CaseId
from komma_desk.usecases.commands.answer_reporter import AnswerReporter
from komma_desk.usecases.commands.confirm_person import ConfirmPerson
from komma_desk.usecases.commands.report_incident import ReportIncident
from komma_desk.usecases.commands.take_in import TakeIn
from komma_desk.usecases.queries.case_desk import CaseDesk
from komma_desk.usecases.queries.my_reports import MyReports
from komma_desk.vault.refusals import (
    KeyFileDamaged,
    SignatureWrong,
    SwappedKey,
    WrongLoginOrPassphrase,
)
from tests.journeys.raw_store import change, office_key
from tests.journeys.town import ADMIN, CLEARING, Town, a_draft, only_case, person_id


def admin_changes(town: Town, deed: str, *values: object) -> None:
    with town.unlock(ADMIN) as mira:
        key = office_key(mira)
    assert change(town.folder, key, deed, *values) == 1


def keys_of(town: Town, login: str) -> tuple[bytes, bytes]:
    with town.unlock(login) as desk:
        public = desk.ring.person.public
        return public.sealing, public.signing


def taken_in(town: Town) -> CaseId:
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        return only_case(karl)


def test_no_report_is_sealed_to_a_group_key_nobody_vouches_for(town: Town) -> None:
    forged, _ = keys_of(town, ADMIN)
    deed = "UPDATE group_epochs SET public_key = ? WHERE group_name = 'clearing'"
    admin_changes(town, deed, forged)
    with pytest.raises(SwappedKey) as noticed:
        town.unlock("rita")
    assert noticed.value.spoken()


def test_an_epoch_of_a_stranger_put_on_top_is_noticed_too(town: Town) -> None:
    forged, _ = keys_of(town, ADMIN)
    deed = (
        "INSERT INTO group_epochs SELECT group_name, 2, ?, previous_sealed, signature"
        " FROM group_epochs WHERE group_name = 'clearing'"
    )
    admin_changes(town, deed, forged)
    with pytest.raises(SwappedKey):
        town.unlock("rita")


def test_no_answer_is_sealed_to_a_reporters_exchanged_key(town: Town) -> None:
    case = taken_in(town)
    forged, _ = keys_of(town, ADMIN)
    admin_changes(town, "UPDATE people SET sealing = ? WHERE login = 'rita'", forged)
    with town.unlock(CLEARING) as karl:
        with pytest.raises(SwappedKey):
            karl.perform(AnswerReporter(case=case, text="Hallo"))
        view: Any = karl.ask(CaseDesk(case))
    assert view.file.messages == ()


def test_a_report_signed_before_her_key_was_exchanged_stays_hers_unconfirmed(town: Town) -> None:
    """Clearing remembers the keys it confirmed; what is planted in their place names nobody."""
    with town.unlock("rita") as rita:
        rita.perform(ReportIncident(a_draft()))
        me = rita.actor.id
    _, forged = keys_of(town, ADMIN)
    admin_changes(town, "UPDATE people SET signing = ? WHERE login = 'rita'", forged)
    with town.unlock(CLEARING) as karl:
        karl.perform(TakeIn())
        view: Any = karl.ask(CaseDesk(only_case(karl)))
    assert (view.file.case.reporter, view.file.case.trust) == (me, "unconfirmed")


def test_an_answer_of_an_officer_whose_key_was_exchanged_is_not_believed(town: Town) -> None:
    case = taken_in(town)
    with town.unlock(CLEARING) as karl:
        karl.perform(AnswerReporter(case=case, text="Hallo"))
    _, forged = keys_of(town, ADMIN)
    admin_changes(town, "UPDATE people SET signing = ? WHERE login = 'karl'", forged)
    with town.unlock("rita") as rita:
        reports: Any = rita.ask(MyReports())
    assert [each.answers for each in reports] == [()]


def test_keys_exchanged_between_arriving_and_confirming_are_not_signed(
    founded_town: Town,
) -> None:
    founded_town.accept("rita", founded_town.invite("rita"))
    sealing, signing = keys_of(founded_town, ADMIN)
    deed = "UPDATE people SET sealing = ?, signing = ? WHERE login = 'rita'"
    admin_changes(founded_town, deed, sealing, signing)
    with founded_town.unlock(CLEARING) as karl:
        rita = person_id(karl, "rita")
        with pytest.raises((Refusal, Trouble)) as noticed:
            karl.perform(ConfirmPerson(rita))
    assert "rita" not in noticed.value.spoken().lower()


def test_a_grant_given_to_somebody_else_opens_nothing(town: Town) -> None:
    with town.unlock(ADMIN) as mira:
        me, other = mira.actor.id, person_id(mira, CLEARING)
    deed = "UPDATE group_grants SET person_id = ? WHERE person_id = ? AND group_name = 'clearing'"
    admin_changes(town, deed, me.hex, other.hex)
    with pytest.raises(Trouble):
        town.unlock(ADMIN)


def edit_keys(town: Town, edit: Any) -> None:
    path: Path = town.folder / "keys.json"
    content = json.loads(path.read_text(encoding="ascii"))
    edit(content)
    path.write_text(json.dumps(content), encoding="ascii")


def test_a_slot_under_another_login_opens_for_nobody(town: Town) -> None:
    def swap(content: Any) -> None:
        first, second, *_ = content["slots"]
        slots = content["slots"]
        slots[first], slots[second] = slots[second], slots[first]

    edit_keys(town, swap)
    closed = []
    for login in (ADMIN, CLEARING, "rita", "rolf", "carla", "ines", "henrik", "dora"):
        try:
            town.unlock(login).close()
        except WrongLoginOrPassphrase:
            closed.append(login)
    assert len(closed) == 2


def test_a_file_key_readdressed_or_replaced_is_refused(town: Town) -> None:
    def forge(content: Any) -> None:
        for one in content["file_keys"]:
            one["sealed"] = b64encode(bytes(80)).decode()

    edit_keys(town, forge)
    with pytest.raises((Refusal, Trouble)):
        town.unlock(CLEARING)


@pytest.mark.parametrize("part", ["commitment", "signature"])
def test_a_forged_generation_of_file_keys_is_refused(town: Town, part: str) -> None:
    def forge(content: Any) -> None:
        for one in content["generations"]:
            one[part] = b64encode(bytes(len(one[part]) * 3 // 4)).decode()

    edit_keys(town, forge)
    with pytest.raises((SwappedKey, SignatureWrong, KeyFileDamaged, Trouble)):
        town.unlock(CLEARING)
