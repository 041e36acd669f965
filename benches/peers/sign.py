"""aliyun-python-sdk-core: prints a signed URL, then for each line with a number the nanoseconds that so many take."""

import json
import sys
import timeit

from aliyunsdkcore.auth.composer import rpc_signature_composer as composer
from aliyunsdkcore.request import RpcRequest
from aliyunsdkcore.utils import parameter_helper

given = json.loads(sys.argv[1])

# The clock and the random numbers, which it can't be given.
parameter_helper.get_uuid = lambda: given["nonce"]
parameter_helper.get_iso_8061_date = lambda: given["timestamp"]

# Two parameters that it adds to what was asked for, taken away again before it signs.
refresh = getattr(composer, "__refresh_sign_parameters")


def refresh_and_take_away(*args):
    parameters = refresh(*args)
    del parameters["RegionId"]
    del parameters["SignatureType"]
    return parameters


setattr(composer, "__refresh_sign_parameters", refresh_and_take_away)

request = RpcRequest("Cbn", given["version"], given["action"], format="JSON")
for name, value in given["params"].items():
    request.add_query_param(name, value)


def url():
    return request.get_url("cn-hangzhou", given["id"], given["secret"])


print("https://" + given["host"] + url(), flush=True)
timer = timeit.Timer(url, timer=timeit.time.perf_counter_ns)
for line in sys.stdin:
    print(timer.timeit(int(line)), flush=True)
