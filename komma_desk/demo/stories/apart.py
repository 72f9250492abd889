"""From a distance: telephone, mail, letters, social networks, reviews, the press."""

from __future__ import annotations

from typing import Final

from komma_desk.demo.story import Story, told

APART: Final[tuple[Story, ...]] = (
    told("{Wer} rief {uhr} an und beschimpfte mich mehrere Minuten lang wegen {anlass_gen}. "
         "Ich habe das Gespräch nach zweimaliger Ankündigung beendet.",
         "INSULT", "VERBAL_AGGR", channel="PHONE", weight=50),
    told("Am Telefon wollte {wer} wissen, woher ich „wirklich“ komme, und legte auf, als ich "
         "darauf nicht einging. Danach rief {er} noch {zahl} Mal an.",
         "RACIST_REMARK", channel="PHONE", weight=28),
    told("Auf dem Anrufbeantworter kündigte {wer} an, „mit ein paar Leuten“ vorbeizukommen. "
         "Die Aufnahme ist gesichert.",
         "THREAT", channel="PHONE", weight=20),
    told("Seit {zahl} Wochen erhalte ich nachts Anrufe, bei denen niemand spricht. Die Nummer "
         "gehört nach einem Rückruf zu einem Vorgang im {amt}.",
         "STALKING", channel="PHONE", weight=5),
    told("Per E-Mail an das {amt} wurde ich mit vollem Namen als unfähig und als „nicht von "
         "hier“ bezeichnet. Die Mail ging in Kopie an die Lokalzeitung.",
         "DEFAMATION", "INSULT", channel="EMAIL", weight=34),
    told("Eine Mail mit dem Betreff „Wir merken uns Namen“ ging an die ganze Abteilung. Darin "
         "stehen mein Name und meine Durchwahl.",
         "THREAT", "DOXING", channel="EMAIL", weight=14),
    told("Gleichlautende Schreiben gegen die neue Unterkunft gingen an über {zahl}0 "
         "Postfächer der Verwaltung. Einige Sätze halten wir für strafbar.",
         "INCITEMENT", "MASS_MAIL", channel="EMAIL", direction="AGAINST_INSTITUTION",
         by="SUPERIOR", weight=8, election=True),
    told("Ein anonymer Brief an das {amt} enthält Beleidigungen und eine Zeichnung mit "
         "verbotenen Zeichen. Der Umschlag ist aufgehoben.",
         "INSULT", "PROPAGANDA", channel="LETTER", direction="AGAINST_INSTITUTION", weight=18),
    told("An meine Privatadresse kam ein Brief ohne Absender: Man wisse, wo meine Kinder zur "
         "Schule gehen. Ich mache mir große Sorgen.",
         "THREAT", "DOXING", place="PRIVATE_HOME", channel="LETTER", weight=5),
    told("Mit der Hauspost kam ein Päckchen mit Abfall und einem Zettel, auf dem mein Name "
         "stand.",
         "INSULT", channel="OBJECT", place="OFFICE", weight=4),
    told("Unter einem Beitrag der Stadt in einem sozialen Netzwerk stehen seit gestern "
         "Kommentare, die mich persönlich herabsetzen. Mehrere davon nennen meinen Namen.",
         "INSULT", "HATE_POST", place="DIGITAL", channel="SOCIAL", weight=46, election=True),
    told("In einer Ortsgruppe im Netz wurde ein Foto von mir mit meiner Dienststelle und "
         "meiner Straße veröffentlicht. Darunter wird aufgefordert, mich zu „besuchen“.",
         "DOXING", "HATE_POST", place="DIGITAL", channel="SOCIAL", weight=6, election=True),
    told("Ein Profil unter Klarnamen schreibt über unsere Beratungsstelle, man müsse „da mal "
         "aufräumen“, und nennt Tag und Uhrzeit der Sprechstunde.",
         "THREAT", "HATE_POST", place="DIGITAL", channel="SOCIAL", direction="AGAINST_INSTITUTION",
         by="WITNESS", weight=10, election=True),
    told("In einem Kommentar wird behauptet, ich hätte Wohnungen an Verwandte vergeben. Das "
         "ist frei erfunden und wird fleißig geteilt.",
         "DEFAMATION", "HATE_POST", place="DIGITAL", channel="SOCIAL", weight=15, election=True),
    told("Auf einem Bewertungsportal steht unter dem {amt} ein Text, der mich mit Vor- und "
         "Nachnamen beleidigt und meine Herkunft verächtlich macht.",
         "INSULT", "HATE_POST", place="DIGITAL", channel="WEB_REVIEW", weight=18),
    told("In einer Nachbarschaftsgruppe im Messenger wird ein Bild von {kolln} mit einer "
         "Fotomontage herumgereicht. {koll} hat mich gebeten, es zu melden.",
         "INSULT", "HURTFUL", place="DIGITAL", channel="MESSENGER", by="TRUSTED", weight=9),
    told("Ein Leserbrief in der Zeitung unterstellt unserem Team, Geflüchtete zu bevorzugen, "
         "und nennt mich namentlich.",
         "DEFAMATION", channel="PRESS", weight=5),
    told("Mir wurde von mehreren Seiten zugetragen, {wer} erzähle im Verein, man werde mich "
         "„schon noch aus dem Amt jagen“.",
         "THREAT", channel="THIRD", weight=6),
    told("An der Fassade der Bücherei {ort} standen {uhr} Schmierereien gegen die Lesestunde "
         "in mehreren Sprachen. Fotos liegen vor.",
         "DAMAGE", "PROPAGANDA", place="PUBLIC", channel="GRAFFITI",
         direction="AGAINST_INSTITUTION", by="WITNESS", weight=18),
    told("In der Videosprechstunde zeigte {wer} statt des Ausweises ein Schild mit einer "
         "Beleidigung in die Kamera und trennte die Verbindung.",
         "INSULT", place="DIGITAL", channel="SOCIAL", weight=5),
    told("Ein automatisch verschicktes Schreiben mit Beschimpfungen ging an {zahl} Ämter "
         "zugleich. Mein Name steht im Verteiler ganz oben.",
         "INSULT", "MASS_MAIL", channel="EMAIL", weight=8),
)  # fmt: skip
