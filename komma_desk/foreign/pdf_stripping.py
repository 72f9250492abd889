"""A PDF without author, times, editing traces and files inside; the pages stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

import pikepdf

from komma_desk.domain.foreign_file import Hindrance, StillIn, StrippedCopy, TakenOff
from komma_desk.foreign.colour_profile import nameless
from komma_desk.foreign.jpeg import stripped_jpeg
from komma_desk.foreign.jpeg2000 import stripped_jpeg2000
from komma_desk.foreign.unread import UnreadError
from komma_desk.foreign.xml_parts import leads_home

_MOST_OBJECTS: Final = 500_000
# Wherever they stand; none of them is needed to show a page.
_GONE: Final = {
    "/Metadata": TakenOff.DOCUMENT,
    "/PieceInfo": TakenOff.REVISIONS,
    "/LastModified": TakenOff.REVISIONS,
    "/OPI": TakenOff.REVISIONS,
    "/CreatorInfo": TakenOff.DOCUMENT,
    "/Thumb": TakenOff.THUMBNAILS,
    "/AF": TakenOff.EMBEDDED,
    "/EF": TakenOff.EMBEDDED,
    "/RF": TakenOff.EMBEDDED,
    "/SpiderInfo": TakenOff.HIDDEN,
    "/JS": TakenOff.HIDDEN,
    "/Alternates": TakenOff.HIDDEN,
    "/VP": TakenOff.HIDDEN,  # where on earth the map on the page lies
    # TeX writes where each picture came from, and who made it when.
    "/PTEX.FileName": TakenOff.DOCUMENT,
    "/PTEX.InfoDict": TakenOff.DOCUMENT,
    "/PTEX.Fullbanner": TakenOff.DOCUMENT,
}
# What ISO 32000-2 knows at the top; whatever else hangs there is shown by no reader.
_OF_ROOT: Final = frozenset(
    """/Type /Version /Extensions /Pages /PageLabels /Names /Dests /ViewerPreferences /PageLayout
    /PageMode /Outlines /Threads /OpenAction /AA /URI /AcroForm /Metadata /StructTreeRoot /MarkInfo
    /Lang /SpiderInfo /OutputIntents /PieceInfo /OCProperties /Perms /Legal /Requirements
    /Collection /NeedsRendering /DSS /AF /DPartRoot""".split()  # noqa: SIM905 -- thirty words
)
_OF_TRAILER: Final = frozenset({"/Root", "/Size", "/Prev", "/Encrypt", "/Type", "/W", "/Index"})
_PLACES: Final = ("/F", "/UF", "/DOS", "/Mac", "/Unix", "/URI", "/Base")
_OF_OTHER_FILES: Final = frozenset({"/Launch", "/GoToR", "/GoToE", "/ImportData"})
_OF_SIGNERS: Final = ("/Name", "/Location", "/Reason", "/ContactInfo", "/M", "/Prop_Build", "/Cert")
_OF_ANNOTATIONS: Final = ("/T", "/M", "/NM", "/CreationDate")
_WITH_FILES: Final = frozenset(
    {"/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"}
)
_REMARKS: Final = frozenset({"/Text", "/Popup", "/Caret", "/Redact"})
_DRAWN: Final = frozenset(
    {
        *("/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Ink", "/Line", "/Square"),
        *("/Circle", "/Polygon", "/PolyLine", "/Stamp"),
    }
)
_SAID_ASIDE: Final = ("/Contents", "/RC", "/Subj", "/Popup", "/IRT")
_OUTSIDE: Final = re.compile(r"(?i)\s*(https?:|mailto:|tel:|#)")
_PICTURES: Final[Mapping[str, Callable[[bytes], tuple[bytes, frozenset[TakenOff]]]]] = {
    "/DCTDecode": stripped_jpeg,
    "/JPXDecode": stripped_jpeg2000,
}


def stripped_pdf(content: bytes) -> StrippedCopy:
    """Raises UnreadError."""
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            return _stripped(pdf)
    except pikepdf.PasswordError as locked:
        raise UnreadError(Hindrance.LOCKED) from locked
    except pikepdf.PdfError as wrong:
        raise UnreadError(Hindrance.BROKEN) from wrong


def _stripped(pdf: pikepdf.Pdf) -> StrippedCopy:
    if len(pdf.objects) > _MOST_OBJECTS:
        raise UnreadError(Hindrance.TOO_MUCH)
    lost: set[TakenOff] = set()
    _leave_out_of_root(pdf, lost)
    for number in range(len(pdf.pages)):
        _leave_out_files_on(pdf.pages[number].obj, lost)
    for each in list(pdf.objects):
        _walk(each, lost)
    for name in pdf.trailer.keys() - _OF_TRAILER:
        del pdf.trailer[name]
        lost.add(TakenOff.DOCUMENT)
    pdf.remove_unreferenced_resources()
    target = BytesIO()
    # Written from the roots on: what earlier versions of the file kept is not reached any more.
    pdf.save(target, encryption=False, deterministic_id=True, fix_metadata_version=False)
    return StrippedCopy(
        content=target.getvalue(), taken_off=tuple(sorted(lost)), still_in=_still_in(pdf)
    )


def _still_in(pdf: pikepdf.Pdf) -> tuple[StillIn, ...]:
    """Layers that are switched off are a click away."""
    layers = pdf.Root.get("/OCProperties")
    first = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    if not isinstance(first, pikepdf.Dictionary):
        return ()
    off = first.get("/OFF")
    has_hidden = isinstance(off, pikepdf.Array) and len(off) > 0
    return (StillIn.HIDDEN_LAYERS,) if has_hidden or str(first.get("/BaseState")) == "/OFF" else ()


def _leave_out_of_root(pdf: pikepdf.Pdf, lost: set[TakenOff]) -> None:
    root = pdf.Root
    for name in root.keys() - _OF_ROOT:
        del root[name]
        lost.add(TakenOff.HIDDEN)
    names = root.get("/Names")
    for name, word in (("/EmbeddedFiles", TakenOff.EMBEDDED), ("/JavaScript", TakenOff.HIDDEN)):
        if isinstance(names, pikepdf.Dictionary) and name in names:
            del names[name]
            lost.add(word)
    if "/Threads" in root:  # the threads of articles tell who wrote them
        del root["/Threads"]
    for name in ("/Collection", "/AF"):
        if name in root:
            del root[name]
            lost.add(TakenOff.EMBEDDED)
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        del form["/XFA"]  # a second form behind the one that is shown
        lost.add(TakenOff.HIDDEN)
    for name in ("/Perms", "/DSS", "/Legal"):  # signatures would not fit the copy any more
        if name in root:
            del root[name]
            lost.add(TakenOff.REVISIONS)


def _leave_out_files_on(page: pikepdf.Object, lost: set[TakenOff]) -> None:
    notes = page.get("/Annots")
    if not isinstance(notes, pikepdf.Array):
        return
    kinds = {_subtype(each) for each in notes}
    if kinds & _WITH_FILES:
        lost.add(TakenOff.EMBEDDED)
    if kinds & _REMARKS:
        lost.add(TakenOff.REMARKS)
    kept = [each for each in notes if _subtype(each) not in _WITH_FILES | _REMARKS]
    if len(kept) < len(notes):
        page["/Annots"] = pikepdf.Array(kept)
    for each in kept:
        if _subtype(each) in _DRAWN and any(name in each for name in _SAID_ASIDE):
            _leave_out_said_aside(each)
            lost.add(TakenOff.REMARKS)


def _leave_out_said_aside(note: pikepdf.Object) -> None:
    """What was drawn stays, what opens on a click at it goes."""
    for name in _SAID_ASIDE:
        if name in note:
            del note[name]


def _subtype(thing: object) -> str:
    return str(thing.get("/Subtype", "")) if isinstance(thing, pikepdf.Dictionary) else ""


def _walk(thing: object, lost: set[TakenOff]) -> None:
    """All inside one object; what it refers to is an object of its own and comes by itself."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Stream):
            _clean_stream(each, lost)
        if isinstance(each, pikepdf.Stream | pikepdf.Dictionary):
            _clean(each, lost)
            waiting.extend(value for value in dict(each.items()).values() if _is_inside(value))
        elif isinstance(each, pikepdf.Array):
            if (
                len(each) > 1
                and str(each[0]) == "/ICCBased"
                and isinstance(each[1], pikepdf.Stream)
            ):
                _clean_colours(each[1])
            waiting.extend(value for value in each if _is_inside(value))


def _is_inside(value: object) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect


def _clean(thing: pikepdf.Object, lost: set[TakenOff]) -> None:
    for name, word in _GONE.items():
        if name in thing:
            del thing[name]
            lost.add(word)
    kind = str(thing.get("/Subtype", ""))
    is_note = "/Rect" in thing and kind != "/Widget"
    for name in _OF_ANNOTATIONS:
        # In a form /T is the name of a field, which its scripts and values need.
        if name in thing and (is_note or (kind == "/Widget" and name != "/T")):
            del thing[name]
            lost.add(TakenOff.AUTHORS)
    _clean_places(thing, lost)
    use = thing.get("/Usage")
    if isinstance(use, pikepdf.Dictionary) and "/User" in use:  # whose layer it is
        del use["/User"]
        lost.add(TakenOff.AUTHORS)
    if str(thing.get("/Type", "")) == "/Sig" or "/ByteRange" in thing:
        for name in _OF_SIGNERS:
            if name in thing:
                del thing[name]
                lost.add(TakenOff.AUTHORS)
        if "/Contents" in thing:  # the certificate of whoever signed
            thing["/Contents"] = pikepdf.String("")
            lost.add(TakenOff.AUTHORS)


def _clean_places(thing: pikepdf.Object, lost: set[TakenOff]) -> None:
    """Links into a folder of somebody's computer; articles lead to who wrote them."""
    leads_to_file = str(thing.get("/S", "")) in _OF_OTHER_FILES
    for name in (*_PLACES, *(("/Win",) if leads_to_file else ())):
        place = thing.get(name)
        is_text = isinstance(place, pikepdf.String)
        if place is not None and (leads_to_file or (is_text and _is_of_a_computer(name, place))):
            thing[name] = pikepdf.String("")
            lost.add(TakenOff.PRINTERS)
    if str(thing.get("/Type", "")) == "/Page" and "/B" in thing:
        del thing["/B"]
    profile = thing.get("/DestOutputProfile")
    if isinstance(profile, pikepdf.Stream):
        _clean_colours(profile)


def _is_of_a_computer(name: str, place: pikepdf.Object) -> bool:
    """A link without a beginning known to lead into the net leads to a file, with its folders."""
    said = str(place)
    return leads_home(said) or (name == "/URI" and not _OUTSIDE.match(said))


def _clean_colours(profile: pikepdf.Stream) -> None:
    """Raises UnreadError."""
    colours = nameless(profile.read_bytes())
    if not colours:
        raise UnreadError(Hindrance.UNSURE)
    profile.write(colours)


def _clean_stream(stream: pikepdf.Stream, lost: set[TakenOff]) -> None:
    filters = _filters(stream)
    packed = [each for each in filters if each in _PICTURES]
    if packed and len(filters) > 1:
        raise UnreadError(Hindrance.UNSURE)
    if packed:
        picture, of_picture = _PICTURES[packed[0]](stream.read_raw_bytes())
        if of_picture:
            # Of the picture itself only segments are gone: how it is packed stays the same.
            stream.write(picture, filter=pikepdf.Name(packed[0]))
            lost.update(of_picture)


def _filters(stream: pikepdf.Stream) -> list[str]:
    named = stream.get("/Filter")
    if isinstance(named, pikepdf.Array):
        return [str(each) for each in named]
    return [] if named is None else [str(named)]
