//! Endpoints, held against what URL parsers make of the same text.

#[path = "textbook/endpoint.rs"]
mod textbook;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use cenbwp::{Endpoint, Problem};
use proptest::prelude::*;
use serde_json::Value;
use url::Url;

/// What Node makes of URLs: see tests/vectors/endpoints.mjs.
fn urls(list: &str) -> Vec<(String, Option<String>)> {
    let table: Value = serde_json::from_str(include_str!("vectors/endpoints.json")).unwrap();
    let rows = table[list].as_object().unwrap().iter();
    rows.map(|(url, href)| (url.clone(), href.as_str().map(ToOwned::to_owned)))
        .collect()
}

#[test]
fn an_endpoint_is_written_as_node_writes_its_url() {
    let urls = urls("taken");
    assert!(urls.len() > 70);
    for (url, href) in urls {
        let endpoint = Endpoint::from_url(&url).unwrap_or_else(|error| panic!("{url}: {error}"));
        assert_eq!(Some(endpoint.to_string()), href, "{url}");
        assert_eq!(textbook::written(&url), href, "{url}");
    }
}

#[test]
fn what_node_rewrites_or_refuses_is_refused() {
    let urls = urls("refused");
    assert!(urls.len() > 150);
    for (url, _) in urls {
        let error = Endpoint::from_url(&url).expect_err(&url);
        assert_eq!(error.parameter, "endpoint");
        assert_eq!(textbook::written(&url), None, "{url}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn a_name_is_taken_if_a_parser_does_no_more_than_put_it_into_lower_case(
        host in "((0x|0X|xn--|Xn-|a|B|_|-|0|1|25[0-9]|7f|\\.){1,6}|([0-9]{1,3}\\.){1,4}[0-9]{0,3}\\.?)(:0{0,2}(80|443|[0-9]{0,6}))?/?",
        scheme in "(https|http|HTTP|ftp)",
    ) {
        let url = format!("{scheme}://{host}");
        let endpoint = Endpoint::from_url(&url).ok().map(|endpoint| endpoint.to_string());
        prop_assert_eq!(endpoint, textbook::written(&url));
    }

    #[test]
    fn an_address_of_version_6_is_taken_in_the_form_that_a_parser_writes(
        address in prop_oneof![
            "([0A1]{1,2}:){0,8}(:([0f]:?){0,7})?",
            prop::collection::vec(prop_oneof![3 => Just("0"), 2 => Just("B"), 1 => Just("")], 1..10).prop_map(|pieces| pieces.join(":")),
        ],
    ) {
        let url = format!("http://[{address}]/");
        let endpoint = Endpoint::from_url(&url).ok().map(|endpoint| endpoint.to_string());
        prop_assert_eq!(endpoint, textbook::written(&url));
    }

    #[test]
    fn every_address_is_taken_as_a_parser_writes_it(four: u32, six: [u16; 8], zeros: u8) {
        let mut six = six;
        for (piece, zero) in six.iter_mut().zip((0..8).map(|bit| zeros >> bit & 1 == 1)) {
            *piece = if zero { 0 } else { *piece };
        }
        for url in [format!("http://{}/", std::net::Ipv4Addr::from(four)), format!("http://[{}]/", std::net::Ipv6Addr::from(six))] {
            let url = Url::parse(&url).unwrap();
            prop_assert_eq!(Endpoint::from_url(url.as_str()).unwrap().to_string(), url.as_str());
        }
    }
}

#[test]
fn a_host_and_its_url_are_one_endpoint() {
    let hash = |endpoint: Endpoint<&str>| {
        let mut hasher = DefaultHasher::new();
        endpoint.hash(&mut hasher);
        hasher.finish()
    };
    let (one, other) = (
        Endpoint::https("Cbn.Test:0443").unwrap(),
        Endpoint::from_url("https://cbn.test/").unwrap(),
    );
    assert_eq!(one, other);
    assert_eq!(hash(one), hash(other));
    assert_eq!(one.host().to_string(), "cbn.test");
    assert_eq!(format!("{one:?}"), "Endpoint(https://cbn.test/)");
    for other in [
        Endpoint::http("cbn.test"),
        Endpoint::https("cbn.tests"),
        Endpoint::https("cbn.test:80"),
    ] {
        assert_ne!(one, other.unwrap());
        assert_ne!(hash(one), hash(other.unwrap()));
    }
    assert_eq!(
        Endpoint::http("[::F]:081").unwrap().host().to_string(),
        "[::f]:81"
    );
}

#[test]
fn an_endpoint_can_be_a_constant() {
    const ENDPOINT: Endpoint<&'static str> = match Endpoint::from_url("http://[::1]:8080/") {
        Ok(endpoint) => endpoint,
        Err(_) => panic!("not a URL"),
    };
    assert_eq!(ENDPOINT.to_string(), "http://[::1]:8080/");
}

#[test]
fn an_error_says_where_in_the_url_the_fault_is() {
    for (url, problem) in [
        ("", Problem::Empty),
        ("https://", Problem::Empty),
        ("ftp://a", Problem::Unknown),
        ("httpss://a", Problem::Unknown),
        ("cbn.aliyuncs.com", Problem::Unknown),
        ("https:///", Problem::Contains { at: 8 }),
        ("https://a/b", Problem::Character { at: 9 }),
        ("http://a//", Problem::Character { at: 8 }),
        ("http://a..b", Problem::Contains { at: 7 }),
        ("http://a:/", Problem::TooShort { characters: 10 }),
        ("http://a:", Problem::TooShort { characters: 9 }),
        ("http://[::1", Problem::TooShort { characters: 11 }),
        ("https://a.XN--b.c/", Problem::Contains { at: 8 }),
        ("https://a.1:80/", Problem::Contains { at: 8 }),
        ("https://[1:0::]/", Problem::Contains { at: 8 }),
        ("https://a:65536", Problem::Range),
    ] {
        assert_eq!(
            Endpoint::from_url(url).unwrap_err().problem,
            problem,
            "{url}"
        );
    }
    assert_eq!(
        Endpoint::from_url("cbn.aliyuncs.com")
            .unwrap_err()
            .to_string(),
        "endpoint: there is no such value; expected https:// or http://, a host name without xn-- or an IP address in canonical form, and \
         perhaps a port, as in https://cbn.aliyuncs.com/"
    );
}
