"""The values of a workbook's cells: what Excel calls cached, and whether a formula stands behind them."""

import zipfile
from decimal import Decimal
from typing import NamedTuple
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Value(NamedTuple):
    kind: str  # number, text, boolean, error or nothing
    content: object

    def __str__(self):
        return self.kind if self.content is None else f"{self.kind} {self.content}"


NOTHING = Value("nothing", None)
KINDS = {"str": "text", "s": "text", "inlineStr": "text", "b": "boolean", "e": "error", "d": "date"}


def shared_strings(package):
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    table = ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(MAIN + "t")) for item in table.iter(MAIN + "si")]


def sheet_parts(package):
    """Each sheet's name and the path of its part."""
    relations = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    target = {relation.get("Id"): relation.get("Target") for relation in relations}
    workbook = ElementTree.fromstring(package.read("xl/workbook.xml"))
    for sheet in workbook.iter(MAIN + "sheet"):
        path = target[sheet.get(RELATION_ID)]
        yield sheet.get("name"), path.lstrip("/") if path.startswith("/") else f"xl/{path}"


def value_of(cell, strings):
    kind = KINDS.get(cell.get("t"), "number")
    if cell.get("t") == "inlineStr":
        return Value(kind, "".join(text.text or "" for text in cell.iter(MAIN + "t")))
    held = cell.find(MAIN + "v")
    if held is None:
        return NOTHING
    if cell.get("t") == "s":
        return Value(kind, strings[int(held.text)])
    if kind == "number":
        return Value(kind, Decimal(held.text))
    return Value(kind, held.text or "")


def cells(package):
    """Every cell of the workbook: (sheet, reference), its value, and whether a formula stands in it."""
    strings = shared_strings(package)
    for name, path in sheet_parts(package):
        with package.open(path) as part:
            for _, element in ElementTree.iterparse(part):
                if element.tag == MAIN + "c":
                    has_formula = element.find(MAIN + "f") is not None
                    yield (name, element.get("r")), value_of(element, strings), has_formula
                elif element.tag == MAIN + "row":
                    element.clear()


def values(file):
    with zipfile.ZipFile(file) as package:
        return {place: value for place, value, _ in cells(package)}


def formula_values(file):
    with zipfile.ZipFile(file) as package:
        return {place: value for place, value, has_formula in cells(package) if has_formula}


def same(cached, calculated):
    """Amounts are exact to the cent, and far beyond: what is let pass is only binary fractions' own noise."""
    if cached.kind != "number" or calculated.kind != "number":
        return cached == calculated and cached != NOTHING
    noise = max(Decimal("1e-6"), abs(cached.content) * Decimal("1e-13"))
    return abs(cached.content - calculated.content) <= noise
