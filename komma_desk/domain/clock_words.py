"""What people read about a clock: whose it is and what became of it."""

from __future__ import annotations

from typing import Final

from komma_desk.domain.clock import Entitled, SettledHow
from komma_desk.words import N_

WHOSE: Final = {
    Entitled.AFFECTED: N_("affected person"),
    Entitled.SUPERIOR: N_("superior in service"),
    Entitled.OFFICE: N_("the office itself"),
}
BECAME: Final = {
    SettledHow.APPLICATION_FILED: N_("application for prosecution filed"),
    SettledHow.NOT_WANTED: N_("the entitled person does not want it"),
    SettledHow.CLAIM_MADE: N_("claim made in writing"),
    SettledHow.ACTION_BROUGHT: N_("action brought"),
    SettledHow.RECEIPT_CONFIRMED: N_("receipt confirmed"),
    SettledHow.ANSWERED: N_("answered"),
    SettledHow.INFORMED: N_("person informed"),
    SettledHow.DEFERRED: N_("put off, with the reason on record"),
    SettledHow.NOTIFIED: N_("notified"),
    SettledHow.ERASED: N_("erased"),
    SettledHow.DONE: N_("done"),
    SettledHow.DOES_NOT_APPLY: N_("does not apply here"),
    SettledHow.PASSED: N_("the day went by"),
}
