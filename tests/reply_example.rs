//! The example says what happened, what to do about it, and ends with the status it documents.

#[expect(dead_code, reason = "the entry point is the example's own")]
#[path = "../examples/read_reply.rs"]
mod read_reply;

#[test]
fn a_body_gives_a_report_and_a_status() {
    for (body, status, report) in [
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":" P","CenBandwidthPackageOrderId":"O"}"#,
            0,
            "RequestId: R\nCenBandwidthPackageId: P\nCenBandwidthPackageOrderId: O\n",
        ),
        (
            r#"{"Code":"InvalidTimeStamp.Expired","Message":"Late.","RequestId":"R","Recommend":"https://a/"}"#,
            1,
            "Refused: InvalidTimeStamp.Expired: Late. (request R)\n\
             What to do: set the clock, and sign again\nSee: https://a/\n",
        ),
        (
            "<html>",
            2,
            "Not a reply: byte 0: an HTML page, perhaps of a proxy; expected the reply of the service\n\
             What to do: the request may have been carried out; \
             send it again with a new stamp and the same client token\n",
        ),
    ] {
        let mut out = Vec::new();
        assert_eq!(
            read_reply::report(body.as_bytes(), &mut out).unwrap(),
            status
        );
        assert_eq!(String::from_utf8(out).unwrap(), report);
    }
}

#[test]
fn every_kind_of_refusal_gets_its_own_advice() {
    for (code, advice) in [
        ("InsufficientBalance", "top up the account"),
        ("PayFor.AccountMoneyValidateError", "top up the account"),
        ("Throttling.User", "wait a little, then send it again"),
        ("SignatureDoesNotMatch", "compare server_string_to_sign()"),
        ("InvalidTimeStamp.Expired", "set the clock"),
        ("InvalidAccessKeyId.NotFound", "check the AccessKeyId"),
        ("Forbidden.RAM", "give the key's owner the permission"),
        (
            "IdempotenceParam.NotMatch",
            "this client token was sent with other parameters",
        ),
        ("MissingVersion", "send the parameter Version"),
        ("InvalidName", "mend the request"),
    ] {
        let mut out = Vec::new();
        let body = format!("<Error><Code>{code}</Code></Error>");
        assert_eq!(read_reply::report(body.as_bytes(), &mut out).unwrap(), 1);
        let out = String::from_utf8(out).unwrap();
        assert!(
            out.starts_with(&format!("Refused: {code}\nWhat to do: {advice}")),
            "{out}"
        );
    }
}
