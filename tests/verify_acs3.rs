//! What a verifier of requests that are signed with ACS3-HMAC-SHA256 refuses, and what it lets out.
#![cfg(feature = "acs3")]

use std::time::Duration;

use cenbwp::acs3::{Extras, Signer};
use cenbwp::query::{Room, Slot, Untrusted, VerifyError};
use cenbwp::{Credentials, Method, Nonce, Operation, RpcRequest, Stamp, Timestamp};

const OPERATION: Operation<'static> = Operation::new(
    "cbn.aliyuncs.com",
    "2017-09-12",
    "CreateCenBandwidthPackage",
);

const BODY: &[u8] = b"{\"a\":1}";

/// A request as it arrives.
#[derive(Clone, Debug)]
struct Arrived {
    method: String,
    path: String,
    query: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

fn credentials() -> Credentials<'static, 'static> {
    let credentials = Credentials::new("testid", "testsecret").unwrap();
    credentials.with_security_token("token").unwrap()
}

fn now() -> Timestamp {
    "2018-04-27T12:50:00Z".parse().unwrap()
}

const WINDOW: Duration = Duration::from_secs(15 * 60);

impl Arrived {
    fn new() -> Self {
        let mut params = [("Bandwidth", "10"), ("Description", "a b+c/北京")];
        let action = RpcRequest::new(OPERATION, &mut params);
        let stamp = Stamp::new(
            "2018-04-27T12:46:24Z".parse().unwrap(),
            Nonce::new("9d1e6a3f").unwrap(),
        );
        let headers = [("content-type", "application/json")];
        let extras = Extras::new().headers(&headers).body(BODY);
        let mut buffer = [0; 4096];
        let signer = Signer::new(&credentials());
        let signed = signer
            .sign_with(extras, Method::Post, &action, &stamp, &mut buffer)
            .unwrap();
        Self {
            method: "POST".into(),
            path: "/".into(),
            query: signed.url().split_once('?').unwrap().1.into(),
            headers: signed
                .headers()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: BODY.to_vec(),
        }
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = self.clone();
        change(&mut changed);
        changed
    }

    fn header(&mut self, name: &str) -> &mut String {
        let mut headers = self.headers.iter_mut();
        &mut headers.find(|(it, _)| it == name).unwrap().1
    }

    fn remove(&mut self, name: &str) {
        self.headers.retain(|(it, _)| it != name);
    }

    /// The trusted parameters as text, or the refusal.
    fn told(&self) -> Result<String, VerifyError> {
        self.untrusted(|untrusted| {
            let trusted = untrusted?.verify(&credentials(), now(), WINDOW)?;
            assert_eq!(trusted.access_key_id, "testid");
            assert_eq!(trusted.action, "CreateCenBandwidthPackage");
            assert_eq!(trusted.version, "2017-09-12");
            assert_eq!(trusted.nonce, "9d1e6a3f");
            assert_eq!(trusted.keep_until.as_str(), "2018-04-27T13:01:24Z");
            let pairs = trusted
                .params()
                .map(|(name, value)| format!("{name}={value}"));
            Ok(pairs.collect::<Vec<_>>().join("&"))
        })
    }

    fn untrusted<T>(&self, then: impl FnOnce(Result<Untrusted<'_>, VerifyError>) -> T) -> T {
        let headers: Vec<(&str, &str)> = self
            .headers
            .iter()
            .map(|(name, value)| (&**name, &**value))
            .collect();
        let room = Room {
            text: &mut [0; 4096],
            slots: &mut [Slot::default(); 32],
        };
        then(Untrusted::acs3(
            &self.method,
            &self.path,
            &self.query,
            &headers,
            &self.body,
            room,
        ))
    }
}

const RIGHT: &str = "Bandwidth=10&Description=a b+c/北京";

#[test]
fn what_means_the_same_is_trusted_however_it_is_written() {
    let right = Arrived::new();
    assert_eq!(right.told().as_deref(), Ok(RIGHT));
    for (name, same) in [
        (
            "headers in another order",
            right.with(|it| it.headers.reverse()),
        ),
        (
            "names in upper case",
            right.with(|it| {
                it.headers
                    .iter_mut()
                    .for_each(|(name, _)| *name = name.to_uppercase());
            }),
        ),
        (
            "white space around values",
            right.with(|it| {
                it.headers
                    .iter_mut()
                    .for_each(|(_, value)| *value = format!(" {value}\t"));
            }),
        ),
        (
            "headers that are not signed",
            right.with(|it| {
                it.headers.extend([
                    ("accept".into(), "*/*".into()),
                    ("accept".into(), "a".into()),
                ]);
            }),
        ),
        (
            "parameters in another order",
            right.with(|it| {
                let (one, other) = it.query.split_once('&').unwrap();
                it.query = format!("{other}&{one}");
            }),
        ),
        (
            "a plus for a blank",
            right.with(|it| it.query = it.query.replace("%20", "+")),
        ),
    ] {
        assert_eq!(same.told().as_deref(), Ok(RIGHT), "{name}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn every_refusal_says_what_was_wrong_and_what_the_service_answers() {
    let right = Arrived::new();
    let authorization = |from: &'static str, to: &'static str| {
        move |it: &mut Arrived| {
            let header = it.header("Authorization");
            assert!(header.contains(from));
            *header = header.replace(from, to);
        }
    };
    for (arrived, message, code) in [
        (
            right.with(|it| it.query = it.query.replace("10", "11")),
            "signature: wrong; expected the secret's",
            "SignatureDoesNotMatch",
        ),
        (
            right.with(|it| it.query += "&Signature=x"),
            "signature: wrong; expected the secret's",
            "SignatureDoesNotMatch",
        ),
        (
            right.with(|it| it.method = "PUT".into()),
            "signature: wrong; expected the secret's",
            "SignatureDoesNotMatch",
        ),
        (
            right.with(|it| it.path = "/a".into()),
            "signature: wrong; expected the secret's",
            "SignatureDoesNotMatch",
        ),
        (
            right.with(|it| it.header("host").push('m')),
            "signature: wrong; expected the secret's",
            "SignatureDoesNotMatch",
        ),
        (
            right.with(|it| it.header("Authorization").push('0')),
            "signature: wrong; expected the secret's",
            "SignatureDoesNotMatch",
        ),
        (
            right.with(|it| it.body = vec![]),
            "x-acs-content-sha256: wrong; expected the body's",
            "SignatureDoesNotMatch",
        ),
        (
            right.with(|it| *it.header("x-acs-security-token") = "tokem".into()),
            "security token: another; expected the credentials'",
            "InvalidSecurityToken.MismatchWithAccessKey",
        ),
        (
            right.with(authorization("=testid", "=other")),
            "access key ID: another; expected the credentials'",
            "InvalidAccessKeyId.NotFound",
        ),
        (
            right.with(|it| *it.header("x-acs-date") = "2018-04-27T12:34:59Z".into()),
            "2018-04-27T12:34:59Z: expired; expected 2018-04-27T12:50:00Z, 900 s off at most",
            "InvalidTimeStamp.Expired",
        ),
        (
            right.with(|it| *it.header("x-acs-date") = "now".into()),
            "timestamp: expected yyyy-MM-ddTHH:mm:ssZ",
            "InvalidTimeStamp.Format",
        ),
        (
            right.with(authorization("ACS3-HMAC-SHA256", "ACS3-RSA-SHA256")),
            "Authorization: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(authorization("Credential=", "credential=")),
            "Authorization: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(authorization(",SignedHeaders=", ",")),
            "Authorization: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(authorization(";host", ";Host")),
            "Authorization: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(authorization(";host", "")),
            "host: unsigned; expected it signed",
            "IncompleteSignature",
        ),
        (
            right.with(authorization(";x-acs-version", "")),
            "x-acs-version: unsigned; expected it signed",
            "IncompleteSignature",
        ),
        (
            right.with(authorization(";host", ";host;host")),
            "Authorization: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(authorization("content-type;host", "host;content-type")),
            "Authorization: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(|it| it.headers.push(("X-Acs-B".into(), "b".into()))),
            "X-Acs-B: unsigned; expected it signed",
            "IncompleteSignature",
        ),
        (
            right.with(|it| it.headers.push(("HOST".into(), "b".into()))),
            "host: came twice; expected once",
            "InvalidParameter",
        ),
        (
            right.with(|it| it.headers.push(("Content-Type".into(), "b".into()))),
            "content-type: came twice; expected once",
            "InvalidParameter",
        ),
        (
            right.with(|it| it.headers.push(("authorization".into(), "b".into()))),
            "Authorization: came twice; expected once",
            "InvalidParameter",
        ),
        (
            right.with(|it| it.remove("content-type")),
            "content-type: missing; expected some characters",
            "MissingParameter",
        ),
        (
            right.with(|it| it.header("content-type").push_str("\nx")),
            "content-type: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(|it| it.path = "/\n".into()),
            "path: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(|it| it.method = "POST\n".into()),
            "method: malformed; expected what can be signed",
            "IncompleteSignature",
        ),
        (
            right.with(|it| it.query += "&Bandwidth=10"),
            "Bandwidth: came twice; expected once",
            "InvalidParameter",
        ),
        (
            right.with(|it| it.query += "%"),
            "query, at byte 55: % is not followed by two hexadecimal digits",
            "InvalidParameter",
        ),
        (
            right.with(|it| {
                it.headers
                    .extend(vec![("accept".into(), String::new()); 56]);
            }),
            "headers: too many; expected 64 at most",
            "InvalidParameter",
        ),
    ] {
        let error = arrived.told().unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.code()),
            (message, code),
            "{arrived:?}"
        );
    }
    let most = right.with(|it| {
        it.headers
            .extend(vec![("accept".into(), String::new()); 55]);
    });
    assert_eq!(most.headers.len(), 64);
    assert_eq!(most.told().as_deref(), Ok(RIGHT));
    for name in [
        "Authorization",
        "host",
        "x-acs-action",
        "x-acs-content-sha256",
        "x-acs-date",
        "x-acs-signature-nonce",
        "x-acs-version",
    ] {
        for arrived in [
            right.with(|it| it.remove(name)),
            right.with(|it| it.header(name).clear()),
        ] {
            let error = arrived.told().unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("{name}: missing; expected some characters")
            );
        }
    }
}

#[test]
fn the_canonical_request_is_the_one_that_was_signed_with_the_true_hash_of_the_body() {
    let right = Arrived::new();
    let shown = |arrived: &Arrived| {
        arrived.untrusted(|untrusted| {
            let (mut string, mut canonical) = (String::new(), String::new());
            let untrusted = untrusted.unwrap();
            untrusted.string_to_sign(&mut string).unwrap();
            untrusted.canonical_request(&mut canonical).unwrap();
            (string, canonical)
        })
    };
    let (string, canonical) = shown(&right);
    assert!(canonical.starts_with("POST\n/\nBandwidth=10&Description=a%20b%2Bc%2F%E5%8C%97%E4%BA%AC\ncontent-type:application/json\nhost:cbn.aliyuncs.com\n"), "{canonical}");
    assert!(
        string.starts_with("ACS3-HMAC-SHA256\n") && string.len() == 17 + 64,
        "{string}"
    );
    let wrong = right.with(|it| {
        it.header("x-acs-content-sha256")
            .replace_range(.., &"0".repeat(64));
    });
    assert_eq!(wrong.told(), Err(VerifyError::BodyHash));
    assert_eq!(
        shown(&wrong).1.rsplit_once('\n').unwrap().1,
        canonical.rsplit_once('\n').unwrap().1
    );
    assert_ne!(shown(&wrong).0, string);
}
