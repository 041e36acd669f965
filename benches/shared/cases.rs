//! The calls that are measured: signing, each beside its floor, the hashes that it cannot do without; and verifying what was signed.

use std::hint::black_box;
use std::time::Duration;

use cenbwp::query::{Room, Slot, Untrusted};
use cenbwp::{Credentials, Method, RpcRequest, Signer, acs3};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

use crate::request;

/// What the calls are named, in their order.
pub(crate) const NAMES: [&str; 7] = [
    "floor",
    "typed",
    "rpc",
    "acs3_floor",
    "acs3",
    "verify",
    "acs3_verify",
];

/// Hands the calls to `measure`.
pub(crate) fn measured<R>(measure: impl FnOnce([&mut dyn FnMut(); NAMES.len()]) -> R) -> R {
    let credentials = Credentials::new("testid", "testsecret").unwrap();
    let (signer, acs3_signer) = (Signer::new(&credentials), acs3::Signer::new(&credentials));
    let (request, stamp) = (request::typed(), request::stamp());

    let mut buffer = [0; 1024];
    let signed = signer.sign_url(&request, &stamp, &mut buffer).unwrap();
    // What public SDKs agree on.
    assert_eq!(signed.signature(), "I+xuvTuu6KH/p9J4G+pcIqOl1II=");
    let string_to_sign = signed.string_to_sign().to_string();
    assert_eq!((signed.as_bytes().len(), string_to_sign.len()), (528, 537));
    let key = Hmac::<Sha1>::new_from_slice(b"testsecret&").unwrap();

    let mut acs3_buffer = [0; 2048];
    let acs3 = acs3_signer
        .sign(Method::Get, &request, &stamp, &mut acs3_buffer)
        .unwrap();
    let canonical_request = acs3.canonical_request().to_string();
    let acs3_string_to_sign = acs3.string_to_sign().to_string();
    let acs3_key = Hmac::<Sha256>::new_from_slice(b"testsecret").unwrap();

    // As official clients send it: in no order.
    let mut shuffled: Vec<_> = signed.query().split('&').collect();
    shuffled.sort_unstable_by_key(|param| param.bytes().rev().collect::<Vec<_>>());
    let shuffled = shuffled.join("&");
    let acs3_query = acs3.url().split_once('?').unwrap().1.to_owned();
    let acs3_headers: Vec<_> = acs3
        .headers()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let acs3_headers: Vec<_> = acs3_headers
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    let now = *stamp.timestamp();
    let window = Duration::from_secs(15 * 60);
    let (mut text, mut slots) = ([0; 1024], [Slot::default(); 32]);
    let (mut acs3_text, mut acs3_slots) = (text, slots);

    let (mut one, mut two, mut three) = ([0; 1024], [0; 1024], [0; 2048]);
    measure([
        &mut || {
            let mut mac = black_box(&key).clone();
            mac.update(black_box(string_to_sign.as_bytes()));
            black_box(mac.finalize());
        },
        &mut || {
            let signed = signer.sign_url(black_box(&request), &stamp, &mut one);
            black_box(signed.unwrap().as_bytes());
        },
        &mut || {
            let mut params = black_box(request::PARAMS);
            let call = RpcRequest::new(request::OPERATION, &mut params);
            black_box(signer.sign_url(&call, &stamp, &mut two).unwrap().as_bytes());
        },
        &mut || {
            black_box(Sha256::digest(black_box(canonical_request.as_bytes())));
            let mut mac = black_box(&acs3_key).clone();
            mac.update(black_box(acs3_string_to_sign.as_bytes()));
            black_box(mac.finalize());
        },
        &mut || {
            let signed = acs3_signer.sign(Method::Get, black_box(&request), &stamp, &mut three);
            let _ = black_box(signed.unwrap());
        },
        &mut || {
            let room = Room {
                text: &mut text,
                slots: &mut slots,
            };
            let arrived = Untrusted::rpc(Method::Get, black_box(&shuffled), "", room).unwrap();
            black_box(arrived.verify(&credentials, now, window).unwrap());
        },
        &mut || {
            let room = Room {
                text: &mut acs3_text,
                slots: &mut acs3_slots,
            };
            let query = black_box(&acs3_query);
            let arrived = Untrusted::acs3("GET", "/", query, &acs3_headers, b"", room).unwrap();
            black_box(arrived.verify(&credentials, now, window).unwrap());
        },
    ])
}
