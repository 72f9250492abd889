"""Frozen releases: sealed to the figures group, opened by those who hold its key."""

from __future__ import annotations

from komma_desk.domain.errors import Refusal, Trouble
from komma_desk.domain.figures.release import Release
from komma_desk.usecases import envelope_kinds
from komma_desk.usecases.context import Context
from komma_desk.usecases.effects.believing import is_from_clearing
from komma_desk.words import N_, Bilingual, Language


class NotPrepared(Refusal):
    sentence = N_("The figures for {period} have not been prepared yet.")
    advice = N_("A clearing desk prepares them on the page “Figures”.")


class ReleaseNotGenuine(Trouble):
    sentence = N_("These figures are not the ones your clearing office prepared.")
    advice = N_("Please do not pass them on. Tell your clearing office; the store was changed.")


_NOT_STATED = {"NOT_STATED": Bilingual(de="Nicht angegeben", en="Not stated")}


def stored_release(period: str, context: Context) -> Release:
    """Raises NotPrepared, ReleaseNotGenuine; NotForYou where the person holds no figures key."""
    stored = context.work.office.releases.find(period)
    if stored is None:
        raise NotPrepared(period=period)
    opened = context.keys.open(stored.envelope)
    # Everybody of the store can seal to the figures group, and the row is not in the seal.
    if opened.kind != envelope_kinds.RELEASE or not is_from_clearing(opened, context):
        raise ReleaseNotGenuine
    release = context.tools.papers.release_read(opened.body)
    if str(release.period) != period:
        raise ReleaseNotGenuine
    return release


def form_labels(context: Context, language: Language) -> dict[str, str]:
    labels = {entry.code: entry.label for entry in context.tools.rules.code_lists["form"].entries}
    return {
        str(code): label.de if language.base is Language.GERMAN else label.en
        for code, label in (labels | _NOT_STATED).items()
    }
