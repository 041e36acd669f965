"""Reads Rust sources for ci/house and ci/lines: their tokens, without comments and without what only tests compile."""

import collections
import re

Token = collections.namedtuple("Token", "kind text line last_line")

LEXEMES = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\n]*)
  | (?P<block>/\*)
  | (?P<raw>(?:r|br|cr)(?P<hashes>\#*)")
  | (?P<string>[bc]?"(?:\\.|[^"\\])*")
  | (?P<char>b?'(?:\\(?:u\{[^}]*\}|.[^'\n]*)|[^\\'\n])')
  | (?P<lifetime>'[^\W\d]\w*)
  | (?P<word>(?:r\#)?[^\W\d]\w*)
  | (?P<number>\d\w*(?:\.\d\w*)?)
  | (?P<punctuation>::|.)
    """,
    re.VERBOSE | re.DOTALL,
)
BLOCK_COMMENT = re.compile(r"/\*|\*/")


def tokens(text):
    """The tokens of a source. A string is one token, however many lines it spans."""
    found, at, line = [], 0, 1
    while at < len(text):
        lexeme = LEXEMES.match(text, at)
        kind, end = lexeme.lastgroup, lexeme.end()
        if lexeme["raw"]:
            kind, closing = "string", '"' + lexeme["hashes"]
            end = text.index(closing, end) + len(closing)
        elif kind == "block":
            # Block comments nest.
            depth = 1
            while depth > 0:
                edge = BLOCK_COMMENT.search(text, end)
                if edge is None:
                    raise ValueError(f"line {line}: a comment without an end")
                depth, end = depth + (1 if edge[0] == "/*" else -1), edge.end()
        last_line = line + text.count("\n", at, end)
        if kind not in ("space", "comment", "block"):
            found.append(Token(kind, text[at:end], line, last_line))
        at, line = end, last_line
    return found


CLOSING = {"(": ")", "[": "]", "{": "}"}


def group_end(code, start):
    """The index behind the bracket that closes the one at `start`."""
    open_brackets = []
    for index in range(start, len(code)):
        text = code[index].text
        if text in CLOSING:
            open_brackets.append(CLOSING[text])
        elif open_brackets and text == open_brackets[-1]:
            open_brackets.pop()
            if not open_brackets:
                return index + 1
    raise ValueError(f"line {code[start].line}: {code[start].text} is never closed")


def needs_test(predicate):
    """Whether a predicate of `cfg` holds in tests only: `test`, or `all` with it."""
    if [token.text for token in predicate] == ["test"]:
        return True
    if len(predicate) < 3 or predicate[0].text not in ("all", "any"):
        return False
    parts, part, depth = [], [], 0
    for token in predicate[2:-1]:
        depth += (token.text in CLOSING) - (token.text in CLOSING.values())
        if token.text == "," and depth == 0:
            parts.append(part)
            part = []
        else:
            part.append(token)
    parts = [needs_test(part) for part in [*parts, part] if part]
    return any(parts) if predicate[0].text == "all" else bool(parts) and all(parts)


def is_for_tests(attribute):
    """Whether an attribute, without `#[` and `]`, leaves its item to tests."""
    words = [token.text for token in attribute]
    return words == ["test"] or (words[:2] == ["cfg", "("] and needs_test(attribute[2:-1]))


ENDS_WITH_SEMICOLON = {"use", "static", "type", "let"}
HAS_A_BODY = {"fn", "mod", "struct", "enum", "union", "impl", "trait", "unsafe", "async", "const", "extern", "macro_rules"}


def item_end(code, start):
    """The index behind the item, field, variant or arm at `start`."""
    index = start
    if code[index].text == "pub":
        index += 1
        if code[index].text == "(":
            index = group_end(code, index)
    keyword = code[index].text
    constant = keyword == "const" and code[index + 1].text not in ("fn", "unsafe", "extern")
    needs_semicolon = keyword in ENDS_WITH_SEMICOLON or constant
    while index < len(code):
        text = code[index].text
        if text in CLOSING:
            index = group_end(code, index)
            if text == "{" and not needs_semicolon:
                return index
            continue
        if text in CLOSING.values():
            return index
        index += 1
        if text == ";" or (text == "," and keyword not in HAS_A_BODY):
            return index
    return index


def without_tests(code):
    """The tokens without the items that only tests compile, and the names of the modules among those that are files of their own."""
    kept, test_modules, index = [], set(), 0
    while index < len(code):
        attributes_end, for_tests, whole_file = index, False, False
        while code[attributes_end : attributes_end + 1] and code[attributes_end].text == "#":
            inner = code[attributes_end + 1].text == "!"
            start = attributes_end + 1 + inner
            if code[start].text != "[":
                break
            attributes_end = group_end(code, start)
            if is_for_tests(code[start + 1 : attributes_end - 1]):
                whole_file, for_tests = whole_file or inner, True
            if attributes_end == len(code):
                break
        if whole_file:
            return [], test_modules
        if for_tests:
            end = item_end(code, attributes_end)
            item = [token.text for token in code[attributes_end:end]]
            if item[-3:-2] == ["mod"] and item[-1] == ";":
                test_modules.add(item[-2])
            index = end
        else:
            end = max(attributes_end, index + 1)
            kept += code[index:end]
            index = end
    return kept, test_modules


def module_of(path):
    """The path of modules of a file below src: () of lib.rs, ("sign", "action") of sign/action.rs."""
    parts = path.removesuffix(".rs").split("/")
    return () if parts == ["lib"] else tuple(parts)


def read(sources):
    """The tokens of each file that is not for tests alone, by its path below src."""
    code, test_modules = {}, set()
    for path, text in sources.items():
        try:
            code[path], names = without_tests(tokens(text))
        except ValueError as error:
            raise SystemExit(f"src/{path}: {error}") from None
        test_modules |= {(*module_of(path), name) for name in names}
    return {
        path: kept
        for path, kept in code.items()
        if not any(module_of(path)[: len(module)] == module for module in test_modules)
    }


def sources_below(folder):
    """The text of each Rust file below a folder, by its path from there."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.rs"))
    }
