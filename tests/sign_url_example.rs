//! The example prints what it documents, and nothing else, on the stream that it documents.

#[cfg(all(feature = "acs3", unix))]
#[path = "textbook/acs3.rs"]
#[expect(clippy::duplicate_mod, reason = "both textbooks encode alike")]
mod acs3;
#[path = "textbook/rpc.rs"]
mod textbook;

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::{SystemTime, UNIX_EPOCH};

use cenbwp::Timestamp;
use cenbwp::query::Query;

/// The example beside this test, which `cargo test` builds before it runs any test.
fn example() -> PathBuf {
    let test = env::current_exe().unwrap();
    let profile = test.parent().unwrap().parent().unwrap();
    let name = format!("sign_url{}", env::consts::EXE_SUFFIX);
    let example = profile.join("examples").join(name);
    assert!(
        example.exists(),
        "build it first: cargo build --example sign_url"
    );
    example
}

/// Runs the example with arguments and with these variables of the environment.
fn run_with(variables: &[(&str, &str)], arguments: &[&str]) -> Output {
    let mut command = Command::new(example());
    for name in ["ID", "SECRET"] {
        command.env_remove(format!("ALIBABA_CLOUD_ACCESS_KEY_{name}"));
    }
    command.env_remove("ALIBABA_CLOUD_SECURITY_TOKEN");
    command
        .envs(variables.iter().copied())
        .args(arguments)
        .output()
        .unwrap()
}

/// What was printed on standard output and standard error, and the status.
fn run(arguments: &[&str]) -> (String, String, Option<i32>) {
    split(&run_with(&[], arguments))
}

fn split(output: &Output) -> (String, String, Option<i32>) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code(),
    )
}

const NOTE: &str = "note: signed with testid and testsecret of the documentation; \
    set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET\n";

const LEFT_OUT: &str = "advisory: AutoPay: the service may pay the bill or leave it unpaid, as revisions of the reference \
    disagree; write true or false\n";

const MINIMAL: [&str; 6] = [
    "--bandwidth",
    "2",
    "--from",
    "China",
    "--to",
    "North-America",
];

const STAMP: [&str; 4] = [
    "--timestamp",
    "2018-04-27T12:46:24Z",
    "--nonce",
    "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
];

const DOCUMENTED: &str = "--bandwidth 2 --from China --to North-America --charge-type PrePaid --period 1 --pricing-cycle Month \
    --auto-pay --client-token 02fb3da4-130e-11e9-8e44-0016e04115b --name nametest --cen-id cen-0xyeagctz5sfg46fbl --format JSON \
    --timestamp 2018-04-27T12:46:24Z --nonce 3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf";

const URL: &str = "https://cbn.aliyuncs.com/?AccessKeyId=testid&Action=CreateCenBandwidthPackage&AutoPay=true&Bandwidth=2\
    &BandwidthPackageChargeType=PrePaid&CenId=cen-0xyeagctz5sfg46fbl&ClientToken=02fb3da4-130e-11e9-8e44-0016e04115b\
    &Format=JSON&GeographicRegionAId=China&GeographicRegionBId=North-America&Name=nametest&Period=1&PricingCycle=Month\
    &SignatureMethod=HMAC-SHA1&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0\
    &Timestamp=2018-04-27T12%3A46%3A24Z&Version=2017-09-12&Signature=I%2BxuvTuu6KH%2Fp9J4G%2BpcIqOl1II%3D";

/// The parameters of a signed query, whose signature is the textbook's.
fn parameters(method: &str, secret: &str, query: &str) -> BTreeMap<String, String> {
    let query = Query::new(query).unwrap();
    let all: BTreeMap<String, String> = query
        .parameters()
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .collect();
    assert_eq!(
        query.signature().unwrap().to_string(),
        textbook::sign(method, secret, &all).signature
    );
    all
}

#[test]
fn the_documented_call_prints_the_documented_url() {
    let arguments: Vec<&str> = DOCUMENTED.split_whitespace().collect();
    let (out, err, status) = run(&arguments);
    assert_eq!(out, format!("{URL}\n"));
    assert_eq!(
        err,
        format!(
            "advisory: BandwidthPackageChargeType: the service may refuse the spelling PrePaid; write PREPAY or leave it out\n\
             advisory: CenId: the service may refuse or ignore it; leave it out and attach the package with \
             AssociateCenBandwidthPackage\n{NOTE}"
        )
    );
    assert_eq!(status, Some(0));
}

#[test]
fn the_shortest_call_sends_what_is_required_now() {
    let seconds = || {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs()
    };
    let before = seconds();
    let outputs = [run(&MINIMAL), run(&MINIMAL)];
    let after = seconds();
    let mut nonces = Vec::new();
    for (out, err, status) in outputs {
        assert_eq!((err, status), (format!("{LEFT_OUT}{NOTE}"), Some(0)));
        let query = out
            .strip_prefix("https://cbn.aliyuncs.com/?")
            .unwrap()
            .strip_suffix('\n')
            .unwrap();
        let mut all = parameters("GET", "testsecret", query);
        let timestamp: Timestamp = all.remove("Timestamp").unwrap().parse().unwrap();
        assert!(
            (before..=after).contains(&timestamp.unix_seconds()),
            "{timestamp}"
        );
        let nonce = all.remove("SignatureNonce").unwrap();
        assert_eq!(
            (
                nonce.len(),
                nonce.bytes().all(|byte| byte.is_ascii_hexdigit())
            ),
            (32, true),
            "{nonce}"
        );
        nonces.push(nonce);
        let expected = [
            ("AccessKeyId", "testid"),
            ("Action", "CreateCenBandwidthPackage"),
            ("Bandwidth", "2"),
            ("Format", "JSON"),
            ("GeographicRegionAId", "China"),
            ("GeographicRegionBId", "North-America"),
            ("Period", "1"),
            ("PricingCycle", "Month"),
            ("SignatureMethod", "HMAC-SHA1"),
            ("SignatureVersion", "1.0"),
            ("Version", "2017-09-12"),
        ];
        assert!(
            all.iter()
                .map(|(name, value)| (&**name, &**value))
                .eq(expected),
            "{all:?}"
        );
    }
    assert_ne!(nonces[0], nonces[1]);
}

#[test]
fn every_flag_reaches_its_parameter() {
    for (flags, name, value) in [
        (
            &["--charge-type", "PREPAY"][..],
            "BandwidthPackageChargeType",
            Some("PREPAY"),
        ),
        (
            &["--charge-type", "POSTPAY"],
            "BandwidthPackageChargeType",
            Some("POSTPAY"),
        ),
        (&["--pricing-cycle", "Year"], "PricingCycle", Some("Year")),
        (&["--period", "3"], "Period", Some("3")),
        (&["--auto-pay"], "AutoPay", Some("true")),
        (&[], "AutoPay", None),
        (&["--client-token", "a b*c"], "ClientToken", Some("a b*c")),
        (&["--client-token=-a"], "ClientToken", Some("-a")),
        (&["--name", "backbone"], "Name", Some("backbone")),
        (&["--cen-id", "cen-1"], "CenId", Some("cen-1")),
        (
            &["--description", "北京 to 😀"],
            "Description",
            Some("北京 to 😀"),
        ),
        (&["--format", "XML"], "Format", Some("XML")),
        (
            &["--timestamp", "2018-04-27T12:46:24Z"],
            "Timestamp",
            Some("2018-04-27T12:46:24Z"),
        ),
        (&["--nonce", "n-1"], "SignatureNonce", Some("n-1")),
    ] {
        let (out, _, status) = run(&[&MINIMAL, flags].concat());
        assert_eq!(status, Some(0), "{flags:?}");
        let query = out
            .strip_prefix("https://cbn.aliyuncs.com/?")
            .unwrap()
            .strip_suffix('\n')
            .unwrap();
        assert_eq!(
            parameters("GET", "testsecret", query)
                .get(name)
                .map(String::as_str),
            value,
            "{flags:?}"
        );
    }
}

#[test]
fn an_area_is_given_by_its_name_or_by_a_region() {
    for (text, area) in [
        ("China", "China"),
        ("cn-hangzhou", "China"),
        ("cn-hongkong", "Asia-Pacific"),
        ("us-west-1", "North-America"),
        ("eu-central-1", "Europe"),
        ("Middle-East", "Middle-East"),
        ("ap-southeast-2", "Australia"),
    ] {
        let (out, ..) = run(&["--bandwidth", "2", "--from", text, "--to", text]);
        let query = Query::from_url(out.trim_end()).unwrap();
        assert_eq!(query.get("GeographicRegionAId").unwrap(), area);
        assert_eq!(query.get("GeographicRegionBId").unwrap(), area);
    }
}

#[test]
fn an_endpoint_is_given_with_scheme_and_port_or_without() {
    for (endpoint, url) in [
        (
            "cbn-vpc.cn-hangzhou.aliyuncs.com",
            "https://cbn-vpc.cn-hangzhou.aliyuncs.com/",
        ),
        ("localhost:8443", "https://localhost:8443/"),
        ("https://localhost", "https://localhost/"),
        ("https://localhost:8443/", "https://localhost:8443/"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/"),
        ("http://[::1]:8080", "http://[::1]:8080/"),
        (
            "HTTPS://CBN.Aliyuncs.com:0443/",
            "https://cbn.aliyuncs.com/",
        ),
    ] {
        let (out, ..) = run(&[&MINIMAL[..], &["--endpoint", endpoint]].concat());
        assert!(out.starts_with(&format!("{url}?AccessKeyId=")), "{out}");
        let (out, ..) = run(&[&MINIMAL[..], &["--endpoint", endpoint, "--post"]].concat());
        assert_eq!(out.lines().next(), Some(url));
    }
}

#[test]
fn a_post_request_is_an_endpoint_and_a_body() {
    let (out, err, status) = run(&[&MINIMAL[..], &STAMP, &["--post"]].concat());
    assert_eq!((err, status), (format!("{LEFT_OUT}{NOTE}"), Some(0)));
    let [endpoint, body] = out
        .strip_suffix('\n')
        .unwrap()
        .split('\n')
        .collect::<Vec<_>>()
        .try_into()
        .unwrap();
    assert_eq!(endpoint, "https://cbn.aliyuncs.com/");
    let all = parameters("POST", "testsecret", body);
    assert_eq!(all["Bandwidth"], "2");
}

#[test]
fn the_string_to_sign_is_printed_instead() {
    for (flags, method) in [(&[][..], "GET"), (&["--post"], "POST")] {
        let query = {
            let (out, ..) = run(&[&MINIMAL[..], &STAMP, flags].concat());
            let last = out.lines().last().unwrap().to_owned();
            last.rsplit('?').next().unwrap().to_owned()
        };
        let expected = textbook::sign(
            method,
            "testsecret",
            &parameters(method, "testsecret", &query),
        )
        .string_to_sign;
        let (out, err, status) =
            run(&[&MINIMAL[..], &STAMP, flags, &["--string-to-sign"]].concat());
        assert_eq!(
            (out, err, status),
            (
                format!("{expected}\n"),
                format!("{LEFT_OUT}{NOTE}"),
                Some(0)
            )
        );
    }
}

#[test]
fn credentials_come_from_the_environment() {
    const ID: &str = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    const SECRET: &str = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    const TOKEN: &str = "ALIBABA_CLOUD_SECURITY_TOKEN";
    for (variables, id, secret, token, note) in [
        (&[(ID, "me"), (SECRET, "s/1")][..], "me", "s/1", None, ""),
        (
            &[(ID, "me"), (SECRET, "s/1"), (TOKEN, "t+=")],
            "me",
            "s/1",
            Some("t+="),
            "",
        ),
        (
            &[(ID, "me"), (SECRET, "s/1"), (TOKEN, "")],
            "me",
            "s/1",
            None,
            "",
        ),
        (
            &[(ID, ""), (SECRET, "")],
            "testid",
            "testsecret",
            None,
            NOTE,
        ),
    ] {
        let (out, err, status) = split(&run_with(variables, &MINIMAL));
        assert_eq!((err, status), (format!("{LEFT_OUT}{note}"), Some(0)));
        let all = parameters("GET", secret, out.trim_end().split_once('?').unwrap().1);
        assert_eq!(all["AccessKeyId"], id);
        assert_eq!(all.get("SecurityToken").map(String::as_str), token);
    }
    for (variables, message) in [
        (
            &[(ID, "me")][..],
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set, and other credentials are",
        ),
        (
            &[(SECRET, "MARKER")],
            "ALIBABA_CLOUD_ACCESS_KEY_ID is not set, and other credentials are",
        ),
        (
            &[(TOKEN, "MARKER")],
            "ALIBABA_CLOUD_ACCESS_KEY_ID is not set, and other credentials are",
        ),
        (
            &[(ID, "me"), (SECRET, "MARKER\n")],
            "AccessKeySecret: the character at byte 6 is not allowed; \
             expected one or more visible characters, without quotation marks around them",
        ),
    ] {
        let refused = split(&run_with(variables, &MINIMAL));
        assert_eq!(
            refused,
            (String::new(), format!("error: {message}\n"), Some(2))
        );
    }
}

#[test]
fn bad_input_is_refused_in_one_line() {
    let areas = "expected one of China North-America Asia-Pacific Europe Middle-East Australia South-America, or the ID of a region, such as cn-hangzhou";
    for (flags, message) in [
        (
            &[][..],
            "error: the following required arguments were not provided: --bandwidth <MBPS> --from <AREA> --to <AREA>".to_owned(),
        ),
        (
            &["--bandwidth", "1", "--from", "China", "--to", "Europe"],
            "error: invalid value '1' for '--bandwidth <MBPS>': Bandwidth: the number is out of range; \
             expected a whole number of Mbps from 2 on"
                .to_owned(),
        ),
        (
            &["--bandwidth", "2", "--from", "Moon", "--to", "Europe"],
            format!("error: invalid value 'Moon' for '--from <AREA>': GeographicRegion: there is no such value; {areas}"),
        ),
        (
            &["--bandwidth", "2", "--from", "China", "--to", "me-east-1"],
            format!("error: invalid value 'me-east-1' for '--to <AREA>': GeographicRegion: there is no such value; {areas}"),
        ),
    ] {
        assert_eq!(run(flags), (String::new(), format!("{message}\n"), Some(2)));
    }
    for (flags, beginning) in [
        (
            &["--charge-type", "prepaid"][..],
            "error: invalid value 'prepaid' for '--charge-type <TYPE>': BandwidthPackageChargeType: ",
        ),
        (
            &["--pricing-cycle", "Week"],
            "error: invalid value 'Week' for '--pricing-cycle <CYCLE>': PricingCycle: ",
        ),
        (
            &["--period", "0"],
            "error: invalid value '0' for '--period <NUMBER>': Period: ",
        ),
        (
            &["--format", "json"],
            "error: invalid value 'json' for '--format <FORMAT>': Format: ",
        ),
        (
            &["--timestamp", "now"],
            "error: invalid value 'now' for '--timestamp <TIME>': Timestamp: ",
        ),
        (
            &["--nonce", "a b"],
            "error: invalid value 'a b' for '--nonce <NONCE>': SignatureNonce: ",
        ),
        (&["--nonce", "a\n\nb"], "error: invalid value 'a"),
        (
            &["--client-token", ""],
            "error: ClientToken: nothing was given; expected 1 to 64 printable ASCII characters",
        ),
        (&["--name", "https://x"], "error: Name: "),
        (&["--cen-id", "cen 1"], "error: CenId: "),
        (&["--description", "http://x"], "error: Description: "),
        (
            &["--endpoint", "ftp://x"],
            "error: endpoint: there is no such value; ",
        ),
        (&["--endpoint", "x/path"], "error: host: "),
        (
            &["--endpoint", "http://"],
            "error: endpoint: nothing was given; ",
        ),
        (
            &["--auto-pay=yes"],
            "error: unexpected value 'yes' for '--auto-pay' found; no more were expected",
        ),
        (
            &["--bandwith", "2"],
            "error: unexpected argument '--bandwith' found",
        ),
        (&["more"], "error: unexpected argument 'more' found"),
        (
            &["--period", "1", "--period", "2"],
            "error: the argument '--period <NUMBER>' cannot be used multiple times",
        ),
    ] {
        let (out, err, status) = run(&[&MINIMAL, flags].concat());
        assert_eq!((&*out, status), ("", Some(2)), "{flags:?}");
        assert!(err.starts_with(beginning), "{err}");
        assert_eq!(err.find('\n'), Some(err.len() - 1), "{err}");
    }
}

#[test]
fn help_names_every_flag_and_variable() {
    let (out, err, status) = run(&["--help"]);
    assert_eq!((&*err, status), ("", Some(0)));
    let expected = "bandwidth from to charge-type pricing-cycle period auto-pay no-auto-pay client-token name any-name cen-id description format \
        endpoint timestamp nonce post string-to-sign help";
    for flag in expected.split_whitespace() {
        assert!(out.contains(&format!("--{flag}")), "{flag} in {out}");
    }
    for name in ["ACCESS_KEY_ID", "ACCESS_KEY_SECRET", "SECURITY_TOKEN"] {
        assert!(
            out.contains(&format!("ALIBABA_CLOUD_{name}")),
            "{name} in {out}"
        );
    }
}

#[test]
fn a_name_of_any_characters_and_an_unpaid_bill_are_asked_for() {
    let (out, err, status) = run(&[
        &MINIMAL[..],
        &["--name", "骨干网 1", "--any-name", "--no-auto-pay"],
    ]
    .concat());
    assert_eq!(status, Some(0), "{err}");
    assert!(
        err.starts_with("advisory: Name: the service may refuse it; "),
        "{err}"
    );
    assert!(!err.contains("AutoPay"), "{err}");
    let (_, query) = out.trim_end().split_once('?').unwrap();
    let all = parameters("GET", "testsecret", query);
    assert_eq!((&*all["Name"], &*all["AutoPay"]), ("骨干网 1", "false"));
}

/// The words of a command line, as a shell reads them.
#[cfg(all(feature = "acs3", unix))]
fn words(command: &str) -> Vec<String> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}; {command}");
    let output = Command::new("sh").args(["-c", &script]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\0').map(str::to_owned).collect()
}

#[cfg(all(feature = "acs3", unix))]
#[test]
fn the_second_method_is_a_command_line_that_a_shell_reads() {
    let description = "it's 'quoted' $HOME \\ \"北京\"";
    for method in ["GET", "POST"] {
        let mut arguments = [
            &["--acs3", "--description", description],
            &MINIMAL[..],
            &STAMP,
        ]
        .concat();
        if method == "POST" {
            arguments.push("--post");
        }
        let (printed, _, status) = run(&arguments);
        assert_eq!((printed.lines().count(), status), (1, Some(0)), "{printed}");
        let words = words(&printed);
        let url = words.last().unwrap();
        let values = |flag: &str| -> Vec<&str> {
            let pairs = words.iter().zip(&words[1..]);
            pairs
                .filter(|(word, _)| *word == flag)
                .map(|(_, value)| &**value)
                .collect()
        };
        assert_eq!(values("--request"), [method]);
        let mut headers: Vec<(String, String)> = values("--header")
            .into_iter()
            .map(|header| header.split_once(": ").unwrap())
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let (name, authorization) = headers.pop().unwrap();
        assert_eq!(name, "Authorization");

        let (query, body) = match method {
            "GET" => (url.split_once('?').unwrap().1, String::new()),
            _ => ("", values("--data-binary").concat()),
        };
        let read = |text: &str| -> BTreeMap<String, String> {
            let query = Query::new(text).unwrap();
            let pairs = query
                .parameters()
                .map(|(name, value)| (name.to_string(), value.to_string()));
            pairs.collect()
        };
        let sent = read(&format!("{query}{body}"));
        assert_eq!(sent["Description"], description);
        assert_eq!(sent["Bandwidth"], "2");
        let expected = acs3::sign(
            "testid",
            "testsecret",
            &acs3::Request {
                method,
                canonical_uri: "/",
                query: read(query),
                headers,
                hashed_payload: &acs3::sha256_hex(body.as_bytes()),
            },
        );
        assert_eq!(authorization, expected.authorization);
    }
}

#[cfg(not(feature = "acs3"))]
#[test]
fn the_second_method_has_to_be_built_in() {
    let (printed, error, status) = run(&[&MINIMAL[..], &["--acs3"]].concat());
    assert_eq!((&*printed, status), ("", Some(2)));
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains("--features acs3"), "{error}");
}
