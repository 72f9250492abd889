"""What is printed under every table: what was counted, how it is protected, what it is not."""

from __future__ import annotations

from komma_desk.domain.figures.tables import Method, MethodName, Table
from komma_desk.words import Bilingual

WITHHELD_SIGN = "•"
"""A withheld figure: the dot of official statistics in Germany, thick enough to be seen."""

_COUNTED = {
    "month": Bilingual(
        de="Gezählt sind die Meldungen nach dem Monat, in dem sie eingingen. Verspätet"
        " eingetragene Meldungen zählen im neuesten Monat, der bei ihrem Eintrag noch offen war.",
        en="Counted are reports by the month in which they were received. Reports entered late"
        " count in the newest month that was still open when they were entered.",
    ),
    "form": Bilingual(
        de="Gezählt sind Vorfälle, jeder genau einmal mit seiner schwersten Form, auch wenn mehrere"
        " Formen oder mehrere Personen betroffen sind. Zählten alle Formen, läge ihre Summe über"
        " der Zahl der Vorfälle.",
        en="Counted are incidents, each once with its gravest form, even where several forms or"
        " several people are involved. With all forms counted, their sum would exceed the number"
        " of incidents.",
    ),
}
_EXACT = Bilingual(
    de="Die Zahlen sind genau. Ein Punkt (•) steht, wo weniger als {base} Meldungen eingingen oder"
    " weniger als {base} Personen betroffen sind, und wo sich sonst eine so kleine Zahl berechnen"
    " ließe; er steht auch für null.",
    en="The figures are exact. A dot (•) stands where fewer than {base} reports were received or"
    " fewer than {base} people are affected, and where so small a figure could be computed"
    " otherwise; it also stands for zero.",
)
_ROUNDED = Bilingual(
    de="Je Monat und Form ist eine Zahl von 1 bis {below} durch 0 oder {base} ersetzt, so dass die"
    " Summen sich möglichst wenig ändern; größere Zahlen bleiben, außer wenn viele Vorfälle weniger"
    " als {base} Personen betreffen. Alle Summen sind aus diesen Zahlen gebildet und gehen auf.",
    en="By month and form a number from 1 to {below} is replaced by 0 or {base} so that the sums"
    " change as little as possible; larger numbers stay, unless many incidents concern fewer than"
    " {base} people. All sums are made of these numbers and add up.",
)
# Measured with invented towns of 8, 60 and 300 incidents a month and 25 forms: 0.5 to 1.4 on
# average, 5 at most. A printed error of these very figures would itself give something away.
_ERROR = Bilingual(
    de="In Proberechnungen mit Gemeinden von 8 bis 300 Vorfällen im Monat wich eine Zahl im Mittel"
    " um etwa 1 von der wahren ab.",
    en="In trials with towns of 8 to 300 incidents a month a figure was about 1 away from the true"
    " one on average.",
)
_SMALL = Bilingual(
    de="Zahlen unter {base} sind nicht erkennbar.", en="Figures under {base} are not identifiable."
)
_NOT_PREVALENCE = Bilingual(
    de="Gemeldete Vorfälle zeigen nicht, wie häufig solche Vorfälle sind: Steigende Zahlen können"
    " auch bedeuten, dass mehr Menschen der Stelle vertrauen.",
    en="Reports do not show how frequent such incidents are: rising figures may also mean that"
    " more people trust the office.",
)
_USUAL_BASE = 5


def notes_under(table: Table, base: int) -> tuple[Bilingual, ...]:
    """The sentences under a table, in the order of printing; `base` is the threshold."""
    notes = [*(_COUNTED[each] for each in table.by if each in _COUNTED)]
    notes += _method(table.method, base)
    notes += [_filled(_SMALL, base), _NOT_PREVALENCE]
    return tuple(notes)


def _method(method: Method, base: int) -> list[Bilingual]:
    if method.name is MethodName.EXACT:
        return [_filled(_EXACT, base)]
    trials = [_ERROR] if base == _USUAL_BASE else []
    return [_filled(_ROUNDED, base), *trials]


def _filled(text: Bilingual, base: int) -> Bilingual:
    return Bilingual(
        de=text.de.format(base=base, below=base - 1), en=text.en.format(base=base, below=base - 1)
    )
