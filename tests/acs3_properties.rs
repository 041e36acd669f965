//! Laws of the method ACS3-HMAC-SHA256, over random requests.
#![cfg(feature = "acs3")]

#[path = "textbook/common.rs"]
mod common;
#[path = "textbook/encode.rs"]
mod encode;
#[path = "textbook/package.rs"]
mod package;
#[path = "random/requests.rs"]
mod random;
#[path = "random/acs3.rs"]
mod random_acs3;
#[path = "textbook/acs3.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the textbook encodes by the same file"
)]
mod textbook;

use std::collections::BTreeMap;

use cenbwp::query::Query;
use cenbwp::{Action, Operation, RpcRequest, SignError, acs3};
use proptest::prelude::*;
use random::With;
use random_acs3::{Added, Body, added, extras, pairs, signer};

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances");

/// Room for all that the strategies make.
const ROOM: usize = 1 << 17;

/// The request as the textbook signs it, and the body that goes with it.
fn by_the_book(
    with: &With,
    added: &Added,
    operation: &Operation<'_>,
    own: &BTreeMap<String, String>,
) -> (textbook::Signed, Vec<(String, String)>, Vec<u8>) {
    let encoded = encode::canonical_query(own);
    let (query, body) = match &added.body {
        Body::Empty => (own.clone(), Vec::new()),
        Body::Form => (BTreeMap::new(), encoded.into_bytes()),
        Body::Bytes(bytes) => (own.clone(), bytes.clone()),
    };
    let hashed_payload = textbook::sha256_hex(&body);
    let mut headers = added.headers.clone();
    let stamp = with.stamp();
    let mut put = |name: &str, value: &str| headers.insert(name.to_owned(), value.to_owned());
    put("host", operation.host());
    put("x-acs-action", operation.name());
    put("x-acs-version", operation.version());
    put("x-acs-date", stamp.timestamp().as_str());
    put("x-acs-signature-nonce", stamp.nonce().as_str());
    put("x-acs-content-sha256", &hashed_payload);
    if let Some(token) = &with.security_token {
        put("x-acs-security-token", token);
    }
    if matches!(added.body, Body::Form) {
        put("content-type", "application/x-www-form-urlencoded");
    }
    let headers: Vec<(String, String)> = headers
        .into_iter()
        .map(|(name, value)| (name, value.trim().to_owned()))
        .collect();
    let signed = textbook::sign(
        &with.access_key_id,
        &with.access_key_secret,
        &textbook::Request {
            method: with.method.as_str(),
            canonical_uri: "/",
            query,
            headers: headers.clone(),
            hashed_payload: &hashed_payload,
        },
    );
    (signed, headers, body)
}

fn check(
    with: &With,
    added: &Added,
    action: &dyn Action,
    own: &BTreeMap<String, String>,
) -> Result<(), TestCaseError> {
    let (expected, mut headers, body) = by_the_book(with, added, &action.operation(), own);
    headers.push(("Authorization".to_owned(), expected.authorization.clone()));
    let (stamp, callers) = (with.stamp(), pairs(&added.headers));
    let mut buffer = vec![0xA5; ROOM];
    let signer = signer(with);
    let signed = signer
        .sign_with(
            extras(added, &callers),
            with.method,
            action,
            &stamp,
            &mut buffer,
        )
        .unwrap();

    prop_assert_eq!(
        signed.canonical_request().to_string(),
        expected.canonical_request
    );
    prop_assert_eq!(signed.string_to_sign().to_string(), expected.string_to_sign);
    prop_assert_eq!(signed.authorization().as_str(), expected.authorization);
    prop_assert_eq!(signed.authorization().signature(), expected.signature);
    prop_assert_eq!(signed.body(), body);
    prop_assert_eq!(signed.method(), with.method);
    let mut url = format!("https://{}/", action.operation().host());
    if !expected.canonical_query.is_empty() {
        url = format!("{url}?{}", expected.canonical_query);
    }
    prop_assert_eq!(signed.url(), url);
    let sent: Vec<(String, String)> = owned(&signed);
    prop_assert_eq!(sent, headers);
    Ok(())
}

fn owned(signed: &acs3::Signed<'_>) -> Vec<(String, String)> {
    signed
        .headers()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_typed_request_is_signed_as_the_textbook_signs_it(
        with in random::with(), added in added(), package in random::package(),
    ) {
        let tags = package.tags();
        let request = package.request(&tags);
        check(&with, &added, &request, &package::parameters(&request))?;
    }

    #[test]
    fn any_request_is_signed_as_the_textbook_signs_it(
        with in random::with(), added in added(), own in random::parameters(),
    ) {
        let mut pairs = random::pairs(&own);
        check(&with, &added, &RpcRequest::new(OPERATION, &mut pairs), &own)?;
    }

    #[test]
    fn moving_over_changes_no_parameter(with in random::with(), own in random::parameters()) {
        let (mut pairs, stamp, mut buffer) = (random::pairs(&own), with.stamp(), vec![0; ROOM]);
        let call = RpcRequest::new(OPERATION, &mut pairs);
        let before = with.signer().sign_url(&call, &stamp, &mut buffer).unwrap().as_str().to_owned();
        let after = signer(&with).sign(with.method, &call, &stamp, &mut buffer).unwrap().url().to_owned();

        let sent = |url: &str| -> Vec<(String, String)> {
            let query = Query::from_url(url).unwrap();
            query.parameters().map(|(name, value)| (name.to_string(), value.to_string())).collect()
        };
        let all = with.all_parameters(&OPERATION, &own);
        prop_assert_eq!(sent(&before), all.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(sent(&after), own.clone().into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_buffer_of_any_length_too_small_is_told_the_length_and_keeps_nothing(
        with in random::with(), added in added(), own in random::parameters(), part in 0.0..1.0,
    ) {
        let (mut params, callers, stamp) = (random::pairs(&own), pairs(&added.headers), with.stamp());
        let call = RpcRequest::new(OPERATION, &mut params);
        let signer = signer(&with);
        let sign = |buffer: &mut [u8]| {
            signer
                .sign_with(extras(&added, &callers), with.method, &call, &stamp, buffer)
                .map(|signed| owned(&signed))
        };
        let Err(SignError::BufferTooSmall { needed }) = sign(&mut []) else {
            panic!("an empty buffer is too small");
        };
        let expected = sign(&mut vec![0xA5; ROOM]).unwrap();
        prop_assert_eq!(sign(&mut vec![0xA5; needed]).unwrap(), expected);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "any length will do")]
        let some = (needed as f64 * part) as usize;
        for len in [needed - 1, some] {
            let mut buffer = vec![0xA5; len];
            prop_assert_eq!(sign(&mut buffer), Err(SignError::BufferTooSmall { needed }));
            prop_assert!(buffer.iter().all(|&byte| byte == 0));
        }
    }
}
