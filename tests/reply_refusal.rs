//! The refusal: how it is read, what a caller does about it, and how it is shown.

use cenbwp::reply::{DecodeProblem as P, ErrorKind as K, ServiceError};
use cenbwp::{Credentials, Format, Method, Signer};

fn refusal(body: &str) -> ServiceError<'_> {
    ServiceError::read(body.as_bytes()).unwrap()
}

#[test]
fn the_refusal_of_any_action_is_read() {
    for body in [
        r#"{"Code":"InvalidInstanceId.NotFound","Message":"No such.","RequestId":"E4B3","HostId":"ecs.aliyuncs.com","InstanceIdSets":{"InstanceIdSet":["i-1"]}}"#,
        "<Error><RequestId>E4B3</RequestId><HostId>ecs.aliyuncs.com</HostId><Code>InvalidInstanceId.NotFound</Code><Message>No such.</Message></Error>",
        "<DescribeInstancesResponse><code> InvalidInstanceId.NotFound </code><Message>No such.</Message><RequestId>E4B3</RequestId>\
         <HostId>ecs.aliyuncs.com</HostId></DescribeInstancesResponse>",
    ] {
        let refusal = ServiceError::read(body.as_bytes()).unwrap();
        let format = if body.starts_with('{') {
            Format::Json
        } else {
            Format::Xml
        };
        assert_eq!(ServiceError::read_as(body.as_bytes(), format), Ok(refusal));
        assert_eq!(refusal.code, "InvalidInstanceId.NotFound");
        assert_eq!(refusal.message.unwrap(), "No such.");
        assert_eq!(refusal.request_id.unwrap(), "E4B3");
        assert_eq!(refusal.host_id.unwrap(), "ecs.aliyuncs.com");
        assert_eq!(refusal.recommend, None);
    }
    for (body, problem, at) in [
        (r#"{"RequestId":"E4B3"}"#, P::Missing { field: "Code" }, 20),
        (
            r#"{"Code":" ","Message":"a"}"#,
            P::Missing { field: "Code" },
            26,
        ),
        (
            r#"{"Code":"a","code":"b"}"#,
            P::Duplicate { field: "Code" },
            12,
        ),
        (r#"{"Code":"a"} b"#, P::Trailing, 13),
        ("<html><title>502</title></html>", P::Html, 0),
        ("", P::Empty, 0),
    ] {
        let error = ServiceError::read(body.as_bytes()).unwrap_err();
        assert_eq!((error.problem, error.at), (problem, at), "{body}");
    }
    // In another format than the one that is known.
    let error = ServiceError::read_as(b"<Error/>", Format::Json).unwrap_err();
    assert_eq!(error.at, 0);
}

/// Every code of the reference, of its later revisions and of public reports, and others of the same families.
#[rustfmt::skip]
const KINDS: &[(K, &[&str])] = &[
    (K::Never, &[
        "IdempotenceParam.NotMatch", "IdempotentParameterMismatch", "IdempotentParamNotMatch", "Idempotence.Mismatch.Busy",
    ]),
    (K::Money, &[
        "PayFor.AccountMoneyValidateError", "InsufficientBalance", "Order.AccountStatusIllegal", "OperationFailed.InsufficientBalance",
        "InvalidAccountStatus.NotEnoughBalance", "Account.Arrearage", "Account.Overdue", "Money.Throttling",
    ]),
    (K::Token, &[
        "InvalidSecurityToken.Expired", "InvalidSecurityToken.Malformed", "InvalidSecurityToken.MismatchWithAccessKey",
        "MissingSecurityToken", "SecurityToken.Expired", "InvalidParameter.SecurityToken",
    ]),
    (K::Slower, &[
        "Throttling", "Throttling.User", "Throttling.Api", "Rejected.Throttling", "Throttling.Anything", "TooManyRequests",
        "Request.Throttling.Busy",
    ]),
    (K::Retry, &[
        "Operation.Blocking", "InternalError", "ServiceUnavailable", "DB.Error", "SystemBusy", "UnknownError", "SignatureNonceUsed",
        "IdempotentProcessing", "LastTokenProcessing", "InvalidOperation.CenInstanceStatus", "InvalidOperation.Status", "InvalidStatus.Resource",
        "OperationConflict", "OperationConflict.Vpc", "ServiceUnavailable.Region", "InternalError.Gateway",
    ]),
    (K::Clock, &["InvalidTimeStamp.Format", "InvalidTimeStamp.Expired", "InvalidTimeStamp"]),
    (K::Signature, &["SignatureDoesNotMatch", "IncompleteSignature", "InvalidSignature"]),
    (K::Key, &["InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive", "InvalidAccessKeyId"]),
    (K::Permission, &[
        "Forbidden", "Forbidden.RAM", "Forbidden.SubUser", "NoPermission", "AccessDenied", "Unauthorized", "Forbidden.AccessDenied",
        "NoPermission.ServiceLinkedRole",
    ]),
    (K::Request, &[
        "UnSupported.ChargeType", "ParameterIllegal.BandwidthPackage", "OperationInvalid.UserCanNotBuyCrossBorderBwp",
        "OperationInvalid.UserCanNotBuyBwp", "InvalidParameter", "ParameterIllegal.BandwidthLimit", "InventoryExceeded", "InvalidName",
        "NameIllegal", "MissingParameter", "MissingTimestamp", "InvalidSignatureMethod", "InvalidVersion", "InvalidAction.NotFound",
        "Forbidden.Region", "NotForbidden", "InvalidSignature.Method", "InvalidOperation.Vpc", "CenInstanceStatus", "InvalidStatus", "DBError",
        "Idempotent", "NotMatch", "Mismatch", "404", "a*", "*",
    ]),
];

#[test]
fn every_code_says_what_to_do_whatever_its_case() {
    for (kind, codes) in KINDS {
        for code in *codes {
            for code in [(*code).to_owned(), code.to_lowercase(), code.to_uppercase()] {
                for message in ["", "The balance is too low. Throttling. SecurityTokens."] {
                    // Only of a parameter that is invalid the message says more.
                    if code.eq_ignore_ascii_case("InvalidParameter") && !message.is_empty() {
                        continue;
                    }
                    let body = format!(r#"{{"Code":"{code}","Message":"{message}"}}"#);
                    assert_eq!(refusal(&body).kind(), *kind, "{body}");
                }
            }
        }
    }
}

#[test]
fn the_message_tells_a_token_from_other_parameters() {
    for (code, message, kind) in [
        (
            "InvalidParameter",
            r#"\"SecurityToken.Expired\" is not valid"#,
            K::Token,
        ),
        ("invalidparameter", "the SECURITYTOKEN is not", K::Token),
        ("InvalidParameter.Malformed", "SecurityToken", K::Token),
        ("InvalidParameter", "Security Token", K::Request),
        ("InvalidParameter", "Name", K::Request),
        ("InvalidName", "SecurityToken", K::Request),
        ("Throttling", "SecurityToken", K::Slower),
    ] {
        let body = format!(r#"{{"Code":"{code}","Message":"{message}"}}"#);
        assert_eq!(refusal(&body).kind(), kind, "{body}");
    }
    assert_eq!(
        refusal(
            "<E><Code>Invalid&#80;arameter</Code><Message>Security<![CDATA[Token]]></Message></E>"
        )
        .kind(),
        K::Token
    );
}

#[test]
fn only_retry_and_slower_are_worth_another_try() {
    let words = KINDS
        .iter()
        .map(|(kind, _)| (kind.as_str(), kind.is_retryable()));
    assert_eq!(
        words.collect::<Vec<_>>(),
        [
            ("never", false),
            ("money", false),
            ("token", false),
            ("slower", true),
            ("retry", true),
            ("clock", false),
            ("signature", false),
            ("key", false),
            ("permission", false),
            ("request", false),
        ]
    );
    for (kind, _) in KINDS {
        assert_eq!(kind.to_string(), kind.as_str());
    }
}

/// As another program reads it: with regular expressions.
#[test]
fn the_rules_are_data() {
    let regex = |pattern: &str| {
        let alternatives = pattern
            .split('|')
            .map(|one| regex_lite::escape(one).replace(r"\*", "(?s:.*)"));
        let pattern = format!("^({})$", alternatives.collect::<Vec<_>>().join("|"));
        regex_lite::RegexBuilder::new(&pattern)
            .case_insensitive(true)
            .build()
            .unwrap()
    };
    for code in KINDS.iter().flat_map(|(_, codes)| *codes) {
        for message in ["", "SecurityToken", "x"] {
            let rule = K::RULES.iter().find(|(_, codes, messages)| {
                regex(codes).is_match(code) && regex(messages).is_match(message)
            });
            let body = format!(r#"{{"Code":"{code}","Message":"{message}"}}"#);
            assert_eq!(
                refusal(&body).kind(),
                rule.map_or(K::Request, |(kind, ..)| *kind),
                "{body}"
            );
        }
    }
}

#[test]
fn every_rule_is_in_the_documentation_of_its_kind() {
    let source = include_str!("../src/reply/kind.rs");
    let documentation = |kind: K| {
        let (before, _) = source.split_once(&format!("\n    {kind:?},\n")).unwrap();
        let lines = before.lines().rev();
        lines
            .take_while(|line| line.starts_with("    ///"))
            .collect::<String>()
    };
    for (kind, codes, _) in K::RULES {
        let words = codes.split(['|', '*']).filter(|word| !word.is_empty());
        for word in words {
            let is_there = documentation(*kind).contains(&format!("`{word}`"));
            assert!(is_there, "{kind:?}: {word}");
        }
    }
}

#[test]
fn a_refusal_is_shown_in_one_line_whatever_is_in_it() {
    let body = r#"{"Code":"X\u001b[31m","Message":"no\nINFO bought\u0000\u202e\u2028","RequestId":"a\r\tb"}"#;
    assert_eq!(
        refusal(body).to_string(),
        r"X\u{1b}[31m: no\nINFO bought\u{0}\u{202e}\u{2028} (request a\r\tb)"
    );
}

/// One refusal in both formats.
fn bodies(code: &str, message: &str) -> [String; 2] {
    let (json, xml) = (
        message.replace('"', "\\u0022"),
        message.replace('&', "&amp;"),
    );
    [
        format!(r#"{{"RequestId":"R","Code":"{code}","Message":"{json}"}}"#),
        format!(
            "<Error><RequestId>R</RequestId><Code>{code}</Code><Message>{xml}</Message></Error>"
        ),
    ]
}

#[test]
fn any_other_refusal_is_shown_in_full() {
    for body in bodies("InvalidName", "The \"name\" is invalid.") {
        let refusal = refusal(&body);
        assert_eq!(refusal.server_string_to_sign(), None);
        assert_eq!(
            refusal.to_string(),
            "InvalidName: The \"name\" is invalid. (request R)"
        );
        assert_eq!(
            format!("{refusal:?}"),
            r#"ServiceError { code: "InvalidName", message: Some(<22 characters>), request_id: Some("R"), host_id: None, recommend: None }"#
        );
    }
    assert_eq!(refusal("<Error><Code>C</Code></Error>").to_string(), "C");
}

#[test]
fn without_a_message_there_is_no_string_to_sign() {
    let refusal = refusal(r#"{"Code":"SignatureDoesNotMatch"}"#);
    assert_eq!(refusal.server_string_to_sign(), None);
    assert_eq!(refusal.server_canonical_request(), None);
    assert_eq!(refusal.to_string(), "SignatureDoesNotMatch");
}

#[test]
fn the_string_to_sign_of_the_server_compares_with_the_client_s() {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let mut buffer = [0; 256];
    let signed = signer
        .sign_exactly(Method::Get, &mut [("Name", "a b")], &mut buffer)
        .unwrap();
    for (string, is_equal) in [
        ("GET&%2F&Name%3Da%2520b", true),
        ("GET&%2F&Name%3Da%2Bb", false),
    ] {
        let body = format!(
            r#"{{"Code":"SignatureDoesNotMatch","Message":"server string to sign is:{string}"}}"#
        );
        let server = refusal(&body).server_string_to_sign().unwrap();
        let own = signed.string_to_sign();
        assert_eq!(own == server, is_equal, "{string}");
        assert_eq!(server == own, is_equal, "{string}");
        assert_eq!(own == string, is_equal, "{string}");
        assert_eq!(own == *string, is_equal, "{string}");
    }
}
