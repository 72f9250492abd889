"""Inside the administration: among colleagues, by superiors, by rules."""

from __future__ import annotations

from typing import Final

from komma_desk.demo.story import Story, told

INTERNAL: Final[tuple[Story, ...]] = (
    told("In der Teambesprechung wurde wieder ein „Scherz“ über meine Aussprache gemacht. Ich "
         "hatte schon vor {zahl} Wochen gebeten, das zu lassen.",
         "RACIST_REMARK", "HURTFUL", place="BREAKROOM", channel="FACE", direction="INTERNAL",
         weight=26),
    told("Beim Mittagessen sagte jemand aus dem {amt}, wegen Leuten wie mir gebe es die "
         "Stelle für „die Eigenen“ nicht mehr. Niemand hat widersprochen.",
         "RACIST_REMARK", place="BREAKROOM", channel="FACE", direction="INTERNAL", weight=18),
    told("Bei der Besetzung der Teamleitung wurde mir gesagt, das Publikum sei „noch nicht so "
         "weit“. Ich hatte die bessere Beurteilung.",
         "DISCRIMINATION", place="OFFICE", channel="INTERNAL_COMM", direction="INTERNAL",
         weight=10),
    told("Seit meiner Rückkehr aus der Elternzeit werde ich nicht mehr zu Besprechungen "
         "eingeladen und erfahre Entscheidungen nur zufällig.",
         "DISCRIMINATION", "EXCLUSION", place="OFFICE", channel="INTERNAL_COMM",
         direction="INTERNAL", weight=9),
    told("{koll} wird im Team seit Monaten nicht mehr gegrüßt, seit ein Vorfall gemeldet "
         "wurde. Ich möchte, dass das jemand weiß.",
         "EXCLUSION", place="BREAKROOM", channel="FACE", direction="INTERNAL", by="WITNESS",
         weight=10),
    told("Eine vorgesetzte Person kommentiert regelmäßig die Kleidung der Auszubildenden. "
         "Eine von ihnen hat sich mir anvertraut.",
         "SEXUAL_HARASS", place="OFFICE", channel="FACE", direction="INTERNAL", by="TRUSTED",
         weight=6),
    told("Auf einer Dienstreise kam es zu einem sexuellen Übergriff durch einen Kollegen. "
         "Einzelheiten möchte die betroffene Person nur in einem Gespräch schildern.",
         "SEXUAL_VIOLENCE", place="OTHER", channel="FACE", direction="INTERNAL", by="TRUSTED",
         weight=1),
    told("Im Teamchat wurde eine Bilderfolge geteilt, die sich über Menschen islamischen "
         "Glaubens lustig macht. Drei Kolleg:innen haben mit Lachen geantwortet.",
         "RACIST_REMARK", "HURTFUL", place="DIGITAL", channel="INTERNAL_COMM",
         direction="INTERNAL", weight=14),
    told("Mein Urlaub am Zuckerfest wurde zum {zahl}. Mal ohne Begründung abgelehnt, während "
         "andere an ihren Feiertagen freibekommen.",
         "DISCRIMINATION", place="OFFICE", channel="INTERNAL_COMM", direction="INTERNAL",
         weight=8),
    told("Die Schulungsunterlagen im {amt} arbeiten mit Beispielen, in denen Menschen mit "
         "nicht deutschen Namen immer die Täter sind.",
         "RACIST_REMARK", "STRUCTURAL", place="OFFICE", channel="INTERNAL_COMM",
         direction="INTERNAL", by="WITNESS", weight=5),
    told("Der Raum der Fortbildung ist nur über Treppen erreichbar. Ich nutze einen Rollstuhl "
         "und sollte „eben zu Hause bleiben“.",
         "DISCRIMINATION", "STRUCTURAL", place="OFFICE", channel="INTERNAL_COMM",
         direction="INTERNAL", weight=5),
    told("In meiner Schublade lag {uhr} ein Zettel mit der Aufforderung, mich „versetzen zu "
         "lassen, bevor etwas passiert“.",
         "THREAT", "EXCLUSION", place="OFFICE", channel="OBJECT", direction="INTERNAL", weight=3),
    told("Ein Kollege hat sich vor Publikum abfällig über meine Lebenspartnerin geäußert. Ich "
         "habe ihn darauf angesprochen, er hat gelacht.",
         "INSULT", "HURTFUL", place="COUNTER", channel="FACE", direction="INTERNAL", weight=7),
    told("In der Umkleide des Bauhofs hingen {uhr} Aufkleber einer verbotenen Vereinigung. "
         "Nach der ersten Entfernung hingen sie am nächsten Tag wieder dort.",
         "PROPAGANDA", place="BREAKROOM", channel="GRAFFITI", direction="INTERNAL", by="SUPERIOR",
         weight=5),
    told("Ich kann das Erlebte keiner der Arten zuordnen: In der Kantine wird um mich herum "
         "seit Wochen ein Platz freigelassen.",
         "OTHER", place="BREAKROOM", channel="FACE", direction="INTERNAL", weight=4),
)  # fmt: skip
