"""In the field: inspections, home visits, rescue, public space, schools, the way to work."""

from __future__ import annotations

from typing import Final

from komma_desk.demo.story import Story, told

OUTSIDE: Final[tuple[Story, ...]] = (
    told("Bei einer Parkkontrolle {ort} beleidigte mich {wer} {uhr} und folgte mir bis zum "
         "nächsten Fahrzeug. Passanten blieben stehen.",
         "INSULT", place="FIELD", channel="FACE", weight=45),
    told("Während einer Kontrolle {ort} fuhr {wer} so dicht an mich heran, dass ich zur Seite "
         "springen musste. {Er} beschimpfte mich durch das offene Fenster.",
         "WEAPON", "INSULT", place="FIELD", channel="FACE", weight=7),
    told("{Wer} schubste {kolln} {uhr} bei einer Gewerbekontrolle aus der Tür. Wir haben die "
         "Kontrolle abgebrochen.",
         "JOSTLE", place="FIELD", channel="FACE", by="WITNESS", weight=16),
    told("Bei der Vollstreckung drohte {wer}, den Hund loszulassen, wenn ich nicht sofort "
         "gehe. Es ging um eine offene Forderung.",
         "THREAT", place="HOME_VISIT", channel="FACE", weight=16),
    told("Bei einem Hausbesuch schlug {wer} die Tür so zu, dass meine Hand eingeklemmt wurde. "
         "{koll} war dabei und kann es bezeugen.",
         "ASSAULT", place="HOME_VISIT", channel="FACE", weight=9),
    told("Ich war zum Hausbesuch angemeldet. {Wer} sprach mich nur mit „Ihr“ an und sagte, "
         "Leute wie ich hätten in einem Amt nichts zu suchen.",
         "DISCRIMINATION", "RACIST_REMARK", place="HOME_VISIT", channel="FACE", weight=18),
    told("Beim Einsatz {ort} wurde unsere Besatzung {uhr} aus einer Gruppe heraus mit Böllern "
         "beworfen. Ein Kollege hat ein Knalltrauma.",
         "WEAPON", place="RESCUE", channel="FACE", by="SUPERIOR", weight=6),
    told("Im Rettungswagen schlug {wer} um sich und traf {kolln} im Gesicht. Die Person war "
         "stark betrunken.",
         "ASSAULT", place="RESCUE", channel="FACE", by="WITNESS", weight=14),
    told("Wir wurden {ort} {uhr} am Anfahren gehindert. {Wer} stellte sich vor das Fahrzeug "
         "und rief, wir sollten erst einmal Deutsch lernen.",
         "COERCION", "RACIST_REMARK", place="RESCUE", channel="FACE", weight=8),
    told("Am Infostand der Stadt {ort} riss {wer} Plakate ab und beschimpfte {kolln}.",
         "DAMAGE", "INSULT", place="EVENT", channel="FACE", by="WITNESS", weight=8, election=True),
    told("Beim Stadtfest {ort} riefen mehrere Personen Parolen gegen Geflüchtete in Richtung "
         "unseres Standes. Wir haben früher abgebaut.",
         "INCITEMENT", "PROPAGANDA", place="EVENT", channel="FACE", weight=6, election=True),
    told("Auf dem Heimweg im Bus erkannte mich {wer} wieder und sagte laut, was ich angeblich "
         "„alles bewillige“. Ich bin eine Haltestelle früher ausgestiegen.",
         "VERBAL_AGGR", "HURTFUL", place="TRANSPORT", channel="FACE", weight=12),
    told("{Wer} wartet seit {zahl} Wochen nach Dienstschluss {ort} und geht mir ein Stück "
         "nach. Angesprochen hat {er} mich noch nicht.",
         "STALKING", place="PUBLIC", channel="FACE", weight=6),
    told("An meinem privaten Auto waren {uhr} zwei Reifen zerstochen. In derselben Woche "
         "hatte {wer} mir im Amt Folgen angekündigt.",
         "THREAT", "DAMAGE", place="PRIVATE_HOME", channel="OBJECT", weight=7),
    told("An der Unterkunft {ort} wurden {uhr} zwei Scheiben eingeworfen. Die Hausleitung ist "
         "verunsichert und bittet um Rat.",
         "DAMAGE", place="SHELTER", channel="OBJECT", direction="AGAINST_INSTITUTION",
         by="TRUSTED", weight=8),
    told("Am Nebeneingang des Rathauses brannte {uhr} eine Mülltonne, die an die Fassade "
         "geschoben worden war. Der Hausmeister konnte löschen.",
         "EXTREME_VIOLENCE", "DAMAGE", place="OFFICE", channel="OBJECT",
         direction="AGAINST_INSTITUTION", by="SUPERIOR", weight=1),
    told("Bei einer Abschleppmaßnahme {ort} ging {wer} mit einem Radkreuz auf {kolln} los. "
         "Die Polizei hat {ihn} festgehalten, {koll} ist im Krankenhaus.",
         "EXTREME_VIOLENCE", "WEAPON", place="FIELD", channel="FACE", by="WITNESS", weight=1),
    told("Beim Elternabend in der Kita sagte {wer}, {sein} Kind solle nicht von einer "
         "Erzieherin mit Kopftuch betreut werden, und verlangte einen Gruppenwechsel.",
         "DISCRIMINATION", "RACIST_REMARK", place="SCHOOL", channel="FACE", weight=14),
    told("Im Freibad bedrängte {wer} eine Kassenkraft und wollte ihre Telefonnummer. Sie bat "
         "mich, es für sie zu melden.",
         "JOSTLE", "SEXUAL_HARASS", place="OTHER", channel="FACE", by="TRUSTED", weight=6),
    told("Am Gemeindehaus der Moschee {ort} klebten {uhr} Aufkleber mit Drohungen gegen "
         "unsere Beauftragte. Die Gemeinde hat uns angerufen.",
         "THREAT", "PROPAGANDA", place="WORSHIP", channel="GRAFFITI", by="TRUSTED", weight=3),
    told("Beim Aufstellen der Wahlkabinen beschimpfte {wer} die Ehrenamtlichen als "
         "Betrüger:innen und fotografierte die Namensliste.",
         "DOXING", "INSULT", place="EVENT", channel="FACE", by="WITNESS", weight=4, election=True),
    told("{Wer} hat mich {ort} im Vorbeigehen absichtlich angerempelt und meinen Nachnamen "
         "verhöhnt. Ich trug die Dienstkleidung.",
         "JOSTLE", "RACIST_REMARK", place="PUBLIC", channel="FACE", weight=14),
)  # fmt: skip
