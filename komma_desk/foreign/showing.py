"""What is shown of each kind of file, and how it is told to the process above."""

from __future__ import annotations

from collections.abc import Callable

from komma_desk.domain.foreign_file import Hindrance, ParsedMail, PdfPage, Picture
from komma_desk.foreign.frames import framed
from komma_desk.foreign.kinds import PICTURES, Kind
from komma_desk.foreign.plain_text import decoded, prepare, shown, words_of_html
from komma_desk.foreign.rtf import words_of_rtf
from komma_desk.foreign.unread import UnreadError

Answer = Callable[[], bytes]
_WHY_NOT = {Kind.HEIC: Hindrance.PHONE_PICTURE, Kind.RECORDING: Hindrance.RECORDING}


def preparing(kind: Kind, content: bytes, number: int) -> Answer:
    """Imports what this kind needs; nothing of the content is parsed before the answer is asked."""
    if kind in PICTURES:
        from komma_desk.foreign.pictures import picture

        return lambda: _picture_told(picture(content))
    if kind is Kind.PDF:
        from komma_desk.foreign import pages

        pages.prepare()
        return lambda: _page_told(pages.page(content, number))
    if kind in {Kind.TEXT, Kind.HTML, Kind.RTF}:
        prepare()
        return lambda: _text_told(content, kind)
    if kind in {Kind.EML, Kind.MSG}:
        return preparing_mail(kind, content, with_contents=False)
    if kind is Kind.ZIP:
        return _preparing_archive(content)
    if kind is Kind.OLE:
        raise UnreadError(Hindrance.OLD_OFFICE)
    raise UnreadError(_WHY_NOT.get(kind, Hindrance.KIND))


def _preparing_archive(content: bytes) -> Answer:
    prepare()
    from komma_desk.foreign.office_words import words_of_archive
    from komma_desk.foreign.zip_parts import parts_of

    return lambda: _words_told(words_of_archive(parts_of(content)), is_bare=True)


def preparing_mail(kind: Kind, content: bytes, *, with_contents: bool) -> Answer:
    prepare()
    if kind is Kind.MSG:
        from komma_desk.foreign.msg import read_msg

        return lambda: _mail_told(read_msg(content), with_contents=with_contents)
    if kind is not Kind.EML:
        raise UnreadError(Hindrance.KIND)
    from komma_desk.foreign import eml

    eml.prepare()
    return lambda: _mail_told(eml.read_eml(content), with_contents=with_contents)


def _points(picture: Picture) -> dict[str, int]:
    return {
        "width": picture.width,
        "height": picture.height,
        "full_width": picture.full_width,
        "full_height": picture.full_height,
    }


def _picture_told(picture: Picture) -> bytes:
    return framed({"is": "picture", **_points(picture)}, (picture.rgba,))


def _page_told(page: PdfPage) -> bytes:
    words = {"is": "page", "number": page.number, "count": page.count, "text": page.text}
    return framed(words | _points(page.picture), (page.picture.rgba,))


def _text_told(content: bytes, kind: Kind) -> bytes:
    text = words_of_rtf(content) if kind is Kind.RTF else decoded(content)
    text = words_of_html(text) if kind is Kind.HTML else text
    return _words_told(text, is_bare=kind is Kind.RTF)


def _words_told(text: str, *, is_bare: bool) -> bytes:
    text, is_cut = shown(text)
    return framed({"is": "text", "is_cut": is_cut, "is_bare": is_bare}, (text.encode(),))


def _mail_told(mail: ParsedMail, *, with_contents: bool) -> bytes:
    words = {
        "is": "mail",
        "subject": mail.subject,
        "sender": mail.sender,
        "to": mail.to,
        "sent_at": None if mail.sent_at is None else mail.sent_at.isoformat(),
        "files": [[each.name, each.size] for each in mail.files],
    }
    contents = tuple(each.content for each in mail.files) if with_contents else ()
    return framed(words, (mail.text.encode("utf-8", "replace"), *contents))
