//! The refusal: its code typed, what a caller does about it, and what may be shown of it.

use cenbwp::reply::{
    CreateCenBandwidthPackageReply as Reply, DecodeProblem as P, ErrorCode as E, ServiceError,
};
use cenbwp::{Credentials, Format, Method, Signer};

fn refusal(body: &str) -> ServiceError<'_> {
    Reply::read(body.as_bytes()).unwrap().unwrap_err()
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
        assert_eq!(ServiceError::read_str(body), Ok(refusal));
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
        assert_eq!(ServiceError::read_str(body), Err(error));
    }
    // In another format than the one that is known.
    let error = ServiceError::read_as(b"<Error/>", Format::Json).unwrap_err();
    assert_eq!(error.at, 0);
}

/// Asserts the type of a code and what a caller is to do about it.
fn check(code: &str, expected: E<'_>, advice: &[&str]) {
    let body = format!(r#"{{"Code":"{code}"}}"#);
    let kind = refusal(&body).kind();
    assert_eq!(kind, expected);
    assert_eq!(kind.to_string(), code);
    let answers = [
        ("retry", kind.is_retryable()),
        ("signature", kind.is_signature()),
        ("clock", kind.is_clock()),
        ("key", kind.is_key()),
        ("throttling", kind.is_throttling()),
        ("money", kind.is_money()),
    ];
    let yes: Vec<_> = answers
        .iter()
        .filter(|(_, yes)| *yes)
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(yes, advice, "{code}");
}

#[test]
fn every_listed_code_has_a_type_and_advice() {
    for (code, expected, advice) in [
        ("UnSupported.ChargeType", E::UnsupportedChargeType, &[][..]),
        (
            "ParameterIllegal.BandwidthPackage",
            E::IllegalBandwidthPackage,
            &[],
        ),
        (
            "OperationInvalid.UserCanNotBuyCrossBorderBwp",
            E::UserCannotBuyCrossBorder,
            &[],
        ),
        ("OperationInvalid.UserCanNotBuyBwp", E::UserCannotBuy, &[]),
        (
            "Order.AccountStatusIllegal",
            E::IllegalAccountStatus,
            &["money"],
        ),
        ("InvalidParameter", E::InvalidParameter, &[]),
        ("Unauthorized", E::Unauthorized, &[]),
        (
            "PayFor.AccountMoneyValidateError",
            E::AccountMoneyInvalid,
            &["retry", "money"],
        ),
        ("ParameterIllegal.BandwidthLimit", E::IllegalBandwidth, &[]),
        ("InventoryExceeded", E::InventoryExceeded, &[]),
        ("InvalidName", E::InvalidName, &[]),
        ("NameIllegal", E::IllegalName, &[]),
        ("IdempotenceParam.NotMatch", E::ClientTokenMismatch, &[]),
        ("Operation.Blocking", E::OperationBlocking, &["retry"]),
        (
            "SignatureDoesNotMatch",
            E::SignatureDoesNotMatch,
            &["signature"],
        ),
        (
            "IncompleteSignature",
            E::IncompleteSignature,
            &["signature"],
        ),
        ("SignatureNonceUsed", E::SignatureNonceUsed, &["retry"]),
        (
            "InvalidTimeStamp.Format",
            E::InvalidTimestampFormat,
            &["clock"],
        ),
        (
            "InvalidTimeStamp.Expired",
            E::InvalidTimestampExpired,
            &["clock"],
        ),
        (
            "InvalidAccessKeyId.NotFound",
            E::AccessKeyNotFound,
            &["key"],
        ),
        (
            "InvalidAccessKeyId.Inactive",
            E::AccessKeyInactive,
            &["key"],
        ),
        ("MissingParameter", E::MissingParameter, &[]),
        ("InvalidSignatureMethod", E::InvalidSignatureMethod, &[]),
        ("InvalidVersion", E::InvalidVersion, &[]),
        ("InvalidAction.NotFound", E::ActionNotFound, &[]),
        ("Throttling", E::Throttling, &["retry", "throttling"]),
        (
            "Throttling.User",
            E::ThrottlingUser,
            &["retry", "throttling"],
        ),
        ("Throttling.Api", E::ThrottlingApi, &["retry", "throttling"]),
        ("Forbidden.RAM", E::ForbiddenRam, &[]),
        ("InsufficientBalance", E::InsufficientBalance, &["money"]),
        ("InternalError", E::InternalError, &["retry"]),
        ("ServiceUnavailable", E::ServiceUnavailable, &["retry"]),
    ] {
        check(code, expected, advice);
    }
}

#[test]
fn a_code_that_is_not_listed_is_kept_as_text() {
    for (code, advice) in [
        ("Throttling.Anything", &["retry", "throttling"][..]),
        ("InvalidRegionId", &[]),
        ("throttling", &[]),
        ("Missing", &[]),
        ("Missing.Region", &[]),
        ("MissingParameter.VpcId", &[]),
    ] {
        let body = format!(r#"{{"Code":"{code}"}}"#);
        let E::Other(text) = refusal(&body).kind() else {
            panic!("{code} is not listed")
        };
        assert_eq!(text, code);
        check(code, E::Other(text), advice);
    }
    let E::Missing(parameter) = refusal(r#"{"Code":"MissingAccess\u004BeyId"}"#).kind() else {
        panic!()
    };
    assert_eq!(parameter, "AccessKeyId");
    check("MissingAccessKeyId", E::Missing(parameter), &[]);
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
