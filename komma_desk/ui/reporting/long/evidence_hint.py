"""Where collecting evidence may itself be an offence: said before it is collected."""

from __future__ import annotations

from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.announce import announce
from komma_desk.ui.parts.labels import PlainLabel
from komma_desk.words import N_, _

# §§ 201, 201a, 86a, 130, 184b StGB; domain.md 3.15.
HINTS = (
    N_(
        "Do not secretly record what somebody says in confidence (§ 201 StGB); write it down from "
        "memory instead. A message left on your answering machine may be kept."
    ),
    N_(
        "Do not take or pass on pictures that expose people: in their home, helpless or unclothed "
        "(§ 201a StGB)."
    ),
    N_(
        "Forbidden symbols and incitement (§§ 86a, 130 StGB): keep them as evidence, but do not "
        "pass them on or post them."
    ),
    N_(
        "Sexual pictures of children (§ 184b StGB): never save, attach or pass them on. Call the "
        "police."
    ),
)


class EvidenceHint(Alert):
    def __init__(self) -> None:
        super().__init__(
            Tone.WARNING,
            _("If in doubt, describe it in words and ask the clearing office."),
            _("Not everything may be recorded or saved"),
        )
        for hint in HINTS:
            self._words.addWidget(PlainLabel("•  " + _(hint)))
        self.setAccessibleDescription(" ".join((*(_(hint) for hint in HINTS), self.text())))

    def speak(self) -> None:
        announce(self, f"{self.accessibleName()}. {self.accessibleDescription()}")
