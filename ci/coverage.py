"""Compares the regions that no test reached with the list of exceptions: coverage.py JSON EXCEPTIONS"""

import json
import pathlib
import sys

report, exceptions = map(pathlib.Path, sys.argv[1:])
root = pathlib.Path.cwd()

# An entry is a file and the text of a line, since numbers of lines change; the lines before it that begin with # say why.
excepted = {
    tuple(line.split(": ", 1))
    for line in exceptions.read_text().splitlines()
    if line and not line.startswith("#")
}

regions = 0
missed = []
for file in json.loads(report.read_text())["data"][0]["files"]:
    path = pathlib.Path(file["filename"])
    if not path.is_relative_to(root / "src"):
        continue
    name = str(path.relative_to(root))
    lines = path.read_text().splitlines()
    for line, column, count, has_count, is_entry, is_gap in file["segments"]:
        if has_count and is_entry and not is_gap:
            regions += 1
            if count == 0:
                missed.append((name, line, column, lines[line - 1].strip()))

if regions == 0:
    sys.exit("the report has no region of the library")
unexpected = [place for place in missed if (place[0], place[3]) not in excepted]
for name, line, column, text in unexpected:
    print(f"{name}:{line}:{column}: no test gets here: {text}", file=sys.stderr)
idle = excepted - {(name, text) for name, _, _, text in missed}
for name, text in sorted(idle):
    print(f"an exception that is none: {name}: {text}", file=sys.stderr)
if unexpected or idle:
    sys.exit(1)
print(f"{regions - len(missed)} of {regions} regions, {len(missed)} of them excepted")
