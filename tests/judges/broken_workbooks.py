"""A small sound workbook, and the known causes of a repair message in Excel: each breaks it in one place."""

import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument"


def relations(*pairs):
    each = "".join(f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
                   for number, (kind, target) in enumerate(pairs, start=1))
    return f'<Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def chart(formula):
    main = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    return (f'<chartSpace xmlns="{main}"><chart><plotArea><pieChart><ser><idx val="0"/><order val="0"/><val><numRef>'
            f"<f>{formula}</f></numRef></val></ser></pieChart></plotArea></chart></chartSpace>")


SOUND = {
    "[Content_Types].xml": f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="vml" ContentType="{TYPES}.vmlDrawing"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/worksheets/sheet2.xml" ContentType="{TYPES}.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/tables/table1.xml" ContentType="{TYPES}.spreadsheetml.table+xml"/>
<Override PartName="/xl/tables/table2.xml" ContentType="{TYPES}.spreadsheetml.table+xml"/>
<Override PartName="/xl/comments1.xml" ContentType="{TYPES}.spreadsheetml.comments+xml"/>
<Override PartName="/xl/drawings/drawing1.xml" ContentType="{TYPES}.drawing+xml"/>
<Override PartName="/xl/charts/chart1.xml" ContentType="{TYPES}.drawingml.chart+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.spreadsheetml.sharedStrings+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{TYPES}.spreadsheetml.styles+xml"/>
</Types>""",
    "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">
<sheets><sheet name="Menot ä" sheetId="1" r:id="r1"/><sheet name="Muu" sheetId="2" r:id="r2"/></sheets>
<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'Menot ä'!$1:$1</definedName>
<definedName name="Hinta">'Menot ä'!$B$2:$B$3</definedName></definedNames></workbook>""",
    "xl/_rels/workbook.xml.rels": relations(
        ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"),
        ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")),
    "xl/worksheets/sheet1.xml": f"""<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><cols><col min="1" max="2" width="9"/></cols><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>1</v></c></row>
<row r="3"><c r="A3"/><c r="B3"><v>2</v></c></row>
<row r="4"><c r="B4"><f>SUBTOTAL(109,Erittely[Summa])</f><v>3</v></c></row>
<row r="6"><c r="A6" t="s"><v>3</v></c></row>
<row r="7"><c r="A7"><f>SUM(Hinta)</f><v>3</v></c></row>
</sheetData>
<conditionalFormatting sqref="B2:B3"><cfRule type="expression" dxfId="0" priority="1"><formula>$B2&gt;1</formula></cfRule></conditionalFormatting>
<dataValidations count="1"><dataValidation type="list" sqref="A2:A3"><formula1>"a,b"</formula1></dataValidation></dataValidations>
<hyperlinks><hyperlink ref="A6" location="'Muu'!A1"/></hyperlinks>
<headerFooter><oddFooter>&amp;RSivu</oddFooter></headerFooter>
<drawing r:id="r3"/><legacyDrawing r:id="r4"/>
<tableParts count="2"><tablePart r:id="r1"/><tablePart r:id="r2"/></tableParts></worksheet>""",
    "xl/worksheets/_rels/sheet1.xml.rels": relations(
        ("table", "../tables/table1.xml"), ("table", "../tables/table2.xml"), ("drawing", "../drawings/drawing1.xml"),
        ("vmlDrawing", "../drawings/vmlDrawing1.vml"), ("comments", "../comments1.xml")),
    "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
    "xl/tables/table1.xml": f"""<table xmlns="{MAIN}" id="1" name="Erittely" displayName="Erittely" ref="A1:B4" totalsRowCount="1">
<autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1" name="Laji"/><tableColumn id="2" name="Summa"/></tableColumns></table>""",
    "xl/tables/table2.xml": f"""<table xmlns="{MAIN}" id="2" name="Toinen" displayName="Toinen" ref="A6:A7">
<tableColumns count="1"><tableColumn id="1" name="Lisä"/></tableColumns></table>""",
    "xl/comments1.xml": f"""<comments xmlns="{MAIN}"><authors><author>x</author></authors><commentList>
<comment ref="B2" authorId="0"><text><t>huomaa</t></text></comment></commentList></comments>""",
    "xl/drawings/vmlDrawing1.vml": """<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s1025"/></xml>""",
    "xl/drawings/drawing1.xml": """<wsDr xmlns="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">
<absoluteAnchor><pos x="0" y="0"/><ext cx="1" cy="1"/><sp><nvSpPr><cNvPr id="2" name="Kuvio" descr="kuvaus"/><cNvSpPr/></nvSpPr><spPr/></sp>
<clientData/></absoluteAnchor></wsDr>""",
    "xl/drawings/_rels/drawing1.xml.rels": relations(("chart", "../charts/chart1.xml")),
    "xl/charts/chart1.xml": chart("'Menot ä'!$B$2:$B$3"),
    "xl/sharedStrings.xml": f"""<sst xmlns="{MAIN}"><si><t>Laji</t></si><si><t>Summa</t></si><si><t>a</t></si>
<si><t>Lisä</t></si></sst>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
<dxfs count="1"><dxf/></dxfs></styleSheet>""",
}

SHEET, BOOK, TABLE = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/tables/table1.xml"
CONTENT_TYPES, SHEET_RELATIONS = "[Content_Types].xml", "xl/worksheets/_rels/sheet1.xml.rels"

# What is broken: part, words there, what stands there instead, and what the reader says.
CAUSES = {
    "sheet-twice": (BOOK, 'name="Muu"', 'name="MENOT Ä"', "sheet menot ä: is there twice"),
    "sheet-name-long": (BOOK, 'name="Muu"', f'name="{"x" * 32}"', "has 32 characters"),
    "sheet-name-character": (BOOK, 'name="Muu"', 'name="a/b"', "has a character that sheets' names do not have"),
    "sheet-name-apostrophe": (BOOK, 'name="Muu"', '''name="a'"''', "ends with an apostrophe"),
    "sheet-id-twice": (BOOK, 'sheetId="2"', 'sheetId="1"', "two sheets have the id 1"),
    "name-grammar": (BOOK, 'name="Hinta"', 'name="2022 hinta"', "begins with neither"),
    "name-like-cell": (BOOK, 'name="Hinta"', 'name="ESF2022"', "could be a cell"),
    "name-nowhere": (BOOK, "'Menot ä'!$B$2", "'Poissa'!$B$2", "there is no sheet Poissa"),
    "name-lost": (BOOK, "'Menot ä'!$B$2:$B$3", "#REF!", "has the error #REF!"),
    "name-twice": (BOOK, "</definedNames>", '<definedName name="HINTA">1</definedName></definedNames>', "is defined twice"),
    "name-of-table": (BOOK, 'name="Hinta"', 'name="erittely"', "is a table's name too"),
    "name-outward": (BOOK, "'Menot ä'!$B$2", "'[1]Menot ä'!$B$2", "leads outward"),
    "name-of-sheet": (BOOK, 'localSheetId="0"', 'localSheetId="7"', "belongs to a sheet that is not there"),
    "cells-out-of-order": (SHEET, '<c r="A2"', '<c r="C2"', "does not follow"),
    "row-twice": (SHEET, '<row r="3"><c r="A3"/><c r="B3">', '<row r="2"><c r="A2"/><c r="B2">', "does not follow"),
    "style-nowhere": (SHEET, '<c r="A3"/>', '<c r="A3" s="9"/>', "has a style that is not there"),
    "text-nowhere": (SHEET, '<c r="A2" t="s"><v>2', '<c r="A2" t="s"><v>99', "has a text that is not there"),
    "text-long": ("xl/sharedStrings.xml", "<t>a</t>", f"<t>{'a' * 32768}</t>", "32768 characters"),
    "text-long-in-utf-16": ("xl/sharedStrings.xml", "<t>a</t>", f"<t>{'😀' * 16384}</t>", "32768 characters"),
    "text-control": ("xl/sharedStrings.xml", "<t>a</t>", "<t>_x0007_</t>", "has the control character 7"),
    "text-not-xml": ("xl/sharedStrings.xml", "<t>a</t>", "<t>\x07</t>", "not well-formed"),
    "formula-long": (SHEET, "SUM(Hinta)", "SUM(Hinta" + ",Hinta" * 1400 + ")", "characters (in SUM"),
    "formula-name": (SHEET, "SUM(Hinta)", "SUM(Hinat)", "Hinat is neither a range nor a name"),
    "formula-column": (SHEET, "Erittely[Summa]", "Erittely[Sumam]", "has no column Sumam"),
    "formula-table": (SHEET, "Erittely[Summa]", "Eritelty[Summa]", "there is no table Eritelty"),
    "formula-shown-form": (SHEET, "Erittely[Summa]", "Erittely[@Summa]", "in the file stands [#This Row]"),
    "formula-volatile": (SHEET, "SUM(Hinta)", "SUM(Hinta,TODAY())", "is volatile"),
    "formula-later": (SHEET, "SUM(Hinta)", "MAXIFS(Hinta,Hinta,1)", "needs the prefix _xlfn."),
    "formula-no-value": (SHEET, "<f>SUM(Hinta)</f><v>3</v>", "<f>SUM(Hinta)</f>", "has a formula without a value"),
    "value-error": (SHEET, '<c r="A7"><f>SUM(Hinta)</f><v>3</v>', '<c r="A7" t="e"><f>SUM(Hinta)</f><v>#REF!</v>', "has the error #REF!"),
    "columns-twice": (SHEET, "</cols>", '<col min="2" max="3" width="9"/></cols>', "are given twice"),
    "tables-overlap": ("xl/tables/table2.xml", "A6:A7", "A4:A7", "overlaps another table"),
    "table-id-twice": ("xl/tables/table2.xml", 'id="2"', 'id="1"', "two have the id 1"),
    "table-name-twice": ("xl/tables/table2.xml", "Toinen", "Erittely", "two are called erittely"),
    "table-header": (TABLE, 'name="Laji"', 'name="Tyyppi"', "the column Tyyppi is headed Laji"),
    "table-columns-twice": (TABLE, 'name="Laji"', 'name="summa"', "two columns are called summa"),
    "table-columns": (TABLE, "A1:B4", "A1:C4", "2 columns for A1:C4"),
    "table-empty": ("xl/tables/table2.xml", "A6:A7", "A6:A6", "has no row between"),
    "table-name": (TABLE, 'displayName="Erittely"', 'displayName="A1"', "could be a cell"),
    "filter-over-table": (SHEET, "</sheetData>", '</sheetData><autoFilter ref="A1:B4"/>', "the sheet's filter overlaps a table"),
    "merged-over-table": (SHEET, "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>', "merged cells overlap"),
    "validation-list-long": (SHEET, '"a,b"', f'"{"a," * 130}"', "its list has more than 255 characters"),
    "validation-area": (SHEET, 'type="list" sqref="A2:A3"', 'type="list" sqref="A0"', "the area is none"),
    "validation-prompt": (SHEET, 'type="list"', f'type="list" prompt="{"x" * 256}"', "256 characters where 255"),
    "conditional-format": (SHEET, 'dxfId="0"', 'dxfId="3"', "has a format that is not there"),
    "link-nowhere": (SHEET, "'Muu'!A1", "'Poissa'!A1", "there is no sheet Poissa"),
    "footer-long": (SHEET, "Sivu", "S" * 255, "257 characters where 255"),
    "comment-twice": ("xl/comments1.xml", "</commentList>", '<comment ref="B2" authorId="0"><text><t>x</t></text></comment></commentList>', "has two comments"),
    "comment-shapes": ("xl/drawings/vmlDrawing1.vml", "</xml>", '<v:shape id="_x0000_s1025"/></xml>', "two shapes have the id _x0000_s1025"),
    "chart-nowhere": ("xl/charts/chart1.xml", "Menot ä", "Poissa", "there is no sheet Poissa"),
    "chart-without-text": ("xl/drawings/drawing1.xml", 'descr="kuvaus"', "", "has no alternative text"),
    "type-missing": (CONTENT_TYPES, f'<Override PartName="/xl/comments1.xml" ContentType="{TYPES}.spreadsheetml.comments+xml"/>', "", "xl/comments1.xml has no content type"),
    "type-of-nothing": (CONTENT_TYPES, "/xl/comments1.xml", "/xl/comments2.xml", "/xl/comments2.xml is not in the package"),
    "relation-nowhere": (SHEET_RELATIONS, "table2.xml", "table3.xml", "xl/tables/table3.xml, which is not there"),
    "relation-id-twice": (SHEET_RELATIONS, 'Id="r2"', 'Id="r1"', "the id r1 is there twice"),
    "relation-unknown": (SHEET, 'drawing r:id="r3"', 'drawing r:id="r9"', "names the relationship r9"),
    "relation-outward": (SHEET_RELATIONS, 'Target="../tables/table2.xml"', 'Target="file:///c:/x.xlsx" TargetMode="External"', "leads outward"),
}

# What only the schemas see.
INVALID = {
    "order": ("xl/worksheets/sheet2.xml", "<sheetData/>", "<sheetData/><cols><col min='1' max='1'/></cols>", "cols"),
    "attribute": (TABLE, 'totalsRowCount="1"', 'totalsRowCount="one"', "totalsRowCount"),
    "element": (BOOK, "</sheets>", "</sheets><sheets/>", "sheets"),
    "drawing": ("xl/drawings/vmlDrawing1.vml", "<v:shape ", "<v:shap ", "shap"),
}


def write(path, broken=None):
    """The sound workbook, or one that is broken as an entry of CAUSES or INVALID says."""
    with zipfile.ZipFile(path, "w") as package:
        for name, text in SOUND.items():
            if broken and broken[0] == name:
                assert broken[1] in text, f"{path.name}: {broken[1]} does not stand in {name}"
                text = text.replace(broken[1], broken[2])
            package.writestr(name, text)
    return path
