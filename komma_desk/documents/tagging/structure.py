"""Writes the tags into a PDF: the elements, and for every page which piece belongs to which."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from komma_desk.documents.tagging.tree import Element, Mark, Tags


def write_structure(pdf: Pdf, tags: Tags) -> None:
    _Writer(pdf).write(tags)


class _Writer:
    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, Object]] = [{} for _page in self._pages]

    def write(self, tags: Tags) -> None:
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(tags.in_reading_order(), root)
        entries = Array()
        for number, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S
            in_order = Array([owners[mark] for mark in range(len(owners))])
            entries.append(number)
            entries.append(self._pdf.make_indirect(in_order))
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=entries))
        root.ParentTreeNextKey = len(self._pages)
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        made = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        if element.alt:
            made.Alt = String(element.alt)
        if element.spoken:
            made.ActualText = String(element.spoken)
        if attributes := _attributes(element):
            made.A = attributes
        home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        if home is not None:
            made.Pg = self._pages[home]
        if element.kids:
            made.K = Array([self._kid(kid, made, home) for kid in element.kids])
        return made

    def _kid(self, kid: Element | Mark, owner: Object, home: int | None) -> Object | int:
        if isinstance(kid, Element):
            return self._element(kid, owner)
        self._owners[kid.page][kid.number] = owner
        if kid.page == home:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)


def _attributes(element: Element) -> Dictionary | None:
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{element.numbering}"))
    if element.box is not None:
        corners = Array([round(each, 2) for each in element.box])
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=corners)
    return None
