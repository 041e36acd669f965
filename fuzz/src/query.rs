//! A query read back, step by step.

use cenbwp::query::QueryProblem;

/// The names and values of a query in their order, or what is wrong with it and at which byte.
pub fn read(query: &str, plus: char) -> Result<Vec<(String, String)>, (usize, QueryProblem)> {
    let mut parameters = Vec::new();
    let mut at = 0;
    let parts = query.split('&').filter(|_| !query.is_empty());
    for part in parts {
        let (name, value) = part.split_once('=').ok_or((at, QueryProblem::NoEquals))?;
        if name.is_empty() {
            return Err((at, QueryProblem::NoName));
        }
        let value_at = at + name.len() + 1;
        let (name, value) = (decode(name, at, plus)?, decode(value, value_at, plus)?);
        if name == "Signature" && parameters.iter().any(|(other, _)| *other == name) {
            return Err((at, QueryProblem::SecondSignature));
        }
        parameters.push((name, value));
        at += part.len() + 1;
    }
    Ok(parameters)
}

fn decode(text: &str, start: usize, plus: char) -> Result<String, (usize, QueryProblem)> {
    // Each decoded byte, and where it begins.
    let mut decoded = Vec::new();
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        let byte = match byte {
            b'%' => {
                let digits = text.as_bytes().get(at + 1..at + 3).unwrap_or_default();
                let valid = digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit);
                if !valid {
                    return Err((start + at, QueryProblem::Escape));
                }
                bytes.nth(1);
                u8::from_str_radix(&text[at + 1..at + 3], 16)
                    .expect("two hexadecimal digits are a byte")
            }
            b'+' => plus as u8,
            byte => byte,
        };
        decoded.push((byte, at));
    }
    let bytes = decoded.iter().map(|(byte, _)| *byte).collect();
    String::from_utf8(bytes).map_err(|error| {
        let (_, at) = decoded[error.utf8_error().valid_up_to()];
        (start + at, QueryProblem::Utf8)
    })
}
