//! The request of the main job's documented call, typed and as names and values.

use cenbwp::{
    Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage, GeographicRegion, Name,
    Nonce, Operation, Period, PricingCycle, Stamp,
};

pub(crate) const OPERATION: Operation<'static> = Operation::new(
    "cbn.aliyuncs.com",
    "2017-09-12",
    "CreateCenBandwidthPackage",
);

/// In the order of the documentation, so that there is something to sort.
pub(crate) const PARAMS: [(&str, &str); 10] = [
    ("Bandwidth", "2"),
    ("GeographicRegionAId", "China"),
    ("GeographicRegionBId", "North-America"),
    ("BandwidthPackageChargeType", "PrePaid"),
    ("PricingCycle", "Month"),
    ("Period", "1"),
    ("AutoPay", "true"),
    ("ClientToken", "02fb3da4-130e-11e9-8e44-0016e04115b"),
    ("Name", "nametest"),
    ("CenId", "cen-0xyeagctz5sfg46fbl"),
];

pub(crate) fn typed() -> CreateCenBandwidthPackage<'static> {
    CreateCenBandwidthPackage::new(
        Bandwidth::MIN,
        GeographicRegion::China,
        GeographicRegion::NorthAmerica,
    )
    .charge_type(ChargeType::PrePaid)
    .pricing_cycle(PricingCycle::Month)
    .period(Period::MIN)
    .auto_pay(true)
    .client_token(ClientToken::new("02fb3da4-130e-11e9-8e44-0016e04115b").unwrap())
    .name(Name::new("nametest").unwrap())
    .cen_id(CenId::new("cen-0xyeagctz5sfg46fbl").unwrap())
}

pub(crate) fn stamp() -> Stamp {
    let nonce = Nonce::new("3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf").unwrap();
    Stamp::new("2018-04-27T12:46:24Z".parse().unwrap(), nonce)
}
