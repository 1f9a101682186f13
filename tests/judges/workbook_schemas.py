"""Validates every part of workbooks by the schemas of ECMA-376: workbook_schemas.py JAR FILE.xlsx...

JAR holds the schemas as Apache POI ships them. [Content_Types].xml and the core properties have none there;
workbook_package.py looks at the first. Drawings in VML stand in a root element without a namespace, so there each
drawing is validated by itself.
"""

import sys
import zipfile

try:
    from lxml import etree
except ImportError:
    print("workbook_schemas: python3-lxml is not installed; tests/run --judges installs it.", file=sys.stderr)
    sys.exit(3)

FOLDER = "org/apache/poi/schemas/ooxml/src/"
SCHEMAS = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "sml.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "dml-chart.xsd",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "dml-spreadsheetDrawing.xsd",
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "shared-documentPropertiesCustom.xsd",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
    "http://schemas.openxmlformats.org/package/2006/relationships": "opc-relationships.xsd",
    "urn:schemas-microsoft-com:vml": "vml-main.xsd",
    "urn:schemas-microsoft-com:office:office": "vml-officeDrawing.xsd",
    "urn:schemas-microsoft-com:office:excel": "vml-spreadsheetDrawing.xsd",
}
TEXT = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}t"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WITHOUT_SCHEMA = {"[Content_Types].xml", "docProps/core.xml"}

# The schemas speak of xml:space and leave its declaration to the validator.
XML_NAMESPACE = b"""<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<attribute name="space" type="NCName"/><attribute name="lang" type="language"/></schema>"""


class FromJar(etree.Resolver):
    def __init__(self, jar):
        super().__init__()
        self.jar = jar

    def resolve(self, url, public_id, context):
        name = url.rsplit("/", 1)[-1]
        data = XML_NAMESPACE if name == "xml.xsd" else self.jar.read(FOLDER + name)
        return self.resolve_string(data, context, base_url=name)


def all_schemas(jar):
    imports = {"http://www.w3.org/XML/1998/namespace": "xml.xsd", **SCHEMAS}
    text = "".join(f'<import namespace="{namespace}" schemaLocation="{name}"/>' for namespace, name in imports.items())
    parser = etree.XMLParser()
    parser.resolvers.add(FromJar(jar))
    return etree.XMLSchema(etree.fromstring(f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{text}</schema>', parser))


def tree_of(data):
    """A part as a tree, without the one thing in it that the schemas do not know: xml:space on a text, which Excel itself
    writes where white space begins or ends it."""
    tree = etree.fromstring(data, etree.XMLParser(huge_tree=True))
    for text in tree.iter(TEXT):
        text.attrib.pop(SPACE, None)
    return tree


def complaints(schema, file):
    with zipfile.ZipFile(file) as package:
        for part in package.namelist():
            if part in WITHOUT_SCHEMA:
                continue
            tree = tree_of(package.read(part))
            for element in tree if part.endswith(".vml") else [tree]:
                if not schema.validate(element):
                    yield from (f"{part}:{error.line}: {error.message}" for error in schema.error_log)


def judge(schema, file):
    try:
        found = list(complaints(schema, file))
    except Exception as error:  # what cannot be opened counts against the file
        found = [f"cannot be read: {error}"]
    for words in found:
        print(f"{file}: {words}")
    return not found


def main(jar, *files):
    with zipfile.ZipFile(jar) as archive:
        schema = all_schemas(archive)
    valid = [judge(schema, file) for file in files]
    print(f"{sum(valid)} of {len(valid)} workbooks are valid in every part (ECMA-376, transitional)")
    return 0 if all(valid) else 1


sys.exit(main(*sys.argv[1:]))
