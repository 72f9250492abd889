"""What a look at a store or a backup found, as a table and as facts for other programmes."""

from __future__ import annotations

from komma_desk.cli.speaking import say, show_table
from komma_desk.domain.store_health import Health, StoreHealth
from komma_desk.words import N_, _

_HEALTH = {
    Health.GOOD: N_("good"),
    Health.NOT_LOOKED_AT: N_("not looked at"),
    Health.BAD: N_("damaged"),
}


def say_health(health: StoreHealth) -> None:
    rows = (
        (line.what.spoken(), _(_HEALTH[line.health]), "" if line.number is None else line.number)
        for line in health.lines
    )
    show_table((_("Looked at"), _("State"), _("Number")), rows)
    for line in health.lines:
        for sentence in line.said:
            say(f"{line.what.spoken()}: {sentence}")


def health_facts(health: StoreHealth) -> list[dict[str, object]]:
    return [
        {
            "what": line.what.en,
            "health": line.health,
            "number": line.number,
            "said": list(line.said),
        }
        for line in health.lines
    ]
