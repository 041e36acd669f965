"""Compares the regions that no test reached with the list of exceptions: coverage.py JSON EXCEPTIONS"""

import fnmatch
import json
import pathlib
import sys

report, exceptions = map(pathlib.Path, sys.argv[1:])
root = pathlib.Path.cwd()

# An entry is a file and the text of a line, since numbers of lines change, with * for any text.
excepted = {
    tuple(line.split(": ", 1))
    for line in exceptions.read_text().splitlines()
    if line and not line.startswith("#")
}


def matches(place, entry):
    pattern = entry[1].replace("[", "[[]").replace("?", "[?]")
    return place[0] == entry[0] and fnmatch.fnmatchcase(place[3], pattern)




def text_at(lines, line):
    """The text of a line. What is missed at the end of a block is an `else` that is not there, so there it is the block's last line."""
    end = ""
    while not lines[line - 1].strip(" })],;"):
        line, end = line - 1, " }"
    return lines[line - 1].strip() + end


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
                missed.append((name, line, column, text_at(lines, line)))

if regions == 0:
    sys.exit("the report has no region of the library")
unexpected = [place for place in missed if not any(matches(place, entry) for entry in excepted)]
for name, line, column, text in unexpected:
    print(f"{name}:{line}:{column}: no test gets here: {text}", file=sys.stderr)
idle = [entry for entry in excepted if not any(matches(place, entry) for place in missed)]
for name, text in sorted(idle):
    print(f"an exception that is none: {name}: {text}", file=sys.stderr)
if unexpected or idle:
    sys.exit(1)
print(f"{regions - len(missed)} of {regions} regions, {len(missed)} of them excepted")
