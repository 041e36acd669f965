"""Prints a signed URL, by ctypes: sign_url.py LIBRARY.

The time and the nonce are those of the documentation's example, whose signature is known.
"""

import ctypes
import pathlib
import re
import sys
from ctypes import POINTER, Structure, c_char, c_char_p, c_int, c_int32, c_size_t, c_uint32, c_uint64, c_void_p

HEADER = (pathlib.Path(__file__).parents[1] / "include/cenbwp.h").read_text()
TYPES = {
    "char": c_char,
    "char *": POINTER(c_char),
    "const char *": c_char_p,
    "const uint8_t *": c_char_p,
    "const cenbwp_tag *": c_void_p,
    "cenbwp_flag": c_int32,
    "size_t": c_size_t,
    "uint32_t": c_uint32,
    "uint64_t": c_uint64,
}


def struct(name):
    """A struct with the members that the header has."""
    members = re.search(rf"typedef struct {{([^}}]*)}} {name};", HEADER)[1]
    fields = []
    for kind, member, length in re.findall(r"^  (\w[\w ]*? \*?)(\w+)(?:\[(\d+)\])?;", members, re.MULTILINE):
        kind = TYPES[kind.strip()]
        fields.append((member, kind * int(length) if length else kind))
    return type(name, (Structure,), {"_fields_": fields})


Signer = struct("cenbwp_signer")
Request = struct("cenbwp_request")
Stamp = struct("cenbwp_stamp")
Buffer = struct("cenbwp_buffer")
Error = struct("cenbwp_error")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: sign_url.py LIBRARY, the shared one that bindings/c/build builds")
    library = ctypes.CDLL(sys.argv[1])
    library.cenbwp_sign_url.argtypes = [
        POINTER(Signer), POINTER(Request), POINTER(Stamp), POINTER(Buffer), POINTER(Buffer), POINTER(Error),
    ]
    library.cenbwp_sign_url.restype = c_int

    signer = Signer(access_key_id=b"testid", access_key_secret=b"testsecret")
    request = Request(
        bandwidth=2,
        geographic_region_a=b"China",
        geographic_region_b=b"North-America",
        charge_type=b"PrePaid",
        pricing_cycle=b"Month",
        period=1,
        auto_pay=1,
        client_token=b"02fb3da4-130e-11e9-8e44-0016e04115b",
        name=b"nametest",
        cen_id=b"cen-0xyeagctz5sfg46fbl",
    )
    # In earnest: the time, and os.urandom(16) as `random`.
    stamp = Stamp(unix_seconds=1524833184, nonce=b"3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf")

    text = ctypes.create_string_buffer(1024)
    url = Buffer(ctypes.cast(text, POINTER(c_char)), len(text), 0)
    error = Error()
    if library.cenbwp_sign_url(signer, request, stamp, url, None, error) != 0:
        sys.exit(error.message.decode())
    print(text.value.decode())


if __name__ == "__main__":
    main()
