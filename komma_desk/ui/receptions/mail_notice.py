"""What is said about mails being taken over: how many are left, what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from komma_desk.ui.inbox.post_intake import FileResult
from komma_desk.ui.parts.alert import Alert, Tone
from komma_desk.ui.parts.buttons import Button, IconButton
from komma_desk.ui.receptions.mail_intake import MailIntake
from komma_desk.words import _, n_


class MailNotice(Alert):
    """Takes no room while there is nothing to say."""

    def __init__(self, mails: MailIntake, parent: QWidget | None = None) -> None:
        super().__init__(Tone.INFO, parent=parent)
        self.stop = Button(_("Stop"))
        self.stop.clicked.connect(mails.stop)
        self.close_notice = IconButton(_("Close the notice"), "close")
        self.close_notice.clicked.connect(self.hide)
        self.add_beside(self.stop)
        self.add_beside(self.close_notice)
        self.hide()
        mails.progressed.connect(self._show_progress)
        mails.read.connect(self._show_results)

    def say_nothing_came(self) -> None:
        """The mail programme promised a mail and gave no bytes."""
        text = _(
            "Your mail programme handed over no file. Nothing was lost: please save the mail as a "
            "file (.eml or .msg) and choose it with “From a mail …”."
        )
        self._show(Tone.WARNING, text, _("The mail did not come over"), working=False)
        self.speak()

    def _show_progress(self, left: int) -> None:
        if left:
            title = n_("{n} mail is being read …", "{n} mails are being read …", left)
            self._show(Tone.INFO, "", title, working=True)

    def _show_results(self, results: Sequence[FileResult]) -> None:
        taken = sum(each.taken for each in results)
        title = n_("{n} mail taken over", "{n} mails taken over", taken)
        lines = "\n".join(f"{each.name}: {each.sentence}" for each in results)
        tone = Tone.SUCCESS if taken == len(results) else Tone.WARNING
        self._show(tone, lines, title, working=False)
        self.speak()

    def _show(self, tone: Tone, text: str, title: str, *, working: bool) -> None:
        self.show_notice(tone, text, title)
        self.stop.setVisible(working)
        self.close_notice.setVisible(not working)
        self.show()
