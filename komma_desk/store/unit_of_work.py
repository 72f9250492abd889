"""One unit of work over both files: all or nothing, cases first, and no letter lost between."""

from __future__ import annotations

from typing import Final

from sqlalchemy.engine import Connection

from komma_desk.domain.identifiers import EnvelopeId
from komma_desk.domain.stored import NoCaseKey
from komma_desk.store.case_digests import watch
from komma_desk.store.case_room import KeptCaseRoom
from komma_desk.store.circle_document import CircleOpener
from komma_desk.store.office import KeptOffice
from komma_desk.store.tables import Rows
from komma_desk.store.trail import AsCommitted, KeptTrail
from komma_desk.usecases.ports.cases import Outgoing
from komma_desk.usecases.ports.office import Audience, PostedEnvelope
from komma_desk.usecases.ports.sealing_log import LogSealer


class KeptWork:
    """`cases` is None where the person holds no key to them.

    `as_committed` tells the digests of cases as they were before this unit of work.
    """

    def __init__(
        self,
        office: Connection,
        cases: Connection | None,
        *,
        sealer: LogSealer,
        as_committed: AsCommitted = lambda _cases: {},
        circles: CircleOpener | None = None,
        only_looking: bool = False,
    ) -> None:
        self._connections: Final = (office, cases)
        rows, case_rows = Rows(office), None if cases is None else Rows(cases)
        self.office: Final = KeptOffice(rows)
        self.trail: Final = KeptTrail(rows, case_rows, sealer, as_committed)
        self._cases = None
        if case_rows is not None:
            self._cases = KeptCaseRoom(case_rows, self.office, circles)
        self._sent: list[PostedEnvelope] = []
        self._sealer = sealer
        self._may_commit = not only_looking
        self._is_kept = False
        if cases is not None and not only_looking:
            watch(cases)

    @property
    def cases(self) -> KeptCaseRoom:
        if self._cases is None:
            raise NoCaseKey
        return self._cases

    @property
    def has_cases(self) -> bool:
        return self._cases is not None

    def send(self, envelope: PostedEnvelope) -> None:
        if self._cases is None:
            self.office.post.put(envelope)
            return
        outgoing = Outgoing(id=envelope.id, audience=envelope.audience, data=envelope.data)
        self._cases.outbox.put(outgoing)
        self._sent.append(envelope)

    def commit(self) -> None:
        assert self._may_commit, "a change is committed once, and looking changes nothing"
        self._may_commit = False
        self.trail.append_rest()
        for envelope in self._sent:
            self.office.post.put(envelope)
        office, cases = self._connections
        if cases is not None:
            cases.commit()
        self._is_kept = True
        office.commit()
        if cases is not None and self._sent:
            self._strike_out([envelope.id for envelope in self._sent], cases)

    def settle_files(self) -> bool:
        """At the end: of attachments sealed anew only those stay that were kept.

        Whether content left the open rows; then old pages lie in the journal.
        """
        if self._cases is None:
            return False
        sealed = self._cases.sealed
        for name in sealed.moved.left if self._is_kept else sealed.moved.made:
            sealed.opener.seals.files.remove(name)
        return self._is_kept and sealed.moved.is_emptied

    def carry_over(self) -> None:
        """Bring to the post what a crash left in the outbox; before anything else is done."""
        if self._cases is None or not (waiting := self._cases.outbox.all()):
            return
        today = self._sealer.now().date()
        for each in waiting:
            self.office.post.put(
                PostedEnvelope(
                    id=each.id,
                    audience=Audience(each.audience),
                    posted_on=today,
                    data=each.data,
                )
            )
        office, cases = self._connections
        assert cases is not None
        office.commit()
        self._strike_out([each.id for each in waiting], cases)

    def _strike_out(self, carried: list[EnvelopeId], cases: Connection) -> None:
        for envelope in carried:
            self.cases.outbox.remove(envelope)
        cases.commit()
