"""Invented advisory services and authorities; phone numbers from the ranges kept for fiction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final
from uuid import UUID

from komma_desk.domain.code_list import Code
from komma_desk.domain.identifiers import PartnerId
from komma_desk.domain.partner import Partner

_COUNSELLING: Final = "refer_counselling"

# kind, consent, name, contact, address, phone, mailbox, remark
_ENTRIES: Final = (
    ("VICTIM_ADVICE", _COUNSELLING, "Rückhalt – Beratung für Betroffene rechter Gewalt",
     "Team Beratung", "Kastanienweg 12\n00412 Neuwalden", "030 23125 114", "beratung-rueckhalt",
     "Aufsuchend, auf Wunsch mit Sprachmittlung; nimmt anonyme Anfragen an."),
    ("AD_ADVICE", _COUNSELLING, "Antidiskriminierungsbüro Ahletal",
     "Frau Imke Brandhorst", "Mühlsteig 4\n00418 Ahlbrück", "030 23125 187", "adb-ahletal",
     "Sprechzeit dienstags und donnerstags; Fristen nach dem AGG im Blick."),
    ("MOBILE", _COUNSELLING, "Mobile Beratung Region Hohenlinde",
     "Herr Yusuf Kolbe", "Am Stellwerk 9\n00455 Hohenlinde", "0221 4710 232", "mobil-hohenlinde",
     "Berät Verwaltungen, Räte und Vereine vor Ort."),
    ("DIGITAL_VIOLENCE", _COUNSELLING, "Netzwache – Beratung bei digitaler Gewalt",
     "Beratungstelefon", "Postfach 17 03\n00490 Uferstedt", "040 66969 341", "netzwache",
     "Sichert Beweise und hilft bei der Meldung an Plattformen."),
    ("PSYCHO", _COUNSELLING, "Psychosoziale Anlaufstelle im Haus am Wehr",
     "Frau Dr. Selin Achterberg", "Wehrstraße 31\n00418 Ahlbrück", "089 99998 420",
     "haus-am-wehr", "Kurzfristige Termine nach belastenden Ereignissen."),
    ("POLICE", "refer_police", "Polizeiinspektion Ahlbrück",
     "Ansprechstelle Opferschutz", "Wallpromenade 2\n00418 Ahlbrück", "069 90009 110",
     "inspektion-ahlbrueck", "Bei akuter Gefahr immer 110."),
    ("STATE_SEC", "refer_police", "Staatsschutz der Polizeidirektion Hohenlinde",
     "Hinweisaufnahme", "Kasernenring 1\n00455 Hohenlinde", "069 90009 128",
     "staatsschutz-hohenlinde", "Zuständig bei politisch motivierten Taten."),
    ("INT_AGG", "refer_agg", "AGG-Beschwerdestelle der Stadt Ahlbrück",
     "Herr Lennart Obiora", "Rathausplatz 1\n00418 Ahlbrück", "030 23125 201",
     "agg-beschwerde", "Prüft förmlich und neutral; hört beide Seiten an."),
    ("OMBUDS", "pass_on", "Ombudsstelle des Landkreises Ahletal",
     "Frau Regina Szymon", "Kreishausallee 5\n00455 Hohenlinde", "0221 4710 266",
     "ombudsstelle", "Für Beschwerden von Bürger:innen über die Verwaltung."),
    ("ACCIDENT_INS", _COUNSELLING, "Unfallkasse Ahletal",
     "Abteilung Prävention", "Brunnenhof 8\n00490 Uferstedt", "040 66969 377", "unfallkasse",
     "Meldung nur mit Einwilligung, solange keine Anzeigepflicht besteht."),
)  # fmt: skip
_PROSECUTING: Final = frozenset({"POLICE", "STATE_SEC"})


def invented_partners(new_id: Callable[[], UUID], verified_on: date) -> tuple[Partner, ...]:
    """The directory of the demo store; every kind occurs once."""
    return tuple(
        Partner(
            id=PartnerId(new_id()),
            name=name,
            kind=Code(kind),
            consent=Code(consent),
            contact=contact,
            address=address,
            phone=phone,
            email=f"{mailbox}@example.org",
            remark=remark,
            must_prosecute=kind in _PROSECUTING,
            verified_on=verified_on,
        )
        for kind, consent, name, contact, address, phone, mailbox, remark in _ENTRIES
    )
