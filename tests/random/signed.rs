//! Requests with something to get wrong in them, as the textbook signs them, for tests and fuzz targets.

use std::collections::BTreeMap;

use super::fault::{Choose, Parts};
use super::{rpc, textbook};

/// Values with something to get wrong in them, and some without.
const VALUES: [&str; 16] = [
    "",
    "2",
    "China",
    "a b",
    "a+b",
    "北京 骨干",
    "café",
    "100%",
    "50%41 off",
    "*'()!",
    "a&b=c d",
    "~-_.",
    "https://a/?b=c&d=e",
    "aGVsbG8=",
    "x/y:z",
    "%E5%8C%97",
];

/// What a method signs, as the textbook has it, and the same in parts.
pub(crate) fn request(choose: &mut Choose<'_>) -> (String, Parts) {
    let mut value = || {
        let mut text = VALUES[choose(VALUES.len())].to_owned();
        for _ in 0..choose(4) {
            text.push(
                [
                    'a', 'Z', '0', ' ', '+', '*', '~', '%', '&', '=', '/', ':', '中', '文', 'é',
                    '😀', '\u{7F}', '-',
                ][choose(18)],
            );
        }
        text
    };
    let map = |pairs: &[(&str, String)]| {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect::<BTreeMap<_, _>>()
    };
    let own = [
        ("Action", "CreateCenBandwidthPackage".to_owned()),
        ("Bandwidth", "2".to_owned()),
        ("Description", value()),
        ("Filter.1.Value.2", value()),
        ("Name", value()),
        ("Tag.1.Key", value()),
        ("Tag.10.Key", value()),
        ("Tag.2.Value", value()),
        ("名", value()),
    ];
    let token = ("SecurityToken", value());
    let stamp = [
        ("Timestamp", "2018-04-27T12:46:24Z".to_owned()),
        ("SignatureNonce", value()),
        ("Version", "2017-09-12".to_owned()),
    ];
    let own = own[..2 + choose(8)].to_vec();
    let method = ["GET", "POST"][choose(2)];
    if choose(2) == 0 {
        let query = map(&[&own[..], &[token], &stamp].concat());
        let signed = rpc::sign(method, "secret", &query).string_to_sign;
        return (signed, Parts::new(method, &query, None));
    }
    let body = textbook::sha256_hex(b"body");
    let headers = [
        ("host", "cbn.aliyuncs.com"),
        ("x-acs-action", "CreateCenBandwidthPackage"),
        ("x-acs-content-sha256", &body),
        ("x-acs-date", "2018-04-27T12:46:24Z"),
        ("x-acs-security-token", "CAIS+/=="),
        ("x-acs-signature-nonce", "3e3e"),
        ("x-acs-version", "2017-09-12"),
    ];
    let headers = map(&headers.map(|(name, value)| (name, value.to_owned())));
    let query = map(&own);
    let request = textbook::Request {
        method,
        canonical_uri: "/",
        query: query.clone(),
        headers: headers.clone().into_iter().collect(),
        hashed_payload: &body,
    };
    let signed = textbook::sign("testid", "secret", &request).canonical_request;
    (signed, Parts::new(method, &query, Some((&headers, &body))))
}
