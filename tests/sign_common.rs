//! Common parameters, credentials, endpoints, and sizes.

#[path = "textbook/rpc.rs"]
mod textbook;

use std::collections::BTreeMap;

use icu_properties::props::{
    BinaryProperty as _, DefaultIgnorableCodePoint, EnumeratedProperty as _, GeneralCategory,
    GeneralCategoryGroup,
};

use cenbwp::query::Query;
use cenbwp::{
    Action, Bandwidth, CreateCenBandwidthPackage, Credentials, Endpoint, Format, GeographicRegion,
    Method, Nonce, Operation, Problem, RpcRequest, SignError, Signer, Stamp, Tag, Tags, Timestamp,
};

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");

const REQUEST: CreateCenBandwidthPackage<'static> = CreateCenBandwidthPackage::new(
    Bandwidth::MIN,
    GeographicRegion::China,
    GeographicRegion::Europe,
);

fn credentials() -> Credentials<'static, 'static> {
    Credentials::new("testid", "testsecret").unwrap()
}

fn stamp() -> Stamp {
    Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]))
}

fn url(signer: &Signer<&str>, action: &dyn Action) -> String {
    signer
        .sign_url(action, &stamp(), &mut [0; 4096])
        .unwrap()
        .as_str()
        .to_owned()
}

fn get(url: &str, name: &str) -> Option<String> {
    Query::from_url(url)
        .unwrap()
        .get(name)
        .map(|value| value.to_string())
}

#[test]
fn every_common_parameter_is_sent_and_the_format_always() {
    let plain = url(&Signer::new(&credentials()), &REQUEST);
    for (name, value) in [
        ("AccessKeyId", "testid"),
        ("Action", "CreateCenBandwidthPackage"),
        ("Format", "JSON"),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureNonce", "07070707070707070707070707070707"),
        ("SignatureVersion", "1.0"),
        ("Timestamp", "9999-12-31T23:59:59Z"),
        ("Version", "2017-09-12"),
    ] {
        assert_eq!(get(&plain, name).as_deref(), Some(value));
    }
    assert_eq!(get(&plain, "SecurityToken"), None);
    assert_eq!(get(&plain, "RegionId"), None);
    for (format, value) in [(Format::Json, "JSON"), (Format::Xml, "XML")] {
        let url = url(&Signer::new(&credentials()).with_format(format), &REQUEST);
        assert_eq!(get(&url, "Format").as_deref(), Some(value));
    }
}

#[test]
fn a_security_token_is_sent_in_its_place() {
    let credentials = credentials().with_security_token("CAIS+/=token").unwrap();
    let url = url(&Signer::new(&credentials), &REQUEST);
    assert!(
        url.contains("&PricingCycle=Month&SecurityToken=CAIS%2B%2F%3Dtoken&SignatureMethod="),
        "{url}"
    );
    let again = credentials.with_security_token("other").unwrap();
    assert!(self::url(&Signer::new(&again), &REQUEST).contains("&SecurityToken=other&"));
}

#[test]
fn common_parameters_are_merged_around_those_of_an_action() {
    let mut params = [
        ("Zone", "1"),
        ("0", "2"),
        ("Gamma", "3"),
        ("Ab", "4"),
        ("Signal", "5"),
        ("Signature2", "6"),
        ("U", "7"),
    ];
    let call = RpcRequest::new(OPERATION, &mut params);
    let url = url(
        &Signer::new(&credentials().with_security_token("t").unwrap()),
        &call,
    );
    let names: Vec<String> = Query::from_url(&url)
        .unwrap()
        .parameters()
        .map(|(name, _)| name.to_string())
        .collect();
    assert_eq!(
        names,
        [
            "0",
            "Ab",
            "AccessKeyId",
            "Action",
            "Format",
            "Gamma",
            "SecurityToken",
            "Signal",
            "Signature2",
            "SignatureMethod",
            "SignatureNonce",
            "SignatureVersion",
            "Timestamp",
            "U",
            "Version",
            "Zone",
        ]
    );
    assert!(url.contains("&Signature="), "{url}");
}

#[test]
fn an_empty_value_is_sent_of_a_call_and_not_of_a_typed_request() {
    let mut params = [("RegionId", "")];
    let call = RpcRequest::new(OPERATION, &mut params);
    assert!(url(&Signer::new(&credentials()), &call).contains("&RegionId=&SignatureMethod="));
    let tags = [
        Tag::new("team", "").unwrap(),
        Tag::new("stage", "x").unwrap(),
    ];
    let url = url(
        &Signer::new(&credentials()),
        &REQUEST.tags(Tags::new(&tags).unwrap()),
    );
    assert!(
        url.contains("&Tag.1.Key=team&Tag.2.Key=stage&Tag.2.Value=x&Timestamp="),
        "{url}"
    );
}

#[test]
fn a_request_with_nothing_optional_sends_what_is_required_and_the_defaults() {
    let url = url(&Signer::new(&credentials()), &REQUEST);
    let (query, _) = url.split_once("&Signature=").unwrap();
    assert_eq!(
        query,
        "https://cbn.aliyuncs.com/?AccessKeyId=testid&Action=CreateCenBandwidthPackage&Bandwidth=2&Format=JSON\
         &GeographicRegionAId=China&GeographicRegionBId=Europe&Period=1&PricingCycle=Month&SignatureMethod=HMAC-SHA1\
         &SignatureNonce=07070707070707070707070707070707&SignatureVersion=1.0&Timestamp=9999-12-31T23%3A59%3A59Z&Version=2017-09-12"
    );
}

#[test]
fn an_endpoint_replaces_the_operations_host() {
    for (endpoint, text) in [
        (None, "https://ecs.aliyuncs.com/"),
        (
            Some(Endpoint::https("ecs-vpc.cn-hangzhou.aliyuncs.com")),
            "https://ecs-vpc.cn-hangzhou.aliyuncs.com/",
        ),
        (
            Some(Endpoint::https("localhost:8443")),
            "https://localhost:8443/",
        ),
        (
            Some(Endpoint::http("127.0.0.1:8080")),
            "http://127.0.0.1:8080/",
        ),
        (Some(Endpoint::http("[::1]:80")), "http://[::1]/"),
        (
            Some(Endpoint::http("[2001:DB8::1]:443")),
            "http://[2001:db8::1]:443/",
        ),
        (
            Some(Endpoint::https("Mock_9.test:065535")),
            "https://mock_9.test:65535/",
        ),
    ] {
        let mut signer = Signer::new(&credentials());
        if let Some(endpoint) = endpoint {
            let endpoint = endpoint.unwrap();
            assert_eq!(endpoint.to_string(), text);
            signer = signer.with_endpoint(endpoint);
        }
        let mut none = [];
        let call = RpcRequest::new(OPERATION, &mut none);
        assert_eq!(signer.endpoint(&call).unwrap().to_string(), text);
        let url = url(&signer, &call);
        assert!(
            url.starts_with(&format!(
                "{text}?AccessKeyId=testid&Action=DescribeRegions&"
            )),
            "{url}"
        );
        // The host is not signed.
        let body = signer
            .sign_query(Method::Get, &call, &stamp(), &mut [0; 4096])
            .unwrap()
            .as_str()
            .to_owned();
        assert_eq!(url, format!("{text}?{body}"));
    }
}

#[test]
fn a_host_that_could_not_stand_in_a_url_is_refused() {
    let bad: Vec<String> = (0..=0x7F_u8)
        .map(char::from)
        .filter(|&c| !c.is_ascii_alphanumeric() && !"-_.:[]".contains(c))
        .chain(['京', '\u{FF0E}'])
        .map(|c| format!("ab{c}"))
        .collect();
    let expected = "a host name without xn--, or an IPv4 or bracketed IPv6 address in canonical form, and perhaps a port, as in \
                    cbn.aliyuncs.com";
    for (host, problem) in bad
        .iter()
        .map(|host| (&**host, Problem::Character { at: 2 }))
        .chain([
            ("", Problem::Empty),
            (":80", Problem::Character { at: 0 }),
            ("h]", Problem::Character { at: 1 }),
            ("h[::1]", Problem::Character { at: 1 }),
            ("h:80:90", Problem::Character { at: 4 }),
            ("h:8a", Problem::Character { at: 3 }),
            ("::1", Problem::Character { at: 0 }),
            ("[]", Problem::Contains { at: 0 }),
            ("a.1", Problem::Contains { at: 0 }),
            ("a.xn--0", Problem::Contains { at: 0 }),
            (".", Problem::Contains { at: 0 }),
            ("a..b", Problem::Contains { at: 0 }),
            ("a/", Problem::Character { at: 1 }),
            ("[::g]", Problem::Character { at: 3 }),
            ("[::1]80", Problem::Character { at: 5 }),
            ("[::1]:80:", Problem::Character { at: 8 }),
            ("[", Problem::TooShort { characters: 1 }),
            ("[::1", Problem::TooShort { characters: 4 }),
            ("h:", Problem::TooShort { characters: 2 }),
            ("[::1]:", Problem::TooShort { characters: 6 }),
            ("h:65536", Problem::Range),
            ("h:42949672960", Problem::Range),
        ])
    {
        for error in [
            Endpoint::https(host).unwrap_err(),
            Endpoint::http(host).unwrap_err(),
        ] {
            assert_eq!(
                (error.parameter, error.problem, error.expected),
                ("host", problem, expected),
                "{host:?}"
            );
        }
        let mut none = [];
        let call = RpcRequest::new(Operation::new(host, "v", "n"), &mut none);
        let signer = Signer::new(&credentials());
        let mut buffer = [0xA5; 512];
        let error = signer.sign_url(&call, &stamp(), &mut buffer).unwrap_err();
        assert_eq!(error, SignError::InvalidHost);
        assert_eq!(
            error.to_string(),
            "the operation's host could not stand in a URL; expected one such as cbn.aliyuncs.com"
        );
        assert_eq!(buffer, [0xA5; 512], "nothing was written");
        assert_eq!(signer.endpoint(&call), Err(SignError::InvalidHost));
        // A body does not hold the host, and an endpoint of the caller's takes its place.
        assert!(
            signer
                .sign_query(Method::Post, &call, &stamp(), &mut buffer)
                .is_ok()
        );
        let signer = signer.with_endpoint(Endpoint::http("localhost").unwrap());
        assert!(url(&signer, &call).starts_with("http://localhost/?"));
    }
}

#[test]
fn an_operation_without_a_name_or_a_version_is_refused() {
    let signer = Signer::new(&credentials());
    for (version, name, missing) in [
        ("2014-05-26", "", "Action"),
        ("", "DescribeRegions", "Version"),
        ("", "", "Action"),
    ] {
        let mut none = [];
        let operation = Operation::new("ecs.aliyuncs.com", version, name);
        let call = RpcRequest::new(operation, &mut none);
        let mut buffer = [0xA5; 512];
        for outcome in [
            signer.sign_url(&call, &stamp(), &mut buffer),
            signer.sign_query(Method::Post, &call, &stamp(), &mut []),
        ] {
            let error = outcome.unwrap_err();
            assert!(matches!(error, SignError::MissingParam(name) if name.as_str() == missing));
            assert_eq!(
                error.to_string(),
                format!("parameter {missing}: nothing was given; expected one or more characters")
            );
        }
        assert_eq!(buffer, [0; 512], "nothing is left");
    }
}

#[test]
fn credentials_are_refused_if_they_are_empty_or_hold_what_is_not_seen() {
    let message = |parameter, problem: &str| {
        format!(
            "{parameter}: {problem}; expected one or more visible characters, without quotation marks around them"
        )
    };
    let categories = GeneralCategoryGroup::Separator
        .union(GeneralCategoryGroup::Control)
        .union(GeneralCategoryGroup::Format);
    for character in '\0'..=char::MAX {
        let refused = categories.contains(GeneralCategory::for_char(character))
            || DefaultIgnorableCodePoint::for_char(character);
        let mut text = [0; 4];
        let problem = Credentials::new("id", character.encode_utf8(&mut text))
            .err()
            .map(|error| error.problem);
        let expected = refused.then_some(Problem::Character { at: 0 });
        assert_eq!(problem, expected, "{character:?}");
    }
    for text in ["ab\n", "ab\u{AD}", "ab\u{E0001}"] {
        for (parameter, result) in [
            ("AccessKeyId", Credentials::new(text, "secret")),
            ("AccessKeySecret", Credentials::new("id", text)),
            ("SecurityToken", credentials().with_security_token(text)),
        ] {
            assert_eq!(
                result.unwrap_err().to_string(),
                message(parameter, "the character at byte 2 is not allowed")
            );
        }
    }
    for (text, at) in [
        (" ", 0),
        ("\u{3000}a b", 0),
        ("a\u{7F}\u{A0}", 1),
        ("京 \n", 3),
        ("a\u{85}", 1),
    ] {
        let error = Credentials::new("id", text).unwrap_err();
        assert_eq!(error.problem, Problem::Character { at }, "{text:?}");
    }
    for (parameter, result) in [
        ("AccessKeyId", Credentials::new("", "secret")),
        ("AccessKeySecret", Credentials::new("id", "")),
        ("SecurityToken", credentials().with_security_token("")),
    ] {
        assert_eq!(
            result.unwrap_err().to_string(),
            message(parameter, "nothing was given")
        );
    }
    // What an export from a spreadsheet or a shell put around a key.
    for quoted in ["\"secret\"", "'secret'", "\"\"", "''", "'a'b'"] {
        for error in [
            Credentials::new(quoted, "secret").unwrap_err(),
            Credentials::new("id", quoted).unwrap_err(),
            credentials().with_security_token(quoted).unwrap_err(),
        ] {
            let (problem, expected) = (error.problem, error.expected);
            assert_eq!(problem, Problem::Character { at: 0 });
            assert_eq!(
                expected,
                "one or more visible characters, without quotation marks around them"
            );
        }
    }
    for text in ["'", "\"", "\"a'", "a'", "\"a", "a\"b\"c", "`a`"] {
        assert!(Credentials::new(text, text).is_ok(), "{text}");
    }
    // An escape that ends too early is text like any other.
    assert!(Credentials::new("id", "\u{C2}\u{E1}\u{E2}\u{E3}").is_ok());
    assert_eq!(credentials().access_key_id(), "testid");
}

/// Signs exactly one parameter as the textbook does.
fn check(secret: &str, value: &str) {
    let signer = Signer::new(&Credentials::new("id", secret).unwrap());
    for method in [Method::Get, Method::Post] {
        let params = BTreeMap::from([("Value".to_owned(), value.to_owned())]);
        let expected = textbook::sign(method.as_str(), secret, &params);
        let mut buffer = vec![0; 3 * value.len() + 128];
        let got = signer
            .sign_exactly(method, &mut [("Value", value)], &mut buffer)
            .unwrap();
        assert_eq!(
            got.as_str(),
            expected.query,
            "a secret of {} bytes",
            secret.len()
        );
        assert!(got.string_to_sign() == *expected.string_to_sign);
    }
}

#[test]
fn a_secret_of_any_length_makes_the_key() {
    // With the `&` behind it, the key fills a block of the hash at 63 bytes, and is hashed itself from 64 on.
    for length in (1..=200).chain([1000, 10_000]) {
        let secret: String = ('!'..='~').cycle().take(length).collect();
        check(&secret, "value");
    }
    check(&"密".repeat(21), "value");
    check(&"密".repeat(22), "value");
}

#[test]
fn a_string_to_sign_of_any_length_is_hashed() {
    for length in 0..=300 {
        check("testsecret", &"v".repeat(length));
        check("testsecret", &"*".repeat(length));
    }
}

#[test]
fn a_value_of_a_megabyte_is_signed() {
    check("testsecret", &"0123456789abcdef".repeat(1 << 16));
    check("testsecret", &"京*a".repeat(1 << 14));
}

#[test]
fn a_buffer_of_no_bytes_asks_for_the_length() {
    let value = "京".repeat(1 << 18);
    let signer = Signer::new(&credentials());
    let error = signer
        .sign_exactly(Method::Get, &mut [("Value", &value)], &mut [])
        .unwrap_err();
    // `Value=`, nine characters for every one, `&Signature=` and at least the 28 of a signature.
    let SignError::BufferTooSmall { needed } = error else {
        panic!("{error}");
    };
    let mut buffer = vec![0; needed];
    assert_eq!(
        signer
            .sign_exactly(Method::Get, &mut [("Value", &value)], &mut buffer)
            .unwrap()
            .as_str()
            .len(),
        needed
    );
    assert!(needed >= 6 + 9 * (1 << 18) + 11 + 28);
    assert_eq!(
        error.to_string(),
        format!("the buffer is too small; expected {needed} bytes")
    );
}

#[test]
fn one_signer_signs_many_requests_each_as_if_it_were_the_first() {
    let signer = Signer::new(&credentials());
    let mut none = [];
    let call = RpcRequest::new(OPERATION, &mut none);
    let (first, other) = (url(&signer, &REQUEST), url(&signer, &call));
    assert_ne!(first, other);
    for _ in 0..3 {
        assert!(signer.sign_url(&call, &stamp(), &mut [0; 10]).is_err());
        assert_eq!(url(&signer, &REQUEST), first);
        assert_eq!(url(&signer, &call), other);
    }
}

#[test]
fn every_part_of_a_stamp_and_of_the_credentials_changes_the_signature() {
    let signature = |credentials: &Credentials<'_, '_>, seconds, nonce| {
        let stamp = Stamp::new(
            Timestamp::from_unix(seconds).unwrap(),
            Nonce::from_random([nonce; 16]),
        );
        let mut buffer = [0; 1024];
        Signer::new(credentials)
            .sign_url(&REQUEST, &stamp, &mut buffer)
            .unwrap()
            .signature()
            .to_owned()
    };
    let plain = credentials();
    let signatures = [
        signature(&plain, 0, 0),
        signature(&plain, 1, 0),
        signature(&plain, 0, 1),
        signature(&plain.with_security_token("t").unwrap(), 0, 0),
        signature(&Credentials::new("testid", "testsecreT").unwrap(), 0, 0),
        signature(&Credentials::new("testiD", "testsecret").unwrap(), 0, 0),
    ];
    let distinct: std::collections::BTreeSet<_> = signatures.iter().collect();
    assert_eq!(distinct.len(), signatures.len());
}
