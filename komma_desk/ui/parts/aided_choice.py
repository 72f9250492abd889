"""A field to choose in, as assistive technology meets it: it has its own name, and takes the focus.

Qt tells such a field by its value, without a way to move the focus there (WCAG 2.1.1, 4.1.2).
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox

_Action = QAccessibleActionInterface


class _AidedChoice(QAccessibleWidget):
    """Its list first, then the line to write in where there is one: as Qt has it."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box, QAccessible.Role.ComboBox, "")

    def _box(self) -> QComboBox:
        # Asked anew each time: holding it here would keep a field alive that is gone.
        box = self.object()
        assert isinstance(box, QComboBox)
        return box

    def childCount(self) -> int:
        return 2 if self._box().isEditable() else 1

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # or none
        box = self._box()
        if index == 0:
            return QAccessible.queryAccessibleInterface(box.view())
        line = box.lineEdit()
        return QAccessible.queryAccessibleInterface(line) if index == 1 and line else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        box, sought = self._box(), child.object()
        parts = (box.view(), box.lineEdit()) if box.isEditable() else (box.view(),)
        return next((place for place, part in enumerate(parts) if part is sought), -1)

    def text(self, text: QAccessible.Text) -> str:
        if text is QAccessible.Text.Value:
            return self._box().currentText()
        return super().text(text)

    def state(self) -> QAccessible.State:
        box, state = self._box(), super().state()
        state.expandable = True
        state.expanded = box.view().isVisible()
        state.editable = box.isEditable()
        return state

    def actionNames(self) -> list[str]:
        if not self._box().isEnabled():
            return []
        return [_Action.showMenuAction(), _Action.pressAction(), _Action.setFocusAction()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 -- Qt's own name
        box = self._box()
        if actionName == _Action.setFocusAction():
            box.setFocus(Qt.FocusReason.OtherFocusReason)
        elif actionName not in {_Action.showMenuAction(), _Action.pressAction()}:
            super().doAction(actionName)
        elif box.view().isVisible():
            box.hidePopup()
        else:
            box.showPopup()


@cache
def aid_choices() -> None:
    """For every such field of this process, whoever makes it."""
    QAccessible.installFactory(_seen_as)


def _seen_as(class_name: str, part: QObject | None) -> QAccessibleInterface | None:
    if class_name == "QComboBox" and isinstance(part, QComboBox):
        return _AidedChoice(part)
    return None
