"""Merge the plain German (Einfache Sprache) over the German, and check that it is plain and whole.

python packaging/compile_plain_words.py [--check | --missing] [--root DIR]
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import compile_words  # type: ignore[import-not-found]  # a folder of tools, no package
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

FOLDER = compile_words.TRANSLATIONS / "einfach"
TARGET = compile_words.TRANSLATIONS / "einfach.mo"
DATA = "data"  # the context of texts that are data; their id is their German
LONGEST = 15  # words of one sentence
# What whoever reports reads: every text of these rooms is plain, or listed as plain already.
ROOMS = (
    "komma_desk/ui/reporting/",
    "komma_desk/ui/form/",
    "komma_desk/ui/shell/language_button.py",
    "komma_desk/usecases/form_deeds.py",
    "komma_desk/bootstrap/form_answers.py",
    "komma_desk/bootstrap/form_doorway.py",
    "komma_desk/bootstrap/form_draft.py",
    "komma_desk/vault/draft_seal.py",
    "komma_desk/domain/report_sections.py",
    "komma_desk/domain/detail_questions.py",
    "komma_desk/domain/detail_words.py",
    "komma_desk/domain/details_problems.py",
    "komma_desk/domain/incident.py",
    "komma_desk/domain/incomplete.py",
    "komma_desk/domain/moment.py",
    "komma_desk/domain/text.py",
    "komma_desk/domain/attachment.py",
    "komma_desk/domain/told_case.py",
    "komma_desk/domain/report_paper.py",
    "komma_desk/usecases/effects/paper_questions.py",
    "komma_desk/usecases/effects/paper_answers.py",
    "komma_desk/documents/empty_form.py",
    "komma_desk/documents/filled_paper.py",
    "komma_desk/documents/tick_box.py",
    "komma_desk/usecases/effects/known_wishes.py",
    "komma_desk/usecases/effects/detail_lines.py",
    "komma_desk/usecases/effects/evidence.py",
    "komma_desk/usecases/effects/writing_to_office.py",
)
LISTS = (
    *("reporter_role", "direction", "place", "channel", "form", "wish", "consent", "contact_way"),
    *("work_mode", "target", "others_affected", "motive_hostility", "motive_ground", "evidence"),
    *("motive_personal", "motive_says", "bias_indicator", "perpetrator", "yes_no_partly"),
    *("consequence", "informed", "measure"),
)
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n")
_WORD = re.compile(r"[^\W\d_][\w:\-’]*|\{\w+\}")
_GIVEN_SHORT = re.compile(r"\b(z|d|u)\. (B|h|a)\.")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text by its context; `forms` is empty where the German is plain already."""

    context: str
    singular: str
    plural: str
    forms: tuple[str, ...]
    place: str


def entries(root: Path) -> Iterator[Plain]:
    for path in sorted((root / FOLDER).glob("*.po")):
        shown = path.relative_to(root).as_posix()
        with path.open("rb") as source:
            for message in read_po(source, locale="de", abort_invalid=True):
                if message.id:
                    ids = (message.id, "") if isinstance(message.id, str) else message.id
                    said = message.string
                    forms = (said,) if isinstance(said, str) else tuple(said or ())
                    yield Plain(
                        context=message.context or "",
                        singular=ids[0],
                        plural=ids[1],
                        forms=forms if all(forms) else (),
                        place=f"{shown}:{message.lineno}",
                    )


def compiled(plain: Iterable[Plain]) -> bytes:
    """The bytes of `einfach.mo`, always the same; what is left out is said in German."""
    catalog = compile_words.SteadyCatalog(locale="de", fuzzy=False)
    for each in sorted(plain, key=lambda each: (each.context, each.singular)):
        if each.forms:
            _add(catalog, each)
    target = io.BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def _add(catalog: Catalog, each: Plain) -> None:
    if each.plural:
        catalog.add((each.singular, each.plural), each.forms, context=each.context or None)
    else:
        catalog.add(each.singular, each.forms[0], context=each.context or None)


def wanted(root: Path) -> dict[tuple[str, str], str]:
    """Context and id of every text that must be plain, with its German."""
    german = {key[0]: each.forms[0] for key, each in compile_words.merge(root).translations.items()}
    found = {
        ("", key[0]): german.get(key[0], "")
        for key, places in compile_words.messages_in_code(root).items()
        if any(place.file.startswith(ROOMS) for place in places)
    }
    for name in LISTS:
        path = root / "resources" / "code_lists" / f"{name}.toml"
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("entries", []):
            if name != "measure" or "handling" in entry.get("phases", ["handling"]):
                texts = (entry["label"], entry.get("meaning"))
                found |= {(DATA, each["de"]): each["de"] for each in texts if each}
    return found


def sentences(text: str) -> list[str]:
    """Without the signs that are no words."""
    whole = _GIVEN_SHORT.sub("zum Beispiel", text.replace("&", ""))
    return [part for part in _SENTENCE_END.split(whole) if _WORD.search(part)]


def words_a_sentence(texts: Iterable[str]) -> float:
    """On average; give it whole sentences, since a label has none."""
    counted = [len(_WORD.findall(part)) for text in texts for part in sentences(text)]
    return sum(counted) / max(len(counted), 1)


def check(root: Path) -> list[str]:
    """Everything that is wrong with the plain words, a line each."""
    plain, needed = list(entries(root)), wanted(root)
    known = {(each.context, each.singular): each for each in plain}
    problems = [f"no plain text for {text!r}" for text in needed if text not in known]
    german = {key[0]: each.forms for key, each in compile_words.merge(root).translations.items()}
    for each in plain:
        spoken = (each.singular,) if each.context else german.get(each.singular)
        if spoken is None:
            problems.append(f"{each.place}: no German says {each.singular!r}")
            continue
        if each.context and (each.context, each.singular) not in needed:
            problems.append(f"{each.place}: no list of the form says {each.singular!r}")
        problems += _differences(each, spoken)
    target = root / TARGET
    if not target.exists() or target.read_bytes() != compiled(plain):
        problems.append(f"{TARGET.as_posix()} is stale: run packaging/compile_plain_words.py")
    return problems


def _differences(each: Plain, german: tuple[str, ...]) -> Iterator[str]:
    """Placeholders and the letter of the mnemonic stay; no sentence is long."""
    for form, spoken in zip(each.forms, german, strict=False):
        if _placeholders(form) != _placeholders(spoken) or _keys(form) != _keys(spoken):
            yield f"{each.place}: {form!r} and {spoken!r} differ in {{}} or &"
    for form in each.forms or german:
        for sentence in sentences(form):
            if len(_WORD.findall(sentence)) > LONGEST:
                yield f"{each.place}: more than {LONGEST} words: {sentence!r}"


def _placeholders(text: str) -> set[str]:
    return set(compile_words.PLACEHOLDER.findall(text))


def _keys(text: str) -> list[str]:
    """The letters after `&`, as the German has given them away on its page."""
    return [letter.lower() for letter in re.findall(r"&(\w)", text.replace("&&", ""))]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="write nothing; exit 1 on a problem")
    what.add_argument("--missing", action="store_true", help="print what has no plain text yet")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent)
    options = parser.parse_args(arguments)
    plain = list(entries(options.root))
    if options.missing:
        known = {(each.context, each.singular) for each in plain}
        for key, german in wanted(options.root).items():
            if key not in known:
                print(f"{key} = {german!r}")
        return 0
    if not options.check:
        target = options.root / TARGET
        fresh = target.with_name(f"einfach.mo.{os.getpid()}")
        fresh.write_bytes(compiled(plain))
        fresh.replace(target)
    problems = check(options.root) if options.check else []
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
