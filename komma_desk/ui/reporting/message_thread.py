"""What was said about my report from both sides, and the place to write more."""

from __future__ import annotations

from PySide6.QtCore import Signal

from komma_desk.ui.parts.cards import Card
from komma_desk.ui.parts.day_words import moment_in_words
from komma_desk.ui.parts.labels import PlainLabel, TextKind
from komma_desk.ui.parts.writing_box import WritingBox
from komma_desk.ui.reporting.story import story
from komma_desk.usecases.queries.my_reports import MyReport
from komma_desk.words import _


class MessageThread(Card):
    """The oldest first, as one talks; what is being written stays with its report."""

    typed = Signal(str)
    sent = Signal(str)

    def __init__(self, report: MyReport, typed: str, *, as_file: bool = False) -> None:
        super().__init__(_("Messages"))
        said = [(each.said_at, each.said_by, each.text) for each in report.answers]
        said += [(each.said_at, "", each.text) for each in report.written]
        if not said:
            words = _("No message yet. The answers of the clearing office stand here.")
            self.add(PlainLabel(words, TextKind.MUTED))
        for at, by, text in sorted(said, key=lambda each: each[0]):
            name = by or _("You")
            head = _("{name}, {moment}").format(name=name, moment=moment_in_words(at))
            self.add(PlainLabel(head, TextKind.SMALL))
            self.add(story(text, _("Message of {name}").format(name=name)))
        self.box = WritingBox(
            _("&Write to the clearing office"),
            _("&Seal as a file …") if as_file else _("&Send"),
            help_text=(
                _("It is sealed to the clearing office, without those you choose above.")
                if as_file
                else _("It is sealed to those who may read your report.")
            ),
        )
        self.box.field.setObjectName("message_to_office")
        self.box.show_text(typed)
        self.box.typed.connect(self.typed)
        self.box.wanted.connect(self.sent)
        self.add(self.box)
