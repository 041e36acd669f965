//! Every parser accepts exactly what is documented, says why it refuses anything else, and keeps what it accepted.

mod queries;
pub(crate) mod texts;

use std::collections::BTreeSet;
use std::time::{Duration, UNIX_EPOCH};

use cenbwp::{
    AutoRenewDuration, Bandwidth, ChargeType, Format, GeographicRegion, Period, PricingCycle,
    Region, Timestamp,
};

use crate::calendar;
use crate::rules::number;

/// Gives one text to all of them.
pub fn check(text: &str) {
    texts::check(text);
    numbers(text);
    spellings(text);
    timestamp(text);
    http_date(text);
    queries::check(text);
}

fn numbers(text: &str) {
    macro_rules! check {
        ($($name:ident $get:ident $range:expr;)+) => {$(
            let parsed = text.parse::<$name>();
            assert_eq!(parsed.map($name::$get).map_err(|error| error.problem), number(text, $range));
            if let Ok(value) = parsed {
                assert_eq!(value.to_string(), text);
            }
        )+};
    }
    check! {
        Bandwidth mbps 2..=u32::MAX;
        Period get 1..=u32::MAX;
        AutoRenewDuration months 0..=0x7FFF_FFFF;
    }
}

fn spellings(text: &str) {
    macro_rules! check {
        ($($name:ident $as_str:ident [$($spelling:literal)+];)+) => {$(
            let spellings = [$($spelling),+];
            match text.parse::<$name>() {
                Ok(value) => assert!(spellings.contains(&text) && value.$as_str() == text),
                Err(_) => assert!(!spellings.contains(&text)),
            }
            assert_eq!(BTreeSet::from(spellings), $name::ALL.iter().map(|value| value.$as_str()).collect());
        )+};
    }
    check! {
        GeographicRegion as_str ["China" "North-America" "Asia-Pacific" "Europe" "Middle-East" "Australia" "South-America"];
        PricingCycle as_str ["Month" "Year"];
        ChargeType as_str ["PrePaid" "PREPAY" "POSTPAY"];
        Format as_str ["JSON" "XML"];
    }
    let area = AREAS
        .iter()
        .find(|(_, ids)| ids.split(' ').any(|id| id == text))
        .map(|(area, _)| *area);
    let region = text.parse::<Region>().ok();
    assert_eq!(region.map(Region::area), area);
    assert_eq!(region.map(Region::id), area.map(|_| text));
}

/// The last second of 9999.
const LAST: u64 = 253_402_300_799;

/// Every region that has an area, by its area.
const AREAS: &[(GeographicRegion, &str)] = &[
    (
        GeographicRegion::China,
        "cn-qingdao cn-beijing cn-zhangjiakou cn-shenzhen cn-hangzhou cn-shanghai cn-huhehaote cn-wuhan-lr \
         cn-wulanchabu cn-heyuan cn-guangzhou cn-nanjing cn-fuzhou cn-chengdu",
    ),
    (GeographicRegion::NorthAmerica, "us-west-1 us-east-1"),
    (
        GeographicRegion::AsiaPacific,
        "cn-hongkong ap-southeast-1 ap-southeast-3 ap-northeast-1 ap-south-1 ap-southeast-5 \
         ap-southeast-6 ap-northeast-2 ap-southeast-7",
    ),
    (GeographicRegion::Europe, "eu-central-1 eu-west-1"),
    (GeographicRegion::Australia, "ap-southeast-2"),
];

/// Another crate reads the same dates, also in white space.
fn http_date(text: &str) {
    let expected = httpdate::parse_http_date(text).ok();
    let expected = expected.filter(|_| text == text.trim());
    let parsed = Timestamp::from_http_date(text);
    assert_eq!(
        parsed.ok().map(Timestamp::unix_seconds),
        expected.map(|time| time
            .duration_since(UNIX_EPOCH)
            .expect("it reads no date before 1970")
            .as_secs())
    );
    // From the other side: what the crate writes for a number is read as the number.
    if let Some(seconds) = text.parse().ok().filter(|seconds| *seconds <= LAST) {
        let written = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(
            Timestamp::from_http_date(&written).map(Timestamp::unix_seconds),
            Ok(seconds)
        );
    }
}

fn timestamp(text: &str) {
    let parsed = text.parse::<Timestamp>();
    assert_eq!(
        parsed
            .map(Timestamp::unix_seconds)
            .map_err(|error| error.problem),
        calendar::read(text)
    );
    if let Ok(timestamp) = parsed {
        assert_eq!(timestamp.as_str(), text);
        assert_eq!(
            Timestamp::from_unix(timestamp.unix_seconds()),
            Ok(timestamp)
        );
    }
    // From the other side: what the number is written as is read as the number.
    if let Ok(seconds) = text.parse() {
        match Timestamp::from_unix(seconds) {
            Ok(timestamp) => assert_eq!(calendar::read(timestamp.as_str()), Ok(seconds)),
            Err(_) => {
                assert!(seconds > LAST);
            }
        }
    }
}
