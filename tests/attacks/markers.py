"""A marker for every text a command takes, found by looking at the commands themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, get_args, get_type_hints

# Words that are chosen or computed, not written; everything else of a command is planted.
CHOSEN: Final = {
    "AcknowledgeLoss.losses": "found by the desk itself",
    "ConfirmPerson.as_seen": "a name that stands in the office file already",
    "DismissCircleNotice.key": "names a notice that stands there",
    "ExportFigures.period": "the name of a month",
    "IncidentDraft.occurred_typed": "stands in the sealed draft alone; it has a test of its own",
    "InvitePerson.login": "letters and digits only; stands in the office file for everybody",
    "MappedRow.fingerprint": "a checksum",
    "MappedRow.notes": "told to whoever brings the list, and kept nowhere",
    "ReferCase.parts": "names of parts of a case",
    "StartClock.rule": "names a rule of deadlines",
    "TakeStep.exception": "a word of the procedure",
    "OnTheSpot.login": "letters and digits only; stands in the office file for everybody",
    "PostExtract.parts": "names of parts of a case",
    "PostExtract.exception": "a word of the procedure",
    "AskColleague.exception": "a word of the procedure",
    "BackUpStore.watch": "a function",
    "BeginFromMail.given": "must read as a mail; it has a test of its own",
    "Attachment.sha256": "a checksum",
    "SealedAttachment.stored_as": "a random name",
    "TakeOffFiles.stored_as": "random names",
    "PutFileBack.name": "names a file that lies aside",
    "SaveCodeEntry.list_id": "names a list",
    "RetireCodeEntry.list_id": "names a list",
    "BringBackCodeEntry.list_id": "names a list",
    "SaveOwnQuestion.choices": "no two may be alike; the words of the question stand for them",
    "DrawProcedure.procedure": "rules, read from where they lie already",
    "ExportProcedure.before": "the text the procedure was read from",
    "ExportProcedure.procedure": "rules, read from where they lie already",
    "SaveProcedureDraft.procedure": "must read as a procedure; it has a test of its own",
    "ProposeProcedure.version": "digits and full stops",
    "WithdrawProposal.procedure": "names what waits there",
    "WithdrawProposal.version": "names what waits there",
    "PlaceMapping.procedure": "names a published version",
    "PlaceMapping.version": "names a published version",
    "PlaceMapping.to_procedure": "names a published version",
    "PlaceMapping.to_version": "names a published version",
    "PublishProcedure.procedure": "names what waits there",
    "PublishProcedure.version": "names what waits there",
    "PublishProcedure.text_sha256": "a checksum",
    "Schedule.second_place": "a folder that is there; in the office file for everybody",
}
# Secrets open something and are kept nowhere; a journey of their own proves that.
SECRET: Final = {
    "ChangePassphrase.old",
    "ChangePassphrase.new",
    "OnTheSpot.passphrase",
    "RehearseOrganisationRecovery.half_a",
    "RehearseOrganisationRecovery.half_b",
    "RenewRecoverySheet.passphrase",
}
# Content that is no text by its type.
CONTENT: Final = {"NewAttachment.content"}


def marker(place: str) -> str:
    return f"Kanari-{place}-sang"


def places_of(kind: type, at: str = "") -> Iterator[str]:
    """Every place of a command a text can stand in, like `ReportIncident.draft.narrative`."""
    at = at or kind.__name__
    for name, hint in _hints(kind).items():
        own = f"{kind.__name__}.{name}"
        if own in CHOSEN or own in SECRET:
            continue
        if own in CONTENT or _is_text(hint):
            yield f"{at}.{name}"
        for inner in _classes(hint):
            yield from places_of(inner, f"{at}.{name}")


def planted(thing: Any, at: str = "") -> Any:
    """The same command with a marker in every text it has."""
    kind = type(thing)
    at = at or kind.__name__
    changes: dict[str, Any] = {}
    for name, hint in _hints(kind).items():
        value, place, own = getattr(thing, name), f"{at}.{name}", f"{kind.__name__}.{name}"
        if own in CHOSEN or own in SECRET:
            continue
        if own in CONTENT:
            changes[name] = marker(place).encode()
        elif isinstance(value, Mapping) and _is_text(hint):
            changes[name] = dict.fromkeys(value, marker(place))
        elif _is_text(hint):
            changes[name] = marker(place)
        elif isinstance(value, tuple):
            changes[name] = tuple(
                planted(each, place) if _is_ours(each) else each for each in value
            )
        elif _is_ours(value) and set(_classes(hint)):
            changes[name] = planted(value, place)
    return replace(thing, **changes)


def _hints(kind: Any) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _is_text(hint: Any) -> bool:
    return hint is str or str in get_args(hint)


def _is_ours(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, type)


def _classes(hint: Any) -> Iterator[type]:
    """The dataclasses a hint names; those of a function's signature carry nothing."""
    if getattr(hint, "__origin__", None) is Callable:
        return
    for each in (hint, *get_args(hint)):
        if isinstance(each, type) and is_dataclass(each):
            yield each
