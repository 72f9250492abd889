"""The letter says what was chosen and nothing else; the sheet bears its code exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from komma_desk.documents.preview import page_count, page_image
from komma_desk.documents.recovery_sheet import recovery_sheet
from komma_desk.documents.referral_letter import referral_letter
from komma_desk.domain.letter import (
    ConsentStatement,
    DecisionStatement,
    LetterSection,
    RecoverySheet,
    ReferralLetter,
)
from komma_desk.words import Language

CODE = "7KQ2-M4XW-9RTB-H6VJ-W3WM-5NDF-8GPZ-2YA1-1000"
DAY = date(2026, 10, 14)
SHEET = RecoverySheet(
    organisation="Stadt Musterlingen",
    person="Miriam Kessler",
    login="m.kessler",
    recovery_code=CODE,
    made_on=date(2026, 10, 14),
    language=Language.ENGLISH,
)


def text_of(data: bytes) -> str:
    pages = (page_image(data, number, 0.05).text for number in range(page_count(data)))
    return " ".join(" ".join(pages).split())


def signs_of(text: str) -> str:
    """Letters and digits alone: readers of files turn a hyphen at a line's end into many things."""
    return "".join(filter(str.isalnum, text))


def test_the_letter_says_who_consented_to_what_when_and_how(letter: ReferralLetter) -> None:
    said = text_of(referral_letter(letter))
    assert (
        "Die betroffene Person consented on 12/10/2026 (schriftlich) to the following:"
        " Weitergabe der Schilderung" in said
    )


def test_the_letter_carries_the_chosen_parts_and_the_request(letter: ReferralLetter) -> None:
    said = text_of(referral_letter(letter))
    wanted = ["Ort Bürgerbüro", letter.purpose, letter.desired_answer, "by 28/10/2026"]
    assert [part for part in wanted if part not in said] == []


def test_the_subject_names_the_case_by_its_number_only(letter: ReferralLetter) -> None:
    assert "Hand-over of case 2026-0173 Dear" in text_of(referral_letter(letter))


def test_only_the_police_are_told_that_nothing_can_be_taken_back(letter: ReferralLetter) -> None:
    note = "This hand-over cannot be taken back"
    assert note in text_of(referral_letter(replace(letter, to_police=True)))
    assert note not in text_of(referral_letter(letter))


def test_a_gap_in_print_is_explained_on_the_letter(letter: ReferralLetter) -> None:
    hebrew = replace(letter, sections=(LetterSection(label="Name", text="\u05d0\u05d1"),))
    assert "cannot be shown in print" in text_of(referral_letter(hebrew))
    assert "cannot be shown in print" not in text_of(referral_letter(letter))


def test_the_same_letter_gives_the_same_bytes(letter: ReferralLetter) -> None:
    assert referral_letter(letter) == referral_letter(letter)


def test_markup_in_every_typed_place_shows_as_typed(letter: ReferralLetter) -> None:
    typed = "<b>&amp;{x}</b>"
    hostile = replace(
        letter,
        purpose=typed,
        case_number=typed,
        desired_answer=typed,
        enclosures=(typed,),
        sections=(LetterSection(label=typed, text=typed),),
        ground=ConsentStatement(given_by=typed, scope=typed, given_on=DAY, how=typed),
        recipient=replace(letter.recipient, name=typed, contact_name=typed),
        sender=replace(letter.sender, contact_name=typed, municipality=typed, office=typed),
    )
    assert text_of(referral_letter(hostile)).count(typed) >= 16


def test_a_letter_without_consent_says_who_decided_it_and_why(letter: ReferralLetter) -> None:
    decided = DecisionStatement(
        reason="Gefahr für Leib oder Leben", decided_on=DAY, decided_by=("Ada Kern", "Kai Roth")
    )
    said = text_of(referral_letter(replace(letter, ground=decided)))
    for words in ("has not consented", "Gefahr für Leib oder Leben", "Ada Kern, Kai Roth"):
        assert words in said
    assert "consented on" not in said


def test_a_letter_of_a_megabyte_is_written(letter: ReferralLetter) -> None:
    section = LetterSection(label="Was geschehen ist", text="Er rief und drohte. " * 50_000)
    assert page_count(referral_letter(replace(letter, sections=(section,)))) > 100


@settings(max_examples=25, deadline=None)
@given(typed=st.text(st.characters(), max_size=200))
def test_no_name_or_number_breaks_the_frame(typed: str) -> None:
    sheet = replace(SHEET, organisation=typed, person=typed, login=typed)
    assert page_count(recovery_sheet(sheet)) >= 1


def test_the_code_stands_on_the_sheet_exactly() -> None:
    assert signs_of(CODE) in signs_of(text_of(recovery_sheet(SHEET)))


@pytest.mark.parametrize("groups", [1, 7, 9, 30])
def test_every_group_of_a_code_is_printed(groups: int) -> None:
    code = "-".join(f"{number:04}" for number in range(groups))
    said = text_of(recovery_sheet(replace(SHEET, recovery_code=code)))
    assert signs_of(code) in signs_of(said)


def test_the_square_beside_the_code_differs_from_code_to_code() -> None:
    other = replace(SHEET, recovery_code=CODE.replace("7KQ2", "7KQ3"))
    assert square_of(recovery_sheet(SHEET)) == square_of(recovery_sheet(SHEET))
    assert square_of(recovery_sheet(SHEET)) != square_of(recovery_sheet(other))


def square_of(data: bytes) -> list[bytes]:
    image = page_image(data, 0, 1)
    rows = (image.rgb[y * image.stride : (y + 1) * image.stride] for y in range(200, 280))
    return [row[image.stride * 2 // 3 :] for row in rows]


def test_a_page_image_has_the_bytes_it_says(letter: ReferralLetter) -> None:
    image = page_image(referral_letter(letter), 0, 1.5)
    assert len(image.rgb) == image.stride * image.height
    assert image.stride >= image.width * 3
    assert (image.width, image.height) == (893, 1263)


def test_every_typeface_travels_in_the_file(letter: ReferralLetter) -> None:
    with pikepdf.open(BytesIO(referral_letter(letter))) as pdf:
        faces = [face for page in pdf.pages for _name, face in page.resources.Font.items()]
        assert faces
        assert all("/FontFile2" in face.FontDescriptor for face in faces)


def test_the_file_tells_no_more_about_itself_than_who_and_what(letter: ReferralLetter) -> None:
    with pikepdf.open(BytesIO(referral_letter(letter))) as pdf:
        told = {str(said) for said in pdf.docinfo.values()}
    assert told == {"Stadt Musterlingen", "Hand-over of a case", "KommA Desk"}
