//! The method ACS3-HMAC-SHA256.

use std::cell::RefCell;

use cenbwp::RpcRequest;
use proptest::prelude::*;
use serde_json::json;

use crate::oracle::Oracle;
use crate::random_acs3::{Body, added, extras, pairs, signer};
use crate::{OPERATION, random, runner};

#[test]
fn random_requests_are_signed_as_python_signs_them() {
    let Some(oracle) = Oracle::start() else {
        return;
    };
    let oracle = RefCell::new(oracle);
    let any = (random::with(), added(), random::parameters());
    let result = runner(1000).run(&any, |(with, added, own)| {
        let (mut params, callers, stamp) =
            (random::pairs(&own), pairs(&added.headers), with.stamp());
        let call = RpcRequest::new(OPERATION, &mut params);
        let mut buffer = vec![0; 1 << 17];
        let signer = signer(&with);
        let signed = signer
            .sign_with(
                extras(&added, &callers),
                with.method,
                &call,
                &stamp,
                &mut buffer,
            )
            .unwrap();

        let is_form = matches!(added.body, Body::Form);
        let query: Vec<_> = own.iter().rev().filter(|_| !is_form).collect();
        // The headers as they are sent, in another order; only the signature is not signed.
        let mut headers: Vec<_> = signed
            .headers()
            .filter(|&(name, _)| name != "Authorization")
            .collect();
        headers.reverse();
        let expected = oracle.borrow_mut().ask(&json!({
            "method": with.method.as_str(),
            "secret": with.access_key_secret,
            "params": query,
            "headers": headers,
            "body": signed.body(),
        }));
        prop_assert_eq!(
            signed.canonical_request().to_string(),
            expected["canonical_request"].as_str().unwrap()
        );
        prop_assert_eq!(
            signed.string_to_sign().to_string(),
            expected["string_to_sign"].as_str().unwrap()
        );
        prop_assert_eq!(
            signed.authorization().signature(),
            expected["signature"].as_str().unwrap()
        );
        prop_assert_eq!(
            signed.url().split_once('?').map_or("", |(_, query)| query),
            expected["query"].as_str().unwrap()
        );
        Ok(())
    });
    result.unwrap();
    oracle.into_inner().finish();
}
