"""Compares the regions that no test reached in any of the reports with the list of exceptions: coverage.py EXCEPTIONS JSON..."""

import collections
import fnmatch
import json
import pathlib
import sys

exceptions, *reports = map(pathlib.Path, sys.argv[1:])
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


def text_at(name, line):
    """The text of a line. What is missed at the end of a block is an `else` that is not there, so there it is the block's last line."""
    lines = (root / name).read_text().splitlines()
    end = ""
    while not lines[line - 1].strip(" })],;"):
        line, end = line - 1, " }"
    return lines[line - 1].strip() + end


counts = collections.Counter()
for report in reports:
    for file in json.loads(report.read_text())["data"][0]["files"]:
        path = pathlib.Path(file["filename"])
        if not path.is_relative_to(root / "src"):
            continue
        name = str(path.relative_to(root))
        for line, column, count, has_count, is_entry, is_gap in file["segments"]:
            if has_count and is_entry and not is_gap:
                counts[name, line, column] += count

if not counts:
    sys.exit("the reports have no region of the library")
missed = [(*place, text_at(*place[:2])) for place, count in sorted(counts.items()) if count == 0]
unexpected = [place for place in missed if not any(matches(place, entry) for entry in excepted)]
for name, line, column, text in unexpected:
    print(f"{name}:{line}:{column}: no test gets here: {text}", file=sys.stderr)
idle = [entry for entry in excepted if not any(matches(place, entry) for place in missed)]
for name, text in sorted(idle):
    print(f"an exception that is none: {name}: {text}", file=sys.stderr)
if unexpected or idle:
    sys.exit(1)
print(f"{len(counts) - len(missed)} of {len(counts)} regions, and {len(missed)} that are excepted")
