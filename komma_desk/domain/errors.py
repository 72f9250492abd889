"""Three kinds of failure: a refusal, trouble, and our own bugs (everything else)."""

from __future__ import annotations

from typing import ClassVar, Final

from komma_desk.words import N_, Bilingual, _

Fact = str | int | Bilingual

# What reading words can raise that somebody planted: also of endless nesting and infinite numbers.
NOT_AS_WRITTEN: Final = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)


class _Spoken(Exception):  # noqa: N818 -- a refusal is no error: the person can put it right
    """An exception with a sentence for the person and what to do; facts fill the gaps."""

    sentence: ClassVar[str] = ""
    advice: ClassVar[str] = ""

    def __init__(self, **facts: Fact) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts

    def spoken(self) -> str:
        """Sentence and advice in the language of the screens; never holds case content."""
        return " ".join(_(text).format(**self._said()) for text in self._texts() if text)

    def _texts(self) -> tuple[str, str]:
        return self.sentence, self.advice

    def _said(self) -> dict[str, str | int]:
        return {
            name: fact.spoken() if isinstance(fact, Bilingual) else fact
            for name, fact in self.facts.items()
        }


class Refusal(_Spoken):
    """The person can put it right: a missing field, no permission, a wrong passphrase."""

    noted: ClassVar[str] = ""
    """What the line in the log says where a refusal leaves one: somebody may be trying."""


class Trouble(_Spoken):
    """The world is in the way: a full disk, a damaged file, a broken definition."""

    sentence = N_("Something outside KommA Desk went wrong.")
    advice = N_("Nothing was lost. Please try again or ask your administrator.")
