"""How is a chain handed to other programs? As a directed graph from the unit above to the one below."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from answerable.ask.chain.chain import ChainAnswer
from answerable.ask.chain.holding import Link
from answerable.ask.chain.whole import Stretch, Whole
from answerable.vocabulary.attribution import Reference
from answerable.vocabulary.day_range import SINCE_BEGINNING_OF_TIME, DayRange

GRAPHML: Final = "http://graphml.graphdrawing.org/xmlns"
_BOX, _HIGH, _ACROSS, _DOWN = 220, 44, 300, 64
_NAME: Final = 28
_STYLE: Final = (
    "text{font:13px system-ui,sans-serif;fill:#1d1b18}.who{fill:#5d5850;font-size:12px}"
    "rect{fill:#fff;stroke:#0b5261}.asked{stroke-width:2.5}path{fill:none;stroke:#8d877c}"
    ".weak{stroke-dasharray:5 4}@media (prefers-color-scheme:dark){svg{background:#17181b}"
    "text{fill:#e9e6e0}.who{fill:#a9a59c}rect{fill:#1f2125;stroke:#83cbd6}path{stroke:#77736b}}"
)


@dataclass(frozen=True, slots=True)
class Edge:
    """Which relation is it, when, and how well is it known? `answer` only where a day was asked about."""

    parent: Reference
    child: Reference
    type: str
    relation_class: str
    days: DayRange
    starting: bool
    open: bool | None
    answer: str
    claims: tuple[str, ...]

    @property
    def first(self) -> str:
        """Since when? `since_beginning_of_time` where it is open."""
        return SINCE_BEGINNING_OF_TIME if self.days.first is None else self.days.first.isoformat()

    @property
    def label(self) -> str:
        """What is written beside it? First day, whether it is a start, last day, whether it is open."""
        start = "start" if self.starting else "first seen"
        going_on = {True: "open", False: "not open", None: "open not said"}[self.open]
        known = f"; {self.answer}" if self.answer else ""
        return f"{self.first} ({start}) to {self.days.last.isoformat()} ({going_on}){known}"


@dataclass(frozen=True, slots=True)
class Graph:
    """Which units are there, who commands each, where a day was asked, and which relations join them?"""

    asked: str
    units: tuple[Reference, ...]
    commanders: Mapping[str, str]
    edges: tuple[Edge, ...]


def graph_of_chain(answer: ChainAnswer) -> Graph:
    """Which graph is this chain of one day?"""
    commanders = {
        node.unit.id: " and ".join(item.person.name for item in node.commander.candidates)
        or "commander unknown"
        for node in answer.nodes
    }
    units = tuple(node.unit for node in answer.nodes)
    return Graph(
        answer.unit.id, units, commanders, tuple(_edge(link, link.answer.value) for link in answer.links)
    )


def graph_of_whole(whole: Whole) -> Graph:
    """Which graph are these relations over time? One edge a relation: two units may be linked twice."""
    return Graph(whole.unit.id, whole.units, {}, tuple(_edge(item, "") for item in whole.stretches))


def _edge(item: Link | Stretch, answer: str) -> Edge:
    newest = item.relations[-1]
    return Edge(
        item.parent,
        item.child,
        newest.type,
        newest.relation_class or "",
        item.extent,
        item.starting,
        item.open,
        answer,
        tuple(relation.claim.id for relation in item.relations),
    )


def graphml(graph: Graph) -> str:
    """How is it written as GraphML? A node has a unit's id and `node_label`, an edge its `edge_label`."""
    ET.register_namespace("", GRAPHML)
    root = ET.Element(f"{{{GRAPHML}}}graphml")
    for key, kind in (("node_label", "node"), ("edge_label", "edge")):
        ET.SubElement(
            root, f"{{{GRAPHML}}}key", {"id": key, "for": kind, "attr.name": key, "attr.type": "string"}
        )
    drawn = ET.SubElement(root, f"{{{GRAPHML}}}graph", {"id": "G", "edgedefault": "directed"})
    for unit in graph.units:
        node = ET.SubElement(drawn, f"{{{GRAPHML}}}node", {"id": unit.id})
        ET.SubElement(node, f"{{{GRAPHML}}}data", {"key": "node_label"}).text = _xml(unit.name)
    for number, edge in enumerate(graph.edges):
        attributes = {"id": f"e{number}", "source": edge.parent.id, "target": edge.child.id}
        line = ET.SubElement(drawn, f"{{{GRAPHML}}}edge", attributes)
        ET.SubElement(line, f"{{{GRAPHML}}}data", {"key": "edge_label"}).text = edge.label
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def mermaid(graph: Graph) -> str:
    """How is it written for Mermaid? From top to bottom."""
    names = {unit.id: f"u{number}" for number, unit in enumerate(graph.units)}
    lines = ["flowchart TB"]
    for unit in graph.units:
        who = graph.commanders.get(unit.id)
        words = _quoted(unit.name) + (f"<br/>{_quoted(who)}" if who else "")
        lines.append(f'  {names[unit.id]}["{words}"]')
    for edge in graph.edges:
        arrow = "-->" if edge.answer in {"", "confirmed"} else "-.->"
        lines.append(f'  {names[edge.parent.id]} {arrow}|"{_quoted(edge.label)}"| {names[edge.child.id]}')
    return "\n".join(lines) + "\n"


def as_csv(graph: Graph) -> str:
    """How is it written as a table? One relation a row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads = (
        "parent_id",
        "parent",
        "child_id",
        "child",
        "type",
        "class",
        "first",
        "starting",
        "last",
        "open",
        "answer",
        "claims",
    )
    writer.writerow(heads)
    for edge in graph.edges:
        going_on = {True: "Y", False: "N", None: ""}[edge.open]
        ends = (edge.parent.id, _cell(edge.parent.name), edge.child.id, _cell(edge.child.name))
        days = (edge.first, "Y" if edge.starting else "N", edge.days.last.isoformat(), going_on)
        claims = ";".join(edge.claims)
        writer.writerow((*ends, edge.type, edge.relation_class, *days, edge.answer, claims))
    return out.getvalue()


def svg(graph: Graph) -> str:
    """How does it look? The units above on the left, those below on the right; weak links are dashed."""
    columns = _columns(graph)
    placed: dict[str, tuple[int, int]] = {}
    for across, units in enumerate(columns):
        for down, unit in enumerate(units):
            placed[unit.id] = (20 + across * _ACROSS, 20 + down * _DOWN)
    width = 20 + len(columns) * _ACROSS
    height = 30 + max((len(units) for units in columns), default=0) * _DOWN
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>Chain of command</title><style>{_STYLE}</style>",
    ]
    for edge in graph.edges:
        (left, top), (right, bottom) = placed[edge.parent.id], placed[edge.child.id]
        weak = "" if edge.answer in {"", "confirmed"} else ' class="weak"'
        x1, y1, x2, y2 = left + _BOX, top + _HIGH // 2, right, bottom + _HIGH // 2
        middle = (x1 + x2) // 2
        lines.append(
            f'<path{weak} d="M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}">'
            f"<title>{escape(_xml(edge.label))}</title></path>"
        )
    for unit in graph.units:
        left, top = placed[unit.id]
        asked = ' class="asked"' if unit.id == graph.asked else ""
        who = graph.commanders.get(unit.id, "")
        lines.append(
            f'<rect{asked} x="{left}" y="{top}" width="{_BOX}" height="{_HIGH}" rx="4"/>'
            f'<text x="{left + 10}" y="{top + 18}">{escape(_xml(_short(unit.name)))}</text>'
            f'<text class="who" x="{left + 10}" y="{top + 35}">{escape(_xml(_short(who)))}</text>'
        )
    return "\n".join([*lines, "</svg>\n"])


def _columns(graph: Graph) -> list[list[Reference]]:
    """In which column does each unit stand? The one asked about in its own, those above left of it."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    below: defaultdict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        above[edge.child.id].add(edge.parent.id)
        below[edge.parent.id].add(edge.child.id)
    levels = {graph.asked: 0}
    for ways, step in ((above, -1), (below, 1)):
        level, number = [graph.asked], 0
        while level:
            number += step
            level = [unit for unit in _next(level, ways) if unit not in levels]
            levels.update(dict.fromkeys(level, number))
    first = min(levels.values())
    columns: list[list[Reference]] = [[] for _ in range(max(levels.values()) - first + 1)]
    for unit in graph.units:
        columns[levels.get(unit.id, 0) - first].append(unit)
    return columns


def _next(level: Iterable[str], ways: Mapping[str, set[str]]) -> list[str]:
    return sorted({unit for here in level for unit in ways.get(here, ())})


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"


def _quoted(words: str) -> str:
    return (
        " ".join(words.split())
        .replace("&", "#amp;")
        .replace('"', "#quot;")
        .replace("<", "#lt;")
        .replace(">", "#gt;")
    )


def _cell(words: str) -> str:
    """A name that a spreadsheet would take for a formula is written so that it is none."""
    return f"'{words}" if words[:1] in {"=", "+", "-", "@", "\t", "\r"} else words


def _xml(words: str) -> str:
    """Characters that XML cannot hold stand as one that says so."""
    return "".join(
        char
        if char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff"
        else "\N{REPLACEMENT CHARACTER}"
        for char in words
    )
