//! Laws of the value types: each accepts exactly its set, described here a second time, and keeps what it accepted.

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, Description, GeographicRegion,
    Name, Nonce, Period, PricingCycle, Region, ResourceGroupId, Tag,
};
use proptest::prelude::*;

/// Text near the edges of the rules: schemes, reserved beginnings, characters of one to four bytes, lengths around the limits.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Za-z0-9._~ -]{0,40}",
        1 => "[!-~]{0,3}",
        1 => "\\PC{0,3}",
        1 => "[\0-\u{FF}]{0,2}",
        1 => proptest::sample::select(vec!["http://", "https://", "acs:", "aliyun", "http:/", "HTTP://"])
            .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn begins_like_a_web_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

fn is_reserved_for_tags(text: &str) -> bool {
    text.starts_with("aliyun")
        || text.starts_with("acs:")
        || text.contains("http://")
        || text.contains("https://")
}

fn all(text: &str, others: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_alphanumeric() || others.contains(c))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn text_types_accept_exactly_their_sets(text in text()) {
        let length = text.chars().count();
        let accepted = [
            (
                "Name",
                Name::new(&text).map(Name::as_str),
                (2..=128).contains(&length)
                    && all(&text, "._-")
                    && text.starts_with(|c: char| c.is_ascii_alphabetic())
                    && !begins_like_a_web_address(&text),
            ),
            (
                "ClientToken",
                ClientToken::new(&text).map(ClientToken::as_str),
                (1..=64).contains(&length) && text.chars().all(|c| c == ' ' || c.is_ascii_graphic()),
            ),
            ("CenId", CenId::new(&text).map(CenId::as_str), (1..=64).contains(&length) && all(&text, "-")),
            (
                "ResourceGroupId",
                ResourceGroupId::new(&text).map(ResourceGroupId::as_str),
                (1..=64).contains(&length) && all(&text, "-"),
            ),
            (
                "Description",
                Description::new(&text).map(Description::as_str),
                (1..=256).contains(&length) && !begins_like_a_web_address(&text),
            ),
            (
                "Tag.N.Key",
                Tag::new(&text, "").map(Tag::key),
                (1..=64).contains(&length) && !is_reserved_for_tags(&text),
            ),
            (
                "Tag.N.Value",
                Tag::new("a", &text).map(Tag::value),
                length <= 128 && !is_reserved_for_tags(&text),
            ),
        ];
        for (parameter, result, expected) in accepted {
            match result {
                Ok(kept) => prop_assert!(expected && kept == text, "{parameter} accepted {text:?}"),
                Err(error) => {
                    prop_assert!(!expected, "{parameter} refused {text:?}");
                    prop_assert_eq!(error.parameter, parameter);
                }
            }
        }
        let nonce = Nonce::new(&text);
        prop_assert_eq!(nonce.is_ok(), (1..=64).contains(&length) && all(&text, "-._~"));
        if let Ok(nonce) = nonce {
            prop_assert_eq!(nonce.as_str(), text);
        }
    }

    #[test]
    fn enumerations_accept_exactly_their_table(text in prop_oneof![
        text(),
        "(China|North-America|Asia-Pacific|Europe|Month|Year|PREPAY|PrePaid|cn-hangzhou|us-west-1)[ A-Za-z0-9-]?",
    ]) {
        macro_rules! check {
            ($($name:ident $as_str:ident)+) => {$(
                match text.parse::<$name>() {
                    Ok(value) => prop_assert_eq!(value.$as_str(), &*text),
                    Err(_) => prop_assert!(!$name::ALL.iter().any(|value| value.$as_str() == text)),
                }
            )+};
        }
        check!(GeographicRegion as_str PricingCycle as_str ChargeType as_str Region id);
    }

    #[test]
    fn numbers_accept_exactly_what_they_write(text in prop_oneof!["[0-9]{0,11}", "[+-]?[0-9 _]{0,4}", any::<u64>().prop_map(|n| n.to_string())]) {
        macro_rules! check {
            ($($name:ident)+) => {$(
                let expected = text
                    .parse::<u32>()
                    .ok()
                    .filter(|number| number.to_string() == text)
                    .and_then(|number| $name::try_from(number).ok());
                prop_assert_eq!(text.parse::<$name>().ok(), expected);
                if let Some(value) = expected {
                    prop_assert_eq!(value.to_string(), &*text);
                }
            )+};
        }
        check!(Bandwidth Period AutoRenewDuration);
    }

    #[test]
    fn a_refusal_never_repeats_what_was_given(text in "[✂✄☃]{1,3}") {
        let mut messages = [
            Name::new(&text).unwrap_err().to_string(),
            ClientToken::new(&text).unwrap_err().to_string(),
            CenId::new(&text).unwrap_err().to_string(),
            Tag::new(&["acs:", &text].concat(), "").unwrap_err().to_string(),
            text.parse::<Bandwidth>().unwrap_err().to_string(),
            text.parse::<Region>().unwrap_err().to_string(),
            text.parse::<ChargeType>().unwrap_err().to_string(),
            Nonce::new(&text).unwrap_err().to_string(),
        ].into_iter();
        prop_assert!(messages.all(|message| message.is_ascii()));
    }
}
