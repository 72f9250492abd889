"""The invented town of Ahlbrück: its offices and its people. Nobody in here exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from komma_desk.domain.roles import Role

TOWN: Final = "Stadt Ahlbrück"

# All of them neuter, so that the stories can say "im …".
OFFICES: Final = (
    "Bürgerbüro", "Standesamt", "Ordnungsamt", "Jugendamt", "Sozialamt", "Bauamt", "Wohnungsamt",
    "Gewerbeamt", "Ausländeramt", "Schulverwaltungsamt", "Kulturamt", "Jobcenter",
)  # fmt: skip

STREETS: Final = (
    "in der Lindengasse", "am Ahleufer", "vor dem Rathaus", "am Marktbrunnen",
    "in der Gerberstraße", "am Alten Zollhaus", "im Stadtpark", "an der Ahlebrücke",
    "am Busbahnhof", "in der Kornstraße",
    "am Nordring", "vor der Stadtbücherei", "in der Ziegelhofsiedlung", "auf dem Festplatz",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """Somebody who works for the town; `desk` is how often she meets the public (weight)."""

    login: str
    name: str
    title: str  # "Frau" or "Herr", as the stories speak of colleagues
    office: str
    roles: frozenset[Role] = frozenset({Role.REPORTER})
    desk: int = 1

    @property
    def surname(self) -> str:
        return self.name.rsplit(" ", 1)[-1]


def _works(login: str, name: str, title: str, office: str, *roles: Role, desk: int = 1) -> Resident:
    return Resident(
        login=login,
        name=name,
        title=title,
        office=office,
        roles=frozenset({Role.REPORTER, *roles}),
        desk=desk,
    )


PEOPLE: Final = (
    _works("friedrichsmeier", "Ole Friedrichsmeier", "Herr", "Informationstechnik",
           Role.ADMINISTRATOR),
    _works("hollenkamp", "Birgit Hollenkamp", "Frau", "Clearingstelle", Role.CLEARING),
    _works("karasu", "Dilan Karasu", "Frau", "Clearingstelle", Role.CLEARING),
    _works("noorzad", "Samira Noorzad", "Frau", "Stabsstelle Integration", Role.INTEGRATION),
    _works("ruesenberg", "Stefan Rüsenberg", "Herr", "Dezernat I", Role.HEAD),
    _works("adeyemi", "Ruth Adeyemi", "Frau", "Behördlicher Datenschutz", Role.DATA_PROTECTION),
    _works("zielonka", "Katarzyna Zielonka", "Frau", "Bürgerbüro", desk=9),
    _works("haddadin", "Tarek Haddadin", "Herr", "Ausländeramt", desk=8),
    _works("vo", "Thu Trang Vo", "Frau", "Sozialamt", desk=7),
    _works("osei", "Kwabena Osei", "Herr", "Ordnungsamt", desk=9),
    _works("wiebusch", "Jonas Wiebusch", "Herr", "Jugendamt", desk=5),
    _works("demirhan", "Aylin Demirhan", "Frau", "Wohnungsamt", desk=6),
    _works("petrovska", "Ivana Petrovska", "Frau", "Standesamt", desk=3),
    _works("tammena", "Heike Tammena", "Frau", "Bauamt", desk=3),
    _works("vukelja", "Goran Vukelja", "Herr", "Feuerwehr und Rettungsdienst", desk=4),
    _works("sarrlindner", "Fatou Sarr-Lindner", "Frau", "Kulturamt", desk=3),
    _works("grothe", "Malte Grothe", "Herr", "Ratsbüro", desk=2),
)  # fmt: skip

REPORTERS: Final = tuple(one for one in PEOPLE if one.desk > 1)
CLEARING_OFFICERS: Final = tuple(one for one in PEOPLE if Role.CLEARING in one.roles)
HEAD: Final = next(one for one in PEOPLE if Role.HEAD in one.roles)
DATA_PROTECTION: Final = next(one for one in PEOPLE if Role.DATA_PROTECTION in one.roles)
