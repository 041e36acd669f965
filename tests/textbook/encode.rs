//! Percent-encoding and the canonical query, written for reading.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The UTF-8 bytes of `text`, of which `A-Z a-z 0-9 - _ . ~` stay and every other one becomes `%XY`.
pub(crate) fn percent_encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => write!(encoded, "%{byte:02X}").expect("a string takes all text"),
        }
    }
    encoded
}

/// `name=value`, both encoded, joined with `&`. The map keeps the names in the order of their bytes, and none twice.
pub(crate) fn canonical_query(params: &BTreeMap<String, String>) -> String {
    params
        .iter()
        .map(|(name, value)| format!("{}={}", percent_encode(name), percent_encode(value)))
        .collect::<Vec<_>>()
        .join("&")
}
