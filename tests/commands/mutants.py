"""Records with exactly one mistake each, made from right ones.

A mistake is chosen by its kind first, then by where the record could have it (element and attribute), then among the places
of that sort: so rare parts of a record are tried as often as its thousand ledger entries. The seed fixes all of it.
"""
import dataclasses
import random
import re
import xml.parsers.expat

ATTRIBUTE = re.compile(rb'\s+([\w:.-]+)\s*=\s*"([^"]*)"')
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
AMOUNT = re.compile(r"\d+\.\d{2}")
NUMBER = re.compile(r"\d+(\.\d+)?")
WORD = re.compile(r"[a-z]+(-[a-z]+)*")
AMOUNTS = {"amount", "planned", "actual", "claimed", "accepted", "support-paid"}
REFERENCES = {"party", "category", "cohort", "training", "financier", "lead", "authority", "work-package", "objective", "claim",
              "position", "module", "grading-scale", "contact", "output"}
# Ids and free words: a letter more or less is another name, not a mistake of an enumeration.
NAMES = {"id", "text", "voucher", "channel", "issue", "grade", "subject", "code", "bound-to"} | REFERENCES


@dataclasses.dataclass
class Element:
    name: str
    path: str
    parent: "Element | None"
    start: int
    tag_end: int = 0
    end: int = 0
    children: list = dataclasses.field(default_factory=list)
    attributes: dict = dataclasses.field(default_factory=dict)  # Name to (from, to, value).

    @property
    def place(self):
        return "/".join(self.path.split("/")[-2:])


@dataclasses.dataclass
class Mutant:
    kind: str
    place: str  # "ledger/entry@amount"
    data: bytes
    lines: range  # Where it is in the mutated record.
    near: set  # Other lines at which the mistake may rightly be told: the parent's, the neighbour's.


def elements_of(data):
    found, stack = [], []
    parser = xml.parsers.expat.ParserCreate()

    def start(name, _):
        at = parser.CurrentByteIndex
        parent = stack[-1] if stack else None
        element = Element(name, f"{parent.path}/{name}" if parent else name, parent, at)
        tag = re.compile(rb'<[^\s/>]+(?:\s+[\w:.-]+\s*=\s*"[^"]*")*\s*/?>').match(data, at)
        element.tag_end = tag.end()
        for match in ATTRIBUTE.finditer(data, at, tag.end()):
            element.attributes[match.group(1).decode()] = (match.start(), match.end(), match.group(2).decode())
        if parent:
            parent.children.append(element)
        found.append(element)
        stack.append(element)

    def end(_):
        element = stack.pop()
        is_empty = data[element.tag_end - 2 : element.tag_end] == b"/>"
        element.end = element.tag_end if is_empty else data.index(b">", parser.CurrentByteIndex) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return found


class Record:
    def __init__(self, data):
        self.data = data
        self.elements = elements_of(data)[1:]
        self.ids = {name: [e.attributes["id"][2] for e in self.elements if e.name == name and "id" in e.attributes]
                    for name in {e.name for e in self.elements}}
        self.values = {}
        for element in self.elements:
            for name, (_, _, value) in element.attributes.items():
                self.values.setdefault((element.path, name), set()).add(value)

    def changed(self, kind, place, start, end, new, near=()):
        data = self.data[:start] + new + self.data[end:]
        lines = range(line_of(data, start), line_of(data, start + len(new)) + 1)
        return Mutant(kind, place, data, lines, {line_of(data, min(offset, len(data))) for offset in near})

    def with_value(self, kind, element, name, value):
        start, end, _ = element.attributes[name]
        mutant = self.changed(kind, f"{element.place}@{name}", start, end, b' %s="%s"' % (name.encode(), value.encode()))
        # Any line of the element's start tag is the element's place.
        tag = self.data[element.start : element.tag_end].count(b"\n")
        first = line_of(mutant.data, element.start)
        mutant.lines = range(first, first + tag + 1)
        return mutant


def line_of(data, offset):
    return data.count(b"\n", 0, offset) + 1


# Each kind: who could have it, and the mistake itself.


def removable(record):
    return [(e, None) for e in record.elements if e.parent]


def delete(record, element, _, chance):
    return record.changed("deleted", element.place, element.start, element.end, b"", (element.parent.start, element.start))


def duplicate(record, element, _, chance):
    copy = record.data[element.start : element.end]
    return record.changed("duplicated", element.place, element.end, element.end, copy,
                          (element.parent.start, element.start))


def swappable(record):
    found = []
    for parent in record.elements:
        pairs = zip(parent.children, parent.children[1:])
        found += [(first, second) for first, second in pairs if first.name != second.name]
    return found


def swap(record, first, second, chance):
    data = record.data
    new = data[second.start : second.end] + data[first.end : second.start] + data[first.start : first.end]
    return record.changed("swapped", f"{first.name}/{second.name}", first.start, second.end, new, (first.parent.start,))


def having(test):
    def places(record):
        return [(e, name) for e in record.elements for name, (_, _, value) in e.attributes.items() if test(name, value)]
    return places


def value_kind(kind, make):
    def mutate(record, element, name, chance):
        value = element.attributes[name][2]
        new = make(record, element, name, value, chance)
        return None if new is None or new == value else record.with_value(kind, element, name, new)
    return mutate


def out_of_range(record, element, name, value, chance):
    if DATE.fullmatch(value):
        return value[:5] + chance.choice(["02-30", "13-01", "00-10", "11-31"])
    return chance.choice(["-1", "99999999999999999"])


def wrong_type(record, element, name, value, chance):
    return chance.choice(["many", "12,5", "1.2.2021" if DATE.fullmatch(value) else "ten"])


def to_nobody(record, element, name, value, chance):
    return "nobody-at-all"


def to_another(record, element, name, value, chance):
    kind = {"financier": "party", "lead": "party", "authority": "party"}.get(name, name)
    others = [other for other in record.ids.get(kind, []) if other != value]
    return chance.choice(others) if others else None


def cent(record, element, name, value, chance):
    return f"{float(value) + 0.01:.2f}"


def tenfold(record, element, name, value, chance):
    return None if float(value) == 0 else f"{float(value) * 10:.2f}"


def moved_out(record, element, name, value, chance):
    return chance.choice(["1999-05-17", "2044-05-17"])


def remove(record, element, name, chance):
    start, end, _ = element.attributes[name]
    mutant = record.changed("attribute removed", f"{element.place}@{name}", start, end, b"")
    tag = record.data[element.start : element.tag_end].count(b"\n")
    mutant.lines = range(line_of(mutant.data, element.start), line_of(mutant.data, element.start) + tag + 1)
    return mutant


def rename(record, element, _, chance):
    body = record.data[element.start : element.end]
    name = element.name.encode()
    new = re.sub(rb"^<" + name, b"<" + name + b"s", body)
    if body.endswith(b"</" + name + b">"):
        new = new[: -len(name) - 1] + name + b"s>"
    return record.changed("renamed", element.place, element.start, element.end, new, (element.parent.start,))


def typo(record, element, name, value, chance):
    at = chance.randrange(len(value))
    return value[:at] + value[at + 1 :] + value[at]


KINDS = {
    "deleted": (removable, delete),
    "duplicated": (removable, duplicate),
    "swapped": (swappable, swap),
    "out of range": (having(lambda n, v: DATE.fullmatch(v) or (NUMBER.fullmatch(v) and n != "code")),
                     value_kind("out of range", out_of_range)),
    "wrong type": (having(lambda n, v: n != "code" and (DATE.fullmatch(v) or NUMBER.fullmatch(v))),
                   value_kind("wrong type", wrong_type)),
    "reference to nothing": (having(lambda n, v: n in REFERENCES), value_kind("reference to nothing", to_nobody)),
    "reference to another": (having(lambda n, v: n in REFERENCES), value_kind("reference to another", to_another)),
    "a cent more": (having(lambda n, v: n in AMOUNTS and AMOUNT.fullmatch(v)), value_kind("a cent more", cent)),
    "tenfold": (having(lambda n, v: n in AMOUNTS and AMOUNT.fullmatch(v)), value_kind("tenfold", tenfold)),
    "date moved out": (having(lambda n, v: DATE.fullmatch(v)), value_kind("date moved out", moved_out)),
    "attribute removed": (having(lambda n, v: True), remove),
    "renamed": (removable, rename),
    "misspelt": (having(lambda n, v: n not in NAMES and WORD.fullmatch(v) and len(set(v)) > 2), value_kind("misspelt", typo)),
}


def mutants(records, count, seed):
    chance = random.Random(seed)
    kinds = list(KINDS)
    made = 0
    while made < count:
        kind = kinds[made % len(kinds)]
        record = records[chance.randrange(len(records))]
        places, mutate = KINDS[kind]
        sorts = {}
        for element, other in places(record):
            key = element.path, other.name if isinstance(other, Element) else other
            sorts.setdefault(key, []).append((element, other))
        if not sorts:
            continue
        element, other = chance.choice(sorts[chance.choice(sorted(sorts, key=str))])
        mutant = mutate(record, element, other, chance)
        if mutant is not None and mutant.data != record.data:
            made += 1
            yield mutant
