"""The C binding, by ctypes: c.py LIBRARY ADDRESS. It signs; urllib sends."""

import ctypes
import json
import os
import pathlib
import sys
import time
import urllib.error
import urllib.request
from ctypes import POINTER, c_char, c_int

library = ctypes.CDLL(sys.argv.pop(1))
sys.path.append(str(pathlib.Path(__file__).parents[2] / "bindings/c/examples"))

import sign_url as c
from shop import ADDRESS, CLIENT_TOKEN, DESCRIPTION, ID, SECRET, shop

library.cenbwp_sign_url.argtypes = [
    POINTER(c.Signer), POINTER(c.Request), POINTER(c.Stamp), POINTER(c.Buffer), POINTER(c.Buffer), POINTER(c.Error),
]
library.cenbwp_sign_url.restype = c_int


def buy():
    signer = c.Signer(ID.encode(), SECRET.encode(), endpoint=f"http://{ADDRESS}".encode())
    request = c.Request(
        bandwidth=2,
        geographic_region_a=b"China",
        geographic_region_b=b"North-America",
        auto_pay=-1,
        auto_renew=-1,
        client_token=CLIENT_TOKEN.encode(),
        description=DESCRIPTION.encode(),
    )
    stamp = c.Stamp(unix_seconds=int(time.time()), random=os.urandom(16))
    text, error = ctypes.create_string_buffer(2048), c.Error()
    url = c.Buffer(ctypes.cast(text, POINTER(c_char)), len(text), 0)
    if library.cenbwp_sign_url(signer, request, stamp, url, None, error) != 0:
        raise ValueError(error.message.decode())
    try:
        with urllib.request.urlopen(text.value.decode()) as reply:
            return json.load(reply)["CenBandwidthPackageId"]
    except urllib.error.HTTPError as refused:
        refused.code = json.load(refused)["Code"]
        raise


shop(buy, lambda error: getattr(error, "code", None))
