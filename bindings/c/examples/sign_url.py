"""Prints a signed URL, by ctypes: sign_url.py LIBRARY.

The time and the nonce are those of the documentation's example, whose signature is known.
"""

import ctypes
import sys
from ctypes import POINTER, Structure, c_char, c_char_p, c_int, c_int32, c_size_t, c_uint32, c_uint64, c_void_p


class Signer(Structure):
    _fields_ = [
        ("access_key_id", c_char_p),
        ("access_key_secret", c_char_p),
        ("security_token", c_char_p),
        ("format", c_char_p),
        ("endpoint", c_char_p),
    ]


class Request(Structure):
    _fields_ = [
        ("bandwidth", c_uint32),
        ("geographic_region_a", c_char_p),
        ("geographic_region_b", c_char_p),
        ("charge_type", c_char_p),
        ("pricing_cycle", c_char_p),
        ("period", c_uint32),
        ("auto_pay", c_int32),
        ("client_token", c_char_p),
        ("name", c_char_p),
        ("cen_id", c_char_p),
        ("description", c_char_p),
        ("auto_renew", c_int32),
        ("auto_renew_duration", c_uint32),
        ("tags", c_void_p),
        ("tag_count", c_size_t),
        ("resource_group_id", c_char_p),
        ("name_of_any_characters", c_int32),
    ]


class Stamp(Structure):
    _fields_ = [("unix_seconds", c_uint64), ("random", c_char_p), ("nonce", c_char_p)]


class Buffer(Structure):
    _fields_ = [("text", POINTER(c_char)), ("size", c_size_t), ("length", c_size_t)]


class Error(Structure):
    _fields_ = [("parameter", c_char * 48), ("message", c_char * 256)]


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
