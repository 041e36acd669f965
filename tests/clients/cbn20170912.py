"""alibabacloud-cbn20170912: ACS3-HMAC-SHA256."""

from alibabacloud_cbn20170912 import models
from alibabacloud_cbn20170912.client import Client
from alibabacloud_tea_openapi.models import Config
from alibabacloud_tea_util.models import RuntimeOptions

from shop import ADDRESS, CLIENT_TOKEN, DESCRIPTION, ID, SECRET, shop

client = Client(Config(access_key_id=ID, access_key_secret=SECRET, endpoint=ADDRESS, protocol="http"))


def buy():
    request = models.CreateCenBandwidthPackageRequest(
        bandwidth=2,
        geographic_region_aid="China",
        geographic_region_bid="North-America",
        description=DESCRIPTION,
        tag=[models.CreateCenBandwidthPackageRequestTag(key="团队", value="网络 +*~")],
        client_token=CLIENT_TOKEN,
    )
    reply = client.create_cen_bandwidth_package_with_options(request, RuntimeOptions(autoretry=False))
    return reply.body.cen_bandwidth_package_id


shop(buy, lambda error: getattr(error, "code", None))
