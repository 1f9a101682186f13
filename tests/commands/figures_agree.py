"""The figures of every sample equal a second computation, to the cent: figures_agree.py PROGRAM

second_computation/ reads a record and computes its figures anew, in another language and by other ways. Every attribute that
`inspect --stage figures` shows is compared; one that nobody computed twice is an error, except those of TOLD_NOT_COMPUTED.
"""
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as tree

from second_computation import claims, dates, indicators, ledger, money, people, record, texts

# Which attributes name an element among its siblings.
KEYS = {
    "achievement": ("owner", "index"),
    "duty": ("id", "claim"),
    "funding": ("type", "party", "financier"),
    "funding-type": ("code",),
    "series": ("party", "supplier", "limit", "first"),
    "line": ("party", "financier", "own"),
    "text": ("section", "language"),
    "spelling": ("section", "language", "found"),
    "type": ("code",),
    "year": ("number",),
    "indicator": ("code",),
    "label": ("{http://www.w3.org/XML/1998/namespace}lang",),
}
USUAL_KEY = ("id",)

# What the public may see of a count: not to be computed in one way only. tests/figures attacks it.
PUBLISHED = {f"published-{name}" for name in (
    "participants", "complete-participants", "grand-total", "women", "men", "non-binary", "total", "leaving-due",
    "six-months-due")}

# Names of acts and whether their text was read: they are written in the program or a data file, not computed.
TOLD_NOT_COMPUTED = {
    "dates/duty": {"see", "confirmed"},
    "dates/window": {"see", "confirmed"},
    "": PUBLISHED,
    "learners": {"published"},
    "achievements/achievement": {"published"},
    "indicators": PUBLISHED | {"period", "fund"},
    "indicators/indicator": PUBLISHED | {"code-confirmed", "of", "when", "special-category", "sample", "follow-up", "removed"},
    "indicators/indicator/label": {"official"},
}


def flattened(element, path="", kind=""):
    """Path and value of every attribute; path without keys as the kind of it."""
    keys = KEYS.get(element.tag, USUAL_KEY) if path else ()
    seen = {}
    for name, value in element.attrib.items():
        if name not in keys:
            seen[f"{path}@{name}"] = (f"{kind}@{name}", value)
    for child in element:
        names = [child.get(name) for name in KEYS.get(child.tag, USUAL_KEY)]
        key = " ".join(name for name in names if name is not None)
        step = child.tag + (f"[{key}]" if key else "")
        for inner, value in flattened(child, f"{path}/{step}".lstrip("/"), f"{kind}/{child.tag}".lstrip("/")).items():
            assert inner not in seen, f"two of {inner}"
            seen[inner] = value
    return seen


def computed_anew(project):
    result = {}
    for part in (people, indicators, money, claims, ledger, dates, texts):
        result |= part.figures_of(project)
    return {path: value for path, value in result.items() if "@" in path}


def is_told(kind):
    element, name = kind.split("@")
    return name in TOLD_NOT_COMPUTED.get(element, ())


def differences(shown, project):
    """One line for each figure in which the two computations differ."""
    expected = computed_anew(project)
    for path, (kind, value) in sorted(shown.items()):
        if path in expected:
            if expected[path] != value:
                yield f"{path}: shown {value}, computed anew {expected[path]}"
        elif not is_told(kind):
            yield f"{path}: no second computation"
    for path, value in sorted(expected.items()):
        if path not in shown:
            yield f"{path}: not shown, computed anew {value}"


def shown_by(program, path):
    ran = subprocess.run([program, "inspect", path, "--stage", "figures"], check=True, capture_output=True)
    return flattened(tree.fromstring(ran.stdout))


def plant(shown, project):
    """This very test must be able to fail: a cent, a count, a date, a figure lost, one too many."""
    assert not list(differences(shown, project))
    for path, wrong in (("budget@actual", "0.01"), ("@participants", "1"), ("dates@claim-deadline", "2022-05-01")):
        kind, value = shown[path]
        assert value != wrong
        assert len(list(differences(shown | {path: (kind, wrong)}, project))) == 1, path
    assert len(list(differences({p: v for p, v in shown.items() if p != "funding@planned"}, project))) == 1
    assert len(list(differences(shown | {"budget@surplus": ("budget@surplus", "1")}, project))) == 1


def main(program):
    failures = 0
    for path in sorted(pathlib.Path("samples").glob("*.xml")):
        shown, project = shown_by(program, path), record.read(path)
        found = list(differences(shown, project))
        for line in found:
            print(f"{path.stem}: {line}")
        if not found:
            plant(shown, project)
        print(f"{path.stem}: {len(shown)} figures, {len(found)} differ")
        failures += len(found)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
