"""The manifest names every file with its true size and SHA-256, and nothing of the machine: manifest_is_true.py PAPERS"""
import hashlib
import json
import pathlib
import sys


def check(folder):
    manifest = json.loads((folder / "manifest.json").read_text())
    listed = {entry["path"]: entry for entry in manifest["files"]}
    found = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - {"manifest.json"}
    assert set(listed) == found, f"listed and found differ: {set(listed) ^ found}"
    for path, entry in listed.items():
        data = (folder / path).read_bytes()
        assert entry["bytes"] == len(data), path
        assert entry["sha256"] == hashlib.sha256(data).hexdigest(), path
        assert ("conformance" in entry) == path.endswith(".pdf"), path
    for source in manifest["inputs"]:
        data = pathlib.Path("samples", source["name"]).read_bytes()
        assert source["sha256"] == hashlib.sha256(data).hexdigest(), source["name"]
    assert manifest["fonts"], "no fonts listed"
    assert str(pathlib.Path.cwd()) not in (folder / "manifest.json").read_text()


for record in sorted(pathlib.Path("samples").glob("*.xml")):
    check(pathlib.Path(sys.argv[1], record.stem))
