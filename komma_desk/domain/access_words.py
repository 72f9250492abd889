"""What a person can open in plain sentences, and what to do where roles and keys differ."""

from __future__ import annotations

from collections.abc import Iterable

from komma_desk.domain.access import AccessReport, Claim, Mark, PersonAccess, Reach, Strangers
from komma_desk.domain.case_reading import Reading
from komma_desk.domain.log_digest import EmergencyOpening
from komma_desk.domain.term_words import overdue_said, term_said
from komma_desk.words import N_, _, n_

_YES = {
    Reach.UNLOCK: N_("Can unlock the store: yes, with a passphrase of her own."),
    Reach.OFFICE: N_(
        "Can open the office file: yes, because its key was handed to this person "
        "(generation {numbers})."
    ),
    Reach.CASES: N_(
        "Can open the cases: yes, because the key of the case file was handed to this person "
        "(generation {numbers})."
    ),
    Reach.REPORTS: N_(
        "Can open new reports in the post box: yes, with the key of the clearing office "
        "(issue {numbers})."
    ),
    Reach.FIGURES: N_(
        "Can open the prepared figures: yes, with the key for figures (issue {numbers})."
    ),
    Reach.OVERSIGHT: N_(
        "Can open post to the head and data protection together: yes, with their common key "
        "(issue {numbers})."
    ),
    Reach.VOUCHING: N_(
        "Can vouch for other people and hand them keys: yes, with the directory key of the "
        "clearing office."
    ),
}
_NO = {
    Reach.UNLOCK: N_("Can unlock the store: no, the key file holds no way in for this person."),
    Reach.OFFICE: N_("Can open the office file: no, its key was not handed to this person."),
    Reach.CASES: N_(
        "Can open the cases: no, the key of the case file was not handed to this person."
    ),
    Reach.REPORTS: N_("Can open new reports in the post box: no."),
    Reach.FIGURES: N_("Can open the prepared figures: no."),
    Reach.OVERSIGHT: N_("Can open post to the head and data protection together: no."),
    Reach.VOUCHING: N_("Can vouch for other people and hand them keys: no."),
}
_OLD_ONLY = N_(
    "There is an older key (number {numbers}): it opens what was written until then, for "
    "instance old backups, and nothing newer."
)
_DIFFERS = {
    Mark.FITS: "",
    Mark.MISSING: N_("The role says yes, the keys say no."),
    Mark.UNDUE: N_("The role says no, the keys say yes."),
}


def claim_said(claim: Claim) -> str:
    if claim.holds:
        return _(_YES[claim.reach]).format(numbers=_numbers(claim.numbers))
    said = _(_NO[claim.reach])
    if claim.numbers:
        said += " " + _(_OLD_ONLY).format(numbers=_numbers(claim.numbers))
    return said


def difference_said(claim: Claim) -> str:
    """Empty where role and keys agree."""
    return _(_DIFFERS[claim.mark]) if claim.mark is not Mark.FITS else ""


def vouching_said(access: PersonAccess) -> str:
    if access.set_back:
        return _(
            "The clearing office confirmed this person with other keys. Her entry was changed "
            "without its doing. What is signed with the keys that stand there now does not count "
            "as hers."
        )
    if access.vouched:
        return _("Keys, name and roles are signed by the clearing office: yes.")
    if access.is_tampered:
        return _(
            "Keys, name and roles are signed by the clearing office: no, they were changed "
            "afterwards. Nothing is sealed to this person, and the roles do not count."
        )
    return _(
        "Keys, name and roles are signed by the clearing office: not yet. Nothing is sealed to "
        "this person, and the roles do not count yet."
    )


def advice_said(access: PersonAccess) -> str:
    """What to do about the contradictions; empty where there are none."""
    if access.set_back:
        return _(
            "Please tell your data protection officer. Then have the person make new keys, and "
            "compare the words with her anew."
        )
    if access.is_tampered or any(each.mark is Mark.UNDUE for each in access.contradictions):
        return _(
            "Please tell your data protection officer, and find out who handed this over. What "
            "was opened cannot be called back."
        )
    if access.contradictions:
        return _(
            "Please have the clearing office look into it: a key this role needs was not handed "
            "over."
        )
    return ""


def circles_said(access: PersonAccess) -> tuple[str, ...]:
    """Of the restricted cases; nothing where there are none, or nothing is known of them."""
    held, lines = access.circles, []
    if held is None or not held.restricted:
        return ()
    if access.claim(Reach.CASES).holds:
        lines.append(
            n_(
                "Can open {opens} of {n} restricted case.",
                "Can open {opens} of {n} restricted cases.",
                held.restricted,
            ).format(opens=held.opens)
        )
    if held.helps_open:
        lines.append(
            n_(
                "Keeps a half of the key of {n} restricted case: can approve an emergency opening.",
                "Keeps a half of the keys of {n} restricted cases: can approve an emergency "
                "opening.",
                held.helps_open,
            )
        )
    return tuple(lines)


def lines_said(access: PersonAccess) -> tuple[str, ...]:
    """Everything about one person, a sentence a line."""
    lines = [vouching_said(access)]
    if term := term_said(access.person):
        lines.append(overdue_said(access.person) if access.overdue else term)
    for claim in access.claims:
        lines.append(claim_said(claim))
        if difference := difference_said(claim):
            lines.append(difference)
    lines += circles_said(access)
    if access.invited_until is not None:
        lines.append(_("An invitation for this login is open."))
    if advice := advice_said(access):
        lines.append(advice)
    return tuple(lines)


def readers_said(report: AccessReport) -> str:
    """“Who can open the cases?” in one sentence."""
    names = names_said(person.name for person in report.case_readers)
    said = _("Who can open the cases: {names}.").format(names=names)
    if not names:
        said = _("Nobody of this store holds the key of the case file.")
    if report.halves_open_cases:
        said += " " + _("And the two printed halves of the recovery, put together.")
    return said


def alarm_said(report: AccessReport) -> str:
    """What the audit of all grants found that must not be; empty where all is well."""
    said = []
    if report.set_back:
        names = names_said(report.set_back)
        said.append(
            _("Confirmed once, and set back or exchanged by hand since: {names}.").format(
                names=names
            )
        )
    differing = [each.person.name for each in report.undue if not each.set_back]
    if differing:
        names = names_said(differing)
        said.append(_("Role and keys differ: {names}.").format(names=names))
    if report.strangers.number:
        said.append(strangers_said(report.strangers))
    return " ".join(said)


def strangers_said(strangers: Strangers) -> str:
    said = n_(
        "{n} key leads to nobody of this store.",
        "{n} keys lead to nobody of this store.",
        strangers.number,
    )
    if strangers.case_keys:
        said += " " + _("Somebody unknown can open the cases.")
    return said


_READ = {
    Reading.OPENED: N_("Opened the case"),
    Reading.PREVIEWED: N_("Looked at the preview of a hand-over"),
    Reading.SAVED: N_("Saved an attachment as a file"),
    Reading.LOOKED_INTO: N_("Looked at the preview of an attachment"),
    Reading.COPIED: N_("Made a copy of an attachment without metadata"),
    Reading.BROKEN: N_("Opened the case in an emergency"),
    Reading.BROKEN_AS_EXCLUDED: N_("Opened the case in an emergency, although excluded"),
}


def emergency_said(opening: EmergencyOpening) -> str:
    """For data protection: the case by its number and nothing else of it."""
    told = _("{day}, case {number}: {name} opened it in an emergency.").format(
        day=opening.on.strftime("%d.%m.%Y"),
        number=opening.number or _("erased"),
        name=opening.name or _("a person who has left"),
    )
    if opening.excluded:
        told += " " + _("The circle says: this person must not see the case.")
    return told


def reading_said(what: Reading) -> str:
    return _(_READ[what])


def names_said(names: Iterable[str]) -> str:
    return ", ".join(" ".join(name.split()) for name in names)


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
