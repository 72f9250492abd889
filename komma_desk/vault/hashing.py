"""SHA-256 of what passes by, reckoned beside the sealing: of large files it takes the longest."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from types import TracebackType
from typing import Self

_WORTH_IT = 256 * 1024  # handing over less takes longer than hashing it
_AHEAD = 4  # parts that wait at most: memory stays as it is, however slow the hash


class HashBeside:
    """Parts in their order; no part may be changed after it was handed over."""

    def __init__(self) -> None:
        self.size = 0
        self._hash = sha256()
        self._beside: ThreadPoolExecutor | None = None
        self._waiting: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._beside is not None:
            self._beside.shutdown(cancel_futures=True)

    def update(self, part: bytes | bytearray) -> None:
        self.size += len(part)
        if len(part) < _WORTH_IT:
            self._finish()
            self._hash.update(part)
            return
        if self._beside is None:
            self._beside = ThreadPoolExecutor(1, "hash")
        self._waiting.append(self._beside.submit(self._hash.update, part))
        if len(self._waiting) > _AHEAD:
            self._waiting.popleft().result()

    def digest(self) -> bytes:
        self._finish()
        return self._hash.digest()

    def _finish(self) -> None:
        while self._waiting:
            self._waiting.popleft().result()
