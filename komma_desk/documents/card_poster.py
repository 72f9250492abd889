"""The poster beside the office card: what it is for, where it lies, and the words to compare."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether

from komma_desk.documents.list_entries import numbered
from komma_desk.documents.page import PageFrame, lay_out
from komma_desk.documents.prose import Prose
from komma_desk.documents.styles import BODY, HEADING, SUBJECT, TITLE, WARNING
from komma_desk.documents.tagging.tree import Element
from komma_desk.domain.card_papers import CardPoster
from komma_desk.words import _, speaking


def card_poster(poster: CardPoster) -> bytes:
    """The poster as tagged PDF, in its own language."""
    head = poster.head
    with speaking(head.language):
        frame = PageFrame(
            municipality=head.municipality,
            office=head.office,
            kind=_("Report without an account"),
            dated_on=head.dated_on,
        )
        return lay_out(list(_story(poster)), frame)


def _story(poster: CardPoster) -> Iterator[Flowable]:
    yield Prose(_("Report an incident, without an account too"), TITLE)
    yield Prose(_("In acute danger: call 110."), WARNING)
    yield from _section(
        _("What the office card is for"),
        _(
            "With this small file you write a report on any computer that has KommA Desk. You need"
            " no account, and you can stay anonymous. Only the clearing office can open the report."
        ),
    )
    yield from _section(_("Where the card lies"), poster.place)
    yield KeepTogether(
        [
            Prose(_("Compare these words first"), HEADING),
            # No heading for a reader of the file: it is what is to be compared.
            Prose(poster.words, SUBJECT, Element("P")),
            Prose(
                _(
                    "They must stand at the top of the window. If they are others, it is not our"
                    " card: please do not report with it, and tell us."
                ),
                BODY,
            ),
        ]
    )
    yield Prose(_("How to report"), HEADING)
    yield from numbered(
        _(
            "1. Open the card with a double click, or type: komma-desk form CARD.\n"
            "2. Compare the words above.\n"
            "3. Answer the questions you want to answer, and choose “Seal the report …”.\n"
            "4. Write your return code down and keep it well. Only with it can you read the answer."
            "\n"
            "5. Give the sealed file to the clearing office: by mail, on a stick or over a shared"
            " folder. Whoever carries it sees nothing of what you wrote."
        ),
        BODY,
    )
    yield from _section(
        _("What happens with your report"),
        _(
            "The clearing office reads it, looks after it and answers you in a file that only you"
            " can open. Nothing is passed on without your consent. There is one exception: where"
            " life or limb is in danger, two people together may tell the police."
        ),
    )
    head = poster.head
    yield KeepTogether(
        [
            Prose(_("You would rather talk to somebody?"), HEADING),
            Prose("\n".join((head.office, head.municipality, *head.ways)), BODY),
        ]
    )


def _section(heading: str, text: str) -> Iterator[Flowable]:
    yield KeepTogether([Prose(heading, HEADING), Prose(text, BODY)])
