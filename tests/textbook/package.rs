//! What a typed request is to send, read from its getters and spelled out by hand.

use std::collections::BTreeMap;

use cenbwp::CreateCenBandwidthPackage;

/// The request's own parameters, by name.
pub(crate) fn parameters(request: &CreateCenBandwidthPackage<'_>) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            all.insert(name.to_owned(), value);
        }
    };
    let flag = |flag: bool| if flag { "true" } else { "false" }.to_owned();
    put(
        "Bandwidth",
        Some(request.get_bandwidth().mbps().to_string()),
    );
    put(
        "GeographicRegionAId",
        Some(request.get_geographic_region_a().as_str().to_owned()),
    );
    put(
        "GeographicRegionBId",
        Some(request.get_geographic_region_b().as_str().to_owned()),
    );
    put(
        "BandwidthPackageChargeType",
        request.get_charge_type().map(|it| it.as_str().to_owned()),
    );
    put(
        "PricingCycle",
        Some(request.get_pricing_cycle().as_str().to_owned()),
    );
    put("Period", Some(request.get_period().get().to_string()));
    put("AutoPay", request.get_auto_pay().map(flag));
    put(
        "ClientToken",
        request.get_client_token().map(|it| it.as_str().to_owned()),
    );
    put("Name", request.get_name().map(|it| it.as_str().to_owned()));
    put(
        "CenId",
        request.get_cen_id().map(|it| it.as_str().to_owned()),
    );
    put(
        "Description",
        request.get_description().map(|it| it.as_str().to_owned()),
    );
    put("AutoRenew", request.get_auto_renew().map(flag));
    put(
        "AutoRenewDuration",
        request
            .get_auto_renew_duration()
            .map(|it| it.months().to_string()),
    );
    put(
        "ResourceGroupId",
        request
            .get_resource_group_id()
            .map(|it| it.as_str().to_owned()),
    );
    for (tag, number) in request.get_tags().as_slice().iter().zip(1..) {
        put(&format!("Tag.{number}.Key"), Some(tag.key().to_owned()));
        put(&format!("Tag.{number}.Value"), Some(tag.value().to_owned()));
    }
    all
}
