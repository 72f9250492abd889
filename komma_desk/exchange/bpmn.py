"""Writes a procedure as a BPMN 2.0 drawing with its layout, for those who use other tools."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from komma_desk.domain.deadlines.rules import DeadlineRules
from komma_desk.domain.procedure.definition import Deadline, Procedure
from komma_desk.domain.procedure.drawing.sheet import Point
from komma_desk.domain.procedure.interval import Unit
from komma_desk.domain.procedure.layout import laid_out
from komma_desk.exchange.bpmn_flow import Area, Flow, Node, Sheet
from komma_desk.exchange.xml_words import NAMESPACE, document, name_of, text_of
from komma_desk.words import Language, speaking

_SPACES: Final = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
}
_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
_ISO: Final = {Unit.HOURS: ("PT", "H"), Unit.DAYS: ("P", "D"), Unit.MONTHS: ("P", "M")}
_OPENED: Final = frozenset({"subProcess", "adHocSubProcess"})

for _prefix, _space in _SPACES.items():
    ET.register_namespace(_prefix, _space)


def write_bpmn(procedure: Procedure, language: Language, rules: DeadlineRules) -> bytes:
    """With its layout, in one language; the procedure must be free of errors."""
    with speaking(language):
        return _written(Sheet(procedure, laid_out(procedure, language, rules), rules).filled())


def _written(sheet: Sheet) -> bytes:
    procedure = sheet.procedure
    root = ET.Element(
        _word("definitions"),
        {"id": "definitions", "targetNamespace": NAMESPACE, "exporter": "KommA Desk"},
    )
    process = ET.SubElement(
        root,
        _word("process"),
        {
            "id": f"process.{name_of(procedure.id)}",
            "name": text_of(procedure.title.spoken()),
            "isExecutable": "false",
        },
    )
    _note(process, f"{procedure.id} {procedure.version} {procedure.sha256()}")
    _scope(process, "", sheet)
    _diagram(root, process.get("id", ""), sheet)
    return document(root)


def _scope(above: ET.Element, within: str, sheet: Sheet) -> None:
    for node in sheet.nodes.values():
        if node.within == within:
            _node(above, node, sheet)
    for flow in sheet.flows:
        if flow.within == within:
            _flow(above, flow, sheet)


def _node(above: ET.Element, node: Node, sheet: Sheet) -> None:
    words = {"id": node.id}
    if node.name:
        words["name"] = text_of(node.name)
    if node.tag == "adHocSubProcess":
        words["ordering"] = "Sequential"
    if node.at:
        words |= {"attachedToRef": node.at, "cancelActivity": "false" if node.deadline else "true"}
    element = ET.SubElement(above, _word(node.tag), words)
    if node.notes:
        _note(element, "\n".join(node.notes))
    _flows_of(element, node, sheet)
    if node.deadline is not None:
        _timer(element, node.deadline)
    if node.condition:
        event = ET.SubElement(element, _word("conditionalEventDefinition"))
        _expression(event, "condition", node.condition)
    if node.tag in _OPENED:
        _scope(element, node.id, sheet)
    if node.ends_with:
        ended = " or ".join(f"leaf = '{leaf}'" for leaf in node.ends_with)
        _expression(element, "completionCondition", ended)


def _flows_of(element: ET.Element, node: Node, sheet: Sheet) -> None:
    for word, end in (("incoming", "target"), ("outgoing", "source")):
        for flow in sheet.flows:
            if getattr(flow, end) == node.id:
                ET.SubElement(element, _word(word)).text = flow.id


def _timer(element: ET.Element, deadline: Deadline) -> None:
    """Only what ISO 8601 can say as a duration; working days and periods by law are named."""
    if deadline.reason is not None:
        _note(element, deadline.reason.spoken(), first=True)
    timer = ET.SubElement(element, _word("timerEventDefinition"))
    if deadline.within is not None and deadline.within.unit is not Unit.WORKING_DAYS:
        before, after = _ISO[deadline.within.unit]
        _expression(timer, "timeDuration", f"{before}{deadline.within.count}{after}")


def _flow(above: ET.Element, flow: Flow, sheet: Sheet) -> None:
    words = {"id": flow.id, "sourceRef": flow.source, "targetRef": flow.target}
    if flow.name:
        words["name"] = text_of(flow.name)
    element = ET.SubElement(above, _word("sequenceFlow"), words)
    if flow.notes:
        _note(element, "\n".join(flow.notes))
    alone = sum(other.source == flow.source for other in sheet.flows) == 1
    if flow.condition and not alone:
        _expression(element, "conditionExpression", flow.condition)


def _expression(above: ET.Element, word: str, text: str) -> None:
    ET.SubElement(above, _word(word), {_XSI: "bpmn:tFormalExpression"}).text = text_of(text)


def _note(above: ET.Element, text: str, *, first: bool = False) -> None:
    note = ET.Element(_word("documentation"))
    note.text = text_of(text)
    above.insert(0 if first else len(above), note)


def _diagram(root: ET.Element, process: str, sheet: Sheet) -> None:
    diagram = ET.SubElement(root, _drawn("BPMNDiagram"), {"id": "diagram"})
    plane = ET.SubElement(diagram, _drawn("BPMNPlane"), {"id": "plane", "bpmnElement": process})
    for node in sheet.nodes.values():
        words = {"id": f"shape.{node.id}", "bpmnElement": node.id}
        if node.tag in _OPENED:
            words["isExpanded"] = "true"
        shape = ET.SubElement(plane, _drawn("BPMNShape"), words)
        _bounds(shape, node.area)
        if node.label is not None:
            _bounds(ET.SubElement(shape, _drawn("BPMNLabel")), node.label)
    for flow in sheet.flows:
        words = {"id": f"edge.{flow.id}", "bpmnElement": flow.id}
        edge = ET.SubElement(plane, _drawn("BPMNEdge"), words)
        for point in flow.points:
            ET.SubElement(edge, f"{{{_SPACES['di']}}}waypoint", _at(point))
        if flow.label is not None:
            _bounds(ET.SubElement(edge, _drawn("BPMNLabel")), flow.label)


def _bounds(above: ET.Element, area: Area) -> None:
    size = {"width": f"{area.width:.1f}", "height": f"{area.height:.1f}"}
    ET.SubElement(above, f"{{{_SPACES['dc']}}}Bounds", _at((area.x, area.y)) | size)


def _at(point: Point) -> dict[str, str]:
    return {"x": f"{point[0]:.1f}", "y": f"{point[1]:.1f}"}


def _word(name: str) -> str:
    return f"{{{_SPACES['bpmn']}}}{name}"


def _drawn(name: str) -> str:
    return f"{{{_SPACES['bpmndi']}}}{name}"
