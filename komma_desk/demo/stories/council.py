"""In the council, on committees, and against those who hold an office."""

from __future__ import annotations

from typing import Final

from komma_desk.demo.story import Story, told

COUNCIL: Final[tuple[Story, ...]] = (
    told("In der Ratssitzung sagte ein Mitglied einer anderen Fraktion, mit meinem "
         "Hintergrund solle ich mich bei diesem Tagesordnungspunkt besser zurückhalten.",
         "RACIST_REMARK", place="MEETING", channel="FACE", direction="COUNCIL", weight=16,
         election=True),
    told("Im Ausschuss wurde meine Vorlage mit einem „Witz“ über meinen Namen kommentiert. "
         "Die Vorsitzende hat nicht eingegriffen.",
         "RACIST_REMARK", "HURTFUL", place="MEETING", channel="FACE", direction="COUNCIL",
         weight=12),
    told("Zwischenrufe gegen eine Ratskollegin während ihrer Rede: Sie solle „nach Hause "
         "gehen“. Ich saß daneben und möchte das festgehalten wissen.",
         "INSULT", "RACIST_REMARK", place="MEETING", channel="FACE", direction="COUNCIL",
         by="WITNESS", weight=9, election=True),
    told("Nach der Sitzung stellte sich {wer} auf dem Parkplatz vor mein Auto und verlangte, "
         "dass ich mein Abstimmungsverhalten erkläre. {koll} kam zum Glück dazu.",
         "JOSTLE", "COERCION", place="PUBLIC", channel="FACE", direction="COUNCIL", weight=4,
         election=True),
    told("Auf der Besuchertribüne hielt {wer} ein Transparent hoch, das unsere "
         "Integrationsbeauftragte persönlich verächtlich machte.",
         "INSULT", "PROPAGANDA", place="MEETING", channel="FACE", by="WITNESS", weight=6),
    told("Eine E-Mail an alle Ratsmitglieder behauptet, der Ortsvorsteher habe Spenden "
         "unterschlagen. Belege werden nicht genannt.",
         "DEFAMATION", channel="EMAIL", direction="COUNCIL", by="TRUSTED", weight=6,
         election=True),
    told("Mein Wahlplakat {ort} wurde zum {zahl}. Mal beschmiert, diesmal mit verbotenen "
         "Zeichen.",
         "DAMAGE", "PROPAGANDA", place="PUBLIC", channel="GRAFFITI", weight=7, election=True),
    told("In einer Fraktionsgruppe im Messenger wurde ein herabsetzendes Bild über Menschen "
         "mit Behinderung geteilt. Ich habe es gesichert.",
         "DISCRIMINATION", "HURTFUL", place="DIGITAL", channel="MESSENGER", direction="COUNCIL",
         by="WITNESS", weight=4),
    told("Seit meiner Wortmeldung zur Unterkunft steht {uhr} immer wieder dasselbe Auto vor "
         "meinem Haus. Gesprochen hat niemand mit mir.",
         "STALKING", place="PRIVATE_HOME", channel="FACE", weight=2, election=True),
    told("Mir wurde angekündigt, man werde „meine Familie besuchen“, wenn ich erneut "
         "kandidiere. Der Anruf kam {uhr} mit unterdrückter Nummer.",
         "COERCION", "THREAT", channel="PHONE", weight=4, election=True),
)  # fmt: skip
