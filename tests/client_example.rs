//! The example's client tries again where that is safe and nowhere else, each time with another stamp.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io;

use cenbwp::query::Query;
use cenbwp::{Bandwidth, ClientToken, CreateCenBandwidthPackage, GeographicRegion};

#[expect(dead_code, reason = "the entry point is the example's own")]
#[path = "../examples/client.rs"]
mod client;

use client::Client;

const CREATED: &str = r#"{"CenBandwidthPackageId":"cenbwp-1"}"#;
const BUSY: &str = r#"{"Code":"ServiceUnavailable"}"#;
const REFUSED: &str = r#"{"Code":"Forbidden"}"#;
const NOT_A_REPLY: &str = "<html>";

const REQUEST: CreateCenBandwidthPackage<'static> = CreateCenBandwidthPackage::new(
    Bandwidth::MIN,
    GeographicRegion::China,
    GeographicRegion::Europe,
);

/// What comes of a request to a service that answers so, and the URLs that it was sent.
fn buy(
    request: &CreateCenBandwidthPackage<'_>,
    answers: &[Option<&str>],
) -> (Result<String, String>, Vec<String>) {
    let urls = RefCell::new(Vec::new());
    let send = |url: &str| {
        let mut urls = urls.borrow_mut();
        urls.push(url.to_owned());
        let answer = answers[urls.len() - 1].ok_or(io::ErrorKind::ConnectionReset)?;
        Ok(answer.into())
    };
    let mut client = Client::new("testid", "testsecret", "http://localhost:8080/", send).unwrap();
    let result = client.buy(request).map_err(|error| error.to_string());
    drop(client);
    (result, urls.into_inner())
}

#[test]
#[cfg_attr(miri, ignore = "sleeps and asks for the time")]
fn it_tries_three_times_where_another_try_may_help() {
    let request = REQUEST.client_token(ClientToken::new("02fb3da4").unwrap());
    for (answers, is_bought) in [
        (&[Some(CREATED)][..], true),
        (&[Some(BUSY), None, Some(CREATED)], true),
        (&[Some(NOT_A_REPLY), Some(CREATED)], true),
        (&[None, Some(REFUSED)], false),
        (&[None, Some(BUSY), Some(NOT_A_REPLY)], false),
    ] {
        let (result, urls) = buy(&request, answers);
        assert_eq!(result.is_ok(), is_bought, "{answers:?}: {result:?}");
        assert_eq!(urls.len(), answers.len(), "{answers:?}");
        let mut nonces = BTreeSet::new();
        for url in &urls {
            assert!(url.starts_with("http://localhost:8080/?AccessKeyId=testid&"));
            let query = Query::from_url(url).unwrap();
            assert_eq!(query.get("ClientToken").unwrap(), "02fb3da4");
            nonces.insert(query.get("SignatureNonce").unwrap().to_string());
        }
        assert_eq!(nonces.len(), urls.len(), "no stamp is used again");
    }
}

#[test]
#[cfg_attr(miri, ignore = "asks for the time")]
fn it_sends_nothing_without_a_client_token_or_with_credentials_that_are_none() {
    let (result, urls) = buy(&REQUEST, &[Some(CREATED)]);
    assert!(result.is_err());
    assert_eq!(urls, [""; 0]);
    let client = Client::new("testid", "testsecret\n", "http://localhost", |_: &str| {
        Ok(Vec::new())
    });
    assert_eq!(client.err().unwrap().parameter, "AccessKeySecret");
}

#[test]
#[cfg_attr(miri, ignore = "asks for the time")]
fn a_url_has_the_size_that_it_needs() {
    let client = Client::new(
        "testid",
        "testsecret",
        "https://cbn.aliyuncs.com",
        |_: &str| Ok(Vec::new()),
    );
    let url = client.unwrap().url(&REQUEST).unwrap();
    assert!(url.ends_with("%3D") && !url.contains('\0'), "{url}");
}
