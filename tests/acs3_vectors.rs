//! Published signatures of the method ACS3-HMAC-SHA256, with every intermediate result.
#![cfg(feature = "acs3")]

#[path = "textbook/acs3.rs"]
mod textbook;

use std::collections::BTreeMap;

use cenbwp::acs3::CanonicalParts;
use cenbwp::reply::ServiceError;
use cenbwp::{Credentials, Endpoint, Method, Nonce, Operation, RpcRequest, Stamp, acs3};
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let vectors: Vec<Value> =
        serde_json::from_str(include_str!("vectors/acs3_hmac_sha256.json")).unwrap();
    assert_eq!(vectors.len(), 2, "a vector was lost or added");
    vectors
}

fn map(value: &Value) -> BTreeMap<String, String> {
    let entries = value.as_object().unwrap().iter();
    entries
        .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
        .collect()
}

fn text<'a>(vector: &'a Value, field: &str) -> &'a str {
    vector[field].as_str().unwrap()
}

fn method(vector: &Value) -> Method {
    match text(vector, "method") {
        "GET" => Method::Get,
        "POST" => Method::Post,
        other => panic!("method {other}"),
    }
}

fn credentials(vector: &Value) -> Credentials<'_, '_> {
    Credentials::new(
        text(vector, "access_key_id"),
        text(vector, "access_key_secret"),
    )
    .unwrap()
}

#[test]
fn every_vector_is_signed_as_published() {
    for vector in vectors() {
        let query = map(&vector["query"]);
        let headers: Vec<(String, String)> = map(&vector["headers"]).into_iter().collect();
        let expected = textbook::sign(
            text(&vector, "access_key_id"),
            text(&vector, "access_key_secret"),
            &textbook::Request {
                method: text(&vector, "method"),
                canonical_uri: text(&vector, "canonical_uri"),
                query,
                headers: headers.clone(),
                hashed_payload: text(&vector, "hashed_payload"),
            },
        );
        assert_eq!(
            expected.authorization,
            text(&vector, "authorization"),
            "the textbook"
        );

        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        let parts = CanonicalParts {
            method: text(&vector, "method"),
            uri: text(&vector, "canonical_uri"),
            query: &expected.canonical_query,
            headers: &headers,
            payload_hash: text(&vector, "hashed_payload"),
        };
        let canonical_request = parts.canonical_request();
        assert_eq!(
            canonical_request.to_string(),
            text(&vector, "canonical_request")
        );
        assert_eq!(
            canonical_request.string_to_sign().to_string(),
            text(&vector, "string_to_sign")
        );

        let mut buffer = [0; 1024];
        let authorization = acs3::Signer::new(&credentials(&vector))
            .sign_exactly(&parts, &mut buffer)
            .unwrap();
        assert_eq!(authorization.as_str(), text(&vector, "authorization"));
        assert_eq!(authorization.signature(), text(&vector, "signature"));
    }
}

#[test]
fn the_documentation_s_vector_is_signed_as_a_call() {
    let vectors = vectors();
    let vector = &vectors[0];
    let (query, headers) = (map(&vector["query"]), map(&vector["headers"]));
    let mut params: Vec<(&str, &str)> = query
        .iter()
        .rev()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    let operation = Operation::new(
        "ecs.aliyuncs.com",
        &headers["x-acs-version"],
        &headers["x-acs-action"],
    );
    let call = RpcRequest::new(operation, &mut params);
    let nonce = Nonce::new(&headers["x-acs-signature-nonce"]).unwrap();
    let stamp = Stamp::new(headers["x-acs-date"].parse().unwrap(), nonce);
    let signer = acs3::Signer::new(&credentials(vector))
        .with_endpoint(Endpoint::https(&headers["host"]).unwrap());
    let mut buffer = [0; 1024];
    let signed = signer
        .sign(method(vector), &call, &stamp, &mut buffer)
        .unwrap();

    assert_eq!(
        signed.canonical_request().to_string(),
        text(vector, "canonical_request")
    );
    assert_eq!(
        signed.string_to_sign().to_string(),
        text(vector, "string_to_sign")
    );
    let ours = signed.string_to_sign();
    let reported = |text: &str| {
        serde_json::json!({"Code": "SignatureDoesNotMatch", "Message": format!("string to sign is:{text}")}).to_string()
    };
    for (text, equal) in [(ours.as_str(), true), (&ours.as_str()[1..], false)] {
        let body = reported(text);
        let refusal = ServiceError::read(body.as_bytes()).unwrap();
        let servers = refusal.server_string_to_sign().unwrap();
        assert_eq!(
            (
                servers == ours,
                ours == servers,
                ours == *text,
                ours == text
            ),
            (equal, equal, equal, equal)
        );
    }
    let mut expected: Vec<(&str, &str)> = headers
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    expected.push(("Authorization", text(vector, "authorization")));
    assert_eq!(signed.headers().collect::<Vec<_>>(), expected);
    assert_eq!(
        signed.url(),
        "https://ecs.cn-shanghai.aliyuncs.com/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai"
    );
    assert_eq!((signed.method(), signed.body()), (Method::Post, &b""[..]));
}

/// A public report of a refused signature has the server's canonical request and its hash, which need no key to be checked.
#[test]
fn the_canonical_request_of_a_public_report_is_built_and_found_and_hashes_as_the_server_says() {
    let operation = Operation::new(
        "alidns.cn-hangzhou.aliyuncs.com",
        "2015-01-09",
        "DescribeDomains",
    );
    let nonce = Nonce::new("5bfbba9f-38ab-4d84-a3fa-bd6d166bee58").unwrap();
    let stamp = Stamp::new("2025-05-14T09:49:12Z".parse().unwrap(), nonce);
    let signer = acs3::Signer::new(&Credentials::new("id", "secret").unwrap());
    let mut buffer = [0; 1024];
    let call = RpcRequest::new(operation, &mut []);
    let signed = signer
        .sign(Method::Post, &call, &stamp, &mut buffer)
        .unwrap();
    let string_to_sign =
        "ACS3-HMAC-SHA256\nf723e22ca0dabd87b350ee2d06dddb9ef1a488353a778ee5e9f58ab6b26691d2";
    assert_eq!(signed.string_to_sign(), string_to_sign);

    let canonical_request = signed.canonical_request().to_string();
    let message = format!(
        "Specified signature does not match our calculation. server StringToSign is [{string_to_sign}], \
         server CanonicalRequest is [{canonical_request}]"
    );
    let json = serde_json::json!({"Code": "SignatureDoesNotMatch", "Message": message}).to_string();
    let xml =
        format!("<Error><Code>SignatureDoesNotMatch</Code><Message>{message}</Message></Error>");
    for body in [json, xml] {
        let refusal = ServiceError::read(body.as_bytes()).unwrap();
        assert_eq!(
            refusal.server_string_to_sign().unwrap(),
            signed.string_to_sign()
        );
        assert_eq!(
            refusal.server_canonical_request().unwrap(),
            &*canonical_request
        );
    }
}
