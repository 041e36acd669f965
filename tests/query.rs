//! Queries read back.

use cenbwp::query::{Decoded, Query, QueryError, QueryProblem};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode, utf8_percent_encode};
use proptest::prelude::*;

const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

fn texts(query: Query<'_>) -> Vec<(String, String)> {
    query
        .parameters()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect()
}

fn owned(parameters: &[(&str, &str)]) -> Vec<(String, String)> {
    parameters
        .iter()
        .map(|&(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[test]
fn names_and_values_come_decoded_in_their_order() {
    for (query, parameters) in [
        ("", &[][..]),
        ("a=1", &[("a", "1")]),
        ("b=2&a=1&a=3", &[("b", "2"), ("a", "1"), ("a", "3")]),
        ("a=&b==&c=d=e", &[("a", ""), ("b", "="), ("c", "d=e")]),
        ("%61=%62", &[("a", "b")]),
        ("a=%3D%26%25%2B%20", &[("a", "=&%+ ")]),
        ("a=%e5%8C%97%E4%ba%AC", &[("a", "北京")]),
        ("a=x%F0%9F%98%80y", &[("a", "x😀y")]),
        (
            "a=%C2%80%DF%BF%E0%A0%80%EF%BF%BF%F4%8F%BF%BF%00",
            &[("a", "\u{80}\u{7ff}\u{800}\u{ffff}\u{10ffff}\0")],
        ),
        ("京=都", &[("京", "都")]),
        ("a=%253D", &[("a", "%3D")]),
        ("a=/?:@", &[("a", "/?:@")]),
    ] {
        assert_eq!(
            texts(Query::new(query).unwrap()),
            owned(parameters),
            "{query}"
        );
    }
}

#[test]
fn the_signature_is_apart() {
    let query = Query::new("a=1&Signature=I%2Bxu%3D&b=2").unwrap();
    assert_eq!(query.signature().unwrap(), "I+xu=");
    assert_eq!(texts(query), owned(&[("a", "1"), ("b", "2")]));
    let query = Query::new("%53ignature=x").unwrap();
    assert_eq!(query.signature().unwrap(), "x");
    assert_eq!(query.parameters().count(), 0);
    let query = Query::new("SignatureNonce=1&signature=2").unwrap();
    assert_eq!(query.signature(), None);
    assert_eq!(query.parameters().count(), 2);
}

#[test]
fn a_parameter_is_found_by_its_name() {
    let query = Query::new("b=2&a=1&a=3&Tag.1.Key=%E5%8C%97&Signature=s").unwrap();
    for (name, value) in [
        ("a", "1"),
        ("b", "2"),
        ("Tag.1.Key", "北"),
        ("Signature", "s"),
    ] {
        assert_eq!(query.get(name).unwrap(), value);
    }
    for name in ["", "A", "aa", "Tag.1.Value"] {
        assert_eq!(query.get(name), None);
    }
}

#[test]
fn a_url_has_its_query_between_question_mark_and_number_sign() {
    for (url, parameters) in [
        (
            "https://cbn.aliyuncs.com/?a=1&b=2",
            &[("a", "1"), ("b", "2")][..],
        ),
        ("https://cbn.aliyuncs.com/?a=1#b=2", &[("a", "1")]),
        ("https://cbn.aliyuncs.com/?a=?", &[("a", "?")]),
        ("https://cbn.aliyuncs.com/?", &[]),
        ("https://cbn.aliyuncs.com/", &[]),
        ("https://cbn.aliyuncs.com/#?a=1", &[]),
        ("?a=1", &[("a", "1")]),
        ("", &[]),
    ] {
        assert_eq!(
            texts(Query::from_url(url).unwrap()),
            owned(parameters),
            "{url}"
        );
    }
    for (url, at) in [
        ("http://h/?a=%", 12),
        ("http://h/?ab=1&c%#=", 15),
        ("?a", 1),
    ] {
        assert_eq!(Query::from_url(url).unwrap_err().at, at, "{url}");
    }
}

#[test]
fn a_plus_is_a_space_in_a_form_of_another_program_alone() {
    let text = "a+b=c+%2B+d&e=+";
    assert_eq!(
        texts(Query::new(text).unwrap()),
        owned(&[("a+b", "c+++d"), ("e", "+")])
    );
    assert_eq!(
        texts(Query::from_form(text).unwrap()),
        owned(&[("a b", "c + d"), ("e", " ")])
    );
    let url = format!("http://h/?{text}");
    assert_eq!(
        texts(Query::from_url(&url).unwrap()),
        texts(Query::new(text).unwrap())
    );
    assert_eq!(Query::from_form("a+b=1").unwrap().get("a b").unwrap(), "1");
    assert_eq!(Query::from_form("a=%").unwrap_err().at, 2);
}

#[test]
fn what_is_malformed_is_refused_with_its_offset() {
    for (query, at, problem) in [
        ("a", 0, QueryProblem::NoEquals),
        ("&", 0, QueryProblem::NoEquals),
        ("a=1&", 4, QueryProblem::NoEquals),
        ("a=1&&b=2", 4, QueryProblem::NoEquals),
        ("a=1&bc&d=%", 4, QueryProblem::NoEquals),
        ("=", 0, QueryProblem::NoName),
        ("a=1&=2", 4, QueryProblem::NoName),
        ("a=%", 2, QueryProblem::Escape),
        ("a=%4", 2, QueryProblem::Escape),
        ("a=%4&b=1", 2, QueryProblem::Escape),
        ("a=%4G", 2, QueryProblem::Escape),
        ("a=%G4", 2, QueryProblem::Escape),
        ("a=%%41", 2, QueryProblem::Escape),
        ("a=%+1", 2, QueryProblem::Escape),
        ("a=%25%2", 5, QueryProblem::Escape),
        ("%x=1", 0, QueryProblem::Escape),
        ("a=1&b%=1", 5, QueryProblem::Escape),
        ("a=1&bc=12%zz", 9, QueryProblem::Escape),
        ("a=%FF", 2, QueryProblem::Utf8),
        ("a=%80", 2, QueryProblem::Utf8),
        ("a=%C2", 2, QueryProblem::Utf8),
        ("a=%C2a", 2, QueryProblem::Utf8),
        ("a=%C2&b=%80", 2, QueryProblem::Utf8),
        ("a=x%E5%8C", 3, QueryProblem::Utf8),
        ("a=%C0%80", 2, QueryProblem::Utf8),
        ("a=%ED%A0%80", 2, QueryProblem::Utf8),
        ("a=%F4%90%80%80", 2, QueryProblem::Utf8),
        ("a=%F8%80%80%80%80", 2, QueryProblem::Utf8),
        ("a=京%80", 5, QueryProblem::Utf8),
        ("a=%80%", 5, QueryProblem::Escape),
        ("%FF=1", 0, QueryProblem::Utf8),
        ("a=1&b%FF=1", 5, QueryProblem::Utf8),
        ("Signature=1&Signature=1", 12, QueryProblem::SecondSignature),
        (
            "Signature=1&a=2&%53ignature=",
            16,
            QueryProblem::SecondSignature,
        ),
    ] {
        let error = Query::new(query).unwrap_err();
        assert_eq!((error.at, error.problem), (at, problem), "{query}");
    }
}

#[test]
fn a_message_says_where_and_what() {
    for (query, message) in [
        ("a=1&b", "at byte 4: the parameter has no ="),
        ("=", "at byte 0: the parameter has no name"),
        (
            "a=%",
            "at byte 2: % is not followed by two hexadecimal digits",
        ),
        ("a=%FF", "at byte 2: what is decoded is not UTF-8"),
        (
            "Signature=&Signature=",
            "at byte 11: there is a second Signature",
        ),
    ] {
        assert_eq!(Query::new(query).unwrap_err().to_string(), message);
    }
}

#[test]
fn a_value_compares_copies_and_iterates_as_it_displays() {
    let query = Query::new("a=%E5%8C%97b&b=%e5%8c%97%62&c=x").unwrap();
    let [a, b, c] = ["a", "b", "c"].map(|name| query.get(name).unwrap());
    assert_eq!(a, b);
    assert_ne!(a, c);
    assert_eq!(a, *"北b");
    for other in ["", "北", "北bc", "北c", "%E5%8C%97b"] {
        assert_ne!(a, other);
        assert_ne!(a, *other);
    }
    assert!(a.chars().eq("北b".chars()));
    let mut buffer = [0xFF; 6];
    assert_eq!(a.copy_to(&mut buffer), Some("北b"));
    assert_eq!(buffer[4..], [0xFF; 2]);
    for short in 0..4 {
        assert_eq!(a.copy_to(&mut buffer[..short]), None);
    }
    assert_eq!(a.copy_to(&mut buffer[..4]), Some("北b"));
}

#[test]
fn debug_shows_neither_signature_nor_token() {
    let query =
        Query::new("Name=a%22b&SecurityToken=MARKER1&Signature=MARKER2&Se%63urityToken=MARKER3")
            .unwrap();
    let expected = r#"{"Name": "a\"b", "SecurityToken": [redacted], "Signature": [redacted], "SecurityToken": [redacted]}"#;
    assert_eq!(format!("{query:?}"), expected);
    let parameters: Vec<(Decoded<'_>, Decoded<'_>)> = query.parameters().collect();
    assert!(!format!("{parameters:?}{:?}", query.signature()).contains("MARKER"));
    assert!(
        !format!(
            "{:?}{:?}",
            query.get("SecurityToken"),
            query.get("Signature")
        )
        .contains("MARKER")
    );
    assert_eq!(query.get("SecurityToken").unwrap().to_string(), "MARKER1");
}

/// These are compared in a way of their own, which `ci/constant-time` looks at.
#[test]
fn signature_and_token_compare_by_every_byte() {
    let query = Query::new("Signature=I%2Bxu%3D&SecurityToken=I%2Bxu%3D&Name=I%2Bxu%3D").unwrap();
    let plain = query.get("Name").unwrap();
    for secret in ["Signature", "SecurityToken"].map(|name| query.get(name).unwrap()) {
        assert_eq!(secret, "I+xu=");
        assert_eq!((secret, plain), (plain, secret));
        for other in [
            "J+xu=", "I-xu=", "I+xu-", "J+xv=", "I+xu", "I+xu==", "+xu=", "",
        ] {
            assert_ne!(secret, other);
            let other = format!("Name={other}").replace('+', "%2B");
            let other = Query::new(&other).unwrap().get("Name").unwrap();
            assert_ne!(secret, other);
            assert_ne!(other, secret);
        }
    }
    let empty = Query::new("Signature=").unwrap().signature().unwrap();
    assert_eq!(empty, "");
    assert_ne!(empty, "a");
}

#[test]
fn every_byte_is_decoded_from_both_cases_of_its_escape() {
    for byte in 0..128_u8 {
        for query in [format!("a=%{byte:02X}"), format!("a=%{byte:02x}")] {
            let query = Query::new(&query).unwrap();
            assert_eq!(query.get("a").unwrap().to_string().as_bytes(), [byte]);
        }
    }
}

proptest! {
    #[test]
    fn what_was_encoded_is_read_back(parameters in proptest::collection::vec((".{0,9}", ".{0,9}"), 0..6)) {
        let encode = |text: &str| utf8_percent_encode(text, UNRESERVED).to_string();
        let parameters: Vec<_> = parameters
            .into_iter()
            .filter(|(name, _)| !name.is_empty() && name != "Signature")
            .collect();
        let query: Vec<_> = parameters
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let query = query.join("&");
        prop_assert_eq!(texts(Query::new(&query).unwrap()), &parameters[..]);
        prop_assert_eq!(texts(Query::from_form(&query).unwrap()), &parameters[..]);
        prop_assert_eq!(texts(Query::from_url(&format!("http://h/?{query}#a")).unwrap()), parameters);
    }

    #[test]
    fn bytes_are_read_exactly_if_they_are_utf_8(bytes in prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..6),
        proptest::collection::vec(prop_oneof![0x7F..=0xA0_u8, 0xC0..=0xFF_u8], 0..6),
    ]) {
        let query = format!("a={}", percent_encode(&bytes, UNRESERVED));
        let read = Query::new(&query).map(|query| query.get("a").unwrap().to_string());
        let expected = String::from_utf8(bytes).map_err(|error| {
            let before = percent_encode(&error.as_bytes()[..error.utf8_error().valid_up_to()], UNRESERVED);
            (2 + before.to_string().len(), QueryProblem::Utf8)
        });
        prop_assert_eq!(read.map_err(|error: QueryError| (error.at, error.problem)), expected);
    }

    #[test]
    fn a_form_is_read_as_the_web_reads_it(text in "a=([a-c+=]|%[0-7][0-9A-Fa-f]|&[ab]+=){0,20}") {
        let expected: Vec<_> = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
        prop_assert_eq!(texts(Query::from_form(&text).unwrap()), expected);
    }

    #[test]
    fn any_text_is_read_or_refused_where_it_stands(text in "([a%=&+#?]|Signature|%[0-9A-Fa-f]{2}|\\PC){0,20}") {
        for result in [Query::new(&text), Query::from_form(&text), Query::from_url(&text)] {
            match result {
                Ok(query) => for (name, value) in query.parameters() {
                    prop_assert!(!name.to_string().is_empty() && name != "Signature");
                    prop_assert_eq!(value.chars().collect::<String>(), value.to_string());
                },
                Err(error) => prop_assert!(error.at <= text.len()),
            }
        }
    }
}

#[test]
fn what_is_read_compares_with_any_text() {
    let (text, empty, one) = ("a b".to_owned(), String::new(), "cenbwp-1".to_owned());
    let query = Query::new("Name=a%20b").unwrap();
    let decoded = query.get("Name").unwrap();
    assert!(decoded == *"a b" && decoded == "a b" && decoded == text);
    assert!(decoded != "a%20b" && decoded != empty);
    let body = br#"{"CenBandwidthPackageId":"cenbwp-\u0031"}"#;
    let reply = cenbwp::reply::CreateCenBandwidthPackageReply::read(body).unwrap();
    let id = reply.cen_bandwidth_package_id;
    assert!(id == *"cenbwp-1" && id == "cenbwp-1" && id == one);
    assert!(id != "cenbwp-2" && id != empty);
}
