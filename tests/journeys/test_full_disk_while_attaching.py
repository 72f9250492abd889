"""No room for a file that is given: said in a sentence, nothing half-stored, the draft kept."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from komma_desk.domain.attachment import NewAttachment
from komma_desk.domain.errors import Trouble
from komma_desk.usecases.commands.attach_file import AttachFile
from komma_desk.usecases.commands.save_draft import SaveDraft
from komma_desk.usecases.drafts import KeptDraft
from komma_desk.usecases.queries.my_draft import MyDraft
from tests.journeys.town import Town, a_draft

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no limit for the size of a file"
)
FILM = NewAttachment(name="film.mp4", content=bytes(3 * 1024 * 1024))


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handled)


def test_no_room_for_a_file_is_said_and_nothing_of_it_stays(town: Town) -> None:
    with town.unlock("rita") as rita:
        rita.perform(SaveDraft(a_draft("getippt")))
        with no_file_larger_than(1024 * 1024), pytest.raises(Trouble) as said:
            rita.perform(AttachFile(FILM))
        assert said.value.spoken()
        kept: Any = rita.ask(MyDraft())
        assert kept == KeptDraft(a_draft("getippt"))
        with rita._desk.look() as work:
            assert work.office.on_the_way.all() == ()
    assert list((town.folder / "attachments").iterdir()) == []
