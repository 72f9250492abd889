"""What the programme is made of before anybody unlocks: clock, resources, key settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from komma_desk.bootstrap.papers import Press
from komma_desk.definitions.organisation import PROCEDURES, OrganisationRules
from komma_desk.domain.procedure.shipped import ShippedProcedure
from komma_desk.protection.highs_protection import HighsProtection
from komma_desk.system import paths
from komma_desk.system.clock import SystemClock
from komma_desk.system.outside_files import OutsideFiles
from komma_desk.usecases.ports.clock import Clock
from komma_desk.vault.cabinet import Cabinet
from komma_desk.vault.passphrase import FLOOR, KdfSettings
from komma_desk.words import look_for_catalogues_in

KEY_FILE = "keys.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """`kdf` is the work for new passphrases, `floor` the least that is accepted of an old one."""

    clock: Clock = field(default_factory=SystemClock)
    resources: Path = field(default_factory=paths.resources)
    migrations: Path = field(default_factory=paths.migrations)
    kdf: KdfSettings = field(default_factory=KdfSettings)
    floor: KdfSettings = FLOOR
    outside: OutsideFiles = field(default_factory=OutsideFiles)
    protection: HighsProtection = field(default_factory=HighsProtection)
    rules: OrganisationRules = field(init=False)
    press: Press = field(init=False)

    def __post_init__(self) -> None:
        look_for_catalogues_in(self.resources / "translations")
        object.__setattr__(self, "rules", OrganisationRules(self.resources))
        object.__setattr__(self, "press", Press(self.resources / "fonts", self.rules))

    def cabinet(self, folder: Path) -> Cabinet:
        return Cabinet(path=folder / KEY_FILE, settings=self.kdf, floor=self.floor)

    def is_store(self, folder: Path) -> bool:
        return self.cabinet(folder).exists()

    def shipped_procedure(self, procedure: ShippedProcedure) -> Path:
        return self.resources / PROCEDURES / f"{procedure}.toml"

    @property
    def standard_procedure(self) -> Path:
        return self.shipped_procedure(ShippedProcedure.STANDARD)
