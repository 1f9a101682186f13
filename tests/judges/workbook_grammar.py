"""What Excel takes as a name, a reference and a formula: ECMA-376 part 1, section 18.17, and Excel's published limits."""

import re
from openpyxl.formula import Tokenizer
from openpyxl.utils import column_index_from_string

ROWS, COLUMNS = 1048576, 16384
LONGEST_TEXT, LONGEST_FORMULA, LONGEST_NAME, LONGEST_SHEET_NAME = 32767, 8192, 255, 31

# They give another result each time, or where they stand decides it.
VOLATILE = {"NOW(", "TODAY(", "RAND(", "RANDBETWEEN(", "RANDARRAY(", "OFFSET(", "INDIRECT(", "CELL(", "INFO("}
# Functions that came after Excel 2007 stand with this prefix in the file; without it Excel shows #NAME?.
LATER = {"CONCAT(", "IFS(", "SWITCH(", "MAXIFS(", "MINIFS(", "TEXTJOIN(", "XLOOKUP(", "XMATCH(", "FILTER(", "SORT(",
         "UNIQUE(", "SEQUENCE(", "LET(", "LAMBDA(", "AGGREGATE(", "NUMBERVALUE(", "IFNA(", "SHEET(", "ISFORMULA("}

RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$")
WHOLE_LINES = re.compile(r"(\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+)$")
SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(.+)$", re.DOTALL)
TABLE = re.compile(r"([^\[\]']*)\[(.*)\]$", re.DOTALL)
OUTWARD = re.compile(r"'?[^'!]*\[[^\]]*\][^!]*!")
CELL_LIKE = re.compile(r"([A-Z]{1,3})\d+$|R\d*$|C\d*$|R\d*C\d*$", re.IGNORECASE)


def units(text):
    """Length as Excel counts: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def area(reference):
    """First row and column, last row and column of "B2:C9" or "B2"; nothing if it is neither or beyond a sheet."""
    match = RANGE.match(reference)
    if not match:
        return None
    first_column, first_row, last_column, last_row = match.groups()
    found = (int(first_row), column_index_from_string(first_column),
             int(last_row or first_row), column_index_from_string(last_column or first_column))
    inside = 1 <= found[0] <= found[2] <= ROWS and 1 <= found[1] <= found[3] <= COLUMNS
    return found if inside else None


def overlap(one, other):
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def unfit_name(name):
    """Why Excel refuses a name for a range or a table; nothing if it takes it."""
    if not name or units(name) > LONGEST_NAME:
        return f"has {units(name)} characters"
    if not (name[0].isalpha() or name[0] in "_\\"):
        return "begins with neither a letter nor an underscore"
    if not all(c.isalnum() or c in "._\\?" for c in name):
        return "has a character that names do not have"
    match = CELL_LIKE.match(name)
    if match and (not match[1] or column_index_from_string(match[1].upper()) <= COLUMNS):
        return "could be a cell"
    return None


def unfit_sheet_name(name):
    if not 1 <= units(name) <= LONGEST_SHEET_NAME:
        return f"has {units(name)} characters"
    if any(c in "[]:*?/\\" or ord(c) < 32 for c in name):
        return "has a character that sheets' names do not have"
    if name[0] == "'" or name[-1] == "'":
        return "begins or ends with an apostrophe"
    return "is Excel's own" if name.lower() == "history" else None


class Names:
    """What formulas of a workbook can speak of."""

    def __init__(self, sheets, names, tables):
        self.sheets = {name.lower() for name in sheets}
        self.names = {name.lower() for name in names}
        self.tables = {name.lower(): [column.lower() for column in columns] for name, columns in tables.items()}

    def _reference(self, reference):
        sheet = SHEET.match(reference)
        if sheet:
            name = (sheet[1] or sheet[2]).replace("''", "'")
            if name.lower() not in self.sheets:
                yield f"there is no sheet {name}"
            reference = sheet[3]
        if area(reference) or WHOLE_LINES.match(reference) or reference.lower() in self.names:
            return
        table = TABLE.match(reference)
        if table:
            yield from self._structured(*table.groups())
        elif reference.lower() not in self.tables:
            yield f"{reference} is neither a range nor a name"

    def _structured(self, name, inside):
        # Inside a table its own name may be left out; which one it is would need the cell's place.
        columns = self.tables.get(name.lower()) if name else [column for held in self.tables.values() for column in held]
        if columns is None:
            yield f"there is no table {name}"
            return
        if inside.startswith("@"):
            yield f"[@...] is how Excel shows it; in the file stands [#This Row]: {inside}"
        # An apostrophe takes the meaning from the character behind it.
        found = re.findall(r"\[((?:[^\[\]']|'.)*)\]|([^\[\],:]+)", inside) if inside.startswith("[") else [(inside, "")]
        for piece in (one or other for one, other in found):
            plain = re.sub(r"'(.)", r"\1", piece).lower()
            if plain not in columns and plain not in ("#all", "#data", "#headers", "#totals", "#this row", ""):
                yield f"the table {name} has no column {piece}"

    def complaints(self, formula):
        """What is wrong with a formula, written without "="."""
        if units(formula) > LONGEST_FORMULA:
            yield f"{units(formula)} characters"
        try:
            tokens = Tokenizer("=" + formula).items
        except Exception as error:  # openpyxl's tokenizer raises what it likes
            yield f"cannot be read: {error}"
            return
        for token in tokens:
            word = token.value.upper()
            if token.type == "FUNC" and token.subtype == "OPEN":
                if word.removeprefix("_XLFN.") in VOLATILE:
                    yield f"{word}) is volatile"
                if word in LATER:
                    yield f"{word}) needs the prefix _xlfn."
            elif token.subtype == "ERROR" or "#REF!" in word:
                yield f"has the error {word}"
            elif token.subtype == "TEXT" and units(token.value) > 257:
                yield "a text in a formula has at most 255 characters"
            elif token.subtype == "RANGE":
                yield from (f"leads outward: {word}",) if OUTWARD.match(word) else self._reference(token.value)
