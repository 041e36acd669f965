//! A JSON body is read as `serde_json` reads it: the same bodies, the same members in the same order, every value as it was written.

use cenbwp::Format;
use cenbwp::reply::{DecodeProblem, FieldValue, Fields};
use serde_json::value::RawValue;

use crate::fields::{check_text, read};
use crate::reply;

use self::members::Members;

pub fn check(body: &[u8]) {
    let oracle = body.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(body);
    let oracle = if oracle.trim_ascii_start().starts_with(b"[") {
        serde_json::from_slice(oracle).ok().map(elements)
    } else {
        serde_json::from_slice(oracle).ok()
    };
    let depth = oracle
        .as_ref()
        .map_or(Depth::Malformed, |Members(members)| {
            members
                .iter()
                .map(|(_, value)| depth(value, 0))
                .max()
                .unwrap_or(Depth::Allowed)
        });
    match (read(body, Format::Json), oracle, depth) {
        (Ok(fields), Some(Members(members)), Depth::Allowed) => {
            assert_eq!(fields.len(), members.len());
            for ((name, value), (expected_name, expected)) in fields.iter().zip(&members) {
                assert_eq!(name, expected_name);
                check_value(*value, expected);
            }
            reply::check(body, Format::Json, &fields);
            check_prefixes(body);
        }
        (Err(error), _, Depth::TooDeep) => {
            // What is deeper still was not looked at by either.
            assert!(
                matches!(
                    error.problem,
                    DecodeProblem::TooDeep | DecodeProblem::Escape
                ),
                "{error:?}"
            );
        }
        (Err(error), _, Depth::Malformed) => reply::check_malformed(body, Format::Json, error),
        (ours, theirs, depth) => panic!(
            "{ours:?} for {:?}, {depth:?}",
            theirs.map(|Members(members)| members)
        ),
    }
}

/// How a value is nested. The raw values of the oracle are checked for syntax, but not for what their escapes mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Allowed,
    TooDeep,
    Malformed,
}

fn depth(value: &RawValue, outside: usize) -> Depth {
    let raw = value.get();
    match raw.as_bytes().first() {
        Some(b'{' | b'[') if outside == Fields::MAX_DEPTH => return Depth::TooDeep,
        Some(b'"') if serde_json::from_str::<String>(raw).is_err() => return Depth::Malformed,
        _ => {}
    }
    let Some(Members(inner)) = inner(raw) else {
        return Depth::Malformed;
    };
    inner
        .into_iter()
        .map(|(_, value)| depth(value, outside + 1))
        .max()
        .unwrap_or(Depth::Allowed)
}

/// The members of an object or the elements of an array; of anything else there are none.
fn inner(raw: &str) -> Option<Members<'_>> {
    match raw.as_bytes().first() {
        Some(b'{') => serde_json::from_str(raw).ok(),
        Some(b'[') => serde_json::from_str(raw).ok().map(elements),
        _ => Some(Members(Vec::new())),
    }
}

fn elements(values: Vec<&RawValue>) -> Members<'_> {
    let unnamed = values.into_iter().map(|value| (String::new(), value));
    Members(unnamed.collect())
}

fn check_value(value: FieldValue<'_>, expected: &RawValue) {
    let raw = expected.get();
    match value {
        FieldValue::Text(text) => check_text(
            text,
            &serde_json::from_str::<String>(raw).expect("a string was read"),
        ),
        FieldValue::Number(number) => {
            assert!(raw.starts_with(|c: char| c == '-' || c.is_ascii_digit()));
            assert_eq!(number, raw);
        }
        FieldValue::Bool(value) => assert_eq!(value.to_string(), raw),
        FieldValue::Null => assert_eq!(raw, "null"),
        FieldValue::Nested(nested) => {
            assert!(raw.starts_with(['{', '[']));
            assert_eq!(nested.as_str(), raw);
            let Members(members) = inner(raw).expect("its depth was found");
            let fields: Vec<_> = nested
                .into_iter()
                .map(|field| field.expect("what is nested was checked"))
                .collect();
            assert_eq!(fields.len(), members.len());
            for (field, (name, value)) in fields.iter().zip(members) {
                assert_eq!(field.name, &*name);
                check_value(field.value, value);
            }
        }
        value => panic!("{value:?} is of a new kind"),
    }
}

/// However a body is cut short, that is noticed, at its end.
fn check_prefixes(body: &[u8]) {
    let body = body.trim_ascii_end();
    for len in 0..body.len().min(200) {
        let error = read(&body[..len], Format::Json).expect_err("a part of a body was read");
        assert_eq!(error.at, len);
        assert!(
            matches!(
                error.problem,
                DecodeProblem::Truncated | DecodeProblem::Empty
            ),
            "{error:?}"
        );
    }
}

/// The members of an object in their order, and every one of them.
mod members {
    use std::fmt;

    use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
    use serde_json::value::RawValue;

    pub struct Members<'a>(pub Vec<(String, &'a RawValue)>);

    impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(Object).map(Members)
        }
    }

    struct Object;

    impl<'de> Visitor<'de> for Object {
        type Value = Vec<(String, &'de RawValue)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some(member) = map.next_entry()? {
                members.push(member);
            }
            Ok(members)
        }
    }
}
