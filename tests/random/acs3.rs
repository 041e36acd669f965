//! Random headers and bodies, for properties of the method ACS3-HMAC-SHA256.

use std::collections::BTreeMap;

use cenbwp::{Credentials, acs3};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;

use super::random::{self, With};

/// What the caller adds.
#[derive(Clone, Debug)]
pub(crate) struct Added {
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Body,
}

#[derive(Clone, Debug)]
pub(crate) enum Body {
    Empty,
    Form,
    Bytes(Vec<u8>),
}

pub(crate) fn added() -> impl Strategy<Value = Added> {
    let name = prop_oneof![
        "x-acs-[a-z][a-z0-9_.-]{0,12}",
        Just("content-type".to_owned())
    ];
    let name = name.prop_filter("a name of the caller's", |name| !OWN.contains(&&**name));
    let value = random::text().prop_filter("a value that can be sent", |value| {
        let trimmed = value.trim();
        trimmed == value.trim_matches([' ', '\t'])
            && !trimmed.is_empty()
            && !trimmed.chars().any(char::is_control)
    });
    let body = prop_oneof![
        Just(Body::Empty),
        Just(Body::Form),
        vec(any::<u8>(), 0..200).prop_map(Body::Bytes)
    ];
    (btree_map(name, value, 0..5), body).prop_map(|(mut headers, body)| {
        if matches!(body, Body::Form) {
            headers.remove("content-type");
        }
        Added { headers, body }
    })
}

/// Every header that the signer adds to each request.
pub(crate) const OWN: [&str; 7] = [
    "host",
    "x-acs-action",
    "x-acs-content-sha256",
    "x-acs-date",
    "x-acs-security-token",
    "x-acs-signature-nonce",
    "x-acs-version",
];

pub(crate) fn signer(with: &With) -> acs3::Signer<&str> {
    let credentials = Credentials::new(&with.access_key_id, &with.access_key_secret).unwrap();
    let token = with.security_token.as_ref();
    acs3::Signer::new(&token.map_or(credentials, |token| {
        credentials.with_security_token(token).unwrap()
    }))
}

pub(crate) fn pairs(headers: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    headers
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect()
}

pub(crate) fn extras<'a>(added: &'a Added, headers: &'a [(&'a str, &'a str)]) -> acs3::Extras<'a> {
    let extras = acs3::Extras::new().headers(headers);
    match &added.body {
        Body::Empty => extras,
        Body::Form => extras.form(),
        Body::Bytes(bytes) => extras.body(bytes),
    }
}
