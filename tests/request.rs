//! The request: what is set is what is read.

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage,
    Description, GeographicRegion, Name, Period, PricingCycle, ResourceGroupId, Tag, Tags,
};

const MINIMAL: CreateCenBandwidthPackage<'static> = CreateCenBandwidthPackage::new(
    Bandwidth::MIN,
    GeographicRegion::China,
    GeographicRegion::Europe,
);

#[test]
fn a_new_request_has_what_is_required_and_the_defaults() {
    assert_eq!(MINIMAL.bandwidth, Bandwidth::MIN);
    assert_eq!(MINIMAL.geographic_region_a, GeographicRegion::China);
    assert_eq!(MINIMAL.geographic_region_b, GeographicRegion::Europe);
    assert_eq!(MINIMAL.charge_type, None);
    assert_eq!(MINIMAL.pricing_cycle, PricingCycle::Month);
    assert_eq!(MINIMAL.period.get(), 1);
    assert_eq!(MINIMAL.auto_pay, None);
    assert_eq!(MINIMAL.client_token, None);
    assert_eq!(MINIMAL.name, None);
    assert_eq!(MINIMAL.cen_id, None);
    assert_eq!(MINIMAL.description, None);
    assert_eq!(MINIMAL.auto_renew, None);
    assert_eq!(MINIMAL.auto_renew_duration, None);
    assert_eq!(MINIMAL.tags, Tags::EMPTY);
    assert_eq!(MINIMAL.resource_group_id, None);
}

/// Each setter changes its own parameter and no other, and the last one counts.
macro_rules! sets {
    ($($set:ident: $first:expr, $second:expr => $read:expr;)+) => {$(
        let request = MINIMAL.$set($first).$set($second);
        assert_eq!(request.$set, $read);
        assert_ne!(request, MINIMAL);
        assert_eq!(request, MINIMAL.$set($second), stringify!($set));
    )+};
}

#[test]
fn a_setter_sets_its_parameter() {
    let name = |text| Name::new(text).unwrap();
    let token = |text| ClientToken::new(text).unwrap();
    let cen_id = |text| CenId::new(text).unwrap();
    let description = |text| Description::new(text).unwrap();
    let group = |text| ResourceGroupId::new(text).unwrap();
    let tags = [Tag::new("a", "b").unwrap()];
    let tags = Tags::new(&tags).unwrap();
    let months = |months| AutoRenewDuration::from_months(months).unwrap();
    let period = |period| Period::new(period).unwrap();
    sets! {
        charge_type: ChargeType::PrePaid, ChargeType::Prepay => Some(ChargeType::Prepay);
        pricing_cycle: PricingCycle::Month, PricingCycle::Year => PricingCycle::Year;
        period: period(2), period(3) => period(3);
        auto_pay: true, false => Some(false);
        client_token: token("1"), token("2") => Some(token("2"));
        name: name("aa"), name("ab") => Some(name("ab"));
        cen_id: cen_id("1"), cen_id("2") => Some(cen_id("2"));
        description: description("1"), description("2") => Some(description("2"));
        auto_renew: false, true => Some(true);
        auto_renew_duration: months(1), months(2) => Some(months(2));
        tags: Tags::EMPTY, tags => tags;
        resource_group_id: group("1"), group("2") => Some(group("2"));
    }
}

#[test]
fn setters_do_not_disturb_each_other() {
    let tags = [Tag::new("a", "b").unwrap()];
    let request = MINIMAL
        .charge_type(ChargeType::Postpay)
        .pricing_cycle(PricingCycle::Year)
        .period(Period::new(2).unwrap())
        .auto_pay(true)
        .client_token(ClientToken::new("t").unwrap())
        .name(Name::new("nn").unwrap())
        .cen_id(CenId::new("c").unwrap())
        .description(Description::new("d").unwrap())
        .auto_renew(false)
        .auto_renew_duration(AutoRenewDuration::from_months(4).unwrap())
        .tags(Tags::new(&tags).unwrap())
        .resource_group_id(ResourceGroupId::new("r").unwrap());
    assert_eq!(request.bandwidth, MINIMAL.bandwidth);
    assert_eq!(request.geographic_region_a, GeographicRegion::China);
    assert_eq!(request.geographic_region_b, GeographicRegion::Europe);
    assert_eq!(request.charge_type, Some(ChargeType::Postpay));
    assert_eq!(request.pricing_cycle, PricingCycle::Year);
    assert_eq!(request.period.get(), 2);
    assert_eq!(request.auto_pay, Some(true));
    assert_eq!(request.client_token.unwrap().as_str(), "t");
    assert_eq!(request.name.unwrap().as_str(), "nn");
    assert_eq!(request.cen_id.unwrap().as_str(), "c");
    assert_eq!(request.description.unwrap().as_str(), "d");
    assert_eq!(request.auto_renew, Some(false));
    assert_eq!(request.auto_renew_duration.unwrap().months(), 4);
    assert_eq!(request.tags.as_slice(), tags);
    assert_eq!(request.resource_group_id.unwrap().as_str(), "r");
}

#[test]
fn equal_areas_are_legal() {
    let area = GeographicRegion::China;
    let request = CreateCenBandwidthPackage::new(Bandwidth::MIN, area, area);
    assert_eq!(request.geographic_region_a, request.geographic_region_b);
}
