"""One mistake in a right record is found, and told where it is: mutations.py PROGRAM SCRATCH [COUNT [SEED]]

Each of 200 records has one mistake (mutants.py), and `check` must find it. Its line is any line of the start tag that was
changed or of the text put in, and for what is missing, misplaced or twice there the line of the element around it, of the one
before it or of its twin. A mistake in an amount, a date or a reference may stand elsewhere: at the total, the claim or the
grade that no longer agrees. What neither schema nor rule can see is listed in NOT_COVERED with the reason.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

import mutants

# Kinds that the schema alone finds, at their line, without exception.
AT_ITS_LINE = {"swapped", "out of range", "wrong type", "reference to nothing", "renamed", "misspelt"}

OPTIONAL = "optional: a record without it is right as well"
ORDER = "a list may hold it once more"
FREE = "nothing else in a record says which one is meant"
ANY_DAY = "any day is possible"
INFORMATION = "told for information, nothing is computed from it"

# Kind, where (as a regular expression on element or element@attribute), reason.
NOT_COVERED = [
    ("deleted", r".*", OPTIONAL),
    ("duplicated", r"li|ul|member|improvement|.*principle|funding|learning-outcome|signatory"
                   r"|focus-area|region|instruction-language|description|place|signature|related-project", ORDER),
    ("attribute removed", r".*", OPTIONAL),
    ("reference to another", r".*@(?!category)[\w-]+", FREE),
    ("reference to another", r"ledger/entry@category", "both may be the base of the flat rate: every sum stays as it is"),
    ("date moved out", r"(enrolment@date|related-project@start|retention@extended-until|steering-group@report-approved)",
     ANY_DAY),
    ("a cent more", r"(procurement@amount|line@(planned|actual))", INFORMATION),
    ("tenfold", r"(procurement@amount|line@actual)", INFORMATION),
]

# And these must be found all the same, whatever the list above says of their sort.
MUST_BE_FOUND = [
    ("deleted", r"ledger/entry|claim/cost|lines/line|funding/line|claim|cohort|party|category|identity|titles|report|parties"
                r"|budget|funding|training"),
    ("duplicated", r"ledger/entry|claim/cost|lines/line|claim|cohort|party|category|participant|training|action"
                   r"|work-package|title|name|text|budget"),
    ("reference to another", r"project/identity@authority"),
    ("a cent more", r"ledger/entry@amount|claim/cost@(claimed|accepted)|claims/claim@support-paid"),
    ("tenfold", r"ledger/entry@amount|claim/cost@(claimed|accepted)|lines/line@planned|claims/claim@support-paid"),
    ("attribute removed", r"ledger/entry@(id|party|category|date|amount)|claim/cost@claimed|lines/line@.*|.*@xml:lang"),
]


def is_listed(rows, mutant):
    places = (mutant.place, mutant.place.partition("/")[2])
    return any(kind == mutant.kind and any(re.fullmatch(place, p) for p in places) for kind, place, *_ in rows)


def sources():
    return sorted(pathlib.Path("samples").glob("*.xml")) + [pathlib.Path("tests/rules/small_project.xml")]


def findings(program, paths):
    """Diagnostics of each file, from one run over many."""
    found = collections.defaultdict(list)
    for start in range(0, len(paths), 50):
        ran = subprocess.run([program, "check", *paths[start : start + 50], "--message-format", "json"],
                             capture_output=True, text=True)
        assert ran.returncode in (0, 1), ran.stderr
        for diagnostic in json.loads(ran.stderr)["diagnostics"]:
            found[diagnostic.get("file")].append(diagnostic)
    return found


def verdict(mutant, told):
    if not told:
        return "not found"
    lines = {diagnostic.get("line") for diagnostic in told}
    return "at its line" if lines & (set(mutant.lines) | mutant.near) else "elsewhere"


def is_right(mutant, result):
    if result == "at its line":
        return True
    if mutant.kind in AT_ITS_LINE:
        return False
    return result == "elsewhere" or (is_listed(NOT_COVERED, mutant) and not is_listed(MUST_BE_FOUND, mutant))


def main(program, scratch, count="200", seed="2027"):
    scratch = pathlib.Path(scratch)
    scratch.mkdir(parents=True, exist_ok=True)
    made = list(mutants.mutants([mutants.Record(path.read_bytes()) for path in sources()], int(count), int(seed)))
    paths = [str(scratch / f"{number:04}.xml") for number in range(len(made))]
    for path, mutant in zip(paths, made):
        pathlib.Path(path).write_bytes(mutant.data)
    found = findings(program, paths)
    counts, failures = collections.Counter(), 0
    for path, mutant in zip(paths, made):
        result = verdict(mutant, found[path])
        counts[result] += 1
        if result == "at its line":
            continue
        told = ", ".join(sorted({f"{d['code']} at {d.get('line')}" for d in found[path]}))
        is_wrong = not is_right(mutant, result)
        failures += is_wrong
        print(f"{'WRONG: ' if is_wrong else ''}{result}: {mutant.kind} {mutant.place}, line {mutant.lines.start} of {path}: {told}")
    print(f"{len(made)} mistakes: " + ", ".join(f"{number} {result}" for result, number in sorted(counts.items())))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
