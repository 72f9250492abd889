"""What the checker of procedures can find, each with a sentence a clerk understands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from komma_desk.words import N_, Bilingual, _


class Severity(StrEnum):
    ERROR = "error"  # must not be published
    WARNING = "warning"  # may be published by somebody who knows why


class Rule(StrEnum):
    UNKNOWN_STATE = "unknown_state"
    UNKNOWN_STRAND = "unknown_strand"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_CONSENT = "unknown_consent"
    UNKNOWN_EFFECT = "unknown_effect"
    UNKNOWN_DEADLINE_RULE = "unknown_deadline_rule"
    UNKNOWN_DELETION_CLASS = "unknown_deletion_class"
    EMPTY_DEADLINE = "empty_deadline"
    LEAF_TWICE = "leaf_twice"
    STRAND_TWICE = "strand_twice"
    STRAND_INCOMPLETE = "strand_incomplete"
    STRAND_UNUSED = "strand_unused"
    STRAND_BLOCKS = "strand_blocks"
    NO_CONCLUSION = "no_conclusion"
    STEP_WITHOUT_ROLE = "step_without_role"
    STEP_FROM_NOWHERE = "step_from_nowhere"
    STEP_LEAVES_END = "step_leaves_end"
    REOPENS_WITHOUT_REASON = "reopens_without_reason"
    STEP_JUMPS_STRAND = "step_jumps_strand"
    BACK_TO_NOWHERE = "back_to_nowhere"
    IRREVERSIBLE_UNCONFIRMED = "irreversible_unconfirmed"
    EXCEPTION_WITHOUT_CONSENT = "exception_without_consent"
    END_WITHOUT_DELETION_CLASS = "end_without_deletion_class"
    NO_END = "no_end"
    STATE_UNREACHED = "state_unreached"
    NO_WAY_TO_END = "no_way_to_end"
    ENDLESS_CYCLE = "endless_cycle"
    ONLY_WITH_CONSENT = "only_with_consent"
    ONLY_AFFECTED_LEAVES = "only_affected_leaves"
    DEADLINE_TOO_LONG = "deadline_too_long"
    FOUR_EYES_OFF = "four_eyes_off"
    EXCEPTION_ALONE = "exception_alone"
    ID_TWICE = "id_twice"
    ID_UNFIT = "id_unfit"
    TEXT_MISSING = "text_missing"
    STEP_TITLE_TWICE = "step_title_twice"
    STATE_TITLE_TWICE = "state_title_twice"
    UNKNOWN_EXCEPTION = "unknown_exception"
    ESCALATES_TO_AFFECTED = "escalates_to_affected"
    RULE_NEEDS_NUMBER = "rule_needs_number"
    REMINDER_OUTSIDE = "reminder_outside"
    STEP_NEVER_POSSIBLE = "step_never_possible"
    NEEDS_AFFECTED = "needs_affected"
    FOUR_EYES_IMPOSSIBLE = "four_eyes_impossible"
    ROLE_UNHELD = "role_unheld"
    TOO_LARGE = "too_large"
    THEN_WITHOUT_STRANDS = "then_without_strands"
    START_IS_END = "start_is_end"
    END_NOT_PLAIN = "end_not_plain"
    LEAF_NOT_PLAIN = "leaf_not_plain"
    DELETION_WITHOUT_END = "deletion_without_end"
    UNKNOWN_IN_PROBE = "unknown_in_probe"
    PROBE_FAILS = "probe_fails"


# What depends on the people of today or may be meant so is said, but does not stop anybody.
WARNINGS = frozenset(
    {
        Rule.STRAND_UNUSED,
        Rule.FOUR_EYES_OFF,
        Rule.EXCEPTION_ALONE,
        Rule.DEADLINE_TOO_LONG,
        Rule.STATE_TITLE_TWICE,
        Rule.FOUR_EYES_IMPOSSIBLE,
        Rule.ROLE_UNHELD,
        Rule.THEN_WITHOUT_STRANDS,
        Rule.DELETION_WITHOUT_END,
    }
)

_SENTENCES = {
    Rule.UNKNOWN_STATE: N_("“{title}” names the state “{word}”, which does not exist."),
    Rule.UNKNOWN_STRAND: N_("“{title}” names the strand “{word}”, which does not exist."),
    Rule.UNKNOWN_FIELD: N_("The step “{title}” asks for the field “{word}”, which does not exist."),
    Rule.UNKNOWN_CONSENT: N_("“{title}” needs the consent “{word}”, which does not exist."),
    Rule.UNKNOWN_EFFECT: N_("“{title}” is to trigger “{word}”; KommA Desk cannot do that."),
    Rule.UNKNOWN_DEADLINE_RULE: N_("“{title}” names the deadline rule “{word}”; it is not known."),
    Rule.UNKNOWN_DELETION_CLASS: N_(
        "The deletion class “{word}” of “{title}” is not known; write it like “3Y-after-end”."
    ),
    Rule.EMPTY_DEADLINE: N_("The deadline of “{title}” says neither how long nor by which rule."),
    Rule.LEAF_TWICE: N_("“{title}” belongs to more than one strand; a state belongs to one only."),
    Rule.STRAND_TWICE: N_("The strand “{title}” belongs to more than one state."),
    Rule.STRAND_INCOMPLETE: N_(
        "The strand “{title}” starts or ends with a state that is not its own, or has no end."
    ),
    Rule.STRAND_UNUSED: N_("No state opens the strand “{title}”."),
    Rule.STRAND_BLOCKS: N_(
        "From “{title}” its strand cannot be ended; the case could then never be concluded."
    ),
    Rule.NO_CONCLUSION: N_(
        "“{title}” has strands, but no step leads to where the case goes when they have ended."
    ),
    Rule.STEP_WITHOUT_ROLE: N_("Nobody may take the step “{title}”: it names no role."),
    Rule.STEP_FROM_NOWHERE: N_("The step “{title}” does not say from which state it starts."),
    Rule.STEP_LEAVES_END: N_(
        "The step “{title}” leaves the end “{word}”; only a step that reopens a case may do so."
    ),
    Rule.REOPENS_WITHOUT_REASON: N_("The step “{title}” reopens cases without asking why."),
    Rule.STEP_JUMPS_STRAND: N_("The step “{title}” jumps into a strand or out of it."),
    Rule.BACK_TO_NOWHERE: N_("The step “{title}” leads back, but there may be nowhere to go."),
    Rule.IRREVERSIBLE_UNCONFIRMED: N_(
        "The step “{title}” cannot be undone, but asks nobody to confirm it."
    ),
    Rule.EXCEPTION_WITHOUT_CONSENT: N_(
        "The step “{title}” has an exception from a consent, but needs no consent."
    ),
    Rule.END_WITHOUT_DELETION_CLASS: N_("The end “{title}” does not say when cases are deleted."),
    Rule.NO_END: N_("“{title}” has no end at all: no case could ever be closed."),
    Rule.STATE_UNREACHED: N_("Nothing leads to “{title}”: add a step that does."),
    Rule.NO_WAY_TO_END: N_(
        "From “{title}” a case cannot reach an end: add a step that leads on."
    ),
    Rule.ENDLESS_CYCLE: N_("From “{title}” a case can only go round in a circle: {word}."),
    Rule.ONLY_WITH_CONSENT: N_(
        "From “{title}” the way to an end needs a consent. A refused consent must never "
        "block a case: add a way without it."
    ),
    Rule.ONLY_AFFECTED_LEAVES: N_(
        "Only the affected person can lead a case on from “{title}”. Without an answer the "
        "case stays there for ever: let the clearing office take a step too."
    ),
    Rule.DEADLINE_TOO_LONG: N_(
        "The deadline of “{title}” can last longer than the statutory one it guards ({word})."
    ),
    Rule.FOUR_EYES_OFF: N_(
        "Four eyes are switched off in “{title}”: one person alone can then also take: {word}."
    ),
    Rule.EXCEPTION_ALONE: N_(
        "In the exception, one person alone can take the step “{title}” without a consent."
    ),
    Rule.ID_TWICE: N_("“{title}”: its short name “{word}” is given twice."),
    Rule.ID_UNFIT: N_(
        "“{title}” cannot have the short name “{word}”: it takes letters, digits, - and _, begins "
        "with a letter, and is no word the history of cases uses itself."
    ),
    Rule.TEXT_MISSING: N_("“{title}” lacks a text in {word}."),
    Rule.STEP_TITLE_TWICE: N_(
        "From “{word}” two steps are called “{title}”: nobody could tell the two buttons apart."
    ),
    Rule.STATE_TITLE_TWICE: N_("More than one state is called “{title}”."),
    Rule.UNKNOWN_EXCEPTION: N_("The step “{title}” names the exception “{word}”; it is not known."),
    Rule.ESCALATES_TO_AFFECTED: N_(
        "When the deadline of “{title}” is missed, the affected person is called upon. Name the "
        "clearing office or the head."
    ),
    Rule.RULE_NEEDS_NUMBER: N_(
        "The deadline of “{title}” names the rule “{word}”, which does not say how long. Give the "
        "length instead, such as 3 working days (“3 WD” in the file)."
    ),
    Rule.REMINDER_OUTSIDE: N_(
        "The reminder “{word}” of “{title}” lies outside the deadline it reminds of."
    ),
    Rule.STEP_NEVER_POSSIBLE: N_("The step “{title}” can never be taken: {word}."),
    Rule.NEEDS_AFFECTED: N_(
        "From “{title}” a case ends only if the affected person consents or takes a step. Add a "
        "way the office can go without them."
    ),
    Rule.FOUR_EYES_IMPOSSIBLE: N_(
        "The step “{title}” needs two people, and today fewer than two hold its roles ({word})."
    ),
    Rule.ROLE_UNHELD: N_("Nobody who could take the step “{title}” is here today ({word})."),
    Rule.TOO_LARGE: N_(
        "“{title}” is too large to be checked ({word}). Please divide it into smaller procedures."
    ),
    Rule.THEN_WITHOUT_STRANDS: N_("“{title}” says where it goes after its strands, but has none."),
    Rule.START_IS_END: N_("Cases would begin in “{title}”, which is an end."),
    Rule.END_NOT_PLAIN: N_("“{title}” is an end, and so it has no {word}."),
    Rule.LEAF_NOT_PLAIN: N_("“{title}” belongs to a strand, and so it has no {word}."),
    Rule.DELETION_WITHOUT_END: N_("“{title}” has a deletion class, but is no end of a case."),
    Rule.UNKNOWN_IN_PROBE: N_("The probe “{title}” names “{word}”, which does not exist."),
    Rule.PROBE_FAILS: N_("The probe “{title}” does not end as expected. {word}"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`place` is the dotted key in the definition, so that an editor can lead there."""

    rule: Rule
    place: str
    title: Bilingual
    word: Bilingual | str = ""

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if self.rule in WARNINGS else Severity.ERROR

    def spoken(self) -> str:
        word = self.word.spoken() if isinstance(self.word, Bilingual) else self.word
        return _(_SENTENCES[self.rule]).format(title=self.title.spoken(), word=word)
