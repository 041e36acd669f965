//! Laws of reading, with `serde_json` and `roxmltree` as independent oracles.

use cenbwp::reply::{
    CreateCenBandwidthPackageReply as Reply, DecodeError, DecodeProblem, Field, FieldValue, Fields,
    ReplyError,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value};

/// A string in JSON, each character written plainly or with an escape.
fn json_string() -> impl Strategy<Value = String> {
    let hex = |c: char| {
        let mut units = [0; 2];
        let units = c.encode_utf16(&mut units).iter();
        units
            .map(|unit| format!("\\u{unit:04x}"))
            .collect::<Vec<_>>()
            .concat()
    };
    let plain = any::<char>().prop_map(move |c| match c {
        '"' | '\\' | '\0'..' ' => hex(c),
        _ => c.into(),
    });
    let short = prop::sample::select(vec![
        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t",
    ]);
    let one = prop_oneof![
        4 => plain,
        1 => any::<char>().prop_map(hex),
        1 => any::<char>().prop_map(move |c| hex(c).to_uppercase().replace('U', "u")),
        1 => short.prop_map(String::from),
    ];
    vec(one, 0..8).prop_map(|parts| format!("\"{}\"", parts.concat()))
}

fn json_space() -> impl Strategy<Value = String> {
    "[ \t\r\n]{0,2}"
}

fn json_value() -> impl Strategy<Value = String> {
    let number = "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,2})?";
    let scalar = prop_oneof![json_string(), number, "true|false|null"];
    scalar.prop_recursive(6, 40, 5, |inner| {
        let spaced = (json_space(), inner, json_space())
            .prop_map(|(a, value, b)| a + &value + &b)
            .boxed();
        let member =
            (json_string(), spaced.clone()).prop_map(|(key, value)| format!("{key}:{value}"));
        prop_oneof![
            vec(spaced, 0..5).prop_map(|values| format!("[{}]", values.join(","))),
            vec(member, 0..5).prop_map(|members| format!("{{{}}}", members.join(","))),
        ]
    })
}

fn json_object() -> impl Strategy<Value = String> {
    let field = (
        json_space(),
        json_string(),
        json_space(),
        json_value(),
        json_space(),
    );
    vec(field, 0..6).prop_map(|fields| {
        let fields: Vec<_> = fields
            .iter()
            .map(|(a, key, b, value, c)| format!("{a}{key}{b}:{a}{value}{c}"))
            .collect();
        format!("{{{}}}", fields.join(","))
    })
}

/// The content of an element, in pieces that are well-formed.
fn xml_content() -> impl Strategy<Value = String> {
    let character = any::<char>().prop_filter("is a character of XML", |c| {
        !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
    });
    let by_number = character
        .clone()
        .prop_map(|c| format!("&#{};&#x{:X};", u32::from(c), u32::from(c)));
    let plain = character.prop_map(|c| match c {
        '<' => "&lt;".into(),
        '&' => "&amp;".into(),
        '>' => "&gt;".into(),
        c => String::from(c),
    });
    let entity = "&(amp|lt|gt|quot|apos);";
    let section = "<!\\[CDATA\\[[a-z<&>\r\n 中-]{0,6}\\]\\]>";
    let aside = "<!--( |a|-b|<c>|&|中)*-->|<\\?p( [a-z<&中]*)?\\?>";
    let line = "\r\n|\r|\n|\t| ";
    vec(
        prop_oneof![4 => plain, 1 => by_number, 2 => entity, 1 => section, 1 => aside, 1 => line],
        0..8,
    )
    .prop_map(|parts| parts.concat())
}

fn xml_element() -> impl Strategy<Value = String> {
    let tag = (
        "[A-Za-z_][A-Za-z0-9_.-]{0,4}",
        "( a=\"[^\"<&\0-\x1f\u{FFFE}\u{FFFF}]{0,3}\")?( b = '&lt;&#65;\"')?[ \n]?",
    );
    let element = |(name, attributes): (String, String), content: String| {
        format!("<{name}{attributes}>{content}</{name} >")
    };
    let leaf = prop_oneof![
        tag.prop_map(|(name, attributes)| format!("<{name}{attributes}/>")),
        (tag, xml_content()).prop_map(move |(tag, content)| element(tag, content)),
    ];
    leaf.prop_recursive(5, 20, 4, move |inner| {
        (tag, vec(prop_oneof![inner, xml_content()], 0..4))
            .prop_map(move |(tag, parts)| element(tag, parts.concat()))
    })
}

fn xml_document() -> impl Strategy<Value = String> {
    let prolog =
        "(<\\?xml version='1\\.0'( encoding=\"UTF-8\")? ?\\?>)?( |\n|<!-- a -->|<\\?p?\\?>)?"
            .prop_map(|s| s.replace("<??>", ""));
    let epilog = "( |\n)?";
    (
        prolog,
        vec(prop_oneof![2 => xml_element(), 1 => xml_content()], 0..6),
        epilog,
    )
        .prop_map(|(prolog, parts, epilog)| format!("{prolog}<R>{}</R>{epilog}", parts.concat()))
}

type Read = Result<Vec<(String, Value)>, DecodeError>;

/// The fields, in the oracle's terms, to the innermost.
fn read(body: &[u8]) -> Read {
    let fields = Fields::read(body)?;
    let is_xml = fields.root().is_some();
    pairs(fields, is_xml)
}

fn pairs(fields: Fields<'_>, is_xml: bool) -> Read {
    let pair = |field: Result<Field<'_>, DecodeError>| {
        let field = field?;
        Ok((field.name.to_string(), value(field.value, is_xml)?))
    };
    fields.map(pair).collect()
}

fn value(value: FieldValue<'_>, is_xml: bool) -> Result<Value, DecodeError> {
    Ok(match value {
        FieldValue::Text(text) => text.to_string().into(),
        FieldValue::Number(raw) => serde_json::from_str(raw).unwrap(),
        FieldValue::Null => Value::Null,
        FieldValue::Bool(value) => value.into(),
        FieldValue::Nested(nested) => {
            let pairs = pairs(nested.into_iter(), is_xml)?;
            if is_xml {
                children(pairs)
            } else if nested.as_str().starts_with('[') {
                assert!(pairs.iter().all(|(name, _)| name.is_empty()));
                pairs.into_iter().map(|(_, value)| value).collect()
            } else {
                Value::Object(pairs.into_iter().collect())
            }
        }
        _ => unreachable!(),
    })
}

/// Elements within another, of which several can have one name.
fn children(pairs: Vec<(String, Value)>) -> Value {
    pairs
        .into_iter()
        .map(|(name, value)| Value::from(vec![name.into(), value]))
        .collect()
}

/// What XML 1.0 has done to line ends before anything else; the oracle leaves a `\r` before a
/// reference.
fn line_ends(document: &str) -> String {
    document.replace("\r\n", "\n").replace('\r', "\n")
}

/// The oracle's view of an XML element.
fn elements(parent: roxmltree::Node<'_, '_>) -> Vec<(String, Value)> {
    let elements_of = parent.children().filter(roxmltree::Node::is_element);
    elements_of
        .map(|child| {
            let value = if child.children().any(|node| node.is_element()) {
                children(elements(child))
            } else {
                let texts = child.children().filter(roxmltree::Node::is_text);
                texts
                    .filter_map(|node| node.text())
                    .collect::<String>()
                    .into()
            };
            (child.tag_name().name().into(), value)
        })
        .collect()
}

/// Pieces of a language in any order, often nearly well-formed.
fn soup(tokens: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec(prop::sample::select(tokens), 0..12).prop_map(|tokens| tokens.concat())
}

const JSON_TOKENS: &[&str] = &[
    "{", "}", "[", "]", "[]", "{}", ",", ":", "\"", "\"\"", "\"a\":", "1", "-", "0", ".", "e",
    "E+", "true", "null", " ", "\n", "\\", "\\\\", "\\\"", "\\u00", "4a", "\\ud83d", "\\ude00",
    "中", "\u{1}", "\u{7f}",
];

const XML_TOKENS: &[&str] = &[
    "<a>",
    "</a>",
    "<b",
    "<b>",
    "</b>",
    ">",
    "/>",
    " ",
    "c='",
    "'",
    "\"",
    "=",
    "&",
    "amp;",
    "&lt;",
    "&#",
    "65;",
    "x41;",
    "0;",
    "<!--",
    "--",
    "-->",
    "<![CDATA[",
    "]]>",
    "]]",
    "<?p ",
    "?>",
    "?",
    "\r\n",
    "\r",
    "中",
    "\u{1}",
    ">\u{FFFE}",
    "t",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..<_>::default() })]

    #[test]
    fn an_object_reads_as_serde_json_reads_it(body in json_object()) {
        let oracle: Map<String, Value> = serde_json::from_str(&body).unwrap();
        // Where a key comes twice, the oracle keeps the last.
        let object = Value::Object(oracle);
        let fields = read(body.as_bytes()).unwrap();
        prop_assert_eq!(&Value::Object(fields.into_iter().collect()), &object);
        let list = format!("[{body} ,{body}]");
        prop_assert_eq!(read(list.as_bytes()).unwrap(), [(String::new(), object.clone()), (String::new(), object)]);
    }

    #[test]
    fn a_document_reads_as_roxmltree_reads_it(body in xml_document()) {
        let normal = line_ends(&body);
        let oracle = roxmltree::Document::parse(&normal).unwrap();
        prop_assert_eq!(read(body.as_bytes()).unwrap(), elements(oracle.root_element()));
    }

    #[test]
    fn what_serde_json_refuses_is_refused(inner in soup(JSON_TOKENS)) {
        for body in [format!("{{{inner}"), format!("{{\"a\":{inner}}}"), format!("{{\"a\":\"{inner}\"}}")] {
            match (read(body.as_bytes()), serde_json::from_str::<Map<_, _>>(&body)) {
                (Ok(fields), Ok(oracle)) => prop_assert_eq!(fields.into_iter().collect::<Map<_, _>>(), oracle),
                (ours, theirs) => prop_assert!(ours.is_err() && theirs.is_err(), "{} {:?} {:?}", body, ours, theirs),
            }
        }
    }

    #[test]
    fn what_roxmltree_refuses_is_refused(inner in soup(XML_TOKENS)) {
        for body in [format!("<r>{inner}</r>"), format!("<r><a>{inner}</a></r>"), format!("<r><a {inner}/></r>")] {
            match (read(body.as_bytes()), roxmltree::Document::parse(&line_ends(&body))) {
                (Ok(fields), Ok(oracle)) => prop_assert_eq!(fields, elements(oracle.root_element()), "{:?}", body),
                (ours, theirs) => prop_assert!(ours.is_err() && theirs.is_err(), "{:?} {:?} {:?}", body, ours, theirs.err()),
            }
        }
    }

    #[test]
    fn every_prefix_is_cut_short_and_says_so(body in prop_oneof![json_object(), xml_document()]) {
        let body = body.trim_ascii_end().as_bytes();
        for len in 0..body.len() {
            let error = read(&body[..len]).unwrap_err();
            prop_assert_eq!(error.at, len);
            prop_assert!(matches!(error.problem, DecodeProblem::Truncated | DecodeProblem::Empty), "{:?}", error);
        }
    }

    #[test]
    fn a_reply_that_is_cut_short_is_never_a_reply(id in "[a-z0-9-]{1,20}", order in any::<bool>(), xml in any::<bool>()) {
        let fields = [("RequestId", "R"), ("CenBandwidthPackageId", &id), ("CenBandwidthPackageOrderId", "20156420004")];
        let fields = &fields[..if order { 3 } else { 2 }];
        let body = if xml {
            let fields: Vec<_> = fields.iter().map(|(name, value)| format!("<{name}>{value}</{name}>")).collect();
            format!("<CreateCenBandwidthPackageResponse>{}</CreateCenBandwidthPackageResponse>", fields.concat())
        } else {
            let fields: Vec<_> = fields.iter().map(|(name, value)| format!("\"{name}\":\"{value}\"")).collect();
            format!("{{{}}}", fields.join(","))
        };
        let reply = Reply::read(body.as_bytes()).unwrap();
        prop_assert_eq!(reply.cen_bandwidth_package_id, id.as_str());
        for len in 0..body.len() {
            prop_assert!(Reply::read(&body.as_bytes()[..len]).is_err());
        }
    }

    /// Whatever a field holds that nobody asked for, as long as it ends.
    #[test]
    fn a_field_that_is_skipped_changes_nothing(
        json in vec(prop_oneof![3 => "[^\"\\\\]", 1 => "\\\\(.|\n)"], 0..16),
        xml in "([^<]|< )*(<!--[^-]*-->)?(<b c='[^']*'>[^<]*</B>)?(<!\\[CDATA\\[[^\\]]*\\]\\]>)?",
        fails in any::<bool>(),
    ) {
        let decides = if fails { ("Code", "C") } else { ("CenBandwidthPackageId", "P") };
        let (name, value) = decides;
        let json = json.concat();
        let bodies = [
            [format!(r#"{{"{name}":"{value}"}}"#), format!(r#"{{"a":"{json}","{name}":"{value}","b":["{json}"]}}"#)],
            [format!("<R><{name}>{value}</{name}></R>"), format!("<R><a>{xml}</a><{name}>{value}</{name}><b>{xml}</b></R>")],
        ];
        for [bare, beside] in bodies {
            prop_assert_eq!(Reply::read(bare.as_bytes()), Reply::read(beside.as_bytes()), "{}", beside);
        }
    }

    #[test]
    fn any_bytes_give_fields_or_an_error_within_them(
        start in prop::sample::select(vec!["", "{", "<", "<Error>", "{\"Code\":\"", "<?", "\u{FEFF}"]),
        bytes in vec(any::<u8>(), 0..64),
    ) {
        let body = [start.as_bytes(), &bytes].concat();
        match Reply::read(&body) {
            Ok(reply) => prop_assert!(!reply.cen_bandwidth_package_id.is_empty()),
            Err(ReplyError::Refused(refusal)) => prop_assert!(!refusal.code.is_empty()),
            Err(ReplyError::Unreadable(error)) => prop_assert!(error.at <= body.len()),
        }
    }

    #[test]
    fn trimming_is_that_of_the_unescaped_text(json in json_string(), xml in xml_content(), space in "[ \n\t]{0,3}") {
        let json = format!("{{\"a\":\"{}{}}}", space.replace('\n', "\\n").replace('\t', "\\t"), &json[1..]);
        let xml = format!("<r><a>{space}{xml}{space}</a></r>");
        for body in [json, xml] {
            let field = Fields::read(body.as_bytes()).unwrap().next().unwrap().unwrap();
            let FieldValue::Text(text) = field.value else { panic!("{body}") };
            let (whole, trimmed) = (text.to_string(), text.trim());
            prop_assert_eq!(trimmed.to_string(), whole.trim_ascii());
            prop_assert!(trimmed.as_str().is_none_or(|trimmed| trimmed == whole.trim_ascii()));
            prop_assert!(text.as_str().is_none_or(|text| text == whole));
        }
    }
}
