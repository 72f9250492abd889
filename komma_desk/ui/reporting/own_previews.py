"""A file of one's own draft is looked at before it is sent, as the office will see it."""

from __future__ import annotations

from collections.abc import Callable

from komma_desk.domain.attachment import SealedAttachment
from komma_desk.domain.errors import Refusal
from komma_desk.domain.foreign_file import Preview
from komma_desk.ui.bridge.questions import Questions
from komma_desk.ui.preview.preview_window import AskPreview, show_preview
from komma_desk.ui.reporting.attachment_list import AttachmentList
from komma_desk.usecases.queries.attachment_preview import PreviewOwnFile


def offer_previews(files: AttachmentList, questions: Questions) -> None:
    """Whoever wants to look at a file of this list sees it in a window of its own."""

    def look_at(sealed: SealedAttachment) -> None:
        show_preview(files, sealed.attachment.name, asking(sealed, questions))

    files.look_wanted.connect(look_at)


def asking(sealed: SealedAttachment, questions: Questions) -> AskPreview:
    def ask(
        page: int,
        then: Callable[[Preview], None],
        refused: Callable[[Refusal], None],
        finally_: Callable[[], None],
    ) -> None:
        questions.ask(
            PreviewOwnFile(file=sealed, page=page),
            then,
            topic=("preview", sealed.stored_as),
            refused=refused,
            finally_=finally_,
        )

    return ask
