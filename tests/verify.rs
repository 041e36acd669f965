//! What a verifier of requests that are signed with HMAC-SHA1 refuses, in which order, and what it lets out.

use std::time::Duration;

use cenbwp::query::{Room, Slot, Trusted, Untrusted, VerifyError};
use cenbwp::{Credentials, Method, Signer, Timestamp};

const WINDOW: Duration = Duration::from_secs(15 * 60);

const NOW: &str = "2018-04-27T12:50:00Z";

/// The parameters of a request that is right, but for its signature.
const PARAMS: [(&str, &str); 10] = [
    ("AccessKeyId", "testid"),
    ("Action", "CreateCenBandwidthPackage"),
    ("Bandwidth", "10"),
    ("Description", "a b+c/北京"),
    ("Format", "JSON"),
    ("SignatureMethod", "HMAC-SHA1"),
    ("SignatureNonce", "9d1e6a3f"),
    ("SignatureVersion", "1.0"),
    ("Timestamp", "2018-04-27T12:46:24Z"),
    ("Version", "2017-09-12"),
];

/// Signs, and gives the query.
fn signed(method: Method, params: &[(&str, &str)]) -> String {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let mut buffer = [0; 4096];
    let signed = signer.sign_exactly(method, &mut params.to_vec(), &mut buffer);
    signed.unwrap().as_str().to_owned()
}

/// The same request with other values for some parameters, `None` for those that are left out, and more of them.
fn with(changes: &[(&'static str, Option<&'static str>)]) -> String {
    let mut params: Vec<_> = PARAMS
        .into_iter()
        .filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name))
        .collect();
    params.extend(
        changes
            .iter()
            .filter_map(|(name, value)| Some((*name, (*value)?))),
    );
    signed(Method::Get, &params)
}

/// What comes of a query and a form, told as text: the trusted parameters, or the refusal.
fn told_of(
    method: Method,
    query: &str,
    form: &str,
    credentials: &Credentials<'_, '_>,
) -> Result<String, VerifyError> {
    let (mut text, mut slots) = ([0; 4096], [Slot::default(); 32]);
    let room = Room {
        text: &mut text,
        slots: &mut slots,
    };
    let untrusted = Untrusted::rpc(method, query, form, room)?;
    let trusted = untrusted.verify(credentials, NOW.parse().unwrap(), WINDOW)?;
    Ok(params(&trusted))
}

fn params(trusted: &Trusted<'_>) -> String {
    let pairs = trusted
        .params()
        .map(|(name, value)| format!("{name}={value}"));
    pairs.collect::<Vec<_>>().join("&")
}

fn told(query: &str) -> Result<String, VerifyError> {
    told_of(
        Method::Get,
        query,
        "",
        &Credentials::new("testid", "testsecret").unwrap(),
    )
}

const RIGHT: &str = "Bandwidth=10&Description=a b+c/北京";

#[test]
fn what_means_the_same_is_trusted_however_it_is_written() {
    let query = with(&[]);
    assert_eq!(told(&query).as_deref(), Ok(RIGHT));
    let mut parts: Vec<&str> = query.split('&').collect();
    parts.reverse();
    for (name, same) in [
        ("another order", parts.join("&")),
        ("a plus for a blank", query.replace("a%20b", "a+b")),
        (
            "lower-case digits",
            query.replace("%2B", "%2b").replace("%3A", "%3a"),
        ),
        (
            "what need not be encoded",
            query.replace("Bandwidth", "%42andwidth"),
        ),
        (
            "what should have been encoded",
            query.replace("%2F", "/").replace("%E5%8C%97", "北"),
        ),
    ] {
        assert_eq!(told(&same).as_deref(), Ok(RIGHT), "{name}");
        assert_ne!(same, query, "{name}");
    }
}

#[test]
fn query_and_form_are_one() {
    let query = signed(Method::Post, &PARAMS);
    let credentials = Credentials::new("testid", "testsecret").unwrap();
    for at in query.match_indices('&').map(|(at, _)| at) {
        let (one, other) = (&query[..at], &query[at + 1..]);
        assert_eq!(
            told_of(Method::Post, one, other, &credentials).as_deref(),
            Ok(RIGHT)
        );
    }
    assert_eq!(
        told_of(Method::Post, "", &query, &credentials).as_deref(),
        Ok(RIGHT)
    );
    assert_eq!(
        told_of(Method::Post, &query, "", &credentials).as_deref(),
        Ok(RIGHT)
    );
    assert_eq!(
        told_of(Method::Get, &query, "", &credentials),
        Err(VerifyError::Signature)
    );
    let twice = told_of(Method::Post, &query, "%42andwidth=10", &credentials).unwrap_err();
    assert_eq!(twice.to_string(), "Bandwidth: came twice; expected once");
}

#[test]
fn every_refusal_says_what_was_wrong_and_what_the_service_answers() {
    let query = with(&[]);
    for (query, message, code) in [
        (
            query.replace("10", "11"),
            "signature: wrong; expected the secret's",
            "SignatureDoesNotMatch",
        ),
        (
            with(&[("AccessKeyId", Some("other"))]),
            "access key ID: another; expected the credentials'",
            "InvalidAccessKeyId.NotFound",
        ),
        (
            with(&[("SecurityToken", Some("token"))]),
            "security token: another; expected the credentials'",
            "InvalidSecurityToken.MismatchWithAccessKey",
        ),
        (
            with(&[("Timestamp", Some("2018-04-27T12:34:59Z"))]),
            "2018-04-27T12:34:59Z: expired; expected 2018-04-27T12:50:00Z, 900 s off at most",
            "InvalidTimeStamp.Expired",
        ),
        (
            with(&[("Timestamp", Some("2018-04-27T13:05:01Z"))]),
            "2018-04-27T13:05:01Z: not yet valid; expected 2018-04-27T12:50:00Z, 900 s off at most",
            "InvalidTimeStamp.Expired",
        ),
        (
            with(&[("Timestamp", Some("2018-04-27 12:46:24"))]),
            "timestamp: expected yyyy-MM-ddTHH:mm:ssZ",
            "InvalidTimeStamp.Format",
        ),
        (
            with(&[("SignatureMethod", Some("HMAC-SHA256"))]),
            "SignatureMethod: unknown; expected HMAC-SHA1, 1.0",
            "InvalidSignatureMethod",
        ),
        (
            with(&[("SignatureVersion", Some("2.0"))]),
            "SignatureVersion: unknown; expected HMAC-SHA1, 1.0",
            "InvalidSignatureMethod",
        ),
        (
            query.replace("Bandwidth=10&", "Bandwidth=10&Bandwidth=10&"),
            "Bandwidth: came twice; expected once",
            "InvalidParameter",
        ),
        (
            query.replace("%20b", "%2"),
            "query, at byte 78: % is not followed by two hexadecimal digits",
            "InvalidParameter",
        ),
        (
            query.replace("=10", ""),
            "query, at byte 52: the parameter has no =",
            "InvalidParameter",
        ),
        (
            ["&", &query].concat(),
            "query, at byte 0: the parameter has no =",
            "InvalidParameter",
        ),
        (
            query.replace("%E5%8C%97", "%E5%8C"),
            "query, at byte 89: what is decoded is not UTF-8",
            "InvalidParameter",
        ),
        (
            query.replace("Bandwidth=", "="),
            "query, at byte 52: the parameter has no name",
            "InvalidParameter",
        ),
        (
            String::new(),
            "AccessKeyId: missing; expected some characters",
            "MissingParameter",
        ),
    ] {
        let error = told(&query).unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), error.code()),
            (message, code),
            "{query}"
        );
    }
}

#[test]
fn every_parameter_that_has_to_be_there_has_a_value() {
    for name in [
        "AccessKeyId",
        "Action",
        "SignatureMethod",
        "SignatureNonce",
        "SignatureVersion",
        "Timestamp",
        "Version",
    ] {
        for value in [None, Some("")] {
            let error = told(&with(&[(name, value)])).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("{name}: missing; expected some characters")
            );
        }
    }
    let query = with(&[]);
    let error = told(query.rsplit_once('&').unwrap().0).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Signature: missing; expected some characters"
    );
}

#[test]
fn of_two_faults_the_earlier_is_told() {
    type Fault = (&'static str, Option<&'static str>);
    let faults: [Fault; 4] = [
        ("Version", None),
        ("Timestamp", Some("2018-04-27T12:34:59Z")),
        ("AccessKeyId", Some("other")),
        ("SecurityToken", Some("token")),
    ];
    for (at, fault) in faults.iter().enumerate() {
        let alone = told(&with(&[*fault])).unwrap_err();
        for other in &faults[at + 1..] {
            assert_eq!(
                told(&with(&[*fault, *other])),
                Err(alone),
                "{fault:?}, {other:?}"
            );
        }
        // And a wrong signature is the last of all.
        assert_eq!(
            told(&with(&[*fault]).replace("Bandwidth=10", "Bandwidth=11")),
            Err(alone)
        );
    }
}

#[test]
fn a_timestamp_is_right_to_the_second_at_both_ends_of_the_window() {
    for (timestamp, now, window, is_right) in [
        (100, 100, 0, true),
        (100, 101, 0, false),
        (101, 100, 0, false),
        (100, 1000, 900, true),
        (100, 1001, 900, false),
        (1000, 100, 900, true),
        (1001, 100, 900, false),
        (0, Timestamp::MAX.unix_seconds(), u64::MAX, true),
        (Timestamp::MAX.unix_seconds(), 0, u64::MAX, true),
    ] {
        let [timestamp, now] =
            [timestamp, now].map(|seconds| Timestamp::from_unix(seconds).unwrap());
        let mut params = PARAMS;
        params[8].1 = timestamp.as_str();
        let query = signed(Method::Get, &params);
        let room = Room {
            text: &mut [0; 4096],
            slots: &mut [Slot::default(); 32],
        };
        let untrusted = Untrusted::rpc(Method::Get, &query, "", room).unwrap();
        let credentials = Credentials::new("testid", "testsecret").unwrap();
        let window = Duration::from_secs(window);
        let trusted = untrusted.verify(&credentials, now, window);
        if is_right {
            let keep_until = timestamp.unix_seconds().saturating_add(window.as_secs());
            let keep_until = keep_until.min(Timestamp::MAX.unix_seconds());
            assert_eq!(trusted.unwrap().keep_until.unix_seconds(), keep_until);
        } else {
            assert_eq!(
                trusted.unwrap_err(),
                VerifyError::OutOfWindow {
                    at: timestamp,
                    now,
                    window: window.as_secs()
                }
            );
        }
    }
}

#[test]
fn temporary_credentials_need_their_token() {
    let credentials = Credentials::new("testid", "testsecret").unwrap();
    let temporary = credentials.with_security_token("token").unwrap();
    for (sent, credentials, is_right) in [
        (None, credentials, true),
        (Some(""), credentials, true),
        (Some("token"), credentials, false),
        (Some("token"), temporary, true),
        (Some("tokem"), temporary, false),
        (Some("toke"), temporary, false),
        (Some(""), temporary, false),
        (None, temporary, false),
    ] {
        let query = with(&[("SecurityToken", sent)]);
        let outcome = told_of(Method::Get, &query, "", &credentials);
        let expected = if is_right {
            Ok(RIGHT)
        } else {
            Err(&VerifyError::SecurityToken)
        };
        assert_eq!(outcome.as_deref(), expected, "{sent:?}");
    }
}

#[test]
fn what_a_key_is_looked_up_by_is_told_before_anything_is_right() {
    let query = with(&[("SecurityToken", Some("a%b"))]).replace("Signature=", "Signature=x");
    let room = Room {
        text: &mut [0; 4096],
        slots: &mut [Slot::default(); 32],
    };
    let untrusted = Untrusted::rpc(Method::Get, &query, "", room).unwrap();
    assert_eq!(untrusted.access_key_id(), "testid");
    assert_eq!(untrusted.security_token(), Some("a%b"));
    assert_eq!(
        format!("{untrusted:?}"),
        r#"Untrusted { access_key_id: "testid", .. }"#
    );
}

#[test]
fn the_string_to_sign_is_the_one_that_was_signed() {
    for method in [Method::Get, Method::Post] {
        let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
        let mut buffer = [0; 4096];
        let signed = signer
            .sign_exactly(method, &mut PARAMS.to_vec(), &mut buffer)
            .unwrap();
        let mut parts: Vec<&str> = signed.as_str().split('&').collect();
        parts.rotate_left(4);
        let room = Room {
            text: &mut [0; 4096],
            slots: &mut [Slot::default(); 32],
        };
        let untrusted = Untrusted::rpc(method, &parts.join("&"), "", room).unwrap();
        let mut text = String::new();
        untrusted.string_to_sign(&mut text).unwrap();
        assert_eq!(text, signed.string_to_sign().to_string());
    }
}

#[test]
fn room_is_asked_for_to_the_byte_and_serves_one_request_after_another() {
    let query = with(&[]);
    let form = "x=%20&y=";
    let all = signed(
        Method::Post,
        &[PARAMS.as_slice(), &[("x", " "), ("y", "")]].concat(),
    );
    let needed = VerifyError::RoomTooSmall {
        bytes: all_bytes(&query) + 3,
        slots: 13,
    };
    let (mut text, mut slots) = ([0; 4096], [Slot::default(); 32]);
    let VerifyError::RoomTooSmall {
        bytes,
        slots: count,
    } = needed
    else {
        unreachable!()
    };
    for (bytes, count, fits) in [
        (bytes, count, true),
        (bytes - 1, count, false),
        (bytes, count - 1, false),
        (0, 0, false),
        (4096, 32, true),
    ] {
        let room = Room {
            text: &mut text[..bytes],
            slots: &mut slots[..count],
        };
        let outcome = Untrusted::rpc(Method::Post, &query, form, room).map(|_| ());
        assert_eq!(
            outcome,
            if fits { Ok(()) } else { Err(needed) },
            "{bytes} {count}"
        );
    }
    let room = Room {
        text: &mut text,
        slots: &mut slots,
    };
    let untrusted = Untrusted::rpc(Method::Post, &all, "", room).unwrap();
    let credentials = Credentials::new("testid", "testsecret").unwrap();
    assert!(
        untrusted
            .verify(&credentials, NOW.parse().unwrap(), WINDOW)
            .is_ok()
    );
}

/// How long the names and values of a query are, decoded.
fn all_bytes(query: &str) -> usize {
    form_urlencoded::parse(query.as_bytes())
        .map(|(name, value)| name.len() + value.len())
        .sum()
}

#[test]
fn a_room_that_is_too_small_and_a_form_that_is_malformed_say_what_is_expected() {
    let refused = |text: &mut [u8], slots: &mut [Slot], form| {
        let room = Room { text, slots };
        Untrusted::rpc(Method::Post, "", form, room).unwrap_err()
    };
    for (error, message) in [
        (
            refused(&mut [], &mut [], "Name=a"),
            "room: too small; expected 5 bytes, 1 slots",
        ),
        (
            refused(&mut [0; 9], &mut [Slot::default()], "Name=%2"),
            "form, at byte 5: % is not followed by two hexadecimal digits",
        ),
    ] {
        assert_eq!(error.to_string(), message);
    }
}
