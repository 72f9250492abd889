"""The Länder as people name them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.domain.deadlines.free_days import Land
from komma_desk.words import Bilingual

LAND_NAMES: Final[Mapping[Land, Bilingual]] = MappingProxyType(
    {
        Land.BADEN_WUERTTEMBERG: Bilingual(de="Baden-Württemberg", en="Baden-Württemberg"),
        Land.BAVARIA: Bilingual(de="Bayern", en="Bavaria"),
        Land.BERLIN: Bilingual(de="Berlin", en="Berlin"),
        Land.BRANDENBURG: Bilingual(de="Brandenburg", en="Brandenburg"),
        Land.BREMEN: Bilingual(de="Bremen", en="Bremen"),
        Land.HAMBURG: Bilingual(de="Hamburg", en="Hamburg"),
        Land.HESSE: Bilingual(de="Hessen", en="Hesse"),
        Land.MECKLENBURG_WESTERN_POMERANIA: Bilingual(
            de="Mecklenburg-Vorpommern", en="Mecklenburg-Western Pomerania"
        ),
        Land.LOWER_SAXONY: Bilingual(de="Niedersachsen", en="Lower Saxony"),
        Land.NORTH_RHINE_WESTPHALIA: Bilingual(
            de="Nordrhein-Westfalen", en="North Rhine-Westphalia"
        ),
        Land.RHINELAND_PALATINATE: Bilingual(de="Rheinland-Pfalz", en="Rhineland-Palatinate"),
        Land.SAARLAND: Bilingual(de="Saarland", en="Saarland"),
        Land.SAXONY: Bilingual(de="Sachsen", en="Saxony"),
        Land.SAXONY_ANHALT: Bilingual(de="Sachsen-Anhalt", en="Saxony-Anhalt"),
        Land.SCHLESWIG_HOLSTEIN: Bilingual(de="Schleswig-Holstein", en="Schleswig-Holstein"),
        Land.THURINGIA: Bilingual(de="Thüringen", en="Thuringia"),
    }
)
