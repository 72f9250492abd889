"""Whether the sealed files of drafts and of reports in the post are there, and whole in size."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from komma_desk.bootstrap.session import Session
from komma_desk.domain.store_health import Health, HealthLine
from komma_desk.store.sealed_files import FOLDER
from komma_desk.usecases.ports.files_on_the_way import FileOnTheWay
from komma_desk.usecases.ports.work import Work
from komma_desk.words import Bilingual, _

ON_THE_WAY: Final = Bilingual(
    de="Anlagen von Entwürfen und in der Post", en="attachments of drafts and in the post"
)


def files_on_the_way(session: Session) -> HealthLine:
    """Whose they are nobody can tell, and nobody opens them: their keys lie in the envelopes."""

    def look(work: Work, _ring: object) -> HealthLine:
        waiting = work.office.on_the_way.all()
        said = [said for each in waiting if (said := _wrong_with(each, session.folder))]
        health = Health.BAD if said else Health.GOOD
        return HealthLine(what=ON_THE_WAY, health=health, number=len(waiting), said=tuple(said))

    return session.looked_at(look)


def _wrong_with(file: FileOnTheWay, folder: Path) -> str:
    """Its name was written by us; one written in by hand leads nowhere, it is only looked at."""
    path = folder / FOLDER / Path(file.stored_as).name
    name = file.stored_as[:12]
    if not path.is_file():
        return _("{name}: the file is missing.").format(name=name)
    if path.stat().st_size != file.size_on_disk:
        return _("{name}: the file has another size than when it was sealed.").format(name=name)
    return ""
