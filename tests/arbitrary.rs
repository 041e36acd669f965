//! Values from fuzzing input: valid, from any input, and as varied as a harness needs.
#![cfg(feature = "arbitrary")]

use std::collections::HashSet;

use arbitrary::{Arbitrary, Unstructured};
use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage,
    Credentials, Description, Endpoint, Format, GeographicRegion, Method, Name, Nonce, Operation,
    Period, PricingCycle, Region, ResourceGroupId, RpcRequest, Signer, Stamp, Tag, Tags, Timestamp,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn from<'a, T: Arbitrary<'a>>(input: &'a [u8]) -> T {
    T::arbitrary(&mut Unstructured::new(input)).unwrap()
}

/// Whether the constructors accept all that a request holds.
fn is_valid(request: CreateCenBandwidthPackage<'_>) -> bool {
    let tags = request.tags.as_slice();
    Bandwidth::from_mbps(request.bandwidth.mbps()).is_ok()
        && Period::new(request.period.get()).is_ok()
        && request
            .auto_renew_duration
            .is_none_or(|v| AutoRenewDuration::from_months(v.months()).is_ok())
        && request
            .client_token
            .is_none_or(|v| ClientToken::new(v.as_str()) == Ok(v))
        && request.name.is_none_or(|v| Name::new(v.as_str()).is_ok())
        && request
            .cen_id
            .is_none_or(|v| CenId::new(v.as_str()).is_ok())
        && request
            .description
            .is_none_or(|v| Description::new(v.as_str()).is_ok())
        && request
            .resource_group_id
            .is_none_or(|v| ResourceGroupId::new(v.as_str()).is_ok())
        && Tags::new(tags).is_ok()
        && tags
            .iter()
            .all(|tag| Tag::new(tag.key(), tag.value()).is_ok())
}

proptest! {
    #[test]
    fn any_input_is_a_valid_request_and_stamp(input in vec(any::<u8>(), 0..400)) {
        prop_assert!(is_valid(from(&input)));
        let stamp: Stamp = from(&input);
        prop_assert_eq!(stamp.timestamp().as_str().parse(), Ok(*stamp.timestamp()));
        prop_assert_eq!(Nonce::new(stamp.nonce().as_str()), Ok(stamp.nonce().clone()));
        let tag: Tag<'_> = from(&input);
        prop_assert_eq!(Tag::new(tag.key(), tag.value()), Ok(tag));
        let endpoint: Endpoint<&str> = from(&input);
        let url = endpoint.to_string();
        prop_assert_eq!(Endpoint::from_url(&url), Ok(endpoint));
    }

    #[test]
    fn any_input_is_signed(input in vec(any::<u8>(), 0..400)) {
        let mut input = Unstructured::new(&input);
        let credentials = Credentials::arbitrary(&mut input).unwrap();
        let operation = Operation::arbitrary(&mut input).unwrap();
        let stamp = Stamp::arbitrary(&mut input).unwrap();
        let call = RpcRequest::new(operation, &mut []);
        let mut buffer = [0; 4096];
        prop_assert!(Signer::new(&credentials).sign_url(&call, &stamp, &mut buffer).is_ok());
        #[cfg(feature = "acs3")]
        {
            let signer = cenbwp::acs3::Signer::new(&credentials);
            prop_assert!(signer.sign(Method::Get, &call, &stamp, &mut buffer).is_ok());
        }
    }
}

/// Text in the input, followed by its length as it is read from the end.
fn text_input(text: &str) -> Vec<u8> {
    let mut input = text.as_bytes().to_vec();
    input.push(u8::try_from(text.len()).unwrap());
    input
}

#[test]
fn text_is_the_longest_valid_beginning_of_the_input_or_a_sample() {
    macro_rules! check {
        ($($name:ident: $text:expr => $expected:expr;)+) => {$(
            assert_eq!(from::<$name<'_>>(&text_input($text)).as_str(), $expected);
        )+};
    }
    let long = "a".repeat(200);
    check! {
        Name: "backbone-1 and more" => "backbone-1";
        Name: "9lives" => "a0";
        Name: "" => "a0";
        Name: &long => &long[..128];
        ClientToken: "a b~\u{7f}c" => "a b~";
        ClientToken: &long => &long[..64];
        ClientToken: "é" => "a0";
        CenId: "cen-1_2" => "cen-1";
        CenId: &long => &long[..64];
        ResourceGroupId: "rg-1.2" => "rg-1";
        ResourceGroupId: &long => &long[..64];
        Description: "北京\n😀" => "北京\n😀";
        Description: "http://a" => "a0";
    }
    assert_eq!(from::<Tag<'_>>(&text_input(&long)).key(), &long[..64]);
    let credentials = text_input("密%& ");
    assert_eq!(
        from::<Credentials<'_, '_>>(&credentials).access_key_id(),
        "密%&"
    );
    assert_eq!(from::<Credentials<'_, '_>>(&[]).access_key_id(), "a0");
    let endpoint = [&[0][..], &text_input("[::1]:80/path")].concat();
    assert_eq!(
        from::<Endpoint<&str>>(&endpoint),
        Endpoint::http("[::1]:80").unwrap()
    );
    let endpoint = [&[1][..], &text_input("vpc.cn/path")].concat();
    assert_eq!(
        from::<Endpoint<&str>>(&endpoint),
        Endpoint::https("vpc.cn").unwrap()
    );
    let nonce = [&[0][..], &text_input("a~b c")].concat();
    assert_eq!(from::<Nonce>(&nonce).as_str(), "a~b");
    assert_eq!(from::<Nonce>(&[1; 17]).as_str(), "01".repeat(16));
}

#[test]
fn all_choices_and_both_ends_of_the_ranges_are_reached() {
    macro_rules! check {
        ($($name:ident)+) => {$(
            let reached: HashSet<$name> = (0..=255).map(|byte| from(&[byte])).collect();
            assert_eq!(reached, $name::ALL.iter().copied().collect(), stringify!($name));
        )+};
    }
    check!(ChargeType Format GeographicRegion Method PricingCycle Region);
    assert_eq!(from::<Bandwidth>(&[]), Bandwidth::MIN);
    assert_eq!(from::<Period>(&[]), Period::MIN);
    assert_eq!(from::<AutoRenewDuration>(&[]), AutoRenewDuration::MIN);
    assert_eq!(from::<Timestamp>(&[]).unix_seconds(), 0);
    let counts: HashSet<usize> = (0..=255)
        .map(|byte| from::<Tags<'_>>(&[byte]).as_slice().len())
        .collect();
    assert_eq!(counts, (0..=Tags::MAX).collect());
}
