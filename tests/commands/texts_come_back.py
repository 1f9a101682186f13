"""Are the texts of drawn records in the ledger's sheet and in its CSV as they stand in the record? texts_come_back.py FOLDER

FOLDER is what build_random_books.py made. The workbook is read by openpyxl, the CSV by Python's own reader. Exit status 3: openpyxl
is not here (1 if CLOSEOUT_REQUIRE_JUDGES is set).
"""
import csv
import os
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

try:
    import openpyxl
except ImportError:
    print("texts_come_back: openpyxl is not installed; tests/run --judges installs it.", file=sys.stderr)
    sys.exit(1 if os.environ.get("CLOSEOUT_REQUIRE_JUDGES") else 3)

RECORD = "{urn:closeout:project:1}"
MESSAGES = "{urn:closeout:messages:1}"
CATALOGUES = pathlib.Path(__file__).resolve().parent.parent.parent / "templates" / "messages"
COLUMNS = ("voucher", "text", "supplier")


def messages(language):
    tree = ElementTree.parse(CATALOGUES / f"workbook.{language}.xml")
    return {message.get("key"): message.text for message in tree.iter(MESSAGES + "message")}


def in_record(path):
    """The texts of the entries by their ids. White space stays as it is written."""
    return {entry.get("id"): tuple(entry.get(name, "") for name in COLUMNS)
            for entry in ElementTree.parse(path).iter(RECORD + "entry") if entry.get("voucher") and entry.get("category")}


def found_in(rows, heads):
    """The same from a table: its header row is the one with all headings."""
    places, found = None, {}
    for row in rows:
        cells = ["" if cell is None else cell for cell in row]
        if places:
            found[cells[places[0]]] = tuple(cells[place] for place in places[1:])
        elif all(head in cells for head in heads):
            places = [cells.index(head) for head in heads]
    return found


def ledger_sheet(path, name):
    book = openpyxl.load_workbook(path, read_only=True)
    return book[name].iter_rows(values_only=True) if name in book.sheetnames else ()


def complaints(record, products):
    expected = in_record(record)
    book = next(products.glob("budget.*.xlsx"))
    language = book.name.split(".")[1]
    words = messages(language)
    heads = [words[f"workbook.head.{name}"] for name in ("entry-id", *COLUMNS)]
    with open(products / "csv" / language / "ledger.csv", encoding="utf-8", newline="") as file:
        lines = found_in(csv.reader(file), heads)
    cells = found_in(ledger_sheet(book, words["workbook.sheet.ledger"]), heads)
    for id_, texts in expected.items():
        for where, found in (("workbook", cells), ("CSV", lines)):
            if found.get(id_) != texts:
                yield f"{record.name}: {id_} in the {where}: {str(found.get(id_))[:120]} instead of {str(texts)[:120]}"


def main(folder):
    records = sorted(pathlib.Path(folder).glob("*.xml"))
    count, failures = 0, []
    for record in records:
        count += len(in_record(record))
        failures += complaints(record, record.with_suffix(""))
    print(*failures[:10], f"{count} entries of {len(records)} records, {len(failures)} differ", sep="\n")
    return 1 if failures or not count else 0


sys.exit(main(*sys.argv[1:]))
