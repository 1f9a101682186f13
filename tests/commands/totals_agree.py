"""One truth: the totals of record, figures, report and workbook are the same: totals_agree.py PAPERS"""
import decimal
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

NS = {"p": "urn:closeout:project:1"}
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
KNOWN = {
    "digitizer-training": decimal.Decimal("216803.00"),
    "digipoint": decimal.Decimal("1342594.00"),
    "circular-skills": decimal.Decimal("472886.05"),
}


def total_of_record(path):
    lines = tree.parse(path).getroot().iterfind("p:budget/p:lines/p:line", NS)
    return sum(decimal.Decimal(line.get("planned")) for line in lines)


def text_of(pdf):
    out = subprocess.run(["pdftotext", "-layout", "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True)
    return re.sub(r"[\u00a0\u202f\u2009]", " ", out.stdout.decode())


def values_of(workbook):
    with zipfile.ZipFile(workbook) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                for value in tree.fromstring(archive.read(name)).iter(SHEET + "v"):
                    yield value.text


for sample, total in KNOWN.items():
    assert total_of_record(f"samples/{sample}.xml") == total, sample
    folder = pathlib.Path(sys.argv[1], sample)
    english = f"{total:,.2f}"
    finnish = english.replace(",", " ").replace(".", ",")
    for language, shown in (("fi", finnish), ("sv", finnish), ("en", english)):
        assert shown in text_of(folder / f"final-report.{language}.pdf"), f"{sample}, {language}: no {shown} in the report"
        cached = set(values_of(folder / f"budget.{language}.xlsx"))
        written = f"{total.normalize():f}"
        assert written in cached, f"{sample}, {language}: no {written} in the workbook"
