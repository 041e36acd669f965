//! How two values of the same name differ.

use core::cmp::Ordering;

use crate::query::decoded::finish_char;
use crate::query::explain::cause::Cause;
use crate::query::explain::items::Item;
use crate::query::explain::piece::{Chars, NOT_UTF8};

// How the same characters can be encoded in two ways.
const PLUS: u8 = 1;
const DIGITS: u8 = 2;
const LESS_OFTEN: u8 = 4;
const MORE_OFTEN: u8 = 8;
const NEEDLESSLY: u8 = 16;

/// The cause why one item is written in two ways.
pub(super) fn cause<C: Chars>(ours: &Item<C>, server: &Item<C>) -> Cause {
    let (mut one, mut other) = (ours.text.clone(), server.text.clone());
    let (mut ways, mut kind, mut is_one_kind) = (0, None, true);
    loop {
        let (our, theirs) = match (one.unit(), other.unit()) {
            (None, None) => break,
            (Some(our), Some(theirs)) if our.is_like(theirs) => (our, theirs),
            _ => return of_text(ours, server),
        };
        let order = our.depth.cmp(&theirs.depth);
        if our.code == u32::from('=') && our.depth <= ours.depth && theirs.depth <= server.depth {
            // The separators are encoded otherwise, and so is all of the text.
            match order {
                Ordering::Less => return Cause::Plain,
                Ordering::Greater => return Cause::Twice,
                Ordering::Equal => {}
            }
        }
        ways |= match order {
            _ if our.code != theirs.code => PLUS,
            Ordering::Equal if our.digits == theirs.digits => continue,
            Ordering::Equal => DIGITS,
            Ordering::Less => LESS_OFTEN,
            Ordering::Greater if theirs.depth == 0 => NEEDLESSLY,
            Ordering::Greater => MORE_OFTEN,
        };
        // What is encoded more often than it has to be is a percent sign and digits.
        let is_text = theirs.depth > server.depth + 1;
        let code = if is_text { u32::from('%') } else { theirs.code };
        is_one_kind &= *kind.get_or_insert(code) == code;
    }
    match ways {
        PLUS => Cause::Space,
        MORE_OFTEN => Cause::Twice,
        _ if ways & DIGITS != 0 => Cause::Digits,
        _ if !is_one_kind && ways & (PLUS | LESS_OFTEN) != 0 => Cause::Plain,
        _ => Cause::Character,
    }
}

/// The same where the characters differ.
fn of_text<C: Chars>(ours: &Item<C>, server: &Item<C>) -> Cause {
    let differ = |is: fn(u32) -> bool| codes(ours).any(is) != codes(server).any(is);
    let is_charset = differ(|code| code >= NOT_UTF8)
        || differ(|code| code == u32::from(char::REPLACEMENT_CHARACTER))
        || from_latin_1(codes(ours)).eq(codes(server).map(Some))
        || from_latin_1(codes(server)).eq(codes(ours).map(Some));
    if is_charset {
        Cause::Charset
    } else {
        Cause::Value
    }
}

/// The characters behind the name. What is encoded more often than it has to be is text, which may spell any bytes.
fn codes<C: Chars>(item: &Item<C>) -> impl Iterator<Item = u32> {
    let most = item.depth + 1;
    let name = item.name.clone().units().count();
    let units = item.text.clone().units().skip(name);
    units.map(move |unit| {
        let is_text = unit.depth > most && unit.code >= NOT_UTF8;
        unit.code - if is_text { NOT_UTF8 } else { 0 }
    })
}

/// Text whose bytes were read as ISO 8859-1, read as UTF-8. What is no byte was escaped once more than the rest, and not read so.
fn from_latin_1(mut codes: impl Iterator<Item = u32>) -> impl Iterator<Item = Option<u32>> {
    core::iter::from_fn(move || {
        let code = codes.next()?;
        let mut next = || codes.next().and_then(|code| u8::try_from(code).ok());
        let c = u8::try_from(code).map_or(Some(code), |first| {
            finish_char(first, &mut next).map(u32::from)
        });
        Some(c)
    })
}
