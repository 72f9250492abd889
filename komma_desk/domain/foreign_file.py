"""What is seen of a file from outside, and why nothing is: it was read where no key is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from komma_desk.domain.errors import Refusal
from komma_desk.words import N_, _

LARGEST_LOOKED_INTO: Final = 64 * 1024 * 1024  # bytes; larger ones are kept and saved, not shown
LONGEST_SIDE: Final = 2400  # points of a picture as it is shown


class Hindrance(StrEnum):
    """Why a file from outside is not shown, or why no copy without metadata is made of it."""

    KIND = "kind"
    TOO_LARGE = "too large"
    BROKEN = "broken"
    TOO_MUCH = "too much"
    LOCKED = "locked"
    ENDED = "ended"
    TOO_LONG = "too long"
    OLD_OFFICE = "old office"
    UNSURE = "unsure"
    NO_COPY = "no copy"
    PHONE_PICTURE = "phone picture"
    RECORDING = "recording"

    def spoken(self) -> str:
        most = LARGEST_LOOKED_INTO // 1024**2
        return _(_SENTENCES[self]).format(most=most)


_SENTENCES: Final = {
    Hindrance.KIND: N_("KommA Desk cannot look into files of this kind."),
    Hindrance.TOO_LARGE: N_("The file is too large to look into: at most {most} MB are read."),
    Hindrance.BROKEN: N_("The file is damaged or is not what its name says."),
    Hindrance.TOO_MUCH: N_(
        "The file would unfold into far more than it seems to be. It was not opened any further."
    ),
    Hindrance.LOCKED: N_("The file is locked with a password."),
    Hindrance.ENDED: N_("Reading the file failed. Only the reading process ended; all is safe."),
    Hindrance.TOO_LONG: N_("Reading the file took too long and was stopped."),
    Hindrance.OLD_OFFICE: N_(
        "Files of old office programmes (.doc, .xls, .ppt, .rtf) are not processed here."
    ),
    Hindrance.PHONE_PICTURE: N_(
        "Pictures in the format HEIC, as iPhones take them, cannot be shown here. Sent as a JPEG, "
        "the same picture can be seen."
    ),
    Hindrance.RECORDING: N_("Sound and films are not played here."),
    Hindrance.NO_COPY: N_(
        "KommA Desk makes no copies without metadata of files of this kind (mails, sound and "
        "films, for instance)."
    ),
    Hindrance.UNSURE: N_(
        "The file holds parts (such as macros or embedded objects) that may keep names unseen."
    ),
}


class NotStripped(Refusal):
    """The hindrance is spoken first; its words are never those of the file."""

    sentence = N_("No copy without metadata was made. {reason}")
    advice = N_(
        "The original is unharmed. If it can be printed, please save it as a PDF with your office "
        "or picture programme, look it over and pass on that file."
    )


class NotReadAsMail(Refusal):
    sentence = N_("This mail could not be read. {reason}")
    advice = N_("Nothing was lost. Please attach the file as it is and type what it says.")


class AlreadyStripped(Refusal):
    sentence = N_("This file is itself a copy without metadata.")
    advice = N_("It can be passed on as it is.")


class StrippedAlready(Refusal):
    sentence = N_("There is a copy without metadata of this file already.")
    advice = N_("It stands in the same list and can be passed on as it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Points as they are drawn: four bytes each (red, green, blue, opacity), row by row."""

    width: int
    height: int
    rgba: bytes = field(repr=False)
    full_width: int
    full_height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """One page, counted from 0, with the text on it for those who do not see the picture."""

    number: int
    count: int
    picture: Picture
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFile:
    name: str = field(repr=False)
    size: int
    content: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedMail:
    """`text` is plain: of a mail in HTML only its words, and nothing is ever loaded for it.

    For a preview the contents of the files are left out, not their names and sizes.
    """

    subject: str = field(repr=False)
    sender: str = field(repr=False)
    to: str = field(repr=False)
    sent_at: datetime | None
    text: str = field(repr=False)
    files: tuple[MailFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """`is_cut`: there is more in the file than is shown; `is_bare`: its words without its form."""

    text: str = field(repr=False)
    is_cut: bool = False
    is_bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPreview:
    hindrance: Hindrance


Preview = Picture | PdfPage | ParsedMail | PlainText | NoPreview


class TakenOff(StrEnum):
    """What a copy without metadata lost, or in what it was made anew."""

    CAMERA = "camera"
    DESCRIPTIONS = "descriptions"
    THUMBNAILS = "thumbnails"
    DOCUMENT = "document"
    AUTHORS = "authors"
    REVISIONS = "revisions"
    EMBEDDED = "embedded"
    PRINTERS = "printers"
    HIDDEN = "hidden"
    REMARKS = "remarks"
    DELETIONS = "deletions"
    HIDDEN_TEXT = "hidden text"
    NOTES = "notes"
    ANEW = "anew"

    def spoken(self) -> str:
        return _(_TAKEN_WORDS[self])


_TAKEN_WORDS: Final = {
    TakenOff.CAMERA: N_("place, time and device of the shot"),
    TakenOff.DESCRIPTIONS: N_("descriptions and remarks in the picture"),
    TakenOff.THUMBNAILS: N_("small preview pictures"),
    TakenOff.DOCUMENT: N_("author, title and times of the document"),
    TakenOff.AUTHORS: N_("names at comments and changes"),
    TakenOff.REVISIONS: N_("traces of editing"),
    TakenOff.EMBEDDED: N_("files inside the file"),
    TakenOff.PRINTERS: N_("printers and folders of the computer"),
    TakenOff.HIDDEN: N_("data behind the visible content"),
    TakenOff.REMARKS: N_("comments and what they say"),
    TakenOff.DELETIONS: N_("deleted passages that were still kept as changes"),
    TakenOff.HIDDEN_TEXT: N_("hidden text"),
    TakenOff.NOTES: N_("speaker notes"),
    TakenOff.ANEW: N_("the picture was written anew, its points unchanged"),
}


class StillIn(StrEnum):
    """What nobody sees in a copy and whoever gets it can still bring to light."""

    HIDDEN_SHEETS = "hidden sheets"
    HIDDEN_ROWS = "hidden rows"
    HIDDEN_SLIDES = "hidden slides"
    HIDDEN_LAYERS = "hidden layers"
    PIVOT_DATA = "pivot data"
    CROPPED = "cropped"

    def spoken(self) -> str:
        return _(_STILL_WORDS[self])


_STILL_WORDS: Final = {
    StillIn.HIDDEN_SHEETS: N_("hidden sheets"),
    StillIn.HIDDEN_ROWS: N_("hidden rows or columns"),
    StillIn.HIDDEN_SLIDES: N_("hidden slides"),
    StillIn.HIDDEN_LAYERS: N_("hidden layers of a page"),
    StillIn.PIVOT_DATA: N_("all data behind a pivot table"),
    StillIn.CROPPED: N_("the parts of pictures that were cropped away"),
}


def still_in_said(kept: tuple[StillIn, ...]) -> str:
    """To be read before a copy is passed on; empty where nothing is hidden in it."""
    if not kept:
        return ""
    named = "; ".join(each.spoken() for each in kept)
    return _(
        "Attention: this copy still contains {named}. Nobody sees it at first sight, but whoever "
        "gets the file can show it. Please remove it in your office programme, or pass on a PDF."
    ).format(named=named)


@dataclass(frozen=True, slots=True, kw_only=True)
class StrippedCopy:
    content: bytes = field(repr=False)
    taken_off: tuple[TakenOff, ...]
    still_in: tuple[StillIn, ...] = ()


def required_stripped(found: StrippedCopy | Hindrance) -> StrippedCopy:
    """Raises NotStripped."""
    if isinstance(found, Hindrance):
        raise NotStripped(reason=found.spoken())
    return found
