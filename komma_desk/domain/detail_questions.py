"""The question of each field of the long report, and a line that helps to answer it."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.words import N_

LABELS: Mapping[str, str] = {
    "name": N_("Your name"),
    "on_behalf_of": N_("For whom do you report?"),
    "contact_way": N_("How should we reach you?"),
    "contact_times": N_("When can you be reached?"),
    "interpreter": N_("Do you need an interpreter?"),
    "interpreter_language": N_("Into which language?"),
    "work_mode": N_("How do you work?"),
    "unit": N_("Unit"),
    "unit_name": N_("Office, department or facility"),
    "target": N_("Whom was it aimed at?"),
    "near_incident": N_("Did it almost happen, but not quite?"),
    "repeated": N_("Has something like this happened before?"),
    "earlier_count": N_("How often before?"),
    "earlier_reported": N_("Was it reported then?"),
    "earlier_note": N_("What was it then?"),
    "motives": N_("What do you think was behind it? (several possible)"),
    "motive_says": N_("Who says so?"),
    "bias_indicators": N_("What points to it?"),
    "perpetrator_known": N_("Do you know who did it?"),
    "perpetrator_relation": N_("Who is this person to you or to the office?"),
    "others_affected": N_("Who else is affected?"),
    "others_count": N_("How many other people?"),
    "witnesses": N_("Witness"),
    "evidence_kinds": N_("What evidence is there?"),
    "online": N_("Place on the net"),
    "consequences": N_("What followed for you?"),
    "days_unfit": N_("How long were you unfit for work?"),
    "damage_cents": N_("Damage to property"),
    "steps_so_far": N_("What was done so far?"),
    "informed": N_("Who knows about it already?"),
    "police_on": N_("When was it reported to the police?"),
    "police_number": N_("File number of the police or prosecution"),
    "suggestion": N_("What could keep it from happening again?"),
}
HINTS: Mapping[str, str] = {
    "on_behalf_of": N_("Only if this person agrees. A name, or words such as “a colleague”."),
    "contact_times": N_("For example: mornings, not on Fridays, only in the evening."),
    "near_incident": N_("Near misses help to prevent the next incident."),
    "motives": N_("As you see it. You need not be sure, and you need not prove it."),
    "witnesses": N_("Only the clearing office sees the names."),
    "evidence_kinds": N_("You can attach files to the eight answers, now or later."),
    "online": N_("Addresses are only kept as text; nobody opens them from here."),
    "consequences": N_("Also what came only later. Nobody needs to be ill for it to count."),
    "suggestion": N_("You often know best what would have helped."),
}
EXAMPLES: Mapping[str, str] = {
    "interpreter_language": N_("e.g. Turkish, Ukrainian, sign language"),
    "police_number": N_("Optional"),
    "unit_name": N_("e.g. citizens’ office, day-care centre, town council"),
}
UNITS: Mapping[str, str] = {"days_unfit": N_("days"), "earlier_count": N_("times")}
