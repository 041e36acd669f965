//! Names that cannot be signed, and the order of those that can.

#[path = "actions/pushes.rs"]
mod pushes;
#[path = "textbook/rpc.rs"]
mod textbook;

use cenbwp::query::Query;
use cenbwp::{
    Action, Bandwidth, CreateCenBandwidthPackage, Credentials, GeographicRegion, Method, Nonce,
    Operation, ParamName, Params, RpcRequest, SignError, Signer, Stamp, Tag, Tags, Timestamp,
};
use pushes::Pushes;

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances");

/// Every name that the signer adds.
const RESERVED: [&str; 10] = [
    "AccessKeyId",
    "Action",
    "Format",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "Timestamp",
    "Version",
];

/// Signs with and without a token; the parameters as they stand in the query, encoded, or the error.
fn sign(action: &dyn Action) -> Result<String, SignError> {
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let credentials = Credentials::new("testid", "testsecret").unwrap();
    let with_token = credentials.with_security_token("token").unwrap();
    let [plain, temporary] = [credentials, with_token].map(|credentials| {
        let signer = Signer::new(&credentials);
        let mut buffer = [0xA5; 2048];
        let result = signer
            .sign_query(Method::Get, action, &stamp, &mut buffer)
            .map(|it| it.canonical_query().to_owned());
        if let Err(error) = result {
            assert_eq!(buffer, [0; 2048], "an error leaves nothing in the buffer");
            let without_room = signer.sign_url(action, &stamp, &mut []);
            assert_eq!(
                without_room.unwrap_err(),
                error,
                "whether or not there is room"
            );
        }
        result
    });
    assert_eq!(plain.as_ref().err(), temporary.as_ref().err());
    plain
}

/// The names of a signed query in their order, without those of the common parameters.
fn own_names(action: &dyn Action) -> Vec<String> {
    let query = sign(action).unwrap();
    let names = Query::new(&query)
        .unwrap()
        .parameters()
        .map(|(name, _)| name.to_string());
    names.filter(|name| !RESERVED.contains(&&**name)).collect()
}

fn message(action: &dyn Action) -> String {
    sign(action).unwrap_err().to_string()
}

static BANDWIDTH: ParamName = ParamName::new("Bandwidth").unwrap();
static PERIOD: ParamName = ParamName::new("Period").unwrap();
static ZONE: ParamName = ParamName::new("ZoneId").unwrap();
static LONG_A: ParamName = ParamName::new("LongNameThatGoesOnAndOnA").unwrap();
static LONG_B: ParamName = ParamName::new("LongNameThatGoesOnAndOnB").unwrap();

const TOO_LATE: &str = "it came too late; expected parameters in byte order of their names";
const TWICE: &str = "it came twice; expected each name once";
const IS_RESERVED: &str = "the name is reserved; expected none that the signer adds";

macro_rules! cases {
    ($($params:ident $pushes:block => $name:expr, $problem:expr;)+) => {
        [$((
            message(&Pushes(|$params: &mut Params<'_>| $pushes)),
            format!("parameter {}: {}", $name, $problem),
        ),)+]
    };
}

#[test]
fn names_out_of_order_are_refused_however_they_are_handed_over() {
    for (message, expected) in cases! {
        params { params.push("B", "1"); params.push("A", "2"); } => "A", TOO_LATE;
        params { params.push("b", "1"); params.push("B", "2"); } => "B", TOO_LATE;
        params { params.push("AB", "1"); params.push("A", "2"); } => "A", TOO_LATE;
        params { params.push("Zz", "1"); params.push("AA", "2"); } => "AA", TOO_LATE;
        params { params.push("LongNameThatGoesB", "1"); params.push("LongNameThatGoesA", "2"); } => "LongNameThatGoesA", TOO_LATE;
        params { params.push("Nul\0", "1"); params.push("Nul", "2"); } => "Nul", TOO_LATE;
        params { params.push("京", "1"); params.push("Z", "2"); } => "Z", TOO_LATE;
        params { params.push_named(&PERIOD, 1); params.push_named(&BANDWIDTH, 2); } => "Bandwidth", TOO_LATE;
        params { params.push_named(&PERIOD, "1"); params.push_named(&BANDWIDTH, "2"); } => "Bandwidth", TOO_LATE;
        params { params.push_named(&LONG_B, 1); params.push_named(&LONG_A, 2); } => "LongNameThatGoesOnAndOnA", TOO_LATE;
        params { params.push_named(&ZONE, 1); params.push("Zebra", 2); } => "Zebra", TOO_LATE;
        params { params.push("Zulu", 1); params.push_named(&ZONE, 2); } => "ZoneId", TOO_LATE;
        params { params.push("Tag.2", "1"); params.push("Tag.10", "2"); } => "Tag.10", TOO_LATE;
        // Also when there is nothing to send: a wrong order is found the first time that an action is signed.
        params { params.push("B", None::<u32>); params.push("A", "2"); } => "A", TOO_LATE;
        params { params.push("B", "1"); params.push("A", None::<bool>); } => "A", TOO_LATE;
        params { params.push_named(&PERIOD, None::<u32>); params.push_named(&BANDWIDTH, 2); } => "Bandwidth", TOO_LATE;
        params { params.push_named(&PERIOD, 1); params.push_named(&BANDWIDTH, None::<u32>); } => "Bandwidth", TOO_LATE;
        // Common parameters come between, and are no excuse.
        params { params.push("Zeta", "1"); params.push("Beta", "2"); } => "Beta", TOO_LATE;
        params { params.push("Signed", "1"); params.push("Sign", "2"); } => "Sign", TOO_LATE;
    } {
        assert_eq!(message, expected);
    }
}

#[test]
fn names_that_come_twice_are_refused() {
    for (message, expected) in cases! {
        params { params.push("A", "1"); params.push("A", "1"); } => "A", TWICE;
        params { params.push("A", "1"); params.push("A", None::<&str>); } => "A", TWICE;
        params { params.push_named(&PERIOD, 1); params.push_named(&PERIOD, 1); } => "Period", TWICE;
        params { params.push_named(&PERIOD, "1"); params.push_named(&PERIOD, "1"); } => "Period", TWICE;
        params { params.push_named(&LONG_A, 1); params.push_named(&LONG_A, 1); } => "LongNameThatGoesOnAndOnA", TWICE;
        params { params.push_named(&PERIOD, 1); params.push("Period", 1); } => "Period", TWICE;
        params { params.push("Period", 1); params.push_named(&PERIOD, 1); } => "Period", TWICE;
        params { params.push_named(&PERIOD, None::<u32>); params.push_named(&PERIOD, None::<u32>); } => "Period", TWICE;
    } {
        assert_eq!(message, expected);
    }
    let mut params = [("B", "1"), ("A", "2"), ("B", "1")];
    let call = RpcRequest::new(OPERATION, &mut params);
    assert_eq!(message(&call), format!("parameter B: {TWICE}"));
}

#[test]
fn names_of_common_parameters_are_reserved() {
    for name in RESERVED {
        let expected = format!("parameter {name}: {IS_RESERVED}");
        for value in ["", "1"] {
            let mut params = [("Zone", "1"), (name, value), ("Aardvark", "2")];
            assert_eq!(message(&RpcRequest::new(OPERATION, &mut params)), expected);
        }
        // One that comes late is not less reserved, and to put it in order would not help.
        assert_eq!(
            message(&Pushes(
                |params: &mut Params<'_>| params.push(name, None::<&str>)
            )),
            expected
        );
        assert_eq!(
            message(&Pushes(|params: &mut Params<'_>| {
                params.push("Zone", 1);
                params.push(name, 1);
            })),
            expected
        );
        assert!(ParamName::new(name).is_none(), "{name}");
    }
    for (message, expected) in cases! {
        params { params.push("Action1", "1"); params.push("Action", "1"); } => "Action", IS_RESERVED;
        params { params.push("Version", "1"); } => "Version", IS_RESERVED;
    } {
        assert_eq!(message, expected);
    }
}

#[test]
fn names_close_to_those_of_common_parameters_are_not_reserved() {
    for name in &RESERVED {
        for close in [
            name[..name.len() - 1].to_owned(),
            format!("{name}s"),
            format!("{name}\0"),
            format!("{name} "),
            name.to_lowercase(),
            name.to_uppercase(),
            format!(" {name}"),
        ] {
            let mut params = [(&*close, "1")];
            assert_eq!(
                own_names(&RpcRequest::new(OPERATION, &mut params)),
                [&*close]
            );
        }
        assert!(ParamName::new(&name[..name.len() - 1]).is_some(), "{name}");
    }
    let mut params = [
        ("TimeStamp", "1"),
        ("SignatureType", "2"),
        ("RegionId", "3"),
    ];
    assert_eq!(
        own_names(&RpcRequest::new(OPERATION, &mut params)),
        ["RegionId", "SignatureType", "TimeStamp"]
    );
}

#[test]
fn an_error_names_a_parameter_in_one_line() {
    let name = "a\r\nERROR forged\u{202E}\u{2028}\0";
    let mut params = [(name, "1"), (name, "2")];
    assert_eq!(
        message(&RpcRequest::new(OPERATION, &mut params)),
        format!(r"parameter a\r\nERROR forged\u{{202e}}\u{{2028}}\u{{0}}: {TWICE}")
    );
}

#[test]
fn an_action_is_one_by_reference_as_well() {
    let mut params = [("B", "1"), ("A", "2")];
    let call = RpcRequest::new(OPERATION, &mut params);
    let boxed: Box<dyn Action> = Box::new(call);
    assert_eq!(own_names(&&*boxed), ["A", "B"]);
    assert_eq!((&&call).operation(), OPERATION);
}

#[test]
fn a_parameter_without_a_name_is_refused() {
    let messages = [
        message(&Pushes(|params: &mut Params<'_>| params.push("", "1"))),
        message(&Pushes(|params: &mut Params<'_>| {
            params.push("", None::<&str>);
        })),
        message(&Pushes(|params: &mut Params<'_>| {
            params.push("A", "1");
            params.push("", "2");
        })),
        message(&RpcRequest::new(OPERATION, &mut [("A", "1"), ("", "2")])),
        message(&RpcRequest::new(OPERATION, &mut [("", ""), ("", "")])),
    ];
    let expected = "a parameter's name is empty; expected one or more characters";
    assert_eq!(messages, [expected; 5]);
}

#[test]
fn the_first_error_is_the_one_that_is_reported() {
    let action = Pushes(|params: &mut Params<'_>| {
        params.push("C", "1");
        params.push("B", "2");
        params.push("C", "3");
        params.push("Format", "4");
        params.push("", "5");
    });
    assert_eq!(message(&action), format!("parameter B: {TOO_LATE}"));
}

#[test]
fn a_long_name_is_cut_in_the_message_at_a_character() {
    let plain = "A".repeat(60);
    for (name, shown) in [
        (plain[..46].to_owned(), plain[..46].to_owned()),
        (plain[..47].to_owned(), format!("{}...", &plain[..46])),
        (
            format!("{}京{plain}", &plain[..45]),
            format!("{}...", &plain[..45]),
        ),
        (format!("{}京", &plain[..43]), format!("{}京", &plain[..43])),
        (
            format!("{}京京", &plain[..43]),
            format!("{}京...", &plain[..43]),
        ),
    ] {
        let mut params = [(&*name, "1"), (&*name, "2")];
        let error = sign(&RpcRequest::new(OPERATION, &mut params)).unwrap_err();
        assert_eq!(error.to_string(), format!("parameter {shown}: {TWICE}"));
        let SignError::DuplicateParam(excerpt) = error else {
            panic!("{error:?}");
        };
        assert_eq!(excerpt.as_str(), shown.trim_end_matches("..."));
        assert_eq!(format!("{excerpt:?}"), format!("\"{shown}\""));
    }
}

#[test]
fn signed_exactly_nothing_is_reserved_but_the_signature() {
    let credentials = Credentials::new("testid", "testsecret").unwrap();
    let signer = Signer::new(&credentials);
    let mut buffer = [0; 512];
    let mut all = RESERVED.map(|name| (name, "1"));
    all.reverse();
    for (mut params, expected) in [
        (
            all.to_vec(),
            Err(format!("parameter Signature: {IS_RESERVED}")),
        ),
        (
            vec![("Signature", "")],
            Err(format!("parameter Signature: {IS_RESERVED}")),
        ),
        (
            vec![("B", "1"), ("A", "2"), ("B", "1")],
            Err(format!("parameter B: {TWICE}")),
        ),
        (
            vec![("", "1")],
            Err("a parameter's name is empty; expected one or more characters".to_owned()),
        ),
        (vec![], Ok(String::new())),
        (
            vec![("Version", ""), ("Action", "1")],
            Ok("Action=1&Version=".to_owned()),
        ),
        (
            vec![("signature", "1"), ("Signatur", "2")],
            Ok("Signatur=2&signature=1".to_owned()),
        ),
    ] {
        let result = signer.sign_exactly(Method::Get, &mut params, &mut buffer);
        assert_eq!(
            result
                .map(|it| it.canonical_query().to_owned())
                .map_err(|it| it.to_string()),
            expected
        );
    }
    let got = signer
        .sign_exactly(Method::Post, &mut [], &mut buffer)
        .unwrap();
    let expected = textbook::sign("POST", "testsecret", &std::collections::BTreeMap::new());
    assert_eq!(got.as_str(), expected.query);
    assert_eq!(got.string_to_sign(), "POST&%2F&");
}

#[test]
fn tags_come_in_the_order_of_their_names() {
    let texts: Vec<String> = (1..=20).map(|number| format!("key{number}")).collect();
    let tags: Vec<Tag<'_>> = texts
        .iter()
        .map(|key| Tag::new(key, &key[3..]).unwrap())
        .collect();
    for count in 0..=20 {
        let request = CreateCenBandwidthPackage::new(
            Bandwidth::MIN,
            GeographicRegion::China,
            GeographicRegion::Europe,
        )
        .tags(Tags::new(&tags[..count]).unwrap());
        let mut expected: Vec<String> = (1..=count)
            .flat_map(|number| [format!("Tag.{number}.Key"), format!("Tag.{number}.Value")])
            .collect();
        expected.sort();
        let names = own_names(&request);
        let names: Vec<&String> = names
            .iter()
            .filter(|name| name.starts_with("Tag."))
            .collect();
        assert_eq!(names, expected.iter().collect::<Vec<_>>());
        let query = sign(&request).unwrap();
        let query = Query::new(&query).unwrap();
        for number in 1..=count {
            assert_eq!(
                query.get(&format!("Tag.{number}.Key")).unwrap().to_string(),
                format!("key{number}")
            );
            assert_eq!(
                query
                    .get(&format!("Tag.{number}.Value"))
                    .unwrap()
                    .to_string(),
                number.to_string()
            );
        }
    }
}

#[test]
fn a_thousand_parameters_are_sorted_from_any_order() {
    let mut names: Vec<String> = (0..1000_u32)
        .map(|number| format!("P{}", number.wrapping_mul(0x9E37_79B9) >> 12))
        .collect();
    let mut sorted = names.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), 1000, "the names are different");
    let orders: [fn(&mut Vec<String>); 4] = [
        |_| {},
        |names| names.sort(),
        |names| names.reverse(),
        |names| names.rotate_left(500),
    ];
    for order in orders {
        order(&mut names);
        let mut params: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "v")).collect();
        let call = RpcRequest::new(OPERATION, &mut params);
        let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
        let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
        let mut buffer = vec![0; 1 << 15];
        let got = signer
            .sign_query(Method::Get, &call, &stamp, &mut buffer)
            .unwrap();
        let names = Query::new(got.query())
            .unwrap()
            .parameters()
            .map(|(name, _)| name.to_string());
        assert!(
            names
                .filter(|name| name.starts_with('P'))
                .eq(sorted.iter().cloned())
        );
    }
}

#[test]
fn every_short_list_of_names_is_sorted_whatever_its_order() {
    // Every sequence of up to six of these, with repetitions where the number of names allows.
    const NAMES: [&str; 6] = ["A", "AB", "B", "a", "~", "京"];
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    for code in 0..6_usize.pow(6) {
        let digits: Vec<usize> = (0..6).map(|place| code / 6_usize.pow(place) % 6).collect();
        let mut distinct = digits.clone();
        distinct.dedup();
        let params: Vec<(&str, &str)> = distinct.iter().map(|&digit| (NAMES[digit], "")).collect();
        let mut sorted: Vec<&str> = params.iter().map(|&(name, _)| name).collect();
        sorted.sort_unstable();
        let duplicate = sorted
            .windows(2)
            .find(|pair| pair[0] == pair[1])
            .map(|pair| pair[0]);
        let mut buffer = [0; 128];
        match signer.sign_exactly(Method::Get, &mut params.clone(), &mut buffer) {
            Ok(got) => {
                assert_eq!(duplicate, None);
                let expected: Vec<String> = sorted
                    .iter()
                    .map(|name| format!("{name}=").replace('京', "%E4%BA%AC"))
                    .collect();
                assert_eq!(got.canonical_query(), expected.join("&"));
            }
            Err(SignError::DuplicateParam(name)) => assert_eq!(Some(name.as_str()), duplicate),
            Err(error) => panic!("{error}"),
        }
    }
}
