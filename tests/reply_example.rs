//! The example says what happened, what to do about it, reads a value, and ends with the status it documents.

#[expect(dead_code, reason = "the entry point is the example's own")]
#[path = "../examples/read_reply.rs"]
mod read_reply;

fn report(body: &str) -> (u8, String) {
    let mut out = Vec::new();
    let status = read_reply::report(body.as_bytes(), &mut out).unwrap();
    (status, String::from_utf8(out).unwrap())
}

fn value(body: &str, path: &str) -> (u8, String) {
    let mut out = Vec::new();
    let status = read_reply::report_value(body.as_bytes(), path, &mut out).unwrap();
    (status, String::from_utf8(out).unwrap())
}

#[test]
fn a_body_gives_a_report_and_a_status() {
    for (body, status, expected) in [
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":" P","CenBandwidthPackageOrderId":"O"}"#,
            0,
            "RequestId: R\nCenBandwidthPackageId: P\nCenBandwidthPackageOrderId: O\n",
        ),
        (
            r#"{"CenBandwidthPackageId":"P","Code":200,"Description":"a\ud800"}"#,
            0,
            "CenBandwidthPackageId: P\n",
        ),
        (
            r#"{"Code":"InvalidTimeStamp.Expired","Message":"Late.","RequestId":"R","Recommend":"https://a/"}"#,
            1,
            "Refused: InvalidTimeStamp.Expired: Late. (request R)\nkind: clock\nretry: no\n\
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
        assert_eq!(report(body), (status, expected.into()), "{body}");
    }
}

#[test]
fn every_kind_of_refusal_gets_its_own_advice() {
    for (code, kind, retry, advice) in [
        (
            "Operation.Blocking",
            "retry",
            "yes",
            "wait a little, then send it again",
        ),
        (
            "Throttling.User",
            "slower",
            "yes",
            "wait longer, then send it again",
        ),
        (
            "IdempotenceParam.NotMatch",
            "never",
            "no",
            "this client token was sent with other parameters",
        ),
        (
            "PayFor.AccountMoneyValidateError",
            "money",
            "no",
            "top up the account",
        ),
        (
            "InvalidAccessKeyId.NotFound",
            "key",
            "no",
            "check the AccessKeyId",
        ),
        (
            "InvalidSecurityToken.Expired",
            "token",
            "no",
            "get new temporary credentials",
        ),
        (
            "Forbidden.RAM",
            "permission",
            "no",
            "give the key's owner the permission",
        ),
        ("InvalidTimeStamp.Expired", "clock", "no", "set the clock"),
        (
            "SignatureDoesNotMatch",
            "signature",
            "no",
            "compare server_string_to_sign()",
        ),
        ("InvalidName", "request", "no", "mend the request"),
    ] {
        let (status, out) = report(&format!("<Error><Code>{code}</Code></Error>"));
        assert_eq!(status, 1);
        let expected =
            format!("Refused: {code}\nkind: {kind}\nretry: {retry}\nWhat to do: {advice}");
        assert!(out.starts_with(&expected), "{out}");
    }
}

#[test]
fn a_value_is_read_by_its_path() {
    let json = r#"{"TotalCount":2,"Ok":true,"No":null,"Packages":{"Package":[{"Status":"InUse"},{"Status":"Id\u006ce"}]}}"#;
    let xml = "<R><TotalCount>2</TotalCount><Packages><Package><Status>InUse</Status></Package>\
               <Package><Status>Id&#108;e</Status></Package></Packages></R>";
    for (body, path, expected) in [
        (json, "Packages.Package.1.Status", "InUse"),
        (json, "Packages.Package.2.Status", "Idle"),
        (json, "Packages.Package.1", r#"{"Status":"InUse"}"#),
        (json, "TotalCount", "2"),
        (json, "Ok", "true"),
        (json, "No", "null"),
        (xml, "Packages.Package.1.Status", "InUse"),
        (xml, "Packages.Package.2.Status.1", "Idle"),
        (xml, "Packages.Package.1", "<Status>InUse</Status>"),
        (xml, "TotalCount", "2"),
    ] {
        assert_eq!(value(body, path), (0, format!("{expected}\n")), "{path}");
    }
    for body in [json, xml] {
        let expected = "Not in the reply: Packages.Package.3.Status\n";
        assert_eq!(
            value(body, "Packages.Package.3.Status"),
            (2, expected.into())
        );
    }
    let refusal = r#"{"Code":"Throttling","Message":"Wait."}"#;
    let (status, out) = value(refusal, "Packages.Package.1.Status");
    assert_eq!(status, 1);
    assert!(
        out.starts_with("Refused: Throttling: Wait.\nkind: slower\nretry: yes\n"),
        "{out}"
    );
    assert_eq!(value(refusal, "Code"), (0, "Throttling\n".into()));
    assert_eq!(
        value("", "Code"),
        (
            2,
            "Not a reply: byte 0: the body is empty; expected a reply\n".into()
        )
    );
}
