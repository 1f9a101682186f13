"""Builds the workbooks of drawn records, the languages in turn: build_random_books.py PROGRAM FOLDER COUNT

Each lies in FOLDER as NUMBER.xml, its products in FOLDER/NUMBER. A record that cannot be built is an error.
"""
import os
import pathlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
import random_records

LANGUAGES = ("fi", "sv", "en")


def build(program, folder, number):
    record = folder / f"{number:03}.xml"
    record.write_text(random_records.record(number), encoding="utf-8")
    products = folder / f"{number:03}"
    # Of every fifth one with claims the form of the last one too: its formulas are few, and the same again and again.
    papers = "budget,payment-claim" if number % 5 == 0 and "<claims>" in record.read_text(encoding="utf-8") else "budget"
    run = subprocess.run([program, "build", record, "--only", papers, "--csv", "--lang", LANGUAGES[number % 3], "--jobs", "1",
                          "-o", products, "--quiet", "--color", "never"], capture_output=True, text=True)
    if run.returncode != 0:
        errors = [line for line in run.stderr.splitlines() if "error:" in line]  # waivers without use are warnings
        return "\n".join([f"record {number} ends with status {run.returncode}:", *errors[:5]])
    return None


def main(program, folder, count):
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        failures = [said for said in pool.map(lambda number: build(program, folder, number), range(int(count))) if said]
    print(*failures[:5], f"{int(count) - len(failures)} of {count} records are built", sep="\n")
    return 1 if failures else 0


sys.exit(main(*sys.argv[1:]))
