//! What a caller can do wrong with ACS3-HMAC-SHA256, and what is said then.
#![cfg(feature = "acs3")]

use cenbwp::acs3::CanonicalParts;
use cenbwp::{Credentials, Method, Nonce, Operation, RpcRequest, SignError, Stamp, acs3};

type Pairs = &'static [(&'static str, &'static str)];

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");

fn stamp() -> Stamp {
    Stamp::new(
        "2018-04-27T12:46:24Z".parse().unwrap(),
        Nonce::from_random([1; 16]),
    )
}

fn credentials() -> Credentials<'static, 'static> {
    Credentials::new("testid", "testsecret").unwrap()
}

fn sign(
    operation: Operation<'_>,
    params: &mut [(&str, &str)],
    extras: acs3::Extras<'_>,
) -> Result<String, SignError> {
    let (call, stamp, mut buffer) = (RpcRequest::new(operation, params), stamp(), [0xA5; 2048]);
    let outcome = acs3::Signer::new(&credentials())
        .sign_with(extras, Method::Get, &call, &stamp, &mut buffer)
        .map(|signed| signed.canonical_request().to_string());
    if outcome.is_err() {
        assert!(
            buffer.iter().all(|&byte| byte == 0) || buffer == [0xA5; 2048],
            "something was left"
        );
    }
    outcome
}

#[test]
fn a_header_that_cannot_be_signed_is_named() {
    let reserved = "the name is reserved; expected none that the signer adds";
    let unsigned =
        "it is not signed; expected content-type or a name that begins x-acs-, in lower case";
    let name = "the name cannot be sent; expected one or more of a-z 0-9 - _ .";
    let value = "the value cannot be sent; expected one or more characters, none of them a control character";
    let cases: &[(Pairs, &str, &str)] = &[
        (&[("host", "example.com")], "host", reserved),
        (&[("x-acs-action", "Other")], "x-acs-action", reserved),
        (
            &[("x-acs-content-sha256", "00")],
            "x-acs-content-sha256",
            reserved,
        ),
        (&[("x-acs-date", "now")], "x-acs-date", reserved),
        (
            &[("x-acs-security-token", "token")],
            "x-acs-security-token",
            reserved,
        ),
        (
            &[("x-acs-signature-nonce", "1")],
            "x-acs-signature-nonce",
            reserved,
        ),
        (&[("x-acs-version", "1")], "x-acs-version", reserved),
        (&[("accept", "text/xml")], "accept", unsigned),
        (&[("X-Acs-Test", "1")], "X-Acs-Test", unsigned),
        (&[("content-types", "1")], "content-types", unsigned),
        (&[("", "1")], "", unsigned),
        (&[("x-acs-a b", "1")], "x-acs-a b", name),
        (&[("x-acs-a:", "1")], "x-acs-a:", name),
        (&[("x-acs-A", "1")], "x-acs-A", name),
        (
            &[("x-acs-a", "1"), ("x-acs-a", "2")],
            "x-acs-a",
            "it came twice; expected each name once",
        ),
        (
            &[("x-acs-b", "1"), ("x-acs-a", "2")],
            "x-acs-a",
            "it came too late; expected headers in byte order of their names",
        ),
        (&[("x-acs-a", "")], "x-acs-a", value),
        (&[("x-acs-a", " \t")], "x-acs-a", value),
        (&[("x-acs-a", "1\r\nx-acs-b: 2")], "x-acs-a", value),
        (&[("x-acs-a", "1\n")], "x-acs-a", value),
        (&[("x-acs-a", "1\u{7f}2")], "x-acs-a", value),
        (&[("x-acs-a", "1\u{85}2")], "x-acs-a", value),
    ];
    for &(headers, header, message) in cases {
        let error = sign(OPERATION, &mut [], acs3::Extras::new().headers(headers)).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("header {header}: {message}"),
            "{headers:?}"
        );
    }
}

#[test]
fn the_type_of_a_form_is_the_signer_s_and_any_other_the_caller_s() {
    let headers = [("content-type", "application/json")];
    let canonical = sign(
        OPERATION,
        &mut [],
        acs3::Extras::new().headers(&headers).body(b"{}"),
    )
    .unwrap();
    assert!(
        canonical.contains("\n\ncontent-type:application/json\nhost:"),
        "{canonical}"
    );
    let error = sign(
        OPERATION,
        &mut [],
        acs3::Extras::new().headers(&headers).form(),
    )
    .unwrap_err();
    assert!(matches!(error, SignError::ReservedHeader(name) if name.as_str() == "content-type"));
}

#[test]
fn white_space_around_a_value_is_left_out() {
    let headers = [("x-acs-a", " \tone two ")];
    let canonical = sign(OPERATION, &mut [], acs3::Extras::new().headers(&headers)).unwrap();
    assert!(canonical.contains("\nx-acs-a:one two\n"), "{canonical}");
}

#[test]
fn headers_are_merged_in_byte_order() {
    let headers = [
        ("content-type", "a/b"),
        ("x-acs-a", "1"),
        ("x-acs-b", "2"),
        ("x-acs-z", "3"),
    ];
    let canonical = sign(OPERATION, &mut [], acs3::Extras::new().headers(&headers)).unwrap();
    let names = "content-type;host;x-acs-a;x-acs-action;x-acs-b;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version;x-acs-z";
    assert!(canonical.contains(&format!("\n\n{names}\n")), "{canonical}");
}

#[test]
fn an_operation_that_cannot_stand_in_a_header_is_refused() {
    for (version, name, header) in [
        ("2014-05-26", "Describe\nRegions", "x-acs-action"),
        ("2014-05-26", " ", "x-acs-action"),
        ("2014\r\n", "DescribeRegions", "x-acs-version"),
        ("\t", "DescribeRegions", "x-acs-version"),
    ] {
        let operation = Operation::new("ecs.aliyuncs.com", version, name);
        let error = sign(operation, &mut [], acs3::Extras::new()).unwrap_err();
        assert!(
            matches!(error, SignError::InvalidHeaderValue(at) if at.as_str() == header),
            "{error}"
        );
    }
    let operation = Operation::new("ecs.aliyuncs.com/", "2014-05-26", "DescribeRegions");
    assert_eq!(
        sign(operation, &mut [], acs3::Extras::new()),
        Err(SignError::InvalidHost)
    );
}

#[test]
fn parameters_are_checked_as_in_the_other_method() {
    let cases: [(Pairs, &str); 4] = [
        (
            &[("Action", "Other")],
            "parameter Action: the name is reserved",
        ),
        (
            &[("Signature", "1")],
            "parameter Signature: the name is reserved",
        ),
        (&[("A", "1"), ("A", "2")], "parameter A: it came twice"),
        (&[("", "1")], "a parameter's name is empty"),
    ];
    for (params, message) in cases {
        let mut params = params.to_vec();
        let error = sign(OPERATION, &mut params, acs3::Extras::new()).unwrap_err();
        assert!(error.to_string().starts_with(message), "{error}");
    }
}

#[test]
fn exact_parts_are_checked_for_what_no_server_could_read() {
    let mut buffer = [0; 512];
    let signer = acs3::Signer::new(&credentials());
    let cases: &[(Pairs, Result<(), &str>)] = &[
        (&[], Ok(())),
        (&[("host", "h"), ("user-agent", "u")], Ok(())),
        (&[("a", ""), ("b", " \t")], Ok(())),
        (&[("b", "1"), ("a", "2")], Err("header a: it came too late")),
        (&[("a", "1"), ("a", "2")], Err("header a: it came twice")),
        (&[("A", "1")], Err("header A: the name cannot be sent")),
        (&[("a", "\n")], Err("header a: the value cannot be sent")),
    ];
    for &(headers, expected) in cases {
        let parts = CanonicalParts {
            method: "GET",
            uri: "/",
            query: "",
            headers,
            payload_hash: "00",
        };
        match (signer.sign_exactly(&parts, &mut buffer), expected) {
            (Ok(_), Ok(())) => {}
            (Err(error), Err(message)) => {
                assert!(error.to_string().starts_with(message), "{error}");
            }
            (outcome, _) => panic!("{headers:?}: {outcome:?}"),
        }
    }
    let parts = CanonicalParts {
        method: "GET",
        uri: "/",
        query: "",
        headers: &[("host", "h")],
        payload_hash: "00",
    };
    let needed = signer
        .sign_exactly(&parts, &mut buffer)
        .unwrap()
        .as_str()
        .len();
    for len in 0..needed {
        let mut buffer = vec![0xA5; len];
        let error = signer.sign_exactly(&parts, &mut buffer).unwrap_err();
        assert_eq!(error, SignError::BufferTooSmall { needed });
        assert!(buffer.iter().all(|&byte| byte == 0));
    }
    assert!(signer.sign_exactly(&parts, &mut vec![0xA5; needed]).is_ok());
}

#[test]
fn any_method_and_a_header_without_a_value_can_be_signed_exactly() {
    let parts = CanonicalParts {
        method: "DELETE",
        uri: "/a",
        query: "b=",
        headers: &[("host", "h"), ("x-acs-empty", "")],
        payload_hash: "00",
    };
    let canonical_request = "DELETE\n/a\nb=\nhost:h\nx-acs-empty:\n\nhost;x-acs-empty\n00";
    let parts_request = parts.canonical_request();
    assert_eq!(parts_request.to_string(), canonical_request);
    let mut buffer = [0; 512];
    let authorization = acs3::Signer::new(&credentials())
        .sign_exactly(&parts, &mut buffer)
        .unwrap();
    assert_eq!(
        authorization.signature(),
        hmac_sha256_hex(
            b"testsecret",
            parts_request.string_to_sign().as_str().as_bytes()
        )
    );
}

#[test]
fn an_authorization_compares_by_every_byte() {
    let parts = CanonicalParts {
        method: "GET",
        uri: "/",
        query: "",
        headers: &[("host", "localhost")],
        payload_hash: "",
    };
    let mut buffer = [0; 256];
    let authorization = acs3::Signer::new(&credentials())
        .sign_exactly(&parts, &mut buffer)
        .unwrap();
    let text = authorization.as_str();
    assert_eq!(authorization, text);
    for at in 0..text.len() {
        let other = format!("{}-{}", &text[..at], &text[at + 1..]);
        assert_eq!(authorization == *other, other == text, "{other}");
        assert_ne!(authorization, text[..at]);
        assert_ne!(authorization, &text[..at]);
    }
    assert_ne!(authorization, *format!("{text}0"));
}

#[test]
fn the_key_is_the_secret_alone() {
    let parts = CanonicalParts {
        method: "GET",
        uri: "/",
        query: "",
        headers: &[("host", "h")],
        payload_hash: "00",
    };
    let signature = |secret: &str| {
        let signer = acs3::Signer::new(&Credentials::new("testid", secret).unwrap());
        signer
            .sign_exactly(&parts, &mut [0; 512])
            .unwrap()
            .signature()
            .to_owned()
    };
    let string_to_sign = parts.canonical_request().string_to_sign().to_string();
    assert_eq!(
        signature("testsecret"),
        hmac_sha256_hex(b"testsecret", string_to_sign.as_bytes())
    );
    assert_eq!(
        signature("testsecret&"),
        hmac_sha256_hex(b"testsecret&", string_to_sign.as_bytes())
    );
    assert_ne!(signature("testsecret"), signature("testsecret&"));
}

fn hmac_sha256_hex(key: &[u8], message: &[u8]) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    use std::fmt::Write as _;
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(key).unwrap();
    mac.update(message);
    let mut text = String::new();
    for byte in mac.finalize().into_bytes() {
        write!(text, "{byte:02x}").unwrap();
    }
    text
}

#[test]
fn nothing_that_signs_shows_what_it_holds() {
    let credentials = credentials().with_security_token("marker-token").unwrap();
    let signer = acs3::Signer::new(&credentials);
    let (mut params, stamp, mut buffer) = ([("Password", "marker-value")], stamp(), [0; 2048]);
    let call = RpcRequest::new(OPERATION, &mut params);
    let signed = signer
        .sign(Method::Get, &call, &stamp, &mut buffer)
        .unwrap();
    let signature = signed.authorization().signature();
    let shown = [
        format!("{signer:?}"),
        format!("{signed:?}"),
        format!("{:?}", signed.headers()),
        format!("{:?}", signed.authorization()),
        format!("{:?}", signed.canonical_request()),
    ];
    for text in shown {
        for secret in ["testsecret", "marker-token", "marker-value", signature] {
            assert!(!text.contains(secret), "{text}");
        }
    }
    assert!(
        signed
            .canonical_request()
            .to_string()
            .contains("x-acs-security-token:marker-token\n")
    );
}

#[test]
fn extras_show_the_names_of_headers_and_the_length_of_the_body() {
    let headers = [("a", "secret"), ("b\n", "secret")];
    for (extras, shown) in [
        (acs3::Extras::new(), "Extras { headers: [], body: Empty }"),
        (
            acs3::Extras::new().form(),
            "Extras { headers: [], body: Form }",
        ),
        (
            acs3::Extras::new().headers(&headers).body(b"secret"),
            r#"Extras { headers: ["a", "b\n"], body: Bytes(6) }"#,
        ),
    ] {
        assert_eq!(format!("{extras:?}"), shown);
    }
}
