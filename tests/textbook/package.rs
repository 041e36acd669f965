//! What a typed request is to send, read from its fields and spelled out by hand.

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
    put("Bandwidth", Some(request.bandwidth.mbps().to_string()));
    put(
        "GeographicRegionAId",
        Some(request.geographic_region_a.as_str().to_owned()),
    );
    put(
        "GeographicRegionBId",
        Some(request.geographic_region_b.as_str().to_owned()),
    );
    put(
        "BandwidthPackageChargeType",
        request.charge_type.map(|it| it.as_str().to_owned()),
    );
    put(
        "PricingCycle",
        Some(request.pricing_cycle.as_str().to_owned()),
    );
    put("Period", Some(request.period.get().to_string()));
    put("AutoPay", request.auto_pay.map(flag));
    put(
        "ClientToken",
        request.client_token.map(|it| it.as_str().to_owned()),
    );
    put("Name", request.name.map(|it| it.as_str().to_owned()));
    put("CenId", request.cen_id.map(|it| it.as_str().to_owned()));
    put(
        "Description",
        request.description.map(|it| it.as_str().to_owned()),
    );
    put("AutoRenew", request.auto_renew.map(flag));
    put(
        "AutoRenewDuration",
        request
            .auto_renew_duration
            .map(|it| it.months().to_string()),
    );
    put(
        "ResourceGroupId",
        request.resource_group_id.map(|it| it.as_str().to_owned()),
    );
    for (tag, number) in request.tags.as_slice().iter().zip(1..) {
        put(&format!("Tag.{number}.Key"), Some(tag.key().to_owned()));
        put(&format!("Tag.{number}.Value"), Some(tag.value().to_owned()));
    }
    all
}
