"""A workbook's package, part by part: what ECMA-376 part 2 (Open Packaging Conventions) asks of it."""

import posixpath
import re
import zipfile
from lxml import etree

CONTENT_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION_ATTRIBUTE = f"{{{OFFICE}}}"

# What a workbook without macros, data connections and links outward has no part for.
REFUSED_PARTS = re.compile(r"vbaProject|externalLink|connections\.xml|queryTable|activeX|oleObject|\.bin$", re.IGNORECASE)


def relations_of(part):
    """The path of the part that holds `part`'s relationships; of the package's own for ""."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


class Package:
    """Every part of a workbook as a tree. What is wrong with the package is in `complaints`."""

    def __init__(self, file):
        self.complaints, self.trees, self.targets, self.types = [], {}, {}, {}
        with zipfile.ZipFile(file) as archive:
            self._read(archive)
        for part in ("", *self.trees):
            if not part.endswith(".rels"):
                self._read_relations(part)
        self._read_content_types()
        self._look_for_unreached_parts()

    def complain(self, part, words):
        self.complaints.append(f"{part}: {words}")

    def parts(self, kind):
        """Paths of the parts whose content type ends in `kind`, e.g. "worksheet+xml"."""
        return [part for part in self.trees if self.types.get(part, "").endswith(kind)]

    def related(self, part, kind):
        """Paths of the parts that `part` is related to as `kind`, e.g. "table"."""
        return [path for path, type_ in self.targets.get(part, {}).values()
                if type_.rsplit("/", 1)[-1] == kind and path in self.trees]

    def _read(self, archive):
        names = [entry.filename for entry in archive.infolist()]
        folded = [name.lower() for name in names]
        for name in names:
            if folded.count(name.lower()) > 1:
                self.complain(name, "stands in the package more than once")
            if REFUSED_PARTS.search(name):
                self.complain(name, "a part that no closeout workbook has")
            self._parse(name, archive.read(name))

    def _parse(self, name, data):
        if not name.endswith((".xml", ".rels", ".vml")):
            return
        try:
            tree = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
        except etree.XMLSyntaxError as error:
            self.complain(name, f"not well-formed: {error}")
            return
        if tree.getroottree().docinfo.doctype:
            self.complain(name, "has a document type declaration (part 2, section 8.1.4)")
        self.trees[name] = tree

    def _read_relations(self, part):
        """Relationships are unique by id and lead to parts that are there (part 2, section 9.3)."""
        tree = self.trees.get(relations_of(part))
        found = {}
        for relation in () if tree is None else tree.iter(RELATIONS + "Relationship"):
            name, target = relation.get("Id"), relation.get("Target")
            if name in found:
                self.complain(relations_of(part), f"the id {name} is there twice")
            if relation.get("TargetMode") == "External":
                found[name] = self._external(part, relation), relation.get("Type")
                continue
            path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
            if path not in self.trees:
                self.complain(relations_of(part), f"{name} leads to {path}, which is not there")
            found[name] = path, relation.get("Type")
        self.targets[part] = found
        self._look_for_unknown_ids(part, found)

    def _external(self, part, relation):
        target = relation.get("Target")
        if not relation.get("Type").endswith("/hyperlink") or not target.startswith(("https://", "http://", "mailto:")):
            self.complain(relations_of(part), f"leads outward: {target}")
        return target

    def _look_for_unknown_ids(self, part, found):
        for element in self.trees[part].iter(etree.Element) if part else ():
            for name, value in element.attrib.items():
                if name.startswith(RELATION_ATTRIBUTE) and value not in found:
                    self.complain(part, f"{etree.QName(element).localname} names the relationship {value}, which is not there")

    def _read_content_types(self):
        """Every part has one content type (part 2, section 10.1.2.2)."""
        tree = self.trees.get("[Content_Types].xml")
        if tree is None:
            self.complain("[Content_Types].xml", "is not there")
            return
        defaults = [entry.get("Extension").lower() for entry in tree.iter(CONTENT_TYPES + "Default")]
        overrides = [entry.get("PartName") for entry in tree.iter(CONTENT_TYPES + "Override")]
        for name in {name for name in defaults + overrides if (defaults + overrides).count(name) > 1}:
            self.complain("[Content_Types].xml", f"{name} is there twice")
        for entry in tree.iter(CONTENT_TYPES + "Override"):
            self.types[entry.get("PartName")[1:]] = entry.get("ContentType")
            if entry.get("PartName")[1:] not in self.trees:
                self.complain("[Content_Types].xml", f"{entry.get('PartName')} is not in the package")
        for part in self.trees:
            extension = part.rsplit(".", 1)[-1].lower()
            if part != "[Content_Types].xml" and part not in self.types and (extension not in defaults or extension == "xml"):
                self.complain("[Content_Types].xml", f"{part} has no content type")

    def _look_for_unreached_parts(self):
        reached, waiting = set(), [""]
        while waiting:
            part = waiting.pop()
            following = [path for path, _ in self.targets.get(part, {}).values() if path in self.trees and path not in reached]
            reached.update(following)
            waiting += following
        for part in self.trees:
            if part != "[Content_Types].xml" and not part.endswith(".rels") and part not in reached:
                self.complain(part, "no relationship leads to it")
