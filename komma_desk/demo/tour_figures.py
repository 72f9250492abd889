"""The month's figures: prepared and frozen by clearing, written out by integration."""

from __future__ import annotations

import json
from typing import Any, Final

from komma_desk.demo.staff import INTEGRATION
from komma_desk.demo.tour_guide import Guide
from komma_desk.demo.tour_journal import expect
from komma_desk.words import _

FOLDER: Final = "figures"


def prepare(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    period = guide.store.to_prepare
    name = period.name.spoken()
    with journal.step("figures: a preview shows exactly what would be published") as found:
        guide.go_to("Figures")
        if guide.store.frozen is not None:
            before = guide.store.frozen.name.spoken()
            hand.wait_for_words(_("Figures for {period}").format(period=before))
            journal.picture("figures-frozen-before")
        hand.press(_("&Prepare figures"))
        hand.pick_code("period", str(period))
        hand.press(_("P&review"))
        hand.wait_for_words(_("Preview – nothing is frozen yet"))
        journal.picture("figures-preview")
        found["period"] = str(period)
    with journal.step("figures: frozen for good"):
        hand.press(_("Provide for &good …"))
        journal.picture("figures-freeze-question")
        hand.press(_("Freeze {period} for &good").format(period=name))
        hand.wait_for_words(_("Figures for {period}").format(period=name))
        journal.picture("figures-frozen")
        guide.lock()


def write_out(guide: Guide) -> None:
    hand, journal = guide.hand, guide.journal
    period = guide.store.to_prepare
    folder = guide.folder / FOLDER
    folder.mkdir(exist_ok=True)
    with journal.step("integration: writes the figures out, and has no page with cases") as found:
        guide.unlock(INTEGRATION.login)
        found["pages"] = guide.pages()
        expect(_("Cases") not in guide.pages(), "no page with cases for integration")
        hand.wait_for_words(_("Figures for {period}").format(period=period.name.spoken()))
        journal.picture("figures-integration")
        hand.press(_("&Write out …"))
        journal.picture("figures-which-folder")
        hand.answer_file_dialog(folder)
        hand.wait_for_words(_("The figures have been written"))
        journal.picture("figures-written")
        files = sorted(each.name for each in folder.iterdir())
        release: Any = json.loads((folder / "release.json").read_text(encoding="utf-8"))
        expect(release["period"] == str(period), "the period in release.json")
        expect(any(name.endswith(".pdf") for name in files), "a sheet to print")
        expect(any(name.endswith(".csv") for name in files), "tables for a spreadsheet")
        journal.figures |= {
            "folder": FOLDER,
            "files": files,
            "period": release["period"],
            "tables": [table["id"] for table in release["tables"]],
        }
        guide.lock()
