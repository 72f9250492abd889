"""Where the office lies and when it does not work, as fields of its card."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from komma_desk.domain.deadlines.office_days import (
    FreeDay,
    OfficeDays,
    days_of_text,
    text_of_days,
)
from komma_desk.domain.errors import Refusal
from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.land_choice import LandChoice
from komma_desk.words import Language, _, current_language


class OfficeDaysFields:
    def __init__(self, fields: FieldColumn) -> None:
        self.land = LandChoice()
        self.catholic = QCheckBox(_("Catholic holidays are kept here"))
        self.own, self.internal = QLineEdit(), QLineEdit()
        help_text = _("For example 24.12., 31.12. for every year, or 08.05.2026 for one.")
        fields.add(
            "land",
            _("Land of the office"),
            self.land,
            help_text=_("Deadlines go by its holidays. Without it no day is reckoned."),
        )
        fields.add(
            "catholic",
            _("Municipality"),
            self.catholic,
            help_text=_("Only some municipalities in Bavaria, Saxony and Thuringia."),
        )
        fields.add(
            "own_days",
            _("Further holidays of this place"),
            self.own,
            help_text=_("They move deadlines by law as well.") + " " + help_text,
        )
        fields.add(
            "internal_days",
            _("Days on which the office is closed"),
            self.internal,
            help_text=_("They count for its own deadlines only.") + " " + help_text,
        )

    def typed(self) -> tuple[str, bool, str, str]:
        """As it stands there, fitting or not."""
        own, internal = self.own.text().strip(), self.internal.text().strip()
        return self.land.code(), self.catholic.isChecked(), own, internal

    def errors(self) -> dict[str, str]:
        found = {}
        for key, line in (("own_days", self.own), ("internal_days", self.internal)):
            try:
                days_of_text(line.text())
            except Refusal as refused:
                found[key] = refused.spoken()
        return found

    def days(self) -> OfficeDays:
        """Only where there are no errors."""
        return OfficeDays(
            land=self.land.land(),
            catholic=self.catholic.isChecked(),
            own=days_of_text(self.own.text()),
            internal=days_of_text(self.internal.text()),
        )

    def show_days(self, days: OfficeDays) -> None:
        self.land.show_land(days.land)
        self.catholic.setChecked(days.catholic)
        self.own.setText(_written(days.own))
        self.internal.setText(_written(days.internal))


def texts_of_days(days: OfficeDays) -> tuple[str, bool, str, str]:
    """What `typed` gives when nobody has typed yet."""
    return days.land or "", days.catholic, _written(days.own), _written(days.internal)


def _written(days: tuple[FreeDay, ...]) -> str:
    return text_of_days(days, german=current_language().base is Language.GERMAN)
