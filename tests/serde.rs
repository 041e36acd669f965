//! Serialization: what is written is read back, and nothing invalid is read.
#![cfg(feature = "serde")]

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage,
    Description, GeographicRegion, Name, Nonce, Period, PricingCycle, Region, ResourceGroupId,
    Stamp, Tag, Tags, Timestamp,
};
use serde_json::{from_str, json, to_value};

fn request() -> CreateCenBandwidthPackage<'static> {
    CreateCenBandwidthPackage::new(
        Bandwidth::from_mbps(10).unwrap(),
        GeographicRegion::China,
        GeographicRegion::NorthAmerica,
    )
    .charge_type(ChargeType::Prepay)
    .pricing_cycle(PricingCycle::Year)
    .period(Period::new(2).unwrap())
    .auto_pay(true)
    .client_token(ClientToken::new("a b").unwrap())
    .name(Name::new("backbone").unwrap())
    .cen_id(CenId::new("cen-1").unwrap())
    .description(Description::new("北京").unwrap())
    .auto_renew(false)
    .auto_renew_duration(AutoRenewDuration::from_months(6).unwrap())
    .resource_group_id(ResourceGroupId::new("rg-1").unwrap())
}

const fn minimal() -> CreateCenBandwidthPackage<'static> {
    CreateCenBandwidthPackage::new(
        Bandwidth::MIN,
        GeographicRegion::China,
        GeographicRegion::Europe,
    )
}

/// A value is written as the JSON given, which is read back as the value; each other JSON is refused with its message.
macro_rules! round_trip {
    ($($name:ty: $value:expr, $json:literal; $($other:literal => $message:literal),+;)+) => {$(
        let value: $name = $value;
        assert_eq!(serde_json::to_string(&value).unwrap(), $json);
        assert_eq!(from_str::<$name>($json).unwrap(), value);
        let bytes = postcard::to_stdvec(&value).unwrap();
        assert_eq!(postcard::from_bytes::<$name>(&bytes).unwrap(), value);
        $(
            let message = from_str::<$name>($other).unwrap_err().to_string();
            assert!(message.starts_with($message), "{}: {message}", $other);
        )+
    )+};
}

#[test]
fn values_are_written_as_the_api_spells_them_and_validated_when_read() {
    round_trip! {
        GeographicRegion: GeographicRegion::AsiaPacific, r#""Asia-Pacific""#;
            r#""asia-pacific""# => "GeographicRegion: there is no such value", "1" => "invalid type: integer `1`, expected a string";
        PricingCycle: PricingCycle::Year, r#""Year""#; r#""Week""# => "PricingCycle: there is no such value";
        ChargeType: ChargeType::Postpay, r#""POSTPAY""#; r#""Postpay""# => "BandwidthPackageChargeType: there is no such";
        Region: Region::Hangzhou, r#""cn-hangzhou""#; r#""Hangzhou""# => "RegionId: there is no such value";
        Bandwidth: Bandwidth::from_mbps(10).unwrap(), "10"; "1" => "Bandwidth: the number is out of range", "-2" => "invalid value";
        Period: Period::new(3).unwrap(), "3"; "0" => "Period: the number is out of range";
        AutoRenewDuration: AutoRenewDuration::from_months(6).unwrap(), "6";
            "2147483648" => "AutoRenewDuration: the number is out of range", r#""6""# => "invalid type";
        Name<'_>: Name::new("ab").unwrap(), r#""ab""#; r#""a""# => "Name: too few characters: 1";
        ClientToken<'_>: ClientToken::new("a b").unwrap(), r#""a b""#; r#""""# => "ClientToken: nothing was given";
        CenId<'_>: CenId::new("cen-1").unwrap(), r#""cen-1""#; r#""cen_1""# => "CenId: the character at byte 3";
        Description<'_>: Description::new("北").unwrap(), r#""北""#; r#""http://""# => "Description: the value begins with";
        ResourceGroupId<'_>: ResourceGroupId::new("rg").unwrap(), r#""rg""#; r#""""# => "ResourceGroupId: nothing was given";
        Timestamp: Timestamp::from_unix(0).unwrap(), r#""1970-01-01T00:00:00Z""#;
            r#""1970-01-01""# => "Timestamp: too few characters: 10", "0" => "invalid type";
        Nonce: Nonce::new("n").unwrap(), r#""n""#; r#""a b""# => "SignatureNonce: the character at byte 1";
        Tag<'_>: Tag::new("k", "v").unwrap(), r#"{"Key":"k","Value":"v"}"#;
            r#"{"Key":"","Value":"v"}"# => "Tag.N.Key: nothing was given",
            r#"{"Key":"k"}"# => "missing field `Value`",
            r#"{"Key":"k","Value":"v","Extra":1}"# => "unknown field `Extra`";
        Stamp: Stamp::new(Timestamp::from_unix(0).unwrap(), Nonce::new("n").unwrap()),
            r#"{"Timestamp":"1970-01-01T00:00:00Z","SignatureNonce":"n"}"#;
            r#"{"Timestamp":"1970-01-01T00:00:00Z"}"# => "missing field `SignatureNonce`",
            r#"{"Timestamp":"1970-01-01T00:00:00Z","SignatureNonce":"n","Nonce":"n"}"# => "unknown field `Nonce`";
    }
}

#[test]
fn a_request_has_the_names_of_the_api() {
    let mut written = to_value(request()).unwrap();
    let members = written.as_object_mut().unwrap();
    members.retain(|_, value| !value.is_null());
    assert_eq!(
        written,
        json!({
            "Bandwidth": 10,
            "GeographicRegionAId": "China",
            "GeographicRegionBId": "North-America",
            "BandwidthPackageChargeType": "PREPAY",
            "PricingCycle": "Year",
            "Period": 2,
            "AutoPay": true,
            "ClientToken": "a b",
            "Name": "backbone",
            "CenId": "cen-1",
            "Description": "北京",
            "AutoRenew": false,
            "AutoRenewDuration": 6,
            "Tag": [],
            "ResourceGroupId": "rg-1",
        })
    );
}

#[test]
fn a_request_is_read_back_from_formats_with_and_without_field_names() {
    for request in [request(), minimal()] {
        let text = serde_json::to_string(&request).unwrap();
        assert_eq!(
            from_str::<CreateCenBandwidthPackage<'_>>(&text).unwrap(),
            request
        );
        let bytes = postcard::to_stdvec(&request).unwrap();
        assert_eq!(
            postcard::from_bytes::<CreateCenBandwidthPackage<'_>>(&bytes).unwrap(),
            request
        );
    }
}

#[test]
fn what_is_optional_may_be_left_out() {
    let text = r#"{"Bandwidth":2,"GeographicRegionAId":"China","GeographicRegionBId":"Europe"}"#;
    assert_eq!(
        from_str::<CreateCenBandwidthPackage<'_>>(text).unwrap(),
        minimal()
    );
}

#[test]
fn an_invalid_request_is_refused_with_the_message_of_its_value() {
    for (change, message) in [
        (
            r#""Name":"9lives""#,
            "Name: the character at byte 0 is not allowed",
        ),
        (r#""Period":0"#, "Period: the number is out of range"),
        (r#""AutoPay":"true""#, "invalid type: string"),
        (
            r#""BandwidthPackageId":"x""#,
            "unknown field `BandwidthPackageId`",
        ),
        (r#""name":"ab""#, "unknown field `name`"),
        (r#""Bandwidth":3"#, "duplicate field `Bandwidth`"),
        (
            r#""Tag":[{"Key":"k","Value":"v"}]"#,
            "Tag: a request has no memory for tags",
        ),
        (
            r#""Tag":[{"Key":"acs:","Value":"v"}]"#,
            "Tag.N.Key: the value begins",
        ),
        (r#""Tag":1"#, "invalid type: integer `1`, expected no tags"),
    ] {
        let text = format!(
            r#"{{"Bandwidth":2,"GeographicRegionAId":"China","GeographicRegionBId":"Europe",{change}}}"#
        );
        let error = from_str::<CreateCenBandwidthPackage<'_>>(&text)
            .unwrap_err()
            .to_string();
        assert!(error.starts_with(message), "{change}: {error}");
    }
    let error = from_str::<CreateCenBandwidthPackage<'_>>(r#"{"Bandwidth":2}"#).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("missing field `GeographicRegionAId`")
    );
}

#[test]
fn tags_are_written_and_read_apart() {
    let tags = [Tag::new("k", "v").unwrap(), Tag::new("l", "").unwrap()];
    let request = minimal().tags(Tags::new(&tags).unwrap());
    let written = to_value(request).unwrap();
    assert_eq!(
        written["Tag"],
        json!([{"Key": "k", "Value": "v"}, {"Key": "l", "Value": ""}])
    );
    let text = written["Tag"].to_string();
    assert_eq!(from_str::<[Tag<'_>; 2]>(&text).unwrap(), tags);
}

#[test]
fn text_that_cannot_be_borrowed_is_refused() {
    let errors = [
        from_str::<Description<'_>>(r#""a\nb""#).unwrap_err(),
        from_str::<ClientToken<'_>>(r#""a\/b""#).unwrap_err(),
        from_str::<Tag<'_>>(r#"{"Key":"a\nb","Value":""}"#).unwrap_err(),
        from_str::<Tag<'_>>(r#"{"Key":"k","Value":"a\nb"}"#).unwrap_err(),
    ];
    for error in errors.map(|error| error.to_string()) {
        let expected =
            "text that has to be unescaped cannot be borrowed; expected a string without escapes";
        assert!(error.starts_with(expected), "{error}");
    }
    let error = from_str::<Description<'_>>("1").unwrap_err().to_string();
    assert!(
        error.contains("expected a string without escapes"),
        "{error}"
    );
}
