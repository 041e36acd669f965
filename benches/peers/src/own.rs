//! This crate, and the floor below which none can be.

use std::hint::black_box;

use cenbwp::{Credentials, RpcRequest, Signer};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use crate::SIGNATURE;
use crate::case::Case;
use crate::request;
use crate::url::parameters;

pub(crate) fn credentials() -> Credentials<'static, 'static> {
    Credentials::new("testid", "testsecret").unwrap()
}

/// The URL that all are held against.
pub(crate) fn url() -> String {
    let (signer, mut buffer) = (Signer::new(&credentials()), [0; 1024]);
    let signed = signer.sign_url(&request::typed(), &request::stamp(), &mut buffer);
    let url = signed.unwrap().as_str().to_owned();
    assert_eq!(parameters(&url)["Signature"], SIGNATURE);

    let mut params = request::PARAMS;
    let call = RpcRequest::new(request::OPERATION, &mut params);
    let signed = signer.sign_url(&call, &request::stamp(), &mut buffer);
    assert_eq!(signed.unwrap().as_str(), url);
    url
}

pub(crate) fn floor() -> Case {
    let (signer, mut buffer) = (Signer::new(&credentials()), [0; 1024]);
    let signed = signer.sign_url(&request::typed(), &request::stamp(), &mut buffer);
    let string_to_sign = signed.unwrap().string_to_sign().to_string();
    assert_eq!(string_to_sign.len(), 537);
    let key = Hmac::<Sha1>::new_from_slice(b"testsecret&").unwrap();
    Case::timed("floor: HMAC-SHA1 of the string to sign", move || {
        let mut mac = black_box(&key).clone();
        mac.update(black_box(string_to_sign.as_bytes()));
        black_box(mac.finalize());
    })
}

pub(crate) fn typed() -> Case {
    let (signer, request, stamp) = (
        Signer::new(&credentials()),
        request::typed(),
        request::stamp(),
    );
    let mut buffer = [0; 1024];
    Case::timed("cenbwp, typed request", move || {
        let signed = signer.sign_url(black_box(&request), &stamp, &mut buffer);
        black_box(signed.unwrap().as_bytes());
    })
}

pub(crate) fn rpc() -> Case {
    let (signer, stamp, mut buffer) = (Signer::new(&credentials()), request::stamp(), [0; 1024]);
    Case::timed("cenbwp, names and values", move || {
        let mut params = black_box(request::PARAMS);
        let call = RpcRequest::new(request::OPERATION, &mut params);
        let signed = signer.sign_url(&call, &stamp, &mut buffer);
        black_box(signed.unwrap().as_bytes());
    })
}
