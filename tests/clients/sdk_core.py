"""aliyun-python-sdk-core with aliyun-python-sdk-cbn: HMAC-SHA1."""

import json

from aliyunsdkcbn.request.v20170912.CreateCenBandwidthPackageRequest import CreateCenBandwidthPackageRequest
from aliyunsdkcore.client import AcsClient

from shop import ADDRESS, CLIENT_TOKEN, DESCRIPTION, ID, SECRET, shop

client = AcsClient(ID, SECRET, "cn-hangzhou", auto_retry=False)


def buy():
    request = CreateCenBandwidthPackageRequest()
    request.set_endpoint(ADDRESS)
    request.set_protocol_type("http")
    request.set_Bandwidth(2)
    request.set_GeographicRegionAId("China")
    request.set_GeographicRegionBId("North-America")
    request.set_Description(DESCRIPTION)
    request.set_Tags([{"Key": "团队", "Value": "网络 +*~"}])
    request.set_ClientToken(CLIENT_TOKEN)
    return json.loads(client.do_action_with_exception(request))["CenBandwidthPackageId"]


shop(buy, lambda error: getattr(error, "error_code", None))
