"""What each answer of the long report is called, in the form, with the case and in letters."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from komma_desk.words import N_

# Message ids by field of `IncidentDetails`; own answers bring their own words.
DETAIL_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "contact_way": N_("Preferred way of contact"),
        "contact_times": N_("When to reach the person"),
        "name": N_("Name of the reporting person"),
        "on_behalf_of": N_("Reported for"),
        "work_mode": N_("Kind of work"),
        "unit": N_("Organisational unit"),
        "unit_name": N_("Organisational unit, in own words"),
        "target": N_("Affected group"),
        "others_affected": N_("Others affected"),
        "others_count": N_("How many others"),
        "motives": N_("Presumed motive"),
        "motive_says": N_("Who sees the motive so"),
        "bias_indicators": N_("Signs of the motive"),
        "perpetrator_known": N_("Is the perpetrator known?"),
        "perpetrator_relation": N_("Who the perpetrator is"),
        "repeated": N_("Did it happen before?"),
        "earlier_count": N_("How often before"),
        "earlier_reported": N_("Was it reported then?"),
        "earlier_note": N_("About the earlier incidents"),
        "witnesses": N_("Witnesses"),
        "evidence_kinds": N_("Evidence there is"),
        "online": N_("Where it stands on the internet"),
        "consequences": N_("Consequences"),
        "days_unfit": N_("Days unfit for work"),
        "damage_cents": N_("Damage in euros"),
        "steps_so_far": N_("What was done so far"),
        "informed": N_("Already informed"),
        "police_on": N_("Reported to the police on"),
        "police_number": N_("File number of the police"),
        "interpreter": N_("Is an interpreter needed?"),
        "interpreter_language": N_("Language of the interpreter"),
        "suggestion": N_("What would have helped, or would help now"),
        "near_incident": N_("Was it a near-incident?"),
    }
)
