"""Texts of documents, and values looked for in them in every form they may be written in."""
import datetime
import html
import io
import pathlib
import re
import subprocess
import tempfile
import unicodedata
import zipfile


def folded(text):
    """Without differences of case, spaces and form; marks of direction and soft hyphens are no letters."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(text.casefold().split())


class Index:
    """Texts that can be asked whether they hold a value as words of their own."""

    def __init__(self, texts):
        self.text = folded("\n".join(t.decode("utf-8", "ignore") if isinstance(t, bytes) else t for t in texts))

    def has(self, value):
        needle = folded(value)
        start = self.text.find(needle)
        while start >= 0:
            around = self.text[start - 1 : start] + self.text[start + len(needle) : start + len(needle) + 1]
            if not any(c.isalnum() for c in around):
                return True
            start = self.text.find(needle, start + 1)
        return False


def needles(value, form):
    found = {value}
    if form == "name":
        words = value.replace(",", "").split()
        found |= {" ".join(words[i:] + words[:i]) for i in range(len(words))}
        found |= {f"{words[-1]}, {' '.join(words[:-1])}"} if len(words) > 1 else set()
    if form == "date":
        day = datetime.date.fromisoformat(value)
        found |= {f"{day.day}.{day.month}.{day.year}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%Y%m%d}"}
        found |= {f"{day.day} {day:%B} {day.year}", f"{day:%d%m%y}"}
    return found


def decoded_strings(data):
    """Strings of a PDF file whose streams are laid open: UTF-16 in hexadecimal or escaped, else as they stand."""
    for match in re.finditer(rb"<([0-9A-Fa-f\s]{4,})>", data):
        digits = re.sub(rb"\s", b"", match.group(1))
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
        yield raw[2:].decode("utf-16-be", "ignore") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1")
    for match in re.finditer(rb"\(((?:\\.|[^\\()])*)\)", data, re.S):
        raw = re.sub(rb"\\([0-7]{3})", lambda m: bytes([int(m.group(1), 8) & 255]), match.group(1))
        raw = re.sub(rb"\\(.)", rb"\1", raw, flags=re.S)
        yield raw[2:].decode("utf-16-be", "ignore") if raw[:2] == b"\xfe\xff" else raw.decode("latin-1")


def texts_of_workbook(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()]
    return [html.unescape(re.sub(r"<[^>]*>", " ", part)) for part in parts] + parts


def attachments_of(pdf, scratch):
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        listed = subprocess.run(["pdfdetach", "-list", pdf], check=True, capture_output=True, text=True).stdout
        if listed.startswith("0 "):
            return {}
        subprocess.run(["pdfdetach", "-saveall", "-o", folder, pdf], check=True, capture_output=True)
        files = {path.name: path.read_bytes() for path in pathlib.Path(folder).iterdir()}
    return {name: texts_of_workbook(data) if name.endswith(".xlsx") else [data] for name, data in files.items()}


def texts_of_pdf(pdf, scratch):
    """What a reader sees, what stands in the file's strings and metadata, and the files inside it."""
    seen = [subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True).stdout]
    opened = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], check=True, capture_output=True).stdout
    # Files inside are searched as what they are; here their streams would be taken for strings of the document.
    own = re.sub(rb"/Type /EmbeddedFile.*?endstream", b"", opened, flags=re.S)
    return seen + [own, *decoded_strings(own)], attachments_of(pdf, scratch)
