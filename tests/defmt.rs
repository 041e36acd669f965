//! What is logged by `defmt` is what is displayed: the same texts and numbers in the same order.
//!
//! A message is a number that stands for its fixed text, which is not looked at here, and the bytes of what is filled in.

use cenbwp::query::Query;
use cenbwp::reply::{ErrorKind, ServiceError};
use cenbwp::{
    Advisory, AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken,
    CreateCenBandwidthPackage, Credentials, Description, GeographicRegion, Name, Nonce, Operation,
    Period, PricingCycle, Problem, Region, ResourceGroupId, RpcRequest, SignError, Signer, Stamp,
    Tag, Tags, Timestamp, ValueError,
};
use defmt::Format;
use defmt::export::{fetch_bytes, fmt};

fn logged(value: &impl Format) -> Vec<u8> {
    fmt(value);
    fetch_bytes()
}

fn number(number: usize) -> Vec<u8> {
    u32::try_from(number).unwrap().to_le_bytes().into()
}

/// Its length and its bytes.
fn text(text: &str) -> Vec<u8> {
    [number(text.len()), text.into()].concat()
}

/// What is logged holds these, in this order.
fn check(value: &impl Format, pieces: &[Vec<u8>]) {
    let logged = logged(value);
    let mut rest = &logged[..];
    for piece in pieces {
        let at = rest.windows(piece.len()).position(|window| window == piece);
        let at = at.unwrap_or_else(|| {
            panic!("{} is not in {}", piece.escape_ascii(), rest.escape_ascii())
        });
        rest = &rest[at + piece.len()..];
    }
}

#[test]
fn a_value_is_logged_as_its_text() {
    check(&CenId::new("cen-1").unwrap(), &[text("cen-1")]);
    check(&ChargeType::Postpay, &[text("POSTPAY")]);
    check(&ClientToken::new("02fb3da4").unwrap(), &[text("02fb3da4")]);
    check(&Description::new("北京").unwrap(), &[text("北京")]);
    check(&GeographicRegion::NorthAmerica, &[text("North-America")]);
    check(&Name::new("backbone").unwrap(), &[text("backbone")]);
    check(&Nonce::from_random([0x3E; 16]), &[text(&"3e".repeat(16))]);
    check(&PricingCycle::Year, &[text("Year")]);
    check(&Region::Hangzhou, &[text("cn-hangzhou")]);
    check(&ResourceGroupId::new("rg-1").unwrap(), &[text("rg-1")]);
    check(&Timestamp::MAX, &[text("9999-12-31T23:59:59Z")]);
}

#[test]
fn a_number_is_logged_as_its_four_bytes() {
    check(&AutoRenewDuration::from_months(3).unwrap(), &[number(3)]);
    check(&Bandwidth::from_mbps(10_000).unwrap(), &[number(10_000)]);
    check(&Period::new(u32::MAX).unwrap(), &[vec![0xFF; 4]]);
}

#[test]
fn what_is_made_of_values_is_logged_as_these() {
    let tags = [
        Tag::new("team", "network").unwrap(),
        Tag::new("stage", "").unwrap(),
    ];
    check(&tags[0], &[text("team"), text("network")]);
    check(
        &Tags::new(&tags).unwrap(),
        &["team", "network", "stage", ""].map(text),
    );
    let stamp = Stamp::new(Timestamp::MAX, Nonce::new("n-1").unwrap());
    check(&stamp, &["9999-12-31T23:59:59Z", "n-1"].map(text));
}

#[test]
fn a_request_is_logged_whole() {
    let (a, b) = (GeographicRegion::China, GeographicRegion::Europe);
    let request = CreateCenBandwidthPackage::new(Bandwidth::from_mbps(10).unwrap(), a, b);
    let required = [
        number(10),
        text("China"),
        text("Europe"),
        number(1),
        text("Month"),
    ];
    check(&request, &required);

    let tags = [Tag::new("team", "network").unwrap()];
    let request = request
        .charge_type(ChargeType::PrePaid)
        .period(Period::new(2).unwrap())
        .auto_pay(true)
        .client_token(ClientToken::new("token").unwrap())
        .name(Name::new("backbone").unwrap())
        .cen_id(CenId::new("cen-1").unwrap())
        .description(Description::new("a link").unwrap())
        .auto_renew(false)
        .auto_renew_duration(AutoRenewDuration::from_months(3).unwrap())
        .tags(Tags::new(&tags).unwrap())
        .resource_group_id(ResourceGroupId::new("rg-1").unwrap());
    check(
        &request,
        &[
            number(3),
            number(10),
            text("PrePaid"),
            text("cen-1"),
            text("token"),
            text("a link"),
            text("China"),
            text("Europe"),
            text("backbone"),
            number(2),
            text("Month"),
            text("rg-1"),
            text("team"),
            text("network"),
        ],
    );
}

#[test]
fn an_error_is_logged_with_its_parameter_and_its_numbers() {
    let error: ValueError = Name::new("1").unwrap_err();
    check(&error, &[text(error.parameter), text(error.expected)]);
    check(&Query::new("a=1&b").unwrap_err(), &[number(4)]);
    for (problem, pieces) in [
        (Problem::Empty, vec![]),
        (Problem::TooShort { characters: 1 }, vec![number(1)]),
        (Problem::TooLong { characters: 129 }, vec![number(129)]),
        (Problem::Character { at: 7 }, vec![number(7)]),
        (Problem::Prefix, vec![]),
        (Problem::Contains { at: 9 }, vec![number(9)]),
        (Problem::Range, vec![]),
        (Problem::Unknown, vec![]),
        (Problem::TooMany { entries: 21 }, vec![number(21)]),
    ] {
        check(&problem, &pieces);
    }
}

#[test]
fn what_went_wrong_is_logged_with_its_names_and_numbers() {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(Timestamp::MAX, Nonce::new("n-1").unwrap());
    let mut params = [("Format", "XML")];
    let operation = Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");
    let call = RpcRequest::new(operation, &mut params);
    let error = signer.sign_url(&call, &stamp, &mut [0; 1024]).unwrap_err();
    check(&error, &[text("Format")]);
    check(&SignError::BufferTooSmall { needed: 528 }, &[number(528)]);

    let body = r#"{"Code":"a","Code":"b"}"#;
    let error = ServiceError::read(body.as_bytes()).unwrap_err();
    check(&error, &[text("Code"), number(12)]);
    check(&ErrorKind::Slower, &[]);

    let advisory = Advisory::Period(Period::new(4).unwrap(), PricingCycle::Year);
    check(&advisory, &[number(4), text("Year")]);
}

#[test]
fn each_problem_has_a_text_of_its_own() {
    let problems = [
        Problem::Empty,
        Problem::Prefix,
        Problem::Range,
        Problem::Unknown,
    ];
    // The first two bytes are the number of the fixed text, which is another one for each message here.
    let messages = problems.map(|problem| logged(&problem).split_off(2));
    for (at, message) in messages.iter().enumerate() {
        assert!(!messages[..at].contains(message), "{:?}", problems[at]);
    }
}
