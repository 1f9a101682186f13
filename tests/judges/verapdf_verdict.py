"""Reads veraPDF's JSON reports on PDF/A-3a and PDF/UA-1 and prints what fails, one line a broken rule.

usage: verapdf_verdict.py PDFA-REPORT PDFUA-REPORT FILE...

In the reports the files are called 0.pdf, 1.pdf, ... in the order given here. A report may be several JSON
documents one after another, when there were too many files for one run.
"""

import json
import pathlib
import sys

PROFILES = {"PDF/A-3a": "PDF/A-3A validation profile", "PDF/UA-1": "PDF/UA-1 validation profile"}


def documents(text):
    decoder, at = json.JSONDecoder(), 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        document, at = decoder.raw_decode(text, at)
        yield document


def jobs(report):
    for document in documents(report.read_text(encoding="utf-8")):
        yield from document["report"]["jobs"]


def broken_rules(result):
    for rule in result["details"]["ruleSummaries"]:
        first = rule["checks"][0] if rule["checks"] else {"context": "", "errorMessage": rule["description"]}
        message = first.get("errorMessage") or rule["description"]
        yield (f"{rule['specification']}, {rule['clause']} test {rule['testNumber']} "
               f"({rule['failedChecks']} times): {message} [{first['context']}]")


def complaints(job, profile):
    """What speaks against the file; nothing if it was judged by this very profile and passed."""
    if "taskException" in job:
        return [job["taskException"]["exceptionMessage"]]
    results = job.get("validationResult", [])
    if [result["profileName"] for result in results] != [profile]:
        return ["not judged"]
    if results[0]["compliant"]:
        return []
    return list(broken_rules(results[0])) or [results[0]["statement"]]


def verdicts(report, profile):
    return {pathlib.Path(job["itemDetails"]["name"]).stem: complaints(job, profile) for job in jobs(report)}


def main(arguments):
    reports, files = arguments[:2], arguments[2:]
    against = []
    for (flavour, profile), report in zip(PROFILES.items(), reports):
        verdict = verdicts(pathlib.Path(report), profile)
        for number, file in enumerate(files):
            found = verdict.get(str(number), ["not judged"])
            against += [(file, f"{file}: {flavour}: {complaint}") for complaint in found]
    for _, line in against:
        print(line)
    failed = len({file for file, _ in against})
    print(f"veraPDF: {len(files) - failed} of {len(files)} files are PDF/A-3a and PDF/UA-1")
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
