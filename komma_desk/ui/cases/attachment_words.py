"""What is said of a file of a case: where it came from and what a copy lost."""

from __future__ import annotations

from collections.abc import Mapping

from komma_desk.domain.attachment import Attachment
from komma_desk.words import _


def origin_said(file: Attachment, original: str, kinds: Mapping[str, str]) -> str:
    """`original` is the name of the file a copy was made of; `kinds` say the codes of evidence."""
    if file.made_from is not None:
        return _("Copy without metadata of “{name}”").format(name=original)
    kind = kinds.get(file.kind or "", "")
    if not kind:
        return _("Came with the report")
    return _("{kind}, came with the report").format(kind=kind)


def lost_said(file: Attachment) -> str:
    """Empty for a file that is no copy."""
    if file.made_from is None:
        return ""
    if not file.taken_off:
        return _("There was nothing to leave out: the original holds no metadata we know.")
    lost = "; ".join(each.spoken() for each in file.taken_off)
    return _("Left out: {lost}.").format(lost=lost)
