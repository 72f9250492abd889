"""What is written on both sides, in words that both Pythons read."""

from __future__ import annotations

NARRATIVE = "Ein Mann schrie am Schalter, er wisse, wo ich wohne."
PLACE = "Bürgerbüro, Schalter 3"
OFFICER = "karl"
ANSWER = "Danke für Ihr Vertrauen. Wir begleiten Sie heute Abend zum Parkhaus."
# Words of the code lists, as a person hears them in German.
THREAT, ADVICE = "Bedrohung", "Beratung"
CONSENT = "Weitergabe an eine Beratungsstelle"
ACCEPT = "Annehmen und Eingang bestätigen"
