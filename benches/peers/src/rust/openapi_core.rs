//! The crate `aliyun-openapi-core-rust-sdk`, by its client, over a transport that sends nothing.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use aliyun_openapi_core_rust_sdk::client::rpc::RPClient;
use cenbwp::{Method, Signer};
use time::OffsetDateTime;
use time::format_description::well_known::Iso8601;
use uuid::Uuid;

use crate::case::Case;
use crate::own::credentials;
use crate::request;
use crate::url::parameters;

pub(crate) fn case(expected: &str) -> Case {
    let client = RPClient::new("testid", "testsecret", "https://cbn.aliyuncs.com/")
        .version(request::OPERATION.version());
    check(&url(client.clone()), expected);
    Case::timed("Rust, aliyun-openapi-core-rust-sdk 1.1.0 [1]", move || {
        black_box(url(client.clone()));
    })
}

/// What the client takes from outside and nobody can give it.
pub(crate) fn nonce_and_timestamp() -> Case {
    Case::timed("a nonce and a timestamp of its own", || {
        black_box(Uuid::new_v4().to_string());
        black_box(OffsetDateTime::now_utc().format(&Iso8601::DEFAULT).unwrap());
    })
}

fn url(client: RPClient) -> String {
    let call = client
        .get(request::OPERATION.name())
        .query(black_box(request::PARAMS));
    let sent = pin!(call.send());
    let Poll::Ready(response) = sent.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("the transport has nothing to wait for");
    };
    response.unwrap().url().to_string()
}

/// The same request but for the nonce and the timestamp, and the signature that this crate makes of it as it is.
fn check(url: &str, expected: &str) {
    let sent = parameters(url);
    let (mut same, mut expected) = (sent.clone(), parameters(expected));
    for own in ["SignatureNonce", "Timestamp", "Signature"] {
        let (same, expected) = (same.remove(own), expected.remove(own));
        assert!(same.is_some() && same != expected, "{own}");
    }
    assert_eq!(same, expected);

    let mut params: Vec<_> = sent
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .filter(|&(name, _)| name != "Signature")
        .collect();
    let (signer, mut buffer) = (Signer::new(&credentials()), [0; 1024]);
    let signed = signer.sign_exactly(Method::Get, &mut params, &mut buffer);
    assert_eq!(sent["Signature"], signed.unwrap().signature());
}
