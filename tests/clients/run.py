"""Lets every client buy from the mock, and judges what came of it: run.py MOCK LIBRARY RUST_CLIENTS

MOCK is the mock's program, LIBRARY the shared library of the C binding, RUST_CLIENTS the folder of the programs of examples/http.
"""

import base64
import datetime
import hashlib
import hmac
import json
import os
import secrets
import subprocess
import sys
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ID, SECRET = "testid", "testsecret"
DESCRIPTION = "北京 ↔ Zürich: a+b*c~d'(e)!"
TAGS = [{"Key": "团队", "Value": "网络 +*~"}]


def clients(library, rust):
    """Name, command, and whether it sends a description and tags."""
    python, node = [sys.executable], ["node"]
    yield "aliyun-python-sdk-core", [*python, f"{HERE}/sdk_core.py"], True, True
    yield "alibabacloud-cbn20170912", [*python, f"{HERE}/cbn20170912.py"], True, True
    yield "@alicloud/pop-core", [*node, f"{HERE}/pop_core.js"], True, True
    yield "@alicloud/openapi-client", [*node, f"{HERE}/openapi_client.js"], True, True
    yield "Rust, blocking", [f"{rust}/blocking"], False, False
    yield "Rust, async", [f"{rust}/nonblocking"], False, False
    for method in ["GET", "POST"]:
        yield f"npm, cenbwp by {method}", [*node, f"{HERE}/cenbwp.js", "index", method], True, True
        yield f"npm, cenbwp/acs3 by {method}", [*node, f"{HERE}/cenbwp.js", "acs3", method], True, True
    yield "C, by ctypes", [*python, f"{HERE}/c.py", library], True, False


def start(mock, *options):
    process = subprocess.Popen(
        [mock, "--key", f"{ID}:{SECRET}", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    url = process.stdout.readline().removeprefix("listening on ").strip()
    return process, url


def bought(url):
    """The packages, asked for by a signer of a few lines."""
    params = {
        "Action": "DescribeCenBandwidthPackages", "Version": "2017-09-12", "AccessKeyId": ID, "Format": "JSON",
        "SignatureMethod": "HMAC-SHA1", "SignatureVersion": "1.0", "SignatureNonce": secrets.token_hex(16),
        "Timestamp": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    def encode(text):
        return urllib.parse.quote(text, safe="-_.~")
    query = "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(params.items()))
    digest = hmac.new(f"{SECRET}&".encode(), f"GET&%2F&{encode(query)}".encode(), hashlib.sha1).digest()
    with urllib.request.urlopen(f"{url}/?{query}&Signature={encode(base64.b64encode(digest).decode())}") as reply:
        return json.load(reply)["CenBandwidthPackages"]["CenBandwidthPackage"]


def run(command, url, secret):
    address = url.removeprefix("http://")
    # The programs of examples/http take a URL, and their keys by the names that official tools use.
    target = url if "python" not in command[0] and command[0] != "node" else address
    environment = os.environ | {
        "ACCESS_KEY_ID": ID, "ACCESS_KEY_SECRET": secret,
        "ALIBABA_CLOUD_ACCESS_KEY_ID": ID, "ALIBABA_CLOUD_ACCESS_KEY_SECRET": secret,
        "CLIENT_TOKEN": secrets.token_hex(16), "DESCRIPTION": DESCRIPTION, "NO_PROXY": "127.0.0.1",
    }
    return subprocess.run([*command, target], env=environment, capture_output=True, text=True, timeout=60)


# The second is what aliyun-python-sdk-core makes of the first where the service's string to sign is its own.
WRONG_SECRET = ["SignatureDoesNotMatch", "InvalidAccessKeySecret"]

# What the mock is told, the secret, and how many packages are bought.
CASES = {
    "buys": ([], SECRET, 1),
    "is refused with a wrong secret": ([], "another", 0),
    "retries when it is refused for now": (["--fail", "Operation.Blocking:1"], SECRET, 1),
    "retries when the reply is lost, and buys once": (["--drop", "1"], SECRET, 1),
}


def judge(mock, command, has_description, has_tags):
    for case, (options, secret, expected) in CASES.items():
        process, url = start(mock, *options)
        try:
            outcome = run(command, url, secret)
            packages = bought(url)
        finally:
            process.terminate()
            log = process.communicate()[1]
        ids = [package["CenBandwidthPackageId"] for package in packages]
        told = (case, outcome.returncode, outcome.stdout, outcome.stderr, packages)
        assert len(ids) == expected, told
        if expected:
            assert outcome.returncode == 0 and outcome.stdout.split() == ids, told
            assert not has_description or packages[0]["Description"] == DESCRIPTION, told
            assert not has_tags or packages[0]["Tags"]["Tag"] == TAGS, told
        else:
            assert outcome.returncode != 0 and any(code in outcome.stderr for code in WRONG_SECRET), told
        assert SECRET not in log and "CLIENT_TOKEN" not in log, log


def main():
    mock, library, rust = sys.argv[1:]
    for name, command, has_description, has_tags in clients(library, rust):
        judge(mock, command, has_description, has_tags)
        print(f"{name}: {', '.join(CASES)}")


main()
