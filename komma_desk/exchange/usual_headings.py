"""What the columns of lists in German offices are usually called, and which answer each one is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KEY: Final = "key"
RECEIVED: Final = "received"
_FOLDED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)")
_NO_LETTER: Final = re.compile(r"[^a-z0-9 ]")

# Beside each answer the headings it is known by, in order of how sure they are.
_CALLED: Final = {
    KEY: "nr; lfd nr; laufende nummer; nummer; fallnummer; fall nr; vorgangsnummer; aktenzeichen; "
    "az; id; number; case number",
    "occurred": "datum; vorfallsdatum; datum des vorfalls; vorfall am; tag; tatzeit; wann; "
    "zeitpunkt; datum uhrzeit; datum und uhrzeit; datum vorfall; date; date of incident",
    "occurred_time": "uhrzeit; zeit; uhrzeit des vorfalls; time",
    RECEIVED: "gemeldet am; meldedatum; eingang; eingangsdatum; eingegangen am; datum der meldung; "
    "erfasst am; received; reported on",
    "narrative": "was ist passiert; beschreibung; sachverhalt; schilderung; hergang; "
    "vorfallsbeschreibung; beschreibung des vorfalls; was ist geschehen; vorfall; ereignis; "
    "darstellung; text; kurzbeschreibung; what happened; description",
    "forms": "art; art des vorfalls; vorfallsart; vorfallart; kategorie; delikt; deliktart; "
    "was; art der aggression; formen; form; kind; kind of incident; category",
    "place": "ort; vorfallsort; tatort; wo; ort des vorfalls; oertlichkeit; place; where",
    "channel": "kanal; medium; weg; kontaktweg; channel",
    "unit_name": "amt; dienststelle; abteilung; bereich; fachbereich; organisationseinheit; oe; "
    "dezernat; sachgebiet; amt abteilung; einrichtung; office; department; unit",
    "reporter_role": "rolle; rolle der meldenden person; gemeldet als; role",
    "direction": "richtung; direction",
    "name": "gemeldet von; meldende person; melder; melderin; meldender; gemeldet durch; "
    "betroffene person; betroffene; betroffener; betroffen; name; reported by",
    "contact": "kontakt; telefon; email; e mail; erreichbar unter; rueckfragen an; contact",
    "witnesses": "zeuge; zeugen; zeugin; zeugenname; zeuginnen; zeuginnen und zeugen; "
    "zeugen namen; witness; witnesses",
    "witness_contacts": "zeugen kontakt; kontakt zeugen; kontakt der zeugen; telefon zeuge; "
    "telefon zeugen; witness contact",
    "online_url": "link; links; url; internetadresse; fundstelle; adresse im netz; beitrag",
    "online_profile": "profil; profil url; account; konto; profile",
    "online_seen": "gefunden am; gesehen am; festgestellt am; seen at",
    "online_found_by": "gefunden von; gefunden durch; found by",
    "motives": "motiv; motive; tatmotiv; hintergrund; motivation",
    "acute_danger": "akute gefahr; gefahr; danger",
    "wishes": "wunsch; wuensche; anliegen; wish",
    "repeated": "wiederholt; wiederholung; wiederholungsfall; schon einmal; repeated",
    "consequences": "folgen; auswirkungen; folge; consequences",
    "days_unfit": "au tage; krankheitstage; tage krank; fehltage; ausfalltage; days unfit",
    "damage_euros": "schaden; sachschaden; schadenshoehe; schaden in euro; schaden euro; damage",
    "police_on": "anzeige am; strafanzeige am; angezeigt am; datum der anzeige; reported to police",
    "police_number": "aktenzeichen polizei; az polizei; polizeiliches aktenzeichen; "
    "vorgangsnummer polizei; tagebuchnummer; police number",
    "suggestion": "vorschlag; verbesserungsvorschlag; was haette geholfen; suggestion",
}
_FIELD_OF: Final[Mapping[str, str]] = MappingProxyType(
    {name.strip(): field for field, names in _CALLED.items() for name in names.split(";")}
)

# Parts of words that point at a code; the first that fits decides, of forms all of them count.
FORM_STEMS: Final = (
    ("SEXUAL_HARASS", ("sexuell", "anzüglich")),
    ("WEAPON", ("messer", "waffe", "gegenstand geworfen")),
    ("ASSAULT", ("körperlich", "geschlagen", "schlag", "getreten", "angriff", "tätlich")),
    ("JOSTLE", ("geschubst", "schubs", "festgehalten", "bedräng")),
    ("STALKING", ("stalk", "nachstell", "aufgelauert")),
    ("COERCION", ("nötig", "erpress")),
    ("THREAT", ("bedroh", "droh", "morddroh")),
    ("DAMAGE", ("sachbesch", "beschädig", "vandal")),
    ("DOXING", ("doxing", "adresse veröffentlicht")),
    ("INCITEMENT", ("volksverhetz", "aufruf zu gewalt")),
    ("DEFAMATION", ("verleumd", "üble nachrede", "nachrede")),
    ("INSULT", ("beleidig",)),
    ("HATE_POST", ("hassposting", "hasskommentar", "hasspost")),
    ("VERBAL_AGGR", ("beschimpf", "angeschrie", "anschrei", "verbal", "pöbel", "geschrien")),
    ("DISCRIMINATION", ("diskriminier", "benachteilig")),
    ("EXCLUSION", ("mobbing", "ausgegrenzt", "ausgrenz")),
    ("RACIST_REMARK", ("rassis",)),
    ("PROPAGANDA", ("schmierer", "hakenkreuz", "propaganda", "graffiti")),
)
PLACE_STEMS: Final = (
    ("COUNTER", ("schalter", "bürgerbüro", "bürgerservice", "wartebereich", "empfang")),
    ("HOME_VISIT", ("hausbesuch", "vollstreckung")),
    ("FIELD", ("außendienst", "kontrolle", "baustelle")),
    ("RESCUE", ("einsatz",)),
    ("MEETING", ("sitzung", "ratssaal")),
    ("SCHOOL", ("schule", "kita", "kindergarten")),
    ("SHELTER", ("unterkunft", "wohnheim")),
    ("PRIVATE_HOME", ("wohnung", "privat", "zu hause", "zuhause")),
    ("EVENT", ("veranstaltung", "infostand", "wahlkampf", "fest")),
    ("TRANSPORT", ("straßenbahn", "s-bahn", "linienbus", "arbeitsweg")),
    ("DIGITAL", ("internet", "facebook", "instagram", "online", "mail", "digital")),
    ("OFFICE", ("büro", "rathaus", "amt", "dienstzimmer", "besprechung")),
    ("PUBLIC", ("straße", "öffentlich", "parkplatz", "innenstadt", "platz", "park")),
)


def folded(heading: str) -> str:
    """Without case, umlauts, brackets and signs: “Zeug:innen (Name)” is “zeuginnen”."""
    plain = _IN_BRACKETS.sub("", heading).casefold().translate(_FOLDED)
    plain = plain.replace("-", " ").replace("/", " ").replace("_", " ")
    return " ".join(_NO_LETTER.sub("", plain).split())


def field_of(heading: str) -> str | None:
    """The answer a heading usually stands for; None where it is none of ours."""
    return _FIELD_OF.get(folded(heading))
