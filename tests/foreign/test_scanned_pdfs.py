"""PDF as scanners and forms make them: pages packed as JPEG 2000, scripts, remarks, layers."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from komma_desk.bootstrap.foreign_child import ForeignChild
from komma_desk.domain.foreign_file import PdfPage, StillIn, StrippedCopy, TakenOff
from tests.fakes.planted_files import PLANTED, planted_pdf
from tests.foreign.test_files_of_real_programmes import says


def changed(more: Callable[[pikepdf.Pdf], object]) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(planted_pdf())) as pdf:
        more(pdf)
        pdf.save(target)
    return target.getvalue()


def copy_of(reader: ForeignChild, content: bytes) -> StrippedCopy:
    found = reader.stripped(content, "a.pdf")
    assert isinstance(found, StrippedCopy), found
    return found


def scanned(pdf: pikepdf.Pdf) -> None:
    packed = BytesIO()
    image = Image.linear_gradient("L").resize((64, 32)).convert("RGB")
    image.save(packed, "JPEG2000", comment=PLANTED)
    about = len(PLANTED) + 8
    whole = packed.getvalue() + about.to_bytes(4, "big") + b"xml " + PLANTED.encode()
    picture = pdf.pages[0].obj.Resources.XObject.Im0
    picture.write(whole, filter=pikepdf.Name.JPXDecode)
    page = pdf.pages[0]
    page.contents_add(b"q 200 0 0 100 100 100 cm /Im0 Do Q")


def test_a_page_scanned_as_jpeg_2000_keeps_its_look_and_loses_remarks(
    reader: ForeignChild,
) -> None:
    before = changed(scanned)
    copy = copy_of(reader, before)
    assert not says(copy.content, PLANTED)
    assert TakenOff.DESCRIPTIONS in copy.taken_off
    old, new = (reader.preview(each, "a.pdf") for each in (before, copy.content))
    assert isinstance(old, PdfPage)
    assert isinstance(new, PdfPage)
    assert len(set(new.picture.rgba)) > 20, "the picture is seen"
    assert _below(old) == _below(new)


def _below(page: PdfPage) -> bytes:
    """Without the strip above, where the remark had its sign."""
    return page.picture.rgba[len(page.picture.rgba) // 2 : len(page.picture.rgba) * 15 // 16]


def scripted(pdf: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{PLANTED}')")
    pdf.Root.OpenAction = script
    names = pikepdf.Dictionary(Names=pikepdf.Array([PLANTED, pdf.make_indirect(script)]))
    pdf.Root.Names.JavaScript = names


def test_scripts_do_not_go_along(reader: ForeignChild) -> None:
    copy = copy_of(reader, changed(scripted))
    assert not says(copy.content, PLANTED)
    assert TakenOff.HIDDEN in copy.taken_off


def marked(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Highlight)
    note.update(pikepdf.Dictionary(Rect=[100, 690, 200, 720], Contents=PLANTED, RC=PLANTED))
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(note))


def test_a_highlight_stays_and_what_was_written_to_it_goes(reader: ForeignChild) -> None:
    copy = copy_of(reader, changed(marked))
    assert not says(copy.content, PLANTED)
    assert TakenOff.REMARKS in copy.taken_off
    with pikepdf.open(BytesIO(copy.content)) as pdf:
        assert [str(each.Subtype) for each in pdf.pages[0].obj.Annots] == ["/Highlight"]


def test_a_note_on_a_page_goes_and_that_is_told(reader: ForeignChild) -> None:
    copy = copy_of(reader, planted_pdf())
    assert TakenOff.REMARKS in copy.taken_off
    with pikepdf.open(BytesIO(copy.content)) as pdf:
        assert "/Text" not in [str(each.Subtype) for each in pdf.pages[0].obj.Annots]


def linked(pdf: pikepdf.Pdf) -> None:
    leads = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=f"Akten/{PLANTED}.docx")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=leads)
    pdf.pages[0].obj.Annots.append(pdf.make_indirect(link))


def test_a_link_into_a_folder_beside_the_file_leads_nowhere_any_more(reader: ForeignChild) -> None:
    assert not says(copy_of(reader, changed(linked)).content, PLANTED)


def layered(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Entwurf"))
    shown = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=shown)


def test_a_layer_that_is_switched_off_is_told(reader: ForeignChild) -> None:
    assert copy_of(reader, changed(layered)).still_in == (StillIn.HIDDEN_LAYERS,)


def test_layers_that_are_all_off_at_first_are_told(reader: ForeignChild) -> None:
    def off(pdf: pikepdf.Pdf) -> None:
        layered(pdf)
        pdf.Root.OCProperties.D = pikepdf.Dictionary(BaseState=pikepdf.Name.OFF)

    assert copy_of(reader, changed(off)).still_in == (StillIn.HIDDEN_LAYERS,)


@pytest.mark.parametrize("times", [1, 3])
def test_what_earlier_versions_of_the_file_said_is_gone(reader: ForeignChild, times: int) -> None:
    content = planted_pdf()
    for _each in range(times):  # as programmes do that only write behind the end
        content += b"\n9999 0 obj\n(" + PLANTED.encode() + b")\nendobj\n"
    assert not says(copy_of(reader, content).content, PLANTED)
