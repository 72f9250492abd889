"""The last hand on every PDF we write: drawn pages in, a document that keeps both standards out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from komma_desk.documents.tagging.identity import write_identity
from komma_desk.documents.tagging.letters import mend_letters
from komma_desk.documents.tagging.stream_ends import mend_stream_ends
from komma_desk.documents.tagging.structure import write_structure
from komma_desk.documents.tagging.tree import Tags


def finished(
    drawn: Sequence[bytes], tags: Tags, *, title: str, author: str, language: str
) -> bytes:
    """The pages in the order given, as one document; the same pages give the same bytes."""
    bound = BytesIO()
    with ExitStack() as held:
        first, *others = [held.enter_context(Pdf.open(BytesIO(each))) for each in drawn]
        for other in others:
            first.pages.extend(other.pages)
        write_structure(first, tags)
        write_identity(first, title=title, author=author, language=language)
        mend_letters(first)
        first.remove_unreferenced_resources()
        mend_stream_ends(first)
        first.save(
            bound,
            # Validators of PDF/A stumble over objects packed into streams.
            object_stream_mode=ObjectStreamMode.disable,
            deterministic_id=True,
            min_version="1.7",
        )
    return bound.getvalue()
