"""What makes Excel offer to repair a workbook, looked for part by part: ids that repeat, areas that overlap, indices
beyond their lists, texts beyond Excel's limits. Section numbers are those of ECMA-376 part 1."""

from collections import Counter
from lxml import etree
from openpyxl.utils import get_column_letter
from workbook_grammar import (COLUMNS, LONGEST_NAME, LONGEST_TEXT, Names, area, overlap, unfit_name, unfit_sheet_name,
                              units)
from workbook_package import OFFICE

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE_VML = "{urn:schemas-microsoft-com:office:office}"
RELATION_ID = f"{{{OFFICE}}}id"
ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}


def repeated(things):
    return [thing for thing, count in Counter(things).items() if count > 1]


def text_of(element):
    return "".join(text.text or "" for text in element.iter(MAIN + "t"))


class Inspection:
    """Looks at one package; what speaks against it is in `complaints`, how much there was to look at in `counts`."""

    def __init__(self, package):
        self.package, self.complaints, self.counts = package, [], Counter()
        self.workbook = package.trees["xl/workbook.xml"]
        self.sheets = [(sheet.get("name"), self._part(sheet)) for sheet in self.workbook.iter(MAIN + "sheet")]
        self.styles = package.trees["xl/styles.xml"]
        strings = package.trees.get("xl/sharedStrings.xml")
        self.strings = [] if strings is None else [text_of(item) for item in strings.iter(MAIN + "si")]
        self.tables = {part: package.trees[part] for part in package.parts("spreadsheetml.table+xml")}
        self.names = Names([name for name, _ in self.sheets],
                           [name.get("name") for name in self.workbook.iter(MAIN + "definedName")],
                           {table.get("displayName"): [column.get("name") for column in table.iter(MAIN + "tableColumn")]
                            for table in self.tables.values()})
        self._look_at_workbook()
        for name, part in self.sheets:
            self._look_at_sheet(name, part, package.trees[part])
        self._look_at_shared_parts()

    def _part(self, sheet):
        return self.package.targets["xl/workbook.xml"][sheet.get(RELATION_ID)][0]

    def complain(self, place, words):
        self.complaints.append(f"{place}: {words}")

    def check_formula(self, place, formula):
        self.counts["formulas"] += 1
        for words in self.names.complaints(formula):
            self.complain(place, f"{words} (in {formula[:120]})")

    def check_text(self, place, text, longest):
        if units(text) > longest:
            self.complain(place, f"{units(text)} characters where {longest} is the most")
        for code in range(32):
            if f"_x{code:04X}_" in text.upper().replace("_X", "_x") and code not in (9, 10, 13):
                self.complain(place, f"has the control character {code}")

    # Section 18.2: sheets and names
    def _look_at_workbook(self):
        names = [name for name, _ in self.sheets]
        for name in names:
            if unfit_sheet_name(name):
                self.complain(f"sheet {name}", unfit_sheet_name(name))
        for name in repeated(name.lower() for name in names):
            self.complain(f"sheet {name}", "is there twice")
        for id_ in repeated(sheet.get("sheetId") for sheet in self.workbook.iter(MAIN + "sheet")):
            self.complain("workbook", f"two sheets have the id {id_}")
        defined = list(self.workbook.iter(MAIN + "definedName"))
        for key in repeated((name.get("name").lower(), name.get("localSheetId")) for name in defined):
            self.complain(f"name {key[0]}", "is defined twice")
        for name in defined:
            self._look_at_name(name)
        if len([sheet for sheet in self.workbook.iter(MAIN + "sheet") if sheet.get("state", "visible") == "visible"]) == 0:
            self.complain("workbook", "has no visible sheet")

    def _look_at_name(self, name):
        self.counts["names"] += 1
        place, word = f"name {name.get('name')}", name.get("name")
        if int(name.get("localSheetId", 0)) >= len(self.sheets):
            self.complain(place, "belongs to a sheet that is not there")
        if not word.startswith("_xlnm.") and unfit_name(word):
            self.complain(place, unfit_name(word))
        if word.lower() in self.names.tables:
            self.complain(place, "is a table's name too")
        self.check_formula(place, name.text or "")

    # Section 18.3: a worksheet
    def _look_at_sheet(self, name, part, tree):
        self.counts["sheets"] += 1
        self._look_at_columns(name, tree)
        cells = self._look_at_cells(name, tree)
        taken = self._look_at_tables(name, part, tree, cells)
        self._look_at_merged(name, tree, taken)
        self._look_at_validations(name, tree)
        self._look_at_conditional_formats(name, tree)
        self._look_at_links(name, tree)
        self._look_at_comments(name, part)
        self._look_at_drawings(name, part)
        for code in tree.iter(*(MAIN + tag for tag in ("oddHeader", "oddFooter", "evenHeader", "evenFooter",
                                                       "firstHeader", "firstFooter"))):
            self.check_text(f"{name}: {etree.QName(code).localname}", code.text or "", 255)

    def _look_at_columns(self, name, tree):
        end = 0
        for column in tree.iter(MAIN + "col"):
            if int(column.get("min")) <= end or int(column.get("max")) > COLUMNS:
                self.complain(name, f"columns {column.get('min')} to {column.get('max')} are given twice or not there")
            end = int(column.get("max"))
            if not 0 <= float(column.get("width", 8)) < 256:  # 255 digits and the cell's margins
                self.complain(name, f"column {end} is {column.get('width')} wide")

    def _look_at_cells(self, name, tree):
        """Rows and cells ascend, indices are inside their lists; gives the cells' texts by reference."""
        texts, before = {}, (0, 0)
        for row in tree.iter(MAIN + "row"):
            if float(row.get("ht", 15)) > 409.5:
                self.complain(name, f"row {row.get('r')} is {row.get('ht')} points high")
            for cell in row.iter(MAIN + "c"):
                place = area(cell.get("r"))
                if place is None or place[:2] <= before or place[0] != int(row.get("r")):
                    self.complain(name, f"{cell.get('r')} does not follow the cell before it")
                    continue
                before = place[:2]
                texts[cell.get("r")] = self._look_at_cell(f"{name}!{cell.get('r')}", cell)
        return texts

    def _look_at_cell(self, place, cell):
        self.counts["cells"] += 1
        value, formula = cell.findtext(MAIN + "v"), cell.findtext(MAIN + "f")
        if int(cell.get("s", 0)) >= len(self.styles.find(MAIN + "cellXfs")):
            self.complain(place, "has a style that is not there")
        if formula is not None:
            self.check_formula(place, formula)
            if value is None:
                self.complain(place, "has a formula without a value")
        if cell.get("t") == "e" or value in ERRORS:
            self.complain(place, f"has the error {value}")
        if cell.get("t") == "s":
            if int(value) >= len(self.strings):
                self.complain(place, "has a text that is not there")
                return None
            return self.strings[int(value)]
        text = text_of(cell) if cell.get("t") == "inlineStr" else value if cell.get("t") == "str" else None
        if text is not None:
            self.check_text(place, text, LONGEST_TEXT)
        return text

    # Section 18.5: tables
    def _look_at_tables(self, name, part, tree, cells):
        taken = []
        for path in self.package.related(part, "table"):
            table, where = self.tables[path], area(self.tables[path].get("ref"))
            place = f"{name}: table {table.get('displayName')}"
            self.counts["tables"] += 1
            if where is None:
                self.complain(place, f"the area {table.get('ref')} is none")
                continue
            if any(overlap(where, other) for other in taken):
                self.complain(place, "overlaps another table")
            taken.append(where)
            self._look_at_table(place, table, where, cells)
        sheet_filter = tree.find(MAIN + "autoFilter")
        if sheet_filter is not None and any(overlap(area(sheet_filter.get("ref")), where) for where in taken):
            self.complain(name, "the sheet's filter overlaps a table")
        return taken

    def _look_at_table(self, place, table, where, cells):
        columns = [column.get("name") for column in table.iter(MAIN + "tableColumn")]
        if unfit_name(table.get("displayName")):
            self.complain(place, unfit_name(table.get("displayName")))
        if len(columns) != where[3] - where[1] + 1 or int(table.find(MAIN + "tableColumns").get("count")) != len(columns):
            self.complain(place, f"{len(columns)} columns for {table.get('ref')}")
        for column in repeated(column.lower() for column in columns):
            self.complain(place, f"two columns are called {column}")
        extra = int(table.get("headerRowCount", 1)) + int(table.get("totalsRowCount", 0))
        if where[2] - where[0] + 1 <= extra:
            self.complain(place, "has no row between its header and its total")
        for number, column in enumerate(columns if table.get("headerRowCount", "1") != "0" else ()):
            self.check_text(place, column, LONGEST_NAME)
            shown = cells.get(f"{get_column_letter(where[1] + number)}{where[0]}")
            # In a table's part a line feed stands as _x000a_ (section 22.4.2.4).
            if shown is None or shown.lower() != column.lower().replace("_x000a_", "\n"):
                self.complain(place, f"the column {column} is headed {shown}")
        for formula in table.iter(MAIN + "calculatedColumnFormula", MAIN + "totalsRowFormula"):
            self.check_formula(place, formula.text)
        own_filter = table.find(MAIN + "autoFilter")
        if own_filter is not None and not (area(own_filter.get("ref")) and overlap(area(own_filter.get("ref")), where)):
            self.complain(place, f"its filter is elsewhere: {own_filter.get('ref')}")

    def _look_at_merged(self, name, tree, taken):
        merged = [area(merge.get("ref")) for merge in tree.iter(MAIN + "mergeCell")]
        for at, one in enumerate(merged):
            if any(overlap(one, other) for other in merged[:at] + taken):
                self.complain(name, "merged cells overlap something")

    # Sections 18.3.1.32 and 18.3.1.18
    def _look_at_validations(self, name, tree):
        rules = list(tree.iter(MAIN + "dataValidation"))
        for rule in rules:
            self.counts["validations"] += 1
            place = f"{name}: validation of {rule.get('sqref')}"
            self._check_areas(place, rule.get("sqref"))
            for attribute, longest in (("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 255)):
                self.check_text(place, rule.get(attribute, ""), longest)
            for formula in rule.iter(MAIN + "formula1", MAIN + "formula2"):
                if (formula.text or "").startswith('"') and units(formula.text) > 257:
                    self.complain(place, "its list has more than 255 characters")
                self.check_formula(place, formula.text or "")
        held = tree.find(MAIN + "dataValidations")
        if held is not None and int(held.get("count", len(rules))) != len(rules):
            self.complain(name, "the count of validations is wrong")

    def _look_at_conditional_formats(self, name, tree):
        differences = self.styles.find(MAIN + "dxfs")
        rules = list(tree.iter(MAIN + "cfRule"))
        for rule in rules:
            self.counts["conditional formats"] += 1
            place = f"{name}: conditional format of {rule.getparent().get('sqref')}"
            self._check_areas(place, rule.getparent().get("sqref"))
            if rule.get("dxfId") and int(rule.get("dxfId")) >= (0 if differences is None else len(differences)):
                self.complain(place, "has a format that is not there")
            for formula in rule.iter(MAIN + "formula"):
                self.check_formula(place, formula.text or "")
        for priority in repeated(rule.get("priority") for rule in rules):
            self.complain(name, f"two conditional formats have the priority {priority}")

    def _check_areas(self, place, references):
        if not references or not all(area(reference) for reference in references.split()):
            self.complain(place, "the area is none")

    # Section 18.3.1.47
    def _look_at_links(self, name, tree):
        links = list(tree.iter(MAIN + "hyperlink"))
        for reference in repeated(link.get("ref") for link in links):
            self.complain(f"{name}!{reference}", "has two links")
        for link in links:
            self.counts["links"] += 1
            self.check_text(f"{name}!{link.get('ref')}", link.get("tooltip", ""), 255)
            if link.get("location") and not link.get(RELATION_ID):
                self.check_formula(f"{name}!{link.get('ref')}: link", link.get("location"))

    # Section 18.7; the shapes that show them are VML (part 4, section 19)
    def _look_at_comments(self, name, part):
        for path in self.package.related(part, "comments"):
            tree = self.package.trees[path]
            authors = len(tree.find(MAIN + "authors"))
            comments = list(tree.iter(MAIN + "comment"))
            for reference in repeated(comment.get("ref") for comment in comments):
                self.complain(f"{name}!{reference}", "has two comments")
            for comment in comments:
                self.counts["comments"] += 1
                place = f"{name}!{comment.get('ref')}: comment"
                self.check_text(place, text_of(comment), LONGEST_TEXT)
                if not area(comment.get("ref")) or int(comment.get("authorId")) >= authors:
                    self.complain(place, "has no cell or no author")
            shapes = [shape for path in self.package.related(part, "vmlDrawing")
                      for shape in self.package.trees[path].iter(VML + "shape")]
            if len(shapes) != len(comments):
                self.complain(name, f"{len(comments)} comments, {len(shapes)} shapes")

    # Section 20.5: charts and pictures
    def _look_at_drawings(self, name, part):
        for path in self.package.related(part, "drawing"):
            tree = self.package.trees[path]
            shown = list(tree.iter(DRAWING + "cNvPr"))
            for id_ in repeated(shape.get("id") for shape in shown):
                self.complain(path, f"two shapes have the id {id_}")
            for shape in shown:
                if not shape.get("descr") and shape.get("title") is None:
                    self.complain(f"{name}: {shape.get('name')}", "has no alternative text")
            for chart in self.package.related(path, "chart"):
                self.counts["charts"] += 1
                for formula in self.package.trees[chart].iter(CHART + "f"):
                    self.check_formula(f"{name}: {chart}", formula.text or "")

    def _look_at_shared_parts(self):
        for number, text in enumerate(self.strings):
            self.check_text(f"text {number}", text, LONGEST_TEXT)
        for text in repeated(self.strings):
            self.complain("shared texts", f"{text[:40]!r} is there twice")
        for number in repeated(table.get("id") for table in self.tables.values()):
            self.complain("tables", f"two have the id {number}")
        for name in repeated(table.get("displayName").lower() for table in self.tables.values()):
            self.complain("tables", f"two are called {name}")
        shapes = [shape.get("id") for part in self.package.trees for shape in self.package.trees[part].iter(VML + "shape")]
        for id_ in repeated(shapes):
            self.complain("comments", f"two shapes have the id {id_}")
        self._look_at_properties()
        self._look_at_styles()

    # Section 22.3
    def _look_at_properties(self):
        tree = self.package.trees.get("docProps/custom.xml")
        properties = [] if tree is None else list(tree)
        for key in ("name", "pid"):
            for value in repeated(entry.get(key).lower() for entry in properties):
                self.complain("custom properties", f"{value} is there twice")
        for entry in properties:
            self.check_text(f"custom property {entry.get('name')}", "".join(entry.itertext()), 255)

    # Section 18.8
    def _look_at_styles(self):
        sizes = {name: len(self.styles.find(MAIN + name)) for name in ("fonts", "fills", "borders", "cellStyleXfs")}
        for number, format_ in enumerate(self.styles.find(MAIN + "cellXfs")):
            for attribute, held in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"), ("xfId", "cellStyleXfs")):
                if int(format_.get(attribute, 0)) >= sizes[held]:
                    self.complain("styles", f"format {number} has a {attribute} that is not there")
        for format_ in self.styles.iter(MAIN + "numFmt"):
            self.check_text("styles", format_.get("formatCode"), 255)
