"""The clearing officer by the tree: the post, the row, the step that accepts, the answer."""

from __future__ import annotations

from komma_desk.words import _
from tests.accessibility_tree.reader import Node, Tree
from tests.accessibility_tree.told import ACCEPT, ANSWER, THREAT


def take_in_and_answer(tree: Tree) -> dict[str, str]:
    """What she hears and reads on the way."""
    number = tree.wait_for(lambda: _number(tree), "the case in the list")
    tree.open_row(_("Cases"), number)
    tree.find("label", _("Case {number}").format(number=number))
    told = tree.text_of(_("What happened"))
    tree.press(f"{ACCEPT} …")
    tree.press(ACCEPT)
    accepted = tree.hears(_("Done: {step}").format(step=ACCEPT))
    tree.turn_tab(_("Answer"))
    tree.write(_("Answer to the reporting person"), ANSWER)
    tree.press(_("Send the answer"))
    return {
        "number": number,
        "told": told,
        "accepted": accepted,
        "sent": tree.hears(_("The answer was sent.")),
    }


def _number(tree: Tree) -> Node:
    """Of the only case there is, by the kind that stands in its row."""
    cells = [each.name for each in tree.every() if each.getRoleName() == "table cell"]
    if THREAT not in cells:
        return None
    return next((each for each in cells if each.startswith("20") and "-" in each), None)
