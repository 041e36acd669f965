//! The flat field reader: what it yields and what it refuses, by tables.

use cenbwp::Format;
use cenbwp::reply::{
    CreateCenBandwidthPackageReply, DecodeError, DecodeProblem as P, FieldValue, Fields, ReplyError,
};

/// The fields of a body as text, or the problem and where it is.
fn read(body: &str) -> Result<Vec<(String, String)>, (P, usize)> {
    collect(Fields::read(body.as_bytes()))
}

fn collect(fields: Result<Fields<'_>, DecodeError>) -> Result<Vec<(String, String)>, (P, usize)> {
    let collect = || -> Result<_, DecodeError> {
        fields?
            .map(|field| {
                let field = field?;
                let value = match field.value {
                    FieldValue::Text(text) => format!("{text}"),
                    FieldValue::Number(raw) => format!("number {raw}"),
                    FieldValue::Nested(nested) => format!("nested {}", nested.as_str()),
                    FieldValue::Bool(value) => format!("bool {value}"),
                    FieldValue::Null => "null".into(),
                    _ => unreachable!(),
                };
                Ok((field.name.to_string(), value))
            })
            .collect()
    };
    collect().map_err(|error| (error.problem, error.at))
}

/// The one value of a body with one field.
fn value(body: &str) -> Result<String, (P, usize)> {
    let mut fields = read(body)?;
    assert_eq!(fields.len(), 1, "{body}");
    Ok(fields.remove(0).1)
}

const fn unexpected(expected: &'static str) -> P {
    P::Unexpected { expected }
}

#[test]
fn every_kind_of_json_value_is_yielded() {
    for (json, expected) in [
        ("\"\"", ""),
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u0000\u00e9\u4E2D\uffff""#, "\0é中\u{ffff}"),
        (r#""\ud83d\ude00\uDBFF\uDFFF""#, "😀\u{10ffff}"),
        ("\"\u{7f} é中😀\"", "\u{7f} é中😀"),
        ("true", "bool true"),
        ("false", "bool false"),
        ("null", "null"),
        ("0", "number 0"),
        ("-0", "number -0"),
        ("-10.50e+09", "number -10.50e+09"),
        ("9E-3", "number 9E-3"),
        (
            "99999999999999999999999999",
            "number 99999999999999999999999999",
        ),
        ("{}", "nested {}"),
        ("[ ]", "nested [ ]"),
        (
            r#"[{"a":[1,"]"],"b":{}},[],null]"#,
            r#"nested [{"a":[1,"]"],"b":{}},[],null]"#,
        ),
    ] {
        assert_eq!(
            value(&format!("{{\"a\":{json}}}")).as_deref(),
            Ok(expected),
            "{json}"
        );
        assert_eq!(
            value(&format!(" {{ \"a\" : {json}\n}}\r\n\t")).as_deref(),
            Ok(expected),
            "{json}"
        );
    }
}

#[test]
fn what_is_not_json_is_refused_where_it_goes_wrong() {
    let closing = unexpected("`,` or the closing bracket");
    let control = unexpected("an escape instead of a control character");
    for (json, problem, at) in [
        ("01", closing, 1),
        ("-", unexpected("a digit"), 1),
        ("1.", unexpected("a digit"), 2),
        ("1e", unexpected("a digit"), 2),
        ("1e+-1", unexpected("a digit"), 3),
        ("+1", unexpected("a value"), 0),
        (".5", unexpected("a value"), 0),
        ("NaN", unexpected("a value"), 0),
        ("nul", unexpected("a value"), 3),
        ("True", unexpected("a value"), 0),
        ("truefalse", closing, 4),
        ("'a'", unexpected("a value"), 0),
        ("\"\u{1f}\"", control, 1),
        ("\"\n\"", control, 1),
        (r#""a\x""#, P::Escape, 2),
        (r#""\u12g4""#, P::Escape, 1),
        (r#""\u+041""#, P::Escape, 1),
        (r#""\ud83d""#, P::Escape, 1),
        (r#""\ud83d\n""#, P::Escape, 1),
        (r#""\ud83d\u0041""#, P::Escape, 1),
        (r#""\ud83d\ud83d""#, P::Escape, 1),
        (r#""\ude00""#, P::Escape, 1),
        ("[1,]", unexpected("a value"), 3),
        ("[1 2]", closing, 3),
        ("[}", unexpected("a value"), 1),
        ("[1}", closing, 2),
        ("{\"b\":1]", closing, 6),
        ("{\"b\":1,}", unexpected("`\"`"), 7),
        ("{\"b\\q\":1}", P::Escape, 3),
        ("{\"b\"}", unexpected("`:`"), 4),
        ("{'b':1}", unexpected("`\"`"), 1),
        ("{,}", unexpected("`\"`"), 1),
        ("1}}", P::Trailing, 2),
        ("1} x", P::Trailing, 3),
        ("1,", unexpected("`\"`"), 2),
    ] {
        let body = format!("{{\"a\":{json}}}");
        assert_eq!(read(&body), Err((problem, at + 5)), "{body}");
    }
    for (body, problem, at) in [
        ("{\"a\" 1}", unexpected("`:`"), 5),
        ("{\"a\\q\" 1}", P::Escape, 3),
        ("{\"a\\q\":1}", P::Escape, 3),
        ("{'a':1}", unexpected("`\"`"), 1),
        ("{,\"a\":1}", unexpected("`\"`"), 1),
        ("{]", unexpected("`\"`"), 1),
        ("{\"a\":1,\u{a0}\"b\":1}", unexpected("`\"`"), 7),
    ] {
        assert_eq!(read(body), Err((problem, at)), "{body}");
    }
}

#[test]
fn every_kind_of_xml_content_is_yielded() {
    for (xml, expected) in [
        ("", ""),
        (" a\tb\n", " a\tb\n"),
        ("a\r\nb\rc\r\r\n", "a\nb\nc\n\n"),
        ("&amp;&lt;&gt;&quot;&apos;", "&<>\"'"),
        ("&#65;&#x4e2D;&#x1F600;&#x00041;&#13;", "A中😀A\r"),
        ("<![CDATA[a&b<c>]]]]><![CDATA[>\r\n]]>d", "a&b<c>]]>\nd"),
        ("a<!-- <b> & - -->b<?c <d> & ??>e<?f?>", "abe"),
        ("]] > ]>", "]] > ]>"),
        ("<b/>", "nested <b/>"),
        (
            " <b c='&#62;\"' d = \"'>\" ><b></b ></b>c",
            "nested  <b c='&#62;\"' d = \"'>\" ><b></b ></b>c",
        ),
        ("<中:b-1.0_/><_/><:x/>", "nested <中:b-1.0_/><_/><:x/>"),
    ] {
        let body = format!("<r><a>{xml}</a></r>");
        assert_eq!(value(&body).as_deref(), Ok(expected), "{xml}");
    }
    assert_eq!(value("<r> b <a/> <!----></r>").as_deref(), Ok(""));
    assert_eq!(
        read("<?xml version=\"1.0\" ?><r\n/>\n<?a?><!-- -->\n"),
        Ok(vec![])
    );
    assert_eq!(read("<r><![CDATA[<a/>]]></r>"), Ok(vec![]));
}

#[test]
fn what_is_not_xml_is_refused_where_it_goes_wrong() {
    let character = unexpected("a character that XML allows");
    for (xml, problem, at) in [
        ("&", P::Escape, 0),
        ("&amp", P::Escape, 0),
        ("&nbsp;", P::Escape, 0),
        ("&AMP;", P::Escape, 0),
        ("&#;", P::Escape, 0),
        ("&#x;", P::Escape, 0),
        ("&#xg;", P::Escape, 0),
        ("&#a;", P::Escape, 0),
        ("&#X41;", P::Escape, 0),
        ("&#+65;", P::Escape, 0),
        ("&#0;", P::Escape, 0),
        ("&#xD800;", P::Escape, 0),
        ("&#xFFFE;", P::Escape, 0),
        ("&#x110000;", P::Escape, 0),
        ("&#x100000041;", P::Escape, 0),
        ("&#4294967361;", P::Escape, 0),
        ("a]]>", unexpected("`&gt;` after `]]`"), 1),
        ("\u{1}", character, 0),
        ("\u{FFFE}", character, 0),
        ("<![CDATA[\u{FFFF}]]>", character, 9),
        ("<!-- \0 -->", character, 5),
        ("<?a \u{1f}?>", character, 4),
        ("<!-- -- -->", unexpected("`>` after `--`"), 7),
        ("<!-a-->", unexpected("a comment"), 3),
        ("<![CDAT[]]>", unexpected("`CDATA[`"), 7),
        ("<!ELEMENT a>", unexpected("an element"), 1),
        (
            "<?xml version='1.0'?>",
            unexpected("the XML declaration at the start only"),
            5,
        ),
        ("<? a?>", unexpected("a name"), 2),
        ("<?a+?>", unexpected("white space or `?>`"), 3),
        ("<1/>", unexpected("a name"), 1),
        ("< b/>", unexpected("a name"), 1),
        ("<b+/>", unexpected("`>`"), 2),
        ("<b/ >", unexpected("`>`"), 3),
        ("<b c/>", unexpected("`=`"), 4),
        ("<b c=d/>", unexpected("a quotation mark"), 5),
        ("<b c='<'/>", unexpected("`&lt;`"), 6),
        ("<b c='&'/>", P::Escape, 6),
        ("<b c='\u{8}'/>", character, 6),
        ("<b c=''d=''/>", unexpected("`>`"), 7),
        ("<b 1=''/>", unexpected("a name"), 3),
        ("</b>", P::Mismatch, 0),
        ("<b>", P::Mismatch, 3),
        ("<b></c></b>", P::Mismatch, 3),
        ("<b></B>", P::Mismatch, 3),
        ("</a/>", unexpected("`>`"), 3),
        ("</a b=''>", unexpected("`>`"), 4),
    ] {
        let body = format!("<r><a>{xml}</a></r>");
        assert_eq!(read(&body), Err((problem, at + 6)), "{body}");
    }
    for (body, problem, at) in [
        ("<r/>x", P::Trailing, 4),
        ("<r/><r/>", P::Trailing, 4),
        ("<r/><![CDATA[]]>", unexpected("an element"), 4),
        ("<r></s>", P::Mismatch, 3),
        ("</r>", P::Mismatch, 0),
        (
            "<r/><?xml ?>",
            unexpected("the XML declaration at the start only"),
            9,
        ),
        (
            "<?xml version='1.0'?>text<r/>",
            unexpected("the root element"),
            21,
        ),
        ("<!DOCTYPE r []><r/>", unexpected("an element"), 1),
        (
            "<?xml?><r/>",
            unexpected("the XML declaration at the start only"),
            5,
        ),
        ("<?xml \u{1}?><r/>", character, 6),
    ] {
        assert_eq!(read(body), Err((problem, at)), "{body}");
    }
}

#[test]
fn nesting_is_bounded_in_both_formats() {
    assert_eq!(Fields::MAX_DEPTH, 32);
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
        let levels = 32 / open.matches(['[', '{']).count();
        let nested = |n| format!("{{\"a\":{}0{},\"b\":[]}}", open.repeat(n), close.repeat(n));
        assert_eq!(read(&nested(levels)).unwrap().len(), 2);
        assert_eq!(
            read(&nested(levels + 1)),
            Err((P::TooDeep, 5 + open.len() * levels))
        );
    }
    for last in ["<b/>", "<b></b>", "<b a=''>c</b>"] {
        let nested = |n: usize| {
            format!(
                "<r><a>{}{last}{}</a></r>",
                "<b>".repeat(n - 1),
                "</b>".repeat(n - 1)
            )
        };
        assert!(value(&nested(32)).unwrap().starts_with("nested <b>"));
        assert_eq!(read(&nested(33)), Err((P::TooDeep, 6 + 3 * 32)));
    }
}

#[test]
fn fields_come_in_order_with_their_place_and_the_root() {
    let mut fields = Fields::read(b"\xEF\xBB\xBF<r><a>1</a><a>2</a></r>").unwrap();
    assert_eq!(fields.root(), Some("r"));
    let places: Vec<_> = fields.by_ref().map(|field| field.unwrap().at).collect();
    assert_eq!(places, [7, 15]);
    assert_eq!(fields.next(), None);

    let mut fields = Fields::read_as(b"{\"a\":1, \"a\":2}", Format::Json).unwrap();
    assert_eq!(fields.root(), None);
    let places: Vec<_> = fields.by_ref().map(|field| field.unwrap().at).collect();
    assert_eq!(places, [1, 8]);
    assert_eq!(fields.next(), None);
}

#[test]
fn a_body_of_another_format_is_refused_where_it_begins() {
    for (body, format, problem) in [
        ("<a/>", Format::Json, unexpected("`{` or `[`")),
        ("1", Format::Json, unexpected("`{` or `[`")),
        ("{}", Format::Xml, unexpected("the root element")),
    ] {
        let error = Fields::read_as(body.as_bytes(), format).unwrap_err();
        assert_eq!((error.problem, error.at), (problem, 0), "{body}");
    }
}

#[test]
fn a_body_of_no_format_is_refused_where_it_begins() {
    assert_eq!(read(""), Err((P::Empty, 0)));
    assert_eq!(read(" \n"), Err((P::Empty, 2)));
    assert_eq!(read(" hello"), Err((P::Unrecognized, 1)));
}

#[test]
fn nothing_comes_after_an_error() {
    for body in ["{\"a\":1,x,\"b\":2}", "<r><a/><!x><b/></r>"] {
        let fields: Vec<_> = Fields::read(body.as_bytes())
            .unwrap()
            .map(|field| field.is_ok())
            .collect();
        assert_eq!(fields, [true, false], "{body}");
    }
}

#[test]
fn text_is_borrowed_where_nothing_is_escaped() {
    for (body, expected) in [
        ("{\"a\":\"é & <b>\"}", Some("é & <b>")),
        (r#"{"a":"\/"}"#, None),
        ("<r><a>é \"\n]]</a></r>", Some("é \"\n]]")),
        ("<r><a>&amp;</a></r>", None),
        ("<r><a><!----></a></r>", None),
        ("<r><a>a\r\n</a></r>", None),
    ] {
        let field = Fields::read(body.as_bytes())
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        let FieldValue::Text(text) = field.value else {
            panic!("{body}")
        };
        assert_eq!(text.as_str(), expected, "{body}");
    }
}

#[test]
fn text_is_trimmed_of_what_is_white_space_once_unescaped() {
    for (body, expected, as_str) in [
        ("{\"a\":\" \\n\\u0020 b \\\\n \\t\"}", "b \\n", None),
        ("{\"a\":\"\\t b c\\r\"}", "b c", Some("b c")),
        ("{\"a\":\" \\u00a0 \"}", "\u{a0}", None),
        ("{\"a\":\" \\n \"}", "", Some("")),
        ("<r><a>&#32; b<!-- --> <?c?></a></r>", "b", Some("b")),
        ("<r><a> <![CDATA[ b]]> </a></r>", "b", Some("b")),
        (
            "<r><a> <![CDATA[ &amp;]]>&amp;<![CDATA[ ]]></a></r>",
            "&amp;&",
            None,
        ),
        ("<r><a><![CDATA[ b\r\nc]]></a></r>", "b\nc", None),
        ("<r><a><!-- --></a></r>", "", Some("")),
    ] {
        let field = Fields::read(body.as_bytes())
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        let FieldValue::Text(text) = field.value else {
            panic!("{body}")
        };
        assert_eq!(text.trim(), expected, "{body}");
        assert_eq!(text.trim().as_str(), as_str, "{body}");
        assert_eq!(text.trim().is_empty(), expected.is_empty(), "{body}");
    }
}

#[test]
fn text_compares_by_its_characters() {
    let values = |body: &'static str| -> Vec<_> {
        Fields::read(body.as_bytes())
            .unwrap()
            .map(|field| field.unwrap().value)
            .collect()
    };
    let json = values(r#"{"a":"a&b","b":"a\u0026b","c":"a&c"}"#);
    let xml = values("<r><a>a&amp;b</a></r>");
    assert_eq!(json[0], json[1]);
    assert_eq!(json[0], xml[0]);
    assert_ne!(json[0], json[2]);
    let FieldValue::Text(text) = xml[0] else {
        panic!()
    };
    assert!(text == *"a&b" && text == "a&b" && text != "a&bc" && text != "a&");
    assert_eq!(text.into_iter().collect::<String>(), "a&b");
}

#[test]
fn debug_shows_of_fields_what_no_secret_looks_like() {
    let body = br#"{"a":"\u0022\\\n\u00e9","b":-1,"c":true,"d":null,"e":[ ]}"#;
    let fields = Fields::read(body).unwrap();
    assert_eq!(format!("{fields:?}"), "Fields { root: None, .. }");
    let fields: Vec<_> = fields
        .map(|field| format!("{:?}", field.unwrap()))
        .collect();
    assert_eq!(
        fields,
        [
            r#"Field { at: 1, name: "a", value: Text(<4 characters>) }"#,
            r#"Field { at: 24, name: "b", value: Number(-1) }"#,
            r#"Field { at: 31, name: "c", value: Bool(true) }"#,
            r#"Field { at: 40, name: "d", value: Null }"#,
            r#"Field { at: 49, name: "e", value: Nested(3 bytes) }"#,
        ]
    );
    let mut fields = Fields::read(b"<r><a>b</a></r>").unwrap();
    assert_eq!(format!("{fields:?}"), r#"Fields { root: Some("r"), .. }"#);
    let mut name = fields.next().unwrap().unwrap().name.chars();
    assert_eq!(format!("{name:?}"), "Chars { .. }");
    assert_eq!((name.next(), name.next()), (Some('a'), None));
}

/// The reply of `DescribeCenBandwidthPackages`, in both formats.
const LISTS: [&str; 2] = [
    r#"{"TotalCount":2,"CenBandwidthPackages":{"CenBandwidthPackage":[
        {"CenBandwidthPackageId":"cenbwp-1","Status":"InUse","CenIds":{"CenId":["cen-1","cen-2"]}},
        {"CenBandwidthPackageId":"cenbwp-2","Status":"Idle","CenIds":{"CenId":["cen-3"]}}]}}"#,
    "<R><TotalCount>2</TotalCount><CenBandwidthPackages>\
        <CenBandwidthPackage><CenBandwidthPackageId>cenbwp-1</CenBandwidthPackageId><Status>InUse</Status>\
            <CenIds><CenId>cen-1</CenId><CenId>cen-2</CenId></CenIds></CenBandwidthPackage>\
        <CenBandwidthPackage ><CenBandwidthPackageId>cenbwp-2</CenBandwidthPackageId><Status>Idle</Status>\
            <CenIds><CenId>cen-3</CenId></CenIds></CenBandwidthPackage >\
     </CenBandwidthPackages></R>",
];

fn at_path(body: &str, path: &str) -> Option<String> {
    let value = Fields::read(body.as_bytes())
        .unwrap()
        .find_path(path)
        .unwrap()?;
    Some(match value {
        FieldValue::Text(text) => text.to_string(),
        FieldValue::Number(number) => number.into(),
        FieldValue::Nested(nested) => format!("nested {}", nested.as_str()),
        other => format!("{other:?}"),
    })
}

#[test]
fn one_path_finds_a_value_in_both_formats() {
    for body in LISTS {
        for (path, expected) in [
            ("TotalCount", Some("2")),
            (
                "CenBandwidthPackages.CenBandwidthPackage.1.Status",
                Some("InUse"),
            ),
            (
                "CenBandwidthPackages.CenBandwidthPackage.2.Status",
                Some("Idle"),
            ),
            (
                "CenBandwidthPackages.CenBandwidthPackage.2.CenIds.CenId.1",
                Some("cen-3"),
            ),
            (
                "CenBandwidthPackages.CenBandwidthPackage.1.CenIds.CenId.2",
                Some("cen-2"),
            ),
            ("CenBandwidthPackages.CenBandwidthPackage.3.Status", None),
            ("CenBandwidthPackages.CenBandwidthPackage.0.Status", None),
            (
                "CenBandwidthPackages.CenBandwidthPackage.99999999999999999999.Status",
                None,
            ),
            ("CenBandwidthPackages.CenBandwidthPackage.+1.Status", None),
            ("CenBandwidthPackages.CenBandwidthPackage.1.status", None),
            (
                "CenBandwidthPackages.CenBandwidthPackage.1.Status.Name",
                None,
            ),
            ("TotalCount.1.2", None),
            ("", None),
            (".", None),
        ] {
            assert_eq!(at_path(body, path).as_deref(), expected, "{path}");
        }
        let list = at_path(body, "CenBandwidthPackages.CenBandwidthPackage.2.CenIds").unwrap();
        assert!(
            [
                "nested {\"CenId\":[\"cen-3\"]}",
                "nested <CenId>cen-3</CenId>"
            ]
            .contains(&&*list)
        );
    }
}

#[test]
fn a_path_tells_arrays_from_objects_and_elements() {
    for (body, path, expected) in [
        (r#"["a",["b",{"c":"d"}]]"#, "1", Some("a")),
        (r#"["a",["b",{"c":"d"}]]"#, "2.2.c", Some("d")),
        (r#"["a"]"#, "a", None),
        (r#"{"1":"a","":"b"}"#, "1", Some("a")),
        (r#"{"1":"a","":"b"}"#, "", Some("b")),
        (r#"{"a":["b"]}"#, "a.c", None),
        (r#"{"a":{"b":"c"}}"#, "a.1.b", None),
        (r#"{"a":"first","a":"second"}"#, "a", Some("first")),
        ("<r><a>first</a><b/><a>second</a></r>", "a", Some("first")),
        (
            "<r><a>first</a><b/><a>second</a></r>",
            "a.2",
            Some("second"),
        ),
        ("<r><a><b>c</b></a></r>", "a.1.b.1", Some("c")),
        ("<r><a><b>c</b></a></r>", "a.b", Some("c")),
        ("<r><a/></r>", "a", Some("")),
        ("<r><a/></r>", "1", None),
    ] {
        assert_eq!(at_path(body, path).as_deref(), expected, "{body} {path}");
    }
    // What is malformed behind the value is not overlooked.
    for body in [r#"{"a":1,"b":}"#, "<r><a>1</a><b></r>", r#"{"a":1"#] {
        assert!(
            Fields::read(body.as_bytes())
                .unwrap()
                .find_path("a")
                .is_err(),
            "{body}"
        );
    }
}

#[test]
fn nested_fields_have_their_names_and_places() {
    let field = Fields::read(br#"{"a":[ "b", {"c" :1}]}"#)
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let FieldValue::Nested(list) = field.value else {
        panic!()
    };
    assert_eq!(format!("{list:?}"), "Nested(16 bytes)");
    let fields: Vec<_> = list.into_iter().map(|field| field.unwrap()).collect();
    assert_eq!(
        fields.iter().map(|field| field.at).collect::<Vec<_>>(),
        [2, 7]
    );
    assert!(fields.iter().all(|field| field.name.is_empty()));

    let field = Fields::read(b"<r><a> x <b>1</b> <![CDATA[</a>]]> <b>2</b></a ></r>")
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let FieldValue::Nested(children) = field.value else {
        panic!()
    };
    assert_eq!(children.as_str(), " x <b>1</b> <![CDATA[</a>]]> <b>2</b>");
    assert_eq!(children.into_iter().root(), Some("a"));
    let places: Vec<_> = children
        .into_iter()
        .map(|field| field.unwrap().at)
        .collect();
    assert_eq!(places, [4, 30]);
}

#[test]
fn a_body_that_is_not_utf8_is_refused_where_it_stops_being_text() {
    for (body, format, expected) in [
        (&b"{\"a\":\"\xFF\"}"[..], Format::Json, (P::Utf8, 6)),
        (b"{\"a\":\"\xC3", Format::Json, (P::Truncated, 7)),
        (b"<a>\xFF</a>", Format::Xml, (P::Utf8, 3)),
        (b"<html>\xFF</html>", Format::Xml, (P::Html, 0)),
        (b"<!-- \xFF --><html>", Format::Xml, (P::Utf8, 5)),
        (b"<r/\xFF", Format::Xml, (P::Utf8, 3)),
        (b"<r/\xBEx", Format::Xml, (P::Utf8, 3)),
        (b"<r/x\xE2\x82", Format::Xml, (P::Truncated, 6)),
        (b"x\xFF", Format::Json, (P::Utf8, 1)),
        (b"\xEF", Format::Json, (P::Truncated, 1)),
    ] {
        assert_eq!(collect(Fields::read_as(body, format)), Err(expected));
    }
}

#[test]
fn a_typed_reply_that_ends_within_a_character_is_cut() {
    for body in [
        &b"{\"RequestId\":\"\xC3"[..],
        b"{\"RequestId\":\"\xE2\x82",
        b"<Error>\xC3",
        b"<Error><\xE6\xB6",
        b"<Error><RequestId>\xF0\x9F\x98",
        b"<Error><RequestId a='\xE2\x82",
    ] {
        let Err(ReplyError::Unreadable(error)) = CreateCenBandwidthPackageReply::read(body) else {
            panic!("{body:?} is read");
        };
        assert_eq!((error.problem, error.at), (P::Truncated, body.len()));
    }
}
