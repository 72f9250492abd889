"""The parts of an office file: read with a limit on what they unfold to, written without times."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

from komma_desk.domain.foreign_file import Hindrance
from komma_desk.foreign.unread import UnreadError

_MOST_PARTS: Final = 5000
_LARGEST_TOGETHER: Final = 256 * 1024 * 1024  # bytes when unfolded
_LOCKED_FLAG: Final = 0x1
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_FIRST_OF_ODF: Final = "mimetype"


def parts_of(content: bytes) -> dict[str, bytes]:
    """Raises UnreadError; the sizes that are told are not believed, what is read is counted."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as whole:
            entries = [each for each in whole.infolist() if not each.is_dir()]
            if len(entries) > _MOST_PARTS:
                raise UnreadError(Hindrance.TOO_MUCH)
            left = _LARGEST_TOGETHER
            parts: dict[str, bytes] = {}
            for each in entries:
                if each.flag_bits & _LOCKED_FLAG:
                    raise UnreadError(Hindrance.LOCKED)
                with whole.open(each) as part:
                    parts[each.filename] = part.read(left + 1)
                left -= len(parts[each.filename])
                if left < 0:
                    raise UnreadError(Hindrance.TOO_MUCH)
            if len(parts) != len(entries):  # a name twice: which one counts is anybody's guess
                raise UnreadError(Hindrance.BROKEN)
            return parts
    except (zipfile.BadZipFile, EOFError, RuntimeError) as wrong:
        raise UnreadError(Hindrance.BROKEN) from wrong


def written(parts: Mapping[str, bytes]) -> bytes:
    """No times, no remarks, no owner; the mark of an OpenDocument stands first and unpacked."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as whole:
        for name in sorted(parts, key=lambda each: (each != _FIRST_OF_ODF, not _is_index(each))):
            entry = zipfile.ZipInfo(name, date_time=_NO_TIME)
            entry.compress_type = (
                zipfile.ZIP_STORED if name == _FIRST_OF_ODF else zipfile.ZIP_DEFLATED
            )
            whole.writestr(entry, parts[name])
    return target.getvalue()


def _is_index(name: str) -> bool:
    return name == "[Content_Types].xml"
