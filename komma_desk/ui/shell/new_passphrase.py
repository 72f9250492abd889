"""A new passphrase, typed twice, with a sentence about its strength: two fields of a form."""

from __future__ import annotations

from komma_desk.ui.parts.fields import FieldColumn
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.passphrase_field import PassphraseField
from komma_desk.ui.shell.passphrase_strength import passphrase_errors, strength_sentence
from komma_desk.words import _


class NewPassphrase:
    """Adds its two fields to a column; `prefix` keeps several of them apart."""

    def __init__(self, fields: FieldColumn, prefix: str = "") -> None:
        self._keys = (f"{prefix}passphrase", f"{prefix}passphrase_again")
        self.first, self.second = PassphraseField(), PassphraseField()
        row = fields.add(self._keys[0], _("New &passphrase"), self.first, required=True)
        self._strength = PlainLabel(strength_sentence(""), TextKind.SMALL)
        row.add_below(self._strength)
        fields.add(self._keys[1], _("&Repeat the passphrase"), self.second, required=True)
        self.first.changed.connect(self._say_strength)

    def _say_strength(self) -> None:
        self._strength.setText(strength_sentence(self.first.passphrase()))

    def passphrase(self) -> str:
        return self.first.passphrase()

    def errors(self) -> dict[str, str]:
        """What to put right, by the keys of the two fields."""
        found = passphrase_errors(self.first.passphrase(), self.second.passphrase())
        return {key: error for key, error in zip(self._keys, found, strict=True) if error}
