//! The parts of a refusal's message that repeat the request: logs must not show them, and the strings to sign are in them.

use crate::reply::text::{Chars, Text};

/// The words that begin a repeated request in either signature method, or come before a secret.
const MARKS: [&str; 6] = [
    "stringtosign",
    "canonicalrequest",
    "security-token",
    "securitytoken=",
    "securitytoken%3d",
    "accesskeyid",
];

/// The part before the first mark, if there is a mark.
pub(super) fn before_mark(message: Text<'_>) -> Option<Text<'_>> {
    let is_mark = |here: &Chars<'_>| MARKS.iter().any(|mark| behind(here, mark).is_some());
    let mut here = message.chars();
    while !is_mark(&here) {
        here.next()?;
    }
    Some(message.chars().up_to(&here))
}

/// The string to sign: the text in brackets, or without brackets the run of characters that a string to sign can have.
pub(super) fn string_to_sign(message: Text<'_>) -> Option<Text<'_>> {
    let start = announced(message, "stringtosignis")?;
    let text = bracketed(&start).unwrap_or_else(|| {
        let mut end = encoded_end(&start);
        // That of ACS3-HMAC-SHA256 has a line with this name, and one with a hash.
        if start.up_to(&end) == "ACS3-HMAC-SHA256" && end.next() == Some('\n') {
            end = encoded_end(&end);
        }
        start.up_to(&end)
    });
    Some(text.secret()).filter(|text| !text.is_empty())
}

/// The canonical request of ACS3-HMAC-SHA256: the text in brackets, or without brackets the rest of the message.
pub(super) fn canonical_request(message: Text<'_>) -> Option<Text<'_>> {
    let start = announced(message, "canonicalrequestis")?;
    let text = bracketed(&start).unwrap_or_else(|| start.rest().trim());
    Some(text.secret()).filter(|text| !text.is_empty())
}

/// Where the text begins that follows these words, and colons and white space.
fn announced<'a>(message: Text<'a>, words: &str) -> Option<Chars<'a>> {
    let mut here = message.chars();
    let mut next = loop {
        if let Some(behind) = behind(&here, words) {
            break behind;
        }
        here.next()?;
    };
    loop {
        let start = next.clone();
        if !matches!(next.next(), Some(c) if c == ':' || c.is_ascii_whitespace()) {
            return Some(start);
        }
    }
}

/// The place after these words, if they are here. Case and white space within them are ignored.
fn behind<'a>(here: &Chars<'a>, words: &str) -> Option<Chars<'a>> {
    let mut rest = here.clone();
    for (at, expected) in words.chars().enumerate() {
        let c = rest.find(|c| at == 0 || !c.is_ascii_whitespace())?;
        if !c.eq_ignore_ascii_case(&expected) {
            return None;
        }
    }
    Some(rest)
}

/// The text between a bracket here and the matching one. A host can have brackets of its own.
fn bracketed<'a>(start: &Chars<'a>) -> Option<Text<'a>> {
    let mut next = start.clone();
    if next.next()? != '[' {
        return None;
    }
    let inside = next.clone();
    let mut open = 1_usize;
    loop {
        let end = next.clone();
        open = match next.next() {
            Some('[') => open.saturating_add(1),
            Some(']') => open.saturating_sub(1),
            Some(_) => open,
            None => 0,
        };
        if open == 0 {
            return Some(inside.up_to(&end).trim());
        }
    }
}

/// The end of a run of characters of a percent-encoded text. A period before white space ends a sentence.
fn encoded_end<'a>(start: &Chars<'a>) -> Chars<'a> {
    let mut next = start.clone();
    loop {
        let end = next.clone();
        match next.next() {
            Some('.') if next.clone().next().is_some_and(|c| c.is_ascii_whitespace()) => {
                return end;
            }
            Some('-' | '.' | '_' | '~' | '%' | '&') => {}
            Some(c) if c.is_ascii_alphanumeric() => {}
            _ => return end,
        }
    }
}
