"""No product holds a person's data that is not allowed in it: personal_data.py PROGRAM PAPERS SCRATCH

schemas/data/personal-data.xml says which fields of a record may appear where. Every product of every sample is searched for
every protected value, as written and in its other forms: PDF text, strings, metadata and attachments, workbook parts, the
manifest, findings. A small record with every protected field filled is built and searched too, so no field goes untested.
"""
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as tree

from second_computation import record
from searched import Index, needles, texts_of_pdf, texts_of_workbook

PROFILE = "{urn:closeout:personal-data:1}"


class Field:
    def __init__(self, node):
        self.path, self.form, self.what = node.get("path"), node.get("form"), node.get("what")
        self.allowed = {place.get("product"): place.get("whose", "all") for place in node.iter(PROFILE + "in")}

    def values(self, project):
        """Pairs of the value and the participant it belongs to, None if to nobody."""
        elements, _, attribute = self.path.partition("/@")
        owners = {child: p.get("id") for p in project.findall("participants/participant") for child in p.iter()}
        for element in project.findall(elements):
            value = element.get(attribute) if attribute else " ".join((element.text or "").split())
            if value:
                yield value, owners.get(element)


def profile():
    root = tree.parse("schemas/data/personal-data.xml").getroot()
    return [Field(node) for node in root.iter(PROFILE + "field")]


def public_text(project, fields):
    """What the record says elsewhere: a value that stands there too tells nothing when it is found."""
    protected = set()
    for field in fields:
        elements, _, attribute = field.path.partition("/@")
        protected |= {(element, attribute) for element in project.findall(elements)}
    said = []
    for element in project.iter():
        said += [value for name, value in element.attrib.items() if (element, name) not in protected]
        if (element, "") not in protected:
            said.append(element.text or "")
    return Index(said)


class Search:
    def __init__(self, name, path, fields):
        self.name = name
        self.project = record.read(path)
        self.fields = fields
        self.public = public_text(self.project, fields)
        self.found = []
        self.seen = set()

    def look(self, product, where, texts, owner=None):
        index = Index(texts)
        own = {value for field in self.fields for value, whose in field.values(self.project) if owner and whose == owner}
        for field in self.fields:
            for value, whose in field.values(self.project):
                is_found = any(index.has(needle) for needle in needles(value, field.form))
                if not is_found or any(self.public.has(needle) for needle in needles(value, field.form)):
                    continue
                if product in field.allowed and (field.allowed[product] == "all" or whose == owner or value in own):
                    self.seen.add((field.path, product))
                else:
                    self.found.append(f"{self.name}, {where}: {field.what} of {field.path}")

    def owner_of(self, texts):
        """The graduate whose name a certificate has."""
        index = Index(texts)
        names = next(field for field in self.fields if field.path.endswith("full-name"))
        owners = {whose for value, whose in names.values(self.project) if index.has(value)}
        assert len(owners) == 1, f"{self.name}: a certificate of {len(owners)} graduates"
        return owners.pop()

    def papers(self, folder, scratch):
        for path in sorted(folder.glob("*.pdf")):
            text, attachments = texts_of_pdf(path, scratch)
            self.look("report", path.name, text)
            assert set(attachments) == {"record.xml", "figures.xml", f"budget.{path.suffixes[0][1:]}.xlsx"}, attachments
            attached = tree.fromstring(attachments["record.xml"][0])
            assert attached.find(f".//{record.NAMESPACE}participant") is None, "participants in a public file"
            for name, parts in attachments.items():
                self.look("report-attachment", f"{path.name}, {name}", parts)
        for path in sorted(folder.glob("*.xlsx")):
            self.look("workbook", path.name, texts_of_workbook(path.read_bytes()))
        for path in sorted((folder / "certificates").glob("*.pdf")):
            text, attachments = texts_of_pdf(path, scratch)
            assert not attachments, f"{path.name}: {attachments}"
            self.look("certificate", path.name, text, self.owner_of(text))
        self.look("manifest", "manifest.json", [(folder / "manifest.json").read_text()])


def ran(program, *arguments):
    done = subprocess.run([program, *arguments, "--color", "never"], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return [done.stdout, done.stderr]


def search_what_is_said(search, program, path):
    for form in ("text", "json", "sarif"):
        for language in ("en", "fi", "sv"):
            said = ran(program, "check", path, "--message-format", form, "--ui-lang", language)
            search.look("findings", f"check in {form}", said)
    search.look("findings", "inspect findings", ran(program, "inspect", path, "--stage", "findings"))
    # What inspect says beside its product are findings.
    search.look("figures", "inspect figures", ran(program, "inspect", path, "--stage", "figures")[:1])
    search.look("report", "inspect composed", ran(program, "inspect", path, "--stage", "composed")[:1])


def filled(original):
    """The small record of the rules' tests with something unmistakable in every protected field."""
    text = original
    for before, after in (
        ("Example Person</full-name>", "Quirina Xystra Vandelmeer</full-name><original-name xml:lang=\"el\">Κουιρίνα Ξύστρα"
         "</original-name><sort-name>Vandelmeer, Quirina</sort-name><call-name>Quirinchen</call-name>"),
        ("Example Graduate</full-name>", "Zebulon Hjelmqvist</full-name><sort-name>Hjelmqvist, Zebulon</sort-name>"
         "<call-name>Zebbezeb</call-name>"),
        ('born="1990-05-05"', 'born="1987-11-09"'),
        ('voucher="1" amount', 'voucher="1" supplier="Rut Bockelund Ekstedt" amount'),
        ('text="Salaries"', 'text="Wages of somebody unmistakable"'),
        ('text="Salaries"', 'text="Wages of another unmistakable one"'),
        ('procedure="offers"', 'procedure="offers" supplier="Sven Kvarnholmen"'),
        ('submitted="2024-05-28"/>', 'submitted="2024-05-28"><signature party="amk" name="Ulrika Signeborg"><role '
         'xml:lang="en">Director</role></signature></report>'),
        ("</training>", '<signatory party="amk" name="Petronella Underskriv"><title xml:lang="en">Head</title></signatory>'
         "</training>"),
        ("<steering-group", '<contacts><contact id="manager" party="amk" role="project-management" '
         'email="unmistakable@example.org" telephone="+358 99 7654321"><title xml:lang="en">Manager</title></contact>'
         "</contacts><steering-group"),
    ):
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def broken(text):
    """Mistakes at the places that hold personal data, so that findings quote their lines."""
    for before, after in (
        ('born="1987-11-09" entered="2023-03-01"', 'born="1887-11-09" entered="2024-03-01"'),
        ("Quirina Xystra", "Quirina 131052-908T Xystra"),
        ('text="Wages of', 'text="131052-908T wages of'),
        ('born="1985-01-31" entered="2023-03-01"', 'born="1985-01-31" entered="2022-03-01"'),
    ):
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def search_small(program, scratch, fields):
    scratch.mkdir(parents=True, exist_ok=True)
    path, worse = scratch / "small.xml", scratch / "broken.xml"
    path.write_text(filled(pathlib.Path("tests/rules/small_project.xml").read_text()))
    worse.write_text(broken(path.read_text()))
    said = ran(program, "build", path, "-o", scratch / "papers")
    assert (scratch / "papers" / "manifest.json").exists(), said
    search = Search("small", path, fields)
    search.look("findings", "build", said)
    search.papers(scratch / "papers", scratch)
    empty = [field.path for field in fields if not list(field.values(search.project))]
    assert not empty, f"protected and not tested: {empty}"
    # A search that finds nothing where something must be would find nothing anywhere.
    for path_of_field, product in (("participants/participant/person/full-name", "certificate"),
                                   ("participants/participant/person/original-name", "certificate"),
                                   ("participants/participant/@born", "certificate"),
                                   ("trainings/training/signatory/@name", "certificate"),
                                   ("report/signature/@name", "report"), ("contacts/contact/@email", "report"),
                                   ("ledger/entry/@text", "workbook"), ("ledger/entry/@supplier", "workbook")):
        assert (path_of_field, product) in search.seen, f"{path_of_field} is not seen in {product}"
    worst = Search("broken", worse, fields)
    search_what_is_said(worst, program, worse)
    assert ("participants/participant/@id", "findings") in worst.seen, "no finding named a participant"
    plant(search)
    return search.found + worst.found


def plant(search):
    """This very test must be able to fail."""
    before = list(search.found)
    for text in ("Graduates: QUIRINA XYSTRA VANDELMEER", "vandelmeer quirina xystra", "born on 9.11.1987",
                 "born on 09.11.1987", "born 1987-11-09", "Zebulon\nHjelmqvist"):
        search.found = []
        search.look("report", "planted", [text])
        assert search.found, f"not found: {text}"
        search.look("certificate", "planted", [text], "p-2" if "Zebulon" not in text else "p-1")
        assert any("certificate" not in line and line for line in search.found), text
    search.found = before


def main(program, papers, scratch):
    fields = profile()
    found = search_small(program, pathlib.Path(scratch), fields)
    for path in sorted(pathlib.Path("samples").glob("*.xml")):
        search = Search(path.stem, path, fields)
        search.papers(pathlib.Path(papers, path.stem), pathlib.Path(scratch))
        search.look("findings", "check", ran(program, "check", path))
        found += search.found
    for line in sorted(set(found)):
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
