"""Signs RPC-style requests with Python's standard library: one request a line of JSON on standard input, one reply a line.

A request is {"method": ..., "secret": ..., "params": [[name, value], ...]}, a reply {"query": ..., "string_to_sign": ..., "signature": ...}.

With "headers" and "body" (a list of bytes) as well, it is signed with ACS3-HMAC-SHA256 and not with HMAC-SHA1, and the reply has
"query", "canonical_request", "string_to_sign" and "signature".
"""

import base64
import hashlib
import hmac
import json
import sys
from urllib.parse import quote


def encode(text):
    return quote(text, safe="-_.~", encoding="utf-8", errors="strict")


def canonical_query(params):
    ordered = sorted(params, key=lambda param: param[0].encode("utf-8"))
    return "&".join(encode(name) + "=" + encode(value) for name, value in ordered)


def sign_acs3(method, secret, params, headers, body):
    query = canonical_query(params)
    payload_hash = hashlib.sha256(bytes(body)).hexdigest()
    headers = sorted([name.lower(), value.strip()] for name, value in headers)
    canonical_headers = "".join(name + ":" + value + "\n" for name, value in headers)
    names = ";".join(name for name, _ in headers)
    canonical_request = "\n".join([method, "/", query, canonical_headers, names, payload_hash])
    digest = hashlib.sha256(canonical_request.encode("utf-8")).hexdigest()
    string_to_sign = "ACS3-HMAC-SHA256\n" + digest
    mac = hmac.new(secret.encode("utf-8"), string_to_sign.encode("ascii"), hashlib.sha256)
    return {
        "query": query,
        "canonical_request": canonical_request,
        "string_to_sign": string_to_sign,
        "signature": mac.hexdigest(),
    }


def sign(method, secret, params):
    query = canonical_query(params)
    string_to_sign = "&".join([method, encode("/"), encode(query)])
    mac = hmac.new((secret + "&").encode("utf-8"), string_to_sign.encode("ascii"), hashlib.sha1)
    signature = base64.b64encode(mac.digest()).decode("ascii")
    last = "Signature=" + encode(signature)
    return {
        "query": query + "&" + last if query else last,
        "string_to_sign": string_to_sign,
        "signature": signature,
    }


for line in sys.stdin.buffer:
    request = json.loads(line)
    print(json.dumps((sign_acs3 if "headers" in request else sign)(**request)), flush=True)
