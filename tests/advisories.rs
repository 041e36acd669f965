//! Which requests have which advisories.

use cenbwp::{
    Advisory, AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken,
    CreateCenBandwidthPackage, Description, GeographicRegion, Name, Period, PricingCycle,
    ResourceGroupId, Tag, Tags,
};

/// A request without advisories.
const SOUND: CreateCenBandwidthPackage<'static> = CreateCenBandwidthPackage::new(
    Bandwidth::MIN,
    GeographicRegion::China,
    GeographicRegion::NorthAmerica,
)
.auto_pay(false);

fn advisories(request: CreateCenBandwidthPackage<'_>) -> Vec<Advisory> {
    request.advisories().collect()
}

#[test]
fn bandwidths_over_10000_may_be_refused() {
    for mbps in [2, 9_999, 10_000, 10_001, u32::MAX] {
        let bandwidth = Bandwidth::from_mbps(mbps).unwrap();
        let request = CreateCenBandwidthPackage::new(
            bandwidth,
            GeographicRegion::China,
            GeographicRegion::China,
        )
        .auto_pay(true)
        .client_token(ClientToken::new("t").unwrap());
        let expected = if mbps > 10_000 {
            vec![Advisory::Bandwidth(bandwidth)]
        } else {
            vec![]
        };
        assert_eq!(advisories(request), expected, "{mbps}");
    }
}

#[test]
fn charge_types_other_than_prepay_may_be_refused() {
    for (charge_type, expected) in [
        (ChargeType::PrePaid, vec![Advisory::PrePaid]),
        (ChargeType::Prepay, vec![]),
        (ChargeType::Postpay, vec![Advisory::Postpay]),
    ] {
        assert_eq!(advisories(SOUND.charge_type(charge_type)), expected);
    }
}

#[test]
fn areas_that_the_reference_does_not_list_may_be_refused() {
    let unlisted = [
        GeographicRegion::MiddleEast,
        GeographicRegion::Australia,
        GeographicRegion::SouthAmerica,
    ];
    for &a in GeographicRegion::ALL {
        for &b in GeographicRegion::ALL {
            let mut expected = vec![];
            if unlisted.contains(&a) {
                expected.push(Advisory::GeographicRegionA(a));
            }
            if unlisted.contains(&b) {
                expected.push(Advisory::GeographicRegionB(b));
            }
            assert_eq!(
                advisories(CreateCenBandwidthPackage::new(Bandwidth::MIN, a, b).auto_pay(false)),
                expected
            );
        }
    }
}

#[test]
fn periods_that_are_not_offered_for_the_cycle_may_be_refused() {
    for (cycle, offered) in [
        (PricingCycle::Month, &[1, 2, 3, 6][..]),
        (PricingCycle::Year, &[1, 2, 3]),
    ] {
        for number in (1..=40).chain([u32::MAX]) {
            let period = Period::new(number).unwrap();
            let expected = if offered.contains(&number) {
                vec![]
            } else {
                vec![Advisory::Period(period, cycle)]
            };
            let request = SOUND.pricing_cycle(cycle).period(period);
            assert_eq!(advisories(request), expected, "{number} {cycle}");
        }
    }
}

#[test]
fn a_payment_without_client_token_may_happen_twice() {
    let token = ClientToken::new("t").unwrap();
    assert_eq!(
        advisories(SOUND.auto_pay(true)),
        [Advisory::AutoPayWithoutClientToken]
    );
    assert_eq!(advisories(SOUND.auto_pay(true).client_token(token)), []);
    assert_eq!(advisories(SOUND.auto_pay(false)), []);
    assert_eq!(advisories(SOUND.client_token(token)), []);
}

#[test]
fn a_renewal_duration_without_renewal_may_be_ignored() {
    let months = AutoRenewDuration::from_months(6).unwrap();
    let request = SOUND.auto_renew_duration(months);
    let expected = [Advisory::AutoRenewDurationWithoutAutoRenew(months)];
    assert_eq!(advisories(request), expected);
    assert_eq!(advisories(request.auto_renew(false)), expected);
    assert_eq!(advisories(request.auto_renew(true)), []);
    assert_eq!(advisories(SOUND.auto_renew(true)), []);
}

#[test]
fn parameters_that_the_reference_lacks_may_be_refused() {
    assert_eq!(
        advisories(SOUND.cen_id(CenId::new("cen-1").unwrap())),
        [Advisory::CenId]
    );
    let group = ResourceGroupId::new("rg-1").unwrap();
    assert_eq!(
        advisories(SOUND.resource_group_id(group)),
        [Advisory::ResourceGroupId]
    );
}

#[test]
fn a_payment_that_is_left_out_may_be_made() {
    let request = CreateCenBandwidthPackage::new(
        Bandwidth::MIN,
        GeographicRegion::China,
        GeographicRegion::China,
    );
    assert_eq!(advisories(request), [Advisory::AutoPayLeftOut]);
    assert_eq!(advisories(request.auto_pay(false)), []);
    assert_eq!(
        Advisory::AutoPayLeftOut.to_string(),
        "AutoPay: the service may pay the bill or leave it unpaid, as revisions of the reference disagree; write true or false"
    );
}

#[test]
fn names_that_a_revision_does_not_take_may_be_refused() {
    for (name, expected) in [
        (Name::new("ab-1_c"), vec![]),
        (Name::new("a.b"), vec![Advisory::NameWithPeriod]),
        (Name::of_any_characters("ab"), vec![]),
        (
            Name::of_any_characters("a.b"),
            vec![Advisory::NameWithPeriod],
        ),
        (Name::of_any_characters("a"), vec![Advisory::Name]),
        (Name::of_any_characters("骨干网."), vec![Advisory::Name]),
    ] {
        assert_eq!(advisories(SOUND.name(name.unwrap())), expected, "{name:?}");
    }
    assert_eq!(
        Advisory::Name.to_string(),
        "Name: the service may refuse it; write 2 to 128 of a-z A-Z 0-9 _ -, first a letter"
    );
    assert_eq!(
        Advisory::NameWithPeriod.to_string(),
        "Name: the service may refuse the period; write _ or - instead"
    );
}

#[test]
fn what_every_revision_or_the_later_ones_have_is_sound() {
    let tags = [Tag::new("a", "").unwrap()];
    let request = SOUND
        .name(Name::new("ab").unwrap())
        .description(Description::new("d").unwrap())
        .tags(Tags::new(&tags).unwrap());
    assert_eq!(advisories(request), []);
}

#[test]
fn all_advisories_of_a_request_come_in_a_fixed_order_and_say_what_to_write() {
    let request = CreateCenBandwidthPackage::new(
        Bandwidth::from_mbps(20_000).unwrap(),
        GeographicRegion::MiddleEast,
        GeographicRegion::Australia,
    )
    .period(Period::new(12).unwrap())
    .charge_type(ChargeType::PrePaid)
    .auto_pay(true)
    .cen_id(CenId::new("cen-1").unwrap())
    .resource_group_id(ResourceGroupId::new("rg-1").unwrap())
    .auto_renew_duration(AutoRenewDuration::from_months(6).unwrap());
    let messages: Vec<_> = request
        .advisories()
        .map(|advisory| advisory.to_string())
        .collect();
    assert_eq!(
        messages,
        [
            "Bandwidth: the service may refuse 20000 Mbps; write 2 to 10000",
            "BandwidthPackageChargeType: the service may refuse the spelling PrePaid; write PREPAY or leave it out",
            "GeographicRegionAId: the service may refuse Middle-East; write China, North-America, Asia-Pacific or Europe",
            "GeographicRegionBId: the service may refuse Australia; write China, North-America, Asia-Pacific or Europe",
            "Period: the service may refuse 12 with PricingCycle=Month; write 1, 2, 3 or 6 with Month, or 1, 2 or 3 \
             with Year",
            "CenId: the service may refuse or ignore it; leave it out and attach the package with \
             AssociateCenBandwidthPackage",
            "ResourceGroupId: the service may refuse or ignore it, as no revision of the reference has it; leave it out",
            "AutoPay: the service may buy twice if the request is sent again; give a ClientToken and keep it in every \
             retry",
            "AutoRenewDuration: the service may ignore 6 months without AutoRenew; set AutoRenew to true or leave both out",
        ]
    );
    assert_eq!(
        Advisory::Postpay.to_string(),
        "BandwidthPackageChargeType: the service may refuse POSTPAY; write PREPAY or leave it out"
    );
}
