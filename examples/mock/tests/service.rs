//! What the mock answers, request by request.

#[path = "client/requests.rs"]
mod client;

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cenbwp::reply::{CreateCenBandwidthPackageReply, ServiceError};
use cenbwp::{Credentials, Method};
use cenbwp_mock::{Config, Key, Mock};
use client::{PARAMS, acs3, config, credentials, http, mock, now, rpc, send, stamp, stamp_at};

const CREATE: &str = "CreateCenBandwidthPackage";

/// Sends a request that is signed with HMAC-SHA1, and gives the status and the body.
fn call(mock: &Mock, action: &str, params: &[(&str, &str)]) -> (u16, String) {
    let request = rpc(Method::Post, action, params, &stamp(), &credentials());
    send(mock.address(), &request).unwrap()
}

fn package(answer: &(u16, String)) -> String {
    let reply = CreateCenBandwidthPackageReply::read(answer.1.as_bytes());
    let reply = reply.unwrap_or_else(|refusal| panic!("{refusal:?}"));
    assert_eq!(answer.0, 200);
    reply.cen_bandwidth_package_id.to_string()
}

fn code(answer: &(u16, String)) -> String {
    let refusal = ServiceError::read(answer.1.as_bytes());
    let refusal = refusal.unwrap_or_else(|error| panic!("{error}: {answer:?}"));
    assert_ne!(answer.0, 200);
    refusal.code.to_string()
}

fn with(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let own = PARAMS.into_iter();
    let own = own.filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    own.chain(more.iter().copied()).collect()
}

#[test]
fn a_package_is_bought_by_each_method_in_query_and_form_and_answered_in_both_formats() {
    let mock = mock();
    let requests = [
        rpc(Method::Get, CREATE, &PARAMS, &stamp(), &credentials()),
        rpc(Method::Post, CREATE, &PARAMS, &stamp(), &credentials()),
        acs3(Method::Get, CREATE, &PARAMS, false, &credentials()),
        acs3(Method::Post, CREATE, &PARAMS, false, &credentials()),
        acs3(Method::Post, CREATE, &PARAMS, true, &credentials()),
    ];
    for (request, number) in requests.iter().zip(1..) {
        let answer = send(mock.address(), request).unwrap();
        assert_eq!(package(&answer), format!("cenbwp-{number:018}"));
        assert!(answer.1.starts_with('{'), "{answer:?}");
    }
    let mut buffer = [0; 1024];
    let signer = cenbwp::Signer::new(&credentials()).with_format(cenbwp::Format::Xml);
    let mut params = PARAMS;
    let operation = cenbwp::Operation::new("localhost", "2017-09-12", CREATE);
    let action = cenbwp::RpcRequest::new(operation, &mut params);
    let signed = signer
        .sign_query(Method::Get, &action, &stamp(), &mut buffer)
        .unwrap();
    let answer = send(mock.address(), &http("GET", signed.as_str())).unwrap();
    assert_eq!(package(&answer), format!("cenbwp-{:018}", 6));
    assert!(answer.1.starts_with("<?xml"), "{answer:?}");
    assert_eq!(mock.bought(), 6);
}

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn what_is_not_right_is_refused_as_the_service_refuses_it() {
    let mock = mock();
    for (action, params, expected) in [
        (
            CREATE,
            with(&[("Bandwidth", "1")]),
            (400, "ParameterIllegal.BandwidthLimit"),
        ),
        (
            CREATE,
            with(&[("BandwidthPackageChargeType", "free")]),
            (400, "UnSupported.ChargeType"),
        ),
        (CREATE, with(&[("Name", "1")]), (400, "InvalidName")),
        (
            CREATE,
            with(&[("GeographicRegionAId", "Atlantis")]),
            (400, "InvalidParameter"),
        ),
        (
            CREATE,
            with(&[("Colour", "red")]),
            (400, "InvalidParameter"),
        ),
        (CREATE, PARAMS[1..].to_vec(), (400, "MissingBandwidth")),
        (
            CREATE,
            PARAMS[..2].to_vec(),
            (400, "MissingGeographicRegionBId"),
        ),
        ("DeleteEverything", vec![], (404, "InvalidAction.NotFound")),
        (
            "AssociateCenBandwidthPackage",
            vec![("CenId", "cen-1")],
            (400, "MissingCenBandwidthPackageId"),
        ),
        (
            "AssociateCenBandwidthPackage",
            vec![("CenId", "cen-1"), ("CenBandwidthPackageId", "cenbwp-0")],
            (400, "ParameterIllegal.BandwidthPackage"),
        ),
        (
            "DescribeCenBandwidthPackages",
            vec![("PageSize", "51")],
            (400, "InvalidParameter"),
        ),
        (
            "DescribeCenBandwidthPackages",
            vec![("Filter.1.Value.1", "a")],
            (400, "MissingFilter.1.Key"),
        ),
        (
            "DescribeCenBandwidthPackages",
            vec![("Filter.1.Key", "Colour")],
            (400, "InvalidParameter"),
        ),
    ] {
        let answer = call(&mock, action, &params);
        assert_eq!((answer.0, &*code(&answer)), expected, "{action} {params:?}");
    }
    let expired = rpc(
        Method::Get,
        CREATE,
        &PARAMS,
        &stamp_at(now() - 901),
        &credentials(),
    );
    let early = rpc(
        Method::Get,
        CREATE,
        &PARAMS,
        &stamp_at(now() + 960),
        &credentials(),
    );
    let other = rpc(
        Method::Get,
        CREATE,
        &PARAMS,
        &stamp(),
        &Credentials::new("other", "x").unwrap(),
    );
    let token = credentials().with_security_token("token").unwrap();
    let token = rpc(Method::Get, CREATE, &PARAMS, &stamp(), &token);
    let right = rpc(Method::Get, CREATE, &PARAMS, &stamp(), &credentials());
    for (request, expected) in [
        (expired, (400, "InvalidTimeStamp.Expired")),
        (early, (400, "InvalidTimeStamp.Expired")),
        (other, (404, "InvalidAccessKeyId.NotFound")),
        (token, (400, "InvalidSecurityToken.MismatchWithAccessKey")),
        (
            right.replace("Version=2017-09-12", "Version="),
            (400, "MissingVersion"),
        ),
        (
            right.replace("SignatureMethod=HMAC-SHA1", "SignatureMethod=MD5"),
            (400, "InvalidSignatureMethod"),
        ),
        (
            right.replace("Bandwidth=2", "Bandwidth=2&Bandwidth=2"),
            (400, "InvalidParameter"),
        ),
        (
            right.replace("GET /", "PUT /"),
            (400, "UnsupportedHTTPMethod"),
        ),
        (http("GET", ""), (400, "MissingAccessKeyId")),
        (
            http("POST", &"a".repeat(1 + (1 << 20))),
            (413, "RequestTooLarge"),
        ),
    ] {
        let answer = send(mock.address(), &request).unwrap();
        assert_eq!(
            (answer.0, &*code(&answer)),
            expected,
            "{}",
            &request[..request.len().min(999)]
        );
    }
    let many = right.replace("Host:", &("A: b\r\n".repeat(99) + "Host:"));
    assert_eq!(send(mock.address(), &many).unwrap().0, 431);
    assert_eq!(mock.bought(), 0);
    assert_eq!(package(&send(mock.address(), &right).unwrap()).len(), 25);
}

#[test]
fn a_wrong_signature_is_told_in_the_words_of_its_method_with_the_string_that_was_signed() {
    let mock = mock();
    let wrong = Credentials::new(client::ID, "another").unwrap();
    let request = rpc(Method::Post, CREATE, &PARAMS, &stamp(), &wrong);
    let answer = send(mock.address(), &request).unwrap();
    assert_eq!(code(&answer), "SignatureDoesNotMatch");
    let refusal = ServiceError::read(answer.1.as_bytes()).unwrap();
    let string = refusal.server_string_to_sign().unwrap().to_string();
    assert!(
        string.starts_with(
            "POST&%2F&AccessKeyId%3Dtestid%26Action%3DCreateCenBandwidthPackage%26Bandwidth%3D2%26"
        ),
        "{string}"
    );

    let request = acs3(Method::Post, CREATE, &PARAMS, false, &wrong);
    let answer = send(mock.address(), &request).unwrap();
    assert_eq!(code(&answer), "SignatureDoesNotMatch");
    let refusal = ServiceError::read(answer.1.as_bytes()).unwrap();
    let string = refusal.server_string_to_sign().unwrap().to_string();
    assert!(
        string.starts_with("ACS3-HMAC-SHA256\n") && string.len() == 81,
        "{string}"
    );
    let canonical = refusal.server_canonical_request().unwrap().to_string();
    assert!(canonical.starts_with("POST\n/\nBandwidth=2&GeographicRegionAId=China&GeographicRegionBId=North-America\nhost:localhost\n"), "{canonical}");
}

#[test]
fn a_nonce_serves_once_and_a_client_token_buys_once() {
    let mock = mock();
    let request = rpc(Method::Get, CREATE, &PARAMS, &stamp(), &credentials());
    assert_eq!(send(mock.address(), &request).unwrap().0, 200);
    assert_eq!(
        code(&send(mock.address(), &request).unwrap()),
        "SignatureNonceUsed"
    );
    // A nonce that came with a wrong signature is still free.
    let wrong = Credentials::new(client::ID, "another").unwrap();
    let stamp = stamp();
    let forged = rpc(Method::Get, CREATE, &PARAMS, &stamp, &wrong);
    assert_eq!(
        code(&send(mock.address(), &forged).unwrap()),
        "SignatureDoesNotMatch"
    );
    let right = rpc(Method::Get, CREATE, &PARAMS, &stamp, &credentials());
    assert_eq!(send(mock.address(), &right).unwrap().0, 200);
    assert_eq!(mock.bought(), 2);

    let first = package(&call(&mock, CREATE, &with(&[("ClientToken", "a")])));
    assert_eq!(
        package(&call(&mock, CREATE, &with(&[("ClientToken", "a")]))),
        first
    );
    let other = call(
        &mock,
        CREATE,
        &with(&[("ClientToken", "a"), ("Bandwidth", "3")]),
    );
    assert_eq!(code(&other), "IdempotenceParam.NotMatch");
    assert_ne!(
        package(&call(&mock, CREATE, &with(&[("ClientToken", "b")]))),
        first
    );
    assert_eq!(mock.bought(), 4);
}

#[test]
fn failures_and_cut_connections_come_as_they_were_planted() {
    let mock = Mock::start(Config {
        failures: vec![
            "Operation.Blocking:2".parse().unwrap(),
            "Throttling.User:1".parse().unwrap(),
        ],
        drops: 1,
        latency: Duration::from_millis(100),
        ..config()
    });
    let mock = mock.unwrap();
    let params = with(&[("ClientToken", "a")]);
    let start = Instant::now();
    for expected in [
        (500, "Operation.Blocking"),
        (500, "Operation.Blocking"),
        (400, "Throttling.User"),
    ] {
        let answer = call(&mock, CREATE, &params);
        assert_eq!((answer.0, &*code(&answer)), expected);
    }
    assert!(start.elapsed() >= Duration::from_millis(300));
    assert_eq!(mock.bought(), 0);
    let request = rpc(Method::Get, CREATE, &params, &stamp(), &credentials());
    assert!(send(mock.address(), &request).is_err());
    assert_eq!(mock.bought(), 1);
    assert_eq!(package(&call(&mock, CREATE, &params)).len(), 25);
    assert_eq!(mock.bought(), 1);
}

#[test]
fn a_package_is_created_then_idle_then_in_use_and_found_by_filters_and_pages() {
    let mock = mock();
    for name in ["one", "two", "three"] {
        package(&call(
            &mock,
            CREATE,
            &with(&[
                ("Name", name),
                ("Description", "北京 & <Zürich>"),
                ("Tag.1.Key", "团队"),
            ]),
        ));
    }
    let describe = |params: &[(&str, &str)]| {
        let answer = call(&mock, "DescribeCenBandwidthPackages", params);
        assert_eq!(answer.0, 200, "{answer:?}");
        let value: serde_json::Value = serde_json::from_str(&answer.1).unwrap();
        let found = value["CenBandwidthPackages"]["CenBandwidthPackage"]
            .as_array()
            .unwrap();
        let found = found.iter().map(|it| {
            format!(
                "{} {}",
                it["Name"].as_str().unwrap(),
                it["Status"].as_str().unwrap()
            )
        });
        (
            value["TotalCount"].as_u64().unwrap(),
            found.collect::<Vec<_>>().join(", "),
            value,
        )
    };
    let (count, found, value) = describe(&[]);
    assert_eq!(
        (count, &*found),
        (3, "one Creating, two Creating, three Creating")
    );
    let first = &value["CenBandwidthPackages"]["CenBandwidthPackage"][0];
    assert_eq!(
        (&first["GeographicRegionBId"], &first["Bandwidth"]),
        (&"north-america".into(), &2.into())
    );
    assert_eq!(
        (&first["Description"], &first["Tags"]["Tag"][0]["Key"]),
        (&"北京 & <Zürich>".into(), &"团队".into())
    );
    let id = first["CenBandwidthPackageId"].as_str().unwrap();

    for (params, expected) in [
        (vec![("PageSize", "2")], (3, "one Idle, two Idle")),
        (
            vec![("PageSize", "2"), ("PageNumber", "2")],
            (3, "three Idle"),
        ),
        (vec![("PageNumber", "2")], (3, "")),
        (
            vec![
                ("Filter.1.Key", "Name"),
                ("Filter.1.Value.1", "two"),
                ("Filter.1.Value.2", "one"),
            ],
            (2, "one Idle, two Idle"),
        ),
        (
            vec![
                ("Filter.1.Key", "CenBandwidthPackageId"),
                ("Filter.1.Value.1", id),
                ("Filter.2.Key", "Status"),
                ("Filter.2.Value.1", "Idle"),
            ],
            (1, "one Idle"),
        ),
        (
            vec![("Filter.1.Key", "Status"), ("Filter.1.Value.1", "InUse")],
            (0, ""),
        ),
    ] {
        let (count, found, _) = describe(&params);
        assert_eq!((count, &*found), expected, "{params:?}");
    }
    let associate = [("CenBandwidthPackageId", id), ("CenId", "cen-1")];
    assert_eq!(
        call(&mock, "AssociateCenBandwidthPackage", &associate).0,
        200
    );
    assert_eq!(
        code(&call(&mock, "AssociateCenBandwidthPackage", &associate)),
        "InvalidStatus.Resource"
    );
    let (count, found, _) = describe(&[("Filter.1.Key", "CenId"), ("Filter.1.Value.1", "cen-1")]);
    assert_eq!((count, &*found), (1, "one InUse"));
}

#[test]
fn temporary_credentials_are_found_by_key_and_token() {
    let keys = ["a", "b"].map(|token| {
        Key::new(client::ID, &format!("secret of {token}").replace(' ', "-")).with_token(token)
    });
    let mock = Mock::start(Config {
        keys: keys.to_vec(),
        ..Config::default()
    })
    .unwrap();
    for (secret, token, expected) in [
        ("secret-of-a", "a", 200),
        ("secret-of-b", "b", 200),
        ("secret-of-a", "b", 400),
        ("secret-of-a", "c", 400),
    ] {
        let credentials = Credentials::new(client::ID, secret).unwrap();
        let credentials = credentials.with_security_token(token).unwrap();
        let request = rpc(Method::Get, CREATE, &PARAMS, &stamp(), &credentials);
        assert_eq!(
            send(mock.address(), &request).unwrap().0,
            expected,
            "{secret} {token}"
        );
    }
}

#[test]
fn a_client_that_stops_in_the_middle_is_cut_off_after_ten_seconds() {
    use std::io::{Read as _, Write as _};

    let mock = mock();
    let whole = rpc(Method::Post, CREATE, &PARAMS, &stamp(), &credentials());
    let mut streams = [20, whole.len() - 20, 0].map(|sent| {
        let mut stream = TcpStream::connect(mock.address()).unwrap();
        stream.write_all(&whole.as_bytes()[..sent]).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream
    });
    let start = Instant::now();
    for stream in &mut streams {
        assert_eq!(stream.read(&mut [0; 9]).unwrap_or(0), 0);
        assert!((9..13).contains(&start.elapsed().as_secs()));
    }
    assert_eq!(mock.bought(), 0);
}

#[test]
fn the_log_has_a_line_for_each_request_and_no_secret_token_signature_or_value() {
    const ID: &str = "logged-key";
    const SECRET: &str = "a-secret-to-look-for";
    const TOKEN: &str = "a-token-to-look-for";
    const VALUE: &str = "a-value-to-look-for";

    let mut mock = Command::new(env!("CARGO_BIN_EXE_cenbwp-mock"))
        .arg("--key")
        .arg(format!("{ID}:{SECRET}:{TOKEN}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(mock.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    let address = first.trim().strip_prefix("listening on http://").unwrap();
    let address = address.parse().unwrap();

    let key = |secret: &'static str, token: &'static str| {
        let credentials = Credentials::new(ID, secret).unwrap();
        credentials.with_security_token(token).unwrap()
    };
    let params = [&PARAMS[..], &[("Name", VALUE)]].concat();
    let mut statuses = Vec::new();
    for credentials in [key(SECRET, TOKEN), key(VALUE, TOKEN), key(SECRET, VALUE)] {
        for method in [Method::Get, Method::Post] {
            for action in ["CreateCenBandwidthPackage", "DescribeCenBandwidthPackages"] {
                let hmac_sha1 = rpc(method, action, &params, &stamp(), &credentials);
                let is_form = method == Method::Post;
                let acs3 = acs3(method, action, &params, is_form, &credentials);
                for request in [hmac_sha1, acs3] {
                    statuses.push(send(address, &request).unwrap().0);
                }
            }
        }
    }
    // What cannot be read at all.
    let query = format!("AccessKeyId={ID}&SecurityToken={TOKEN}&Signature={SECRET}&Name={VALUE}");
    statuses.push(send(address, &http("GET", &query)).unwrap().0);

    mock.kill().unwrap();
    let mut log = String::new();
    mock.stderr
        .take()
        .unwrap()
        .read_to_string(&mut log)
        .unwrap();
    assert!(mock.wait().is_ok());
    assert!(
        statuses.contains(&200) && statuses.iter().filter(|status| **status != 200).count() >= 17
    );
    assert_eq!(log.lines().count(), statuses.len(), "{log}");
    assert!(log.contains("CreateCenBandwidthPackage OK") && log.contains("SignatureDoesNotMatch"));
    for secret in [SECRET, TOKEN, VALUE, "Signature=", "string to sign"] {
        assert!(!log.contains(secret), "{log}");
    }
}
