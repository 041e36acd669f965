//! The crate `alibabacloud`, by its public functions that need no network.

use std::collections::BTreeMap;
use std::hint::black_box;

use alibabacloud::{signing, utils};

use crate::case::Case;
use crate::request;
use crate::url::assert_same;

const NAME: &str = "Rust, alibabacloud 0.1.1";

pub(crate) fn case(expected: &str) -> Case {
    let stamp = request::stamp();
    let (timestamp, nonce) = (*stamp.timestamp(), stamp.nonce().clone());
    let call = move || url(timestamp.as_str(), nonce.as_str());
    assert_same(NAME, &call(), expected);
    Case::timed(NAME, move || {
        black_box(call());
    })
}

/// A caller's map, and what the crate's `send_request` makes of it before it sends; only there the nonce and the timestamp are its own.
fn url(timestamp: &str, nonce: &str) -> String {
    let common = [
        ("Action", request::OPERATION.name()),
        ("Version", request::OPERATION.version()),
        ("Format", "JSON"),
        ("AccessKeyId", "testid"),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("SignatureNonce", nonce),
        ("Timestamp", timestamp),
    ];
    let mut params: BTreeMap<_, _> = black_box(request::PARAMS)
        .into_iter()
        .chain(common)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let signature = signing::calculate_signature(&params, "testsecret");
    params.insert("Signature".to_owned(), signature);
    let query = utils::build_canonicalized_query(&params);
    format!("https://{}?{query}", request::OPERATION.host())
}
