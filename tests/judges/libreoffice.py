"""LibreOffice Calc, asked for copies of workbooks in one form or another."""

import os
import pathlib
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

# By itself LibreOffice recalculates only files of some programs' making; 0 is "always". Loading with macros,
# updates and first-start questions is of no use here.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

SECONDS_PER_RUN = 300
FILES_PER_RUN = 40


def libreoffice():
    return shutil.which("soffice") or shutil.which("libreoffice")


def usage_or_absence(files, script, documentation):
    """The exit status of a judge that cannot begin; nothing if it can."""
    if not files or not all(os.path.isfile(file) for file in files):
        print(documentation, file=sys.stderr)
        return 2
    if not libreoffice():
        print(f"{script}: LibreOffice is not here; tests/run --judges installs it.", file=sys.stderr)
        return 3
    return None


def batches(files):
    return [files[at:at + FILES_PER_RUN] for at in range(0, len(files), FILES_PER_RUN)]


def converted(files, scratch, filter_, suffix):
    """LibreOffice's own copies of the files, every formula worked out anew; many in a run, a run for each processor.
    What it could not load has no copy there."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = pool.map(lambda batch: converted_in_one_run(batch[1], scratch / str(batch[0]), filter_, suffix), enumerate(batches(files)))
        return [copy for copies in runs for copy in copies]


def converted_in_one_run(files, scratch, filter_, suffix):
    scratch.mkdir()
    profile, given, made = (scratch / name for name in ("profile", "given", "made"))
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    given.mkdir()
    copies = [shutil.copy(file, given / f"{number}.xlsx") for number, file in enumerate(files)]
    subprocess.run(
        [libreoffice(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
         "--convert-to", filter_, "--outdir", made, *copies],
        check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS_PER_RUN,
        env={**os.environ, "LC_ALL": "C.UTF-8"})
    return [made / pathlib.Path(copy).with_suffix(suffix).name for copy in copies]
