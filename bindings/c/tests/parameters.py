"""Every parameter is sent when its member is set, under the name and with a value that the header gives: parameters.py LIBRARY"""

import ctypes
import pathlib
import re
import sys
import urllib.parse
from ctypes import POINTER, c_char, c_char_p, c_int, c_int32

sys.path.append(str(pathlib.Path(__file__).parents[1] / "examples"))
import sign_url as c

library = ctypes.CDLL(sys.argv[1])
sign_url = library.cenbwp_sign_url
sign_url.argtypes = [
    POINTER(c.Signer), POINTER(c.Request), POINTER(c.Stamp), POINTER(c.Buffer), POINTER(c.Buffer), POINTER(c.Error),
]
sign_url.restype = c_int

# What is no parameter by itself: with `tags`, and with `name`.
BESIDE = {"tag_count", "name_of_any_characters"}
REQUIRED = {"bandwidth": 2, "geographic_region_a": b"Europe", "geographic_region_b": b"Europe"}


def sent(members):
    """The parameters that a request sends, of which there are none if it is refused."""
    signer, request = c.Signer(b"testid", b"testsecret"), c.Request(**REQUIRED | members)
    stamp, error = c.Stamp(unix_seconds=1524833184, nonce=b"1"), c.Error()
    text = ctypes.create_string_buffer(2048)
    url = c.Buffer(ctypes.cast(text, POINTER(c_char)), len(text), 0)
    if sign_url(signer, request, stamp, url, None, error) != 0:
        return {}
    return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(text.value.decode()).query))


def values(kind, words):
    """Values to try, and as what they are sent: a flag, a number, or a text that the header quotes or that most parameters take."""
    if kind is c_int32:
        return [(1, "true"), (-1, "false")]
    if kind is c_char_p:
        return [(text.encode(), text) for text in [*words, "China", "a-text"]]
    return [(7, "7")]


documented = re.search(r"typedef struct {([^}]*)} cenbwp_request;", c.HEADER)[1]
members = re.findall(r"/\*\*(.*?)\*/\s*\w[\w ]*? \*?(\w+);", documented, re.DOTALL)
assert [member for _, member in members] == [member for member, _ in c.Request._fields_], "a member has no documentation"
for documentation, member in members:
    if member in BESIDE:
        continue
    name, *words = re.findall("`([^`]*)`", documentation)
    if member == "tags":
        tag = (c_char_p * 2)(b"key", b"value")
        holds = sent({"tags": ctypes.addressof(tag), "tag_count": 1}).get(name.replace("N", "1")) == "key"
    else:
        kind = dict(c.Request._fields_)[member]
        holds = any(sent({member: value}).get(name) == text for value, text in values(kind, words))
    assert holds, f"{member}: {name} is not sent with a value that the header gives"
