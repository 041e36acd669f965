//! What a body is read as: the reply, the refusal, or neither.

use cenbwp::Format;
use cenbwp::reply::{CreateCenBandwidthPackageReply as Reply, DecodeProblem, Text};

const JSON: &str = r#"{
    "RequestId":"E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA7B",
    "CenBandwidthPackageId":"Cenbwp-stb2axpqzzko2jagd7"
}"#;

const XML: &str = r#"<? xml version="1.0" encoding="UTF-8" ? >
<CreateCenBandwidthPackageResponse>
    <RequestId>E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA7B</RequestId>
    <CenBandwidthPackageId> Cenbwp-stb2axpqzzko2jagd7</CenBandwidthPackageId>
</CreateCenBandwidthPackageResponse>"#;

const ROOT: &str = "CreateCenBandwidthPackageResponse";

fn problem(body: impl AsRef<[u8]>) -> (DecodeProblem, usize) {
    let error = Reply::read(body.as_ref()).unwrap_err();
    if let Ok(text) = str::from_utf8(body.as_ref()) {
        assert_eq!(Reply::read_str(text), Err(error), "{text}");
    }
    (error.problem, error.at)
}

#[test]
fn the_examples_of_the_specification_decode() {
    for (body, format) in [(JSON, Format::Json), (XML, Format::Xml)] {
        let reply = Reply::read(body.as_bytes()).unwrap().unwrap();
        assert_eq!(reply.request_id, "E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA7B");
        assert_eq!(reply.cen_bandwidth_package_id, "Cenbwp-stb2axpqzzko2jagd7");
        assert_eq!(reply.cen_bandwidth_package_order_id, None);
        assert_eq!(Reply::read_as(body.as_bytes(), format), Ok(Ok(reply)));
    }
}

#[test]
fn a_format_that_is_named_is_required() {
    let error = Reply::read_as(XML.as_bytes(), Format::Json).unwrap_err();
    assert_eq!(error.problem, DecodeProblem::Unexpected { expected: "`{`" });
    let error = Reply::read_as(JSON.as_bytes(), Format::Xml).unwrap_err();
    let expected = "the root element";
    assert_eq!(error.problem, DecodeProblem::Unexpected { expected });
}

#[test]
fn a_reply_is_told_from_what_is_around_it() {
    let order = Some("20156420004");
    for (body, order_id) in [
        // Other fields, nested ones, a byte order mark, white space, keys with escapes, and spelled
        // in small letters.
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":"P","Success":true,"Tags":[{"Code":"no"}]}"#,
            None,
        ),
        (
            "\u{FEFF} \r\n\t{ \"RequestId\" : \"R\" , \"CenBandwidthPackageId\" : \" P\\n\" } \n",
            None,
        ),
        (
            r#"{"Request\u0049d":"\u0052","cenBandwidthPackageId":"P","requestId2":1}"#,
            None,
        ),
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":"P","CenBandwidthPackageOrderId":"20156420004"}"#,
            order,
        ),
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":"P","CenBandwidthPackageOrderId":20156420004}"#,
            order,
        ),
        (
            r#"{"":"C","requestId":"R","CenBandwidthPackageId":"P","xCode":"X","Cod":"X","Codes":"X"}"#,
            None,
        ),
        // Null, empty, and no text are as good as missing.
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":"P","CenBandwidthPackageOrderId":null,"Code":""}"#,
            None,
        ),
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":"P","Code":{"Code":"X"},"Message":false}"#,
            None,
        ),
    ] {
        let reply = Reply::read(body.as_bytes()).unwrap().unwrap();
        assert_eq!(reply.request_id, "R", "{body}");
        assert_eq!(reply.cen_bandwidth_package_id, "P", "{body}");
        assert_eq!(
            reply
                .cen_bandwidth_package_order_id
                .map(|id| id.to_string())
                .as_deref(),
            order_id,
            "{body}"
        );
    }
    for content in [
        "<RequestId>R</RequestId><CenBandwidthPackageId>P</CenBandwidthPackageId>",
        "<CenBandwidthPackageId>\n&#80;\n</CenBandwidthPackageId><!-- - --><RequestId\n>&#x52;</RequestId >",
        "<RequestId a='>' b=\"'&lt;\">R</RequestId><CenBandwidthPackageId><![CDATA[ P]]></CenBandwidthPackageId>",
        "<Tags><Code>X</Code><Tags/></Tags><requestId>R<!----></requestId>text<CenBandwidthPackageId>P</CenBandwidthPackageId>",
        "<?go on?><RequestId>R</RequestId>&amp;<CenBandwidthPackageId>P</CenBandwidthPackageId><Code/><Message></Message>",
    ] {
        for prolog in [
            "",
            "\u{FEFF}<?xml version='1.0'?>",
            "<!-- a --> <?a?><?xml-stylesheet a?>",
        ] {
            let body = format!("{prolog}<{ROOT} xmlns=\"x\">{content}</{ROOT} > <!-- end --> ");
            let reply = Reply::read(body.as_bytes()).unwrap().unwrap();
            assert_eq!(reply.request_id, "R", "{body}");
            assert_eq!(reply.cen_bandwidth_package_id, "P", "{body}");
        }
    }
}

#[test]
fn a_refusal_has_its_fields_under_both_spellings_of_the_keys() {
    for body in [
        r#"{"RequestId":"R","HostId":"cbn.aliyuncs.com","Code":"InvalidName","Message":"\u4e0d & \"no\"","Recommend":"https://a/?b&c"}"#,
        r#"{"code":"InvalidName","message":"不 & \"no\"","recommend":"https:\/\/a/?b&c","hostId":"cbn.aliyuncs.com","requestId":"R"}"#,
        "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>R</RequestId><HostId>cbn.aliyuncs.com</HostId>\
         <Code>InvalidName</Code><Message>不 &amp; &quot;no\"</Message><Recommend><![CDATA[https://a/?b&c]]></Recommend></Error>",
        "<CreateCenBandwidthPackageResponse><requestId>R</requestId><hostId>cbn.aliyuncs.com</hostId><code> InvalidName </code>\
         <message>&#x4e0D; &#38; &quot;no&#0034;</message><recommend>https://a/?b&amp;c</recommend></CreateCenBandwidthPackageResponse>",
    ] {
        let refusal = Reply::read(body.as_bytes()).unwrap().unwrap_err();
        let text = |text: Option<Text<'_>>| text.unwrap().to_string();
        assert_eq!(refusal.code, "InvalidName", "{body}");
        assert_eq!(text(refusal.message), "不 & \"no\"", "{body}");
        assert_eq!(text(refusal.request_id), "R", "{body}");
        assert_eq!(text(refusal.host_id), "cbn.aliyuncs.com", "{body}");
        assert_eq!(text(refusal.recommend), "https://a/?b&c", "{body}");
    }
}

#[test]
fn a_refusal_needs_its_code_only() {
    for body in [
        r#"{"Code":"X"}"#,
        r#"{"code":"X","Message":null}"#,
        "<Error><Code>X</Code><Message/></Error>",
    ] {
        let refusal = Reply::read(body.as_bytes()).unwrap().unwrap_err();
        assert_eq!(refusal.code, "X");
        assert_eq!(refusal.message, None);
        assert_eq!(refusal.request_id, None);
    }
}

#[test]
fn what_is_missing_is_named() {
    for (body, field) in [
        ("{}", "CenBandwidthPackageId"),
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":" "}"#,
            "CenBandwidthPackageId",
        ),
        (
            r#"{"RequestId":"R","CenBandwidthPackageId":{}}"#,
            "CenBandwidthPackageId",
        ),
        (r#"{"CenBandwidthPackageId":"P"}"#, "RequestId"),
        (
            r#"{"RequestId":"","CenBandwidthPackageId":"P"}"#,
            "RequestId",
        ),
        (
            "<CreateCenBandwidthPackageResponse/>",
            "CenBandwidthPackageId",
        ),
        ("<Error/>", "Code"),
        (
            "<Error><CenBandwidthPackageId>P</CenBandwidthPackageId><RequestId>R</RequestId></Error>",
            "Code",
        ),
    ] {
        assert_eq!(
            problem(body),
            (DecodeProblem::Missing { field }, body.len()),
            "{body}"
        );
    }
}

#[test]
fn what_comes_twice_is_named() {
    for (body, field, at) in [
        (r#"{"RequestId":"R","RequestId":"R"}"#, "RequestId", 17),
        (r#"{"Code":null, "code":"C"}"#, "Code", 14),
        (r#"{"Message":[],"Message":"C"}"#, "Message", 14),
        ("<Error><HostId/> <HostId/></Error>", "HostId", 18),
    ] {
        assert_eq!(
            problem(body),
            (DecodeProblem::Duplicate { field }, at),
            "{body}"
        );
    }
}

#[test]
fn a_bandwidth_package_and_a_code_contradict_each_other() {
    for body in [
        r#"{"RequestId":"R","Code":"C","CenBandwidthPackageId":"P"}"#,
        "<Error><Code>C</Code><CenBandwidthPackageId>P</CenBandwidthPackageId></Error>",
    ] {
        assert_eq!(
            problem(body),
            (DecodeProblem::Contradiction, body.len()),
            "{body}"
        );
    }
}

#[test]
fn what_is_no_reply_says_what_it_is() {
    for (body, expected) in [
        ("", (DecodeProblem::Empty, 0)),
        (" \n", (DecodeProblem::Empty, 2)),
        ("\u{FEFF} ", (DecodeProblem::Empty, 4)),
        ("upstream connect error", (DecodeProblem::Unrecognized, 0)),
        ("\u{FEFF} [1]", (DecodeProblem::Unrecognized, 4)),
        ("<html><body>502</body></html>", (DecodeProblem::Html, 0)),
        ("\r\n<!DocType HTML>\n<p>unclosed", (DecodeProblem::Html, 2)),
        (
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC \"\">",
            (DecodeProblem::Html, 22),
        ),
        ("<!-- proxy --><HTML>", (DecodeProblem::Html, 14)),
        ("\n<HTML\nlang='en'>", (DecodeProblem::Html, 1)),
        ("<html lang=en>", (DecodeProblem::Html, 0)),
        ("<htmlPage/>", (DecodeProblem::Root, 0)),
        ("<DescribeRegionsResponse/>", (DecodeProblem::Root, 0)),
        (" <error><Code>C</Code></error>", (DecodeProblem::Root, 1)),
    ] {
        assert_eq!(problem(body), expected, "{body}");
    }
    for format in [Format::Json, Format::Xml] {
        let error = Reply::read_as(b"\n", format).unwrap_err();
        assert_eq!((error.problem, error.at), (DecodeProblem::Empty, 1));
    }
}

#[test]
fn a_body_that_ends_with_the_beginning_of_markup_is_cut_short() {
    for body in [
        "<",
        "<Error><",
        "<Error/><",
        "<!-- a --><Error></Error> <",
        "<Error/><!",
        "<Error/><?",
    ] {
        assert_eq!(
            problem(body),
            (DecodeProblem::Truncated, body.len()),
            "{body}"
        );
    }
}

#[test]
fn a_page_is_recognized_in_any_encoding() {
    assert_eq!(
        problem(b"<html><title>\xCE\xDE\xB7\xA8</title>"),
        (DecodeProblem::Html, 0)
    );
    assert_eq!(
        problem(b"{\"Message\":\"\xCE\xDE\"}"),
        (DecodeProblem::Utf8, 12)
    );
    assert_eq!(problem(b"<Error>\xFF"), (DecodeProblem::Utf8, 7));
}

#[test]
fn messages_say_what_is_wrong_and_what_is_expected() {
    for (body, expected) in [
        ("", "byte 0: the body is empty; expected a reply"),
        ("502", "byte 0: neither JSON nor XML; expected `{` or `<`"),
        (
            "<html>",
            "byte 0: an HTML page, perhaps of a proxy; expected the reply of the service",
        ),
        (
            "{",
            "byte 1: the body ends too early; expected the rest of the reply",
        ),
        ("{1", "byte 1: what stands here cannot; expected `\"`"),
        (
            r#"{"a":"\x"}"#,
            "byte 6: the escape means no character; expected one that does",
        ),
        (
            "<a></b>",
            "byte 3: the end tag is of another element; expected that of the element last begun",
        ),
        ("{}{}", "byte 2: the reply has ended; expected nothing more"),
        (
            r#"{"Code":1,"Code":2}"#,
            "byte 10: `Code` was there before; expected it once",
        ),
        (
            "<Error/>",
            "byte 8: `Code` is missing; expected it in the reply",
        ),
        (
            r#"{"Code":1,"CenBandwidthPackageId":2}"#,
            "byte 36: both a bandwidth package and a refusal; expected either `CenBandwidthPackageId` or `Code`",
        ),
        (
            "<a/>",
            "byte 0: the root element is of another action; expected `CreateCenBandwidthPackageResponse` or `Error`",
        ),
    ] {
        // The end tag of a root is seen after the root itself.
        let error = match cenbwp::reply::Fields::read(body.as_bytes()) {
            Ok(mut fields) => fields
                .find_map(Result::err)
                .unwrap_or_else(|| Reply::read(body.as_bytes()).unwrap_err()),
            Err(error) => error,
        };
        assert_eq!(error.to_string(), expected);
        assert!(format!("{error:?}").starts_with("DecodeError { "));
    }
    let error = Reply::read(b"{\"a\":\"\xFF\"}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "byte 6: not UTF-8; expected text in UTF-8"
    );
    let deep = "{\"a\":".to_owned() + &"[".repeat(33);
    let error = Reply::read(deep.as_bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "byte 37: values are nested too deeply; expected 32 levels at most"
    );
}
