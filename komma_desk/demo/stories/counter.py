"""At the counter and in the offices."""

from __future__ import annotations

from typing import Final

from komma_desk.demo.story import Story, told

COUNTER: Final[tuple[Story, ...]] = (
    told("{Wer} sprach {uhr} im {amt} vor. Es ging um {anlass}. Als ich erklärte, welche "
         "Unterlage fehlt, wurde {er} laut und beschimpfte mich vor den Wartenden.",
         "INSULT", "VERBAL_AGGR", place="COUNTER", channel="FACE", weight=60),
    told("Im Wartebereich schrie {wer} mich {uhr} an, weil die Nummer noch nicht aufgerufen "
         "war. Ich solle mich schämen, für so etwas Steuergeld zu bekommen.",
         "VERBAL_AGGR", place="COUNTER", channel="FACE", weight=55),
    told("Es ging um {anlass}. {Wer} sagte, mit meinem Namen könne ich gar nicht über {ihn} "
         "entscheiden, und verlangte eine „richtige deutsche“ Ansprechperson.",
         "DISCRIMINATION", "RACIST_REMARK", place="COUNTER", channel="FACE", weight=45),
    told("{Wer} weigerte sich {uhr}, mit mir zu sprechen, und äußerte sich abfällig über mein "
         "Kopftuch. {koll} hat das Gespräch übernommen.",
         "INSULT", "DISCRIMINATION", place="COUNTER", channel="FACE", weight=30),
    told("Nach einem ablehnenden Bescheid kam {wer} ohne Termin in mein Büro und sagte, {er} "
         "wisse, wo ich nach Feierabend parke. Ich habe das als Drohung verstanden.",
         "THREAT", place="OFFICE", channel="FACE", weight=32),
    told("{Wer} schlug {uhr} mit der flachen Hand auf den Tresen, beugte sich herüber und "
         "drohte, beim nächsten Mal sei keine Scheibe mehr dazwischen.",
         "THREAT", "VERBAL_AGGR", place="COUNTER", channel="FACE", weight=28),
    told("Ich habe gesehen, wie {wer} {kolln} im {amt} am Arm festhielt und nicht aus dem "
         "Raum ließ. Der Sicherheitsdienst hat die Lage beruhigt.",
         "JOSTLE", "COERCION", place="OFFICE", channel="FACE", by="WITNESS", weight=12),
    told("{Wer} verlangte, dass ich den Antrag sofort unterschreibe, und stellte sich so "
         "lange in die Tür, bis {koll} dazukam. Es ging um {anlass}.",
         "COERCION", place="OFFICE", channel="FACE", weight=10),
    told("Während der Beratung warf {wer} einen Locher nach mir. Er traf mich an der "
         "Schulter. Es ging um {anlass}.",
         "WEAPON", place="OFFICE", channel="FACE", weight=6),
    told("{Wer} stieß {kolln} {uhr} vor dem Aufzug im {amt} gegen die Wand und ging weg. "
         "{koll} hatte danach Schmerzen und war beim Durchgangsarzt.",
         "ASSAULT", place="OFFICE", channel="FACE", by="WITNESS", weight=12),
    told("{Wer} spuckte über den Tresen in meine Richtung, nachdem ich den Ausweis nicht "
         "aushändigen konnte. Ich war danach nicht mehr arbeitsfähig.",
         "ASSAULT", "INSULT", place="COUNTER", channel="FACE", weight=14),
    told("{Wer} machte im {amt} mehrfach Bemerkungen über mein Aussehen und versuchte, meine "
         "Hand zu nehmen. Ich habe das Gespräch beendet.",
         "SEXUAL_HARASS", place="OFFICE", channel="FACE", weight=9),
    told("Eine Reinigungskraft fand {uhr} im Besucher-WC des Amtes Aufkleber und mit Stift "
         "gemalte verbotene Zeichen.",
         "PROPAGANDA", place="OFFICE", channel="GRAFFITI", direction="AGAINST_INSTITUTION",
         by="WITNESS", weight=16),
    told("Im {amt} lag {uhr} ein Umschlag mit einem weißen Pulver im Briefkasten. Die "
         "Feuerwehr gab Entwarnung, die Kolleg:innen sind verunsichert.",
         "THREAT", place="OFFICE", channel="OBJECT", direction="AGAINST_INSTITUTION",
         by="SUPERIOR", weight=3),
    told("{Wer} filmte mich {uhr} am Schalter gegen meinen Willen und kündigte an, das Video "
         "mit meinem Namen hochzuladen.",
         "COERCION", "DOXING", place="COUNTER", channel="FACE", weight=9),
    told("Beim Aufruf meiner Nummer lachte {wer} und ahmte meinen Akzent nach. Andere "
         "Wartende lachten mit. Ich habe weitergearbeitet, aber es beschäftigt mich.",
         "RACIST_REMARK", "HURTFUL", place="COUNTER", channel="FACE", weight=26),
    told("Nach einem Hausverbot stand {wer} {uhr} wieder im {amt} und ging erst, als die "
         "Polizei angekündigt wurde.",
         "COERCION", place="COUNTER", channel="FACE", by="SUPERIOR", weight=8),
    told("Ein Stuhl flog im Wartebereich gegen die Glastür. Verletzt wurde niemand. {Wer} war "
         "mit dem Bescheid nicht einverstanden gewesen.",
         "DAMAGE", "VERBAL_AGGR", place="COUNTER", channel="FACE", direction="AGAINST_INSTITUTION",
         weight=12),
    told("Bei einem Termin zog {wer} ein Taschenmesser und legte es vor mir auf den Tisch. "
         "{Er} sagte nichts dazu. Ich habe den stillen Alarm ausgelöst.",
         "WEAPON", "THREAT", place="OFFICE", channel="FACE", weight=3),
    told("{Wer} wäre {uhr} fast auf {kolln} losgegangen, wenn zwei Wartende nicht "
         "dazwischengetreten wären. Passiert ist zum Glück nichts.",
         "NEAR_MISS", place="COUNTER", channel="FACE", by="WITNESS", weight=9),
    told("Eine Bürgerin berichtet, sie sei im {amt} zweimal weggeschickt worden, nachdem sie "
         "um eine Verständigung in einfacher Sprache gebeten hatte. Sie bat mich, das "
         "weiterzugeben.",
         "DISCRIMINATION", place="COUNTER", channel="THIRD", direction="STAFF_TO_PUBLIC",
         by="TRUSTED", weight=8),
    told("Im Antragsformular des Amtes fehlt jede Möglichkeit, einen Namen ohne Vornamen "
         "einzutragen. Betroffene werden deshalb regelmäßig zurückgeschickt.",
         "STRUCTURAL", place="OFFICE", channel="INTERNAL_COMM", direction="STAFF_TO_PUBLIC",
         by="WITNESS", weight=5),
)  # fmt: skip
