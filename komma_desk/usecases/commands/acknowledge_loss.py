"""Somebody knows why a log lost its end, and takes it as it is now; that is written into it."""

from __future__ import annotations

from dataclasses import dataclass

from komma_desk.domain.audit import AuditLine
from komma_desk.domain.changes import Changes, Subject
from komma_desk.domain.errors import Refusal
from komma_desk.domain.log_loss import LogLoss
from komma_desk.usecases.context import Context
from komma_desk.words import N_


class NothingLost(Refusal):
    sentence = N_("Both logs go on from where you saw them last; there is nothing to accept.")


@dataclass(frozen=True, slots=True)
class AcknowledgeLoss:
    """For the person who says it only: everybody else is told on their own."""

    losses: tuple[LogLoss, ...]


def acknowledge_loss(command: AcknowledgeLoss, _context: Context) -> Changes:
    if not command.losses:
        raise NothingLost
    return Changes.of(Subject.LOG)


def acknowledged_line(command: AcknowledgeLoss, _changes: Changes) -> AuditLine:
    """Both ends of each log, so that whoever reads it later can compare them with a sheet."""
    told = {
        str(loss.compartment): f"{loss.seen.text} > {loss.ends.text}" for loss in command.losses
    }
    return AuditLine(action="acknowledge loss", subject=" ".join(told), detail=told)
