//! What a body is read as: the reply, the refusal, or neither.

use cenbwp::Format;
use cenbwp::reply::{
    CreateCenBandwidthPackageReply as Reply, DecodeError, DecodeProblem, Fields, ReplyError,
    ServiceError, Text,
};

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

fn unreadable<'a>(read: Result<Reply<'a>, ReplyError<'a>>) -> DecodeError {
    match read {
        Err(ReplyError::Unreadable(error)) => error,
        other => panic!("{other:?}"),
    }
}

fn problem(body: impl AsRef<[u8]>) -> (DecodeProblem, usize) {
    let error = unreadable(Reply::read(body.as_ref()));
    (error.problem, error.at)
}

fn refusal(body: &str) -> ServiceError<'_> {
    match Reply::read(body.as_bytes()) {
        Err(ReplyError::Refused(refusal)) => refusal,
        other => panic!("{body}: {other:?}"),
    }
}

#[test]
fn the_examples_of_the_specification_decode() {
    for (body, format) in [(JSON, Format::Json), (XML, Format::Xml)] {
        let reply = Reply::read(body.as_bytes()).unwrap();
        assert_eq!(
            reply.request_id.unwrap(),
            "E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA7B"
        );
        assert_eq!(reply.cen_bandwidth_package_id, "Cenbwp-stb2axpqzzko2jagd7");
        assert_eq!(reply.cen_bandwidth_package_order_id, None);
        assert_eq!(Reply::read_as(body.as_bytes(), format), Ok(reply));
    }
}

#[test]
fn a_format_that_is_named_is_required() {
    let error = unreadable(Reply::read_as(XML.as_bytes(), Format::Json));
    assert_eq!(
        error.problem,
        DecodeProblem::Unexpected {
            expected: "`{` or `[`"
        }
    );
    let error = unreadable(Reply::read_as(JSON.as_bytes(), Format::Xml));
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
        let reply = Reply::read(body.as_bytes()).unwrap();
        assert_eq!(reply.request_id.unwrap(), "R", "{body}");
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
            let reply = Reply::read(body.as_bytes()).unwrap();
            assert_eq!(reply.request_id.unwrap(), "R", "{body}");
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
        let refusal = refusal(body);
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
        let refusal = refusal(body);
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
        (
            "<CreateCenBandwidthPackageResponse/>",
            "CenBandwidthPackageId",
        ),
        ("<Error/>", "CenBandwidthPackageId"),
        ("<DescribeRegionsResponse/>", "CenBandwidthPackageId"),
        ("\u{FEFF} [1]", "CenBandwidthPackageId"),
        (
            r#"[{"CenBandwidthPackageId":"P"}]"#,
            "CenBandwidthPackageId",
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
fn what_decides_and_comes_twice_is_named() {
    for (body, field, at) in [
        (r#"{"Code":null, "code":"C"}"#, "Code", 14),
        (r#"{"Code":"C", "errorCode":"C", "Code":"C"}"#, "Code", 30),
        (
            r#"{"CenBandwidthPackageId":"P","cenBandwidthPackageId":"P"}"#,
            "CenBandwidthPackageId",
            29,
        ),
        (r#"{"ErrorCode":"C","errorCode":"D"}"#, "ErrorCode", 17),
        ("<Error><Code/> <Code/></Error>", "Code", 16),
    ] {
        assert_eq!(
            problem(body),
            (DecodeProblem::Duplicate { field }, at),
            "{body}"
        );
    }
    // What decides nothing counts as missing, as it does where it is malformed.
    let refusal = refusal(r#"{"Code":"C","Message":"a","message":"b","HostId":"h"}"#);
    assert_eq!(
        (refusal.message, refusal.host_id.unwrap() == "h"),
        (None, true)
    );
}

/// Fields that decide nothing, malformed or contradicting, beside the ID of what was paid for.
#[test]
fn a_package_id_makes_a_success_whatever_else_there_is() {
    for beside in [
        r#""Code":"OK""#,
        r#""Code":"200""#,
        r#""Code":200"#,
        r#""code":"Success","message":"done","success":true"#,
        r#""Code":"Throttling","Message":"no""#,
        r#""Code":"a","code":"b","Code":3"#,
        r#""errorCode":"InternalError","errorMessage":"a""#,
        r#""Code":"\ud800""#,
        r#""RequestId":"R","requestId":"R""#,
        r#""RequestId":"\udfff""#,
        r#""Description":"half \ud83d of a pair""#,
        "\"Description\":\"a line\nand a tab\t and a bell\u{7}\"",
        r#""Description":"no \x escape, \u12 neither, a quote \" and a backslash \\""#,
        r#""Descri\q":"a name is skipped too""#,
        r#""Description":{"Text":["\ud83d",{"}]":"\x]}"}]}"#,
        r#""a":01,"b":NaN,"c":.5,"d":+1,"e":undefined,"f":'a'"#,
        r#""a":[1,],"b":{,},"c":[1 2],"d":{"e"}"#,
    ] {
        for body in [
            format!(r#"{{{beside},"CenBandwidthPackageId":"P"}}"#),
            format!(r#"{{"CenBandwidthPackageId" : " P" , {beside} }}"#),
        ] {
            let reply = Reply::read(body.as_bytes()).unwrap();
            assert_eq!(reply.cen_bandwidth_package_id, "P", "{body}");
        }
    }
    let deep = format!(
        r#"{{"a":{}1{},"CenBandwidthPackageId":"P"}}"#,
        "[".repeat(99),
        "]".repeat(99)
    );
    assert_eq!(
        Reply::read(deep.as_bytes())
            .unwrap()
            .cen_bandwidth_package_id,
        "P"
    );
    let latin1 = b"{\"Description\":\"caf\xE9\",\"\xFF\":1,\"CenBandwidthPackageId\":\"P\"}";
    assert_eq!(Reply::read(latin1).unwrap().cen_bandwidth_package_id, "P");

    for beside in [
        "<Code>OK</Code><Message>done</Message>",
        "<Code>200</Code><Code>201</Code>",
        "<Code>Throttling</Code>",
        "<RequestId>&#xD83D;</RequestId>",
        "<Description>&#xD83D; &nbsp; & \u{1} ]]> a < b</Description>",
        "<Description><p a='>' b=\">\">un<br/>closed<!-- </p> --><![CDATA[</p>]]><? </p> ?></P></Description>",
        "<Description><![CDATA[\u{2}</Description>]]></Description>",
    ] {
        for root in [ROOT, "Error", "ns:Response", "r"] {
            let body = format!(
                "<{root}>{beside}<CenBandwidthPackageId>P</CenBandwidthPackageId></{root}>"
            );
            let reply = Reply::read(body.as_bytes()).unwrap();
            assert_eq!(reply.cen_bandwidth_package_id, "P", "{body}");
        }
    }
    let latin1 = b"<r><Description>caf\xE9</Description><CenBandwidthPackageId>P</CenBandwidthPackageId></r>";
    assert_eq!(Reply::read(latin1).unwrap().cen_bandwidth_package_id, "P");
}

#[test]
fn an_id_that_cannot_be_read_is_no_success_and_no_refusal() {
    let escape = DecodeProblem::Escape;
    for (body, problem, at) in [
        (r#"{"CenBandwidthPackageId":"P\ud800"}"#, escape, 27),
        (
            r#"{"CenBandwidthPackageId":"P\ud800","Code":"C"}"#,
            escape,
            27,
        ),
        (r#"{"Code":"\x"}"#, escape, 9),
        (r#"{"Code":"OK","errorCode":"\x"}"#, escape, 26),
        (
            "<r><CenBandwidthPackageId>&#0;</CenBandwidthPackageId></r>",
            escape,
            26,
        ),
        (
            r#"{"CenBandwidthPackageId":1x}"#,
            DecodeProblem::Unexpected {
                expected: "`,` or the closing bracket",
            },
            26,
        ),
    ] {
        assert_eq!(self::problem(body), (problem, at), "{body}");
    }
}

#[test]
fn a_code_that_says_that_all_is_well_is_no_refusal() {
    for (code, other) in [
        ("OK", ""),
        ("200", ""),
        ("Success", ""),
        ("ok", ""),
        ("success", ""),
    ] {
        for body in [
            format!(r#"{{"Code":"{code}","Message":"{other}"}}"#),
            format!(r#"{{"errorCode":" {code} ","Code":null}}"#),
            format!("<Response><Code>{code}</Code></Response>"),
        ] {
            let field = "CenBandwidthPackageId";
            assert_eq!(
                problem(&body),
                (DecodeProblem::Missing { field }, body.len()),
                "{body}"
            );
            let error = ServiceError::read(body.as_bytes()).unwrap_err();
            assert_eq!(
                error.problem,
                DecodeProblem::Missing { field: "Code" },
                "{body}"
            );
        }
    }
    assert_eq!(
        problem(r#"{"Code":200}"#).0,
        DecodeProblem::Missing {
            field: "CenBandwidthPackageId"
        }
    );
    for code in ["OKAY", "2000", "200.1", "NotSuccess", "0"] {
        let body = format!(r#"{{"Code":"{code}"}}"#);
        assert_eq!(refusal(&body).code, code);
    }
}

#[test]
fn a_refusal_is_read_in_every_shape() {
    for body in [
        r#"{"Code":"C","Message":"M"}"#,
        r#"{"code":"C","message":"M"}"#,
        r#"{"ErrorCode":"C","ErrorMessage":"M"}"#,
        r#"{"errorCode":"C","errorMessage":"M"}"#,
        r#"{"errorCode":"C","message":"M"}"#,
        r#"{"Code":"C","errorMessage":"M"}"#,
        r#"{"code":200,"message":"OK","errorCode":"C","errorMessage":"M"}"#,
        r#"{"Code":"C","Message":"M","errorCode":"D","errorMessage":"N"}"#,
        r#"{"Description":"\ud800
","Code":"C","Message":"M"}"#,
        "<Error><Code>C</Code><Message>M</Message></Error>",
        "<error><code>C</code><message>M</message></error>",
        "<Response><errorCode>C</errorCode><errorMessage>M</errorMessage></Response>",
        "<ns:Fault xmlns:ns='a'><ns:Code>C</ns:Code><ns:Message>M</ns:Message></ns:Fault>",
        "<e:Error><Code>C</Code><x:message>M</x:message></e:Error>",
        "<DescribeRegionsResponse><Code>C</Code><Message>M</Message><a>&nbsp;</a></DescribeRegionsResponse>",
    ] {
        let refusal = refusal(body);
        assert_eq!(refusal.code, "C", "{body}");
        assert_eq!(refusal.message.unwrap(), "M", "{body}");
        assert_eq!(ServiceError::read(body.as_bytes()), Ok(refusal), "{body}");
    }
    for (body, code) in [
        (r#"{"Code":404}"#, "404"),
        (r#"{"errorCode":-1.5e3}"#, "-1.5e3"),
        (r#"{"ns:Code":"D","Code":"C"}"#, "C"),
        ("<Error><Code>503</Code></Error>", "503"),
    ] {
        assert_eq!(refusal(body).code, code, "{body}");
    }
}

#[test]
fn one_error_says_refused_or_unreadable() {
    fn package_id(body: &str) -> Result<String, ReplyError<'_>> {
        Ok(Reply::read(body.as_bytes())?
            .cen_bandwidth_package_id
            .to_string())
    }
    fn code(body: &str) -> Result<String, ReplyError<'_>> {
        Ok(ServiceError::read(body.as_bytes())?.code.to_string())
    }
    assert_eq!(package_id(r#"{"CenBandwidthPackageId":"P"}"#).unwrap(), "P");
    let refused = package_id(r#"{"Code":"C","RequestId":"R"}"#).unwrap_err();
    assert_eq!(refused.to_string(), "C (request R)");
    assert_eq!(
        refused,
        ReplyError::Refused(refusal(r#"{"Code":"C","RequestId":"R"}"#))
    );
    let unreadable = code("").unwrap_err();
    assert_eq!(
        unreadable.to_string(),
        "byte 0: the body is empty; expected a reply"
    );
    assert!(
        matches!(unreadable, ReplyError::Unreadable(error) if error.problem == DecodeProblem::Empty)
    );
}

#[test]
fn what_is_no_reply_says_what_it_is() {
    for (body, expected) in [
        ("", (DecodeProblem::Empty, 0)),
        (" \n", (DecodeProblem::Empty, 2)),
        ("\u{FEFF} ", (DecodeProblem::Empty, 4)),
        ("upstream connect error", (DecodeProblem::Unrecognized, 0)),
        ("<html><body>502</body></html>", (DecodeProblem::Html, 0)),
        ("\r\n<!DocType HTML>\n<p>unclosed", (DecodeProblem::Html, 2)),
        (
            "<?xml version='1.0'?><!DOCTYPE html PUBLIC \"\">",
            (DecodeProblem::Html, 22),
        ),
        ("<!-- proxy --><HTML>", (DecodeProblem::Html, 14)),
        ("\n<HTML\nlang='en'>", (DecodeProblem::Html, 1)),
        ("<html lang=en>", (DecodeProblem::Html, 0)),
    ] {
        assert_eq!(problem(body), expected, "{body}");
    }
    for format in [Format::Json, Format::Xml] {
        let error = unreadable(Reply::read_as(b"\n", format));
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

/// Of the fields and of the typed reply, for which the fields that nobody asked for may be malformed.
#[test]
fn a_body_that_ends_anywhere_is_cut_short() {
    for body in [
        r#"[{"a":"b\u0041\ud83d\ude00","c":[-1.5e+3,true,null,{}]},[],0]"#,
        r#"{"Code":"C","Message":"m","a":{"b":[1,"\\"]}}"#,
        "<?xml version='1.0'?><!-- a --><?b c?><r d='&amp;'><e f=\"g\">h&#65;&lt;<!-- i --><![CDATA[j]]><?k l?><m/></e></r>",
    ] {
        for end in 1..body.len() {
            let cut = &body.as_bytes()[..end];
            let read = Fields::read(cut)
                .and_then(|mut fields| fields.try_for_each(|field| field.map(drop)));
            let cut_short = read.map_err(|error| (error.problem, error.at));
            assert_eq!(
                cut_short,
                Err((DecodeProblem::Truncated, end)),
                "{}",
                &body[..end]
            );
            assert_eq!(
                problem(cut),
                (DecodeProblem::Truncated, end),
                "{}",
                &body[..end]
            );
        }
    }
}

/// If what is skipped is malformed, that is told: the end is only where the way out of it was not found.
#[test]
fn a_body_that_ends_after_something_malformed_is_never_a_reply() {
    for (body, malformed, at) in [
        (
            r#"{"a":["\q",{"b":"]"}],"CenBandwidthPackageId":"P"}"#,
            DecodeProblem::Escape,
            7,
        ),
        (
            "<r><a>&b;<!-- < --><![CDATA[<]]><?c <?><d e=\"<\" f='>'/><g>h</g></a><CenBandwidthPackageId>P</CenBandwidthPackageId></r>",
            DecodeProblem::Escape,
            6,
        ),
    ] {
        for end in 1..body.len() {
            let problem = problem(&body[..end]);
            let is_malformed = problem == (malformed, at);
            assert!(
                is_malformed || problem == (DecodeProblem::Truncated, end),
                "{}",
                &body[..end]
            );
        }
        assert_eq!(
            Reply::read(body.as_bytes())
                .unwrap()
                .cen_bandwidth_package_id,
            "P"
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
        problem(b"{\"Code\":\"a\xCE\xDE\"}"),
        (DecodeProblem::Utf8, 10)
    );
    assert_eq!(problem(b"<Error>\xFF"), (DecodeProblem::Utf8, 7));
}

#[test]
fn messages_say_what_is_wrong_and_what_is_expected() {
    for (body, expected) in [
        ("", "byte 0: the body is empty; expected a reply"),
        (
            "502",
            "byte 0: neither JSON nor XML; expected `{`, `[` or `<`",
        ),
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
            "byte 8: `CenBandwidthPackageId` is missing; expected it in the reply",
        ),
    ] {
        // The end tag of a root is seen after the root itself.
        let error = match Fields::read(body.as_bytes()) {
            Ok(mut fields) => fields
                .find_map(Result::err)
                .unwrap_or_else(|| unreadable(Reply::read(body.as_bytes()))),
            Err(error) => error,
        };
        assert_eq!(error.to_string(), expected);
        assert!(format!("{error:?}").starts_with("DecodeError { "));
    }
    let error = unreadable(Reply::read(b"{\"Code\":\"\xFF\"}"));
    assert_eq!(
        error.to_string(),
        "byte 9: not UTF-8; expected text in UTF-8"
    );
    let deep = "{\"a\":".to_owned() + &"[".repeat(33);
    let error = unreadable(Reply::read(deep.as_bytes()));
    assert_eq!(
        error.to_string(),
        "byte 37: values are nested too deeply; expected 32 levels at most"
    );
}
