"""Somebody saves an attachment and is killed meanwhile; run as a script.

Arguments: folder of the store, target, and when: at a commit, before the file is named, or after.
"""

from __future__ import annotations

import sys
from pathlib import Path

from komma_desk.system import outside_files
from komma_desk.usecases.commands.save_attachment import SaveAttachment
from komma_desk.usecases.queries.case_desk import CaseDesk
from tests.journeys.killed_desk import die, die_at
from tests.journeys.town import CLEARING, Town, only_case


def main() -> None:
    folder, target, when = sys.argv[1:]
    desk = Town(Path(folder)).unlock(CLEARING)
    (attachment,) = desk.ask(CaseDesk(only_case(desk))).file.attachments
    if when.isdigit():
        die_at(int(when))
    else:
        real = outside_files.Staged.publish

        def interrupted(self: outside_files.Staged) -> None:
            if when == "after":
                real(self)
            die()

        outside_files.Staged.publish = interrupted  # type: ignore[method-assign]  # stands in for a power cut
    desk.perform(SaveAttachment(attachment=attachment.id, target=Path(target)))


if __name__ == "__main__":
    main()
