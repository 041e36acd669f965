//! The headers that are signed: the signer's own and the caller's, merged in byte order of their names.

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::iter;
use core::str::from_utf8;

use crate::encode::quoted::Quoted;
use crate::sign::error::SignError;
use crate::sign::excerpt::Excerpt;

/// How many headers are the signer's own.
const OWN: usize = 8;

/// Headers of two kinds, each sorted.
#[derive(Clone, Copy)]
pub(super) struct Headers<'a> {
    /// The signer's own; without a value, a header is not sent.
    own: [(&'static str, Option<&'a [u8]>); OWN],
    callers: &'a [(&'a str, &'a str)],
}

impl<'a> Headers<'a> {
    pub(super) const fn new(
        own: [(&'static str, Option<&'a [u8]>); OWN],
        callers: &'a [(&'a str, &'a str)],
    ) -> Self {
        Self { own, callers }
    }

    /// The caller's alone.
    pub(super) const fn exact(callers: &'a [(&'a str, &'a str)]) -> Self {
        Self {
            own: [("", None); OWN],
            callers,
        }
    }

    /// Whether the caller's headers are some that may stand beside the signer's own, and all can be sent.
    pub(super) fn check(&self) -> Result<(), SignError> {
        for &(name, _) in self.callers {
            let excerpt = || Excerpt::text(name);
            // `content-type` is the signer's own only where it has a value.
            let is_own = |&(own, value): &(_, Option<_>)| {
                own == name && (value.is_some() || name != CONTENT_TYPE)
            };
            if self.own.iter().any(is_own) {
                return Err(SignError::ReservedHeader(excerpt()));
            }
            if name != CONTENT_TYPE && !name.starts_with("x-acs-") {
                return Err(SignError::UnsignedHeader(excerpt()));
            }
        }
        self.check_exact(1)
    }

    /// Whether the headers are in order and can be sent, with values of at least so many bytes.
    pub(super) fn check_exact(&self, least: usize) -> Result<(), SignError> {
        let mut last = "";
        for &(name, value) in self.callers {
            let excerpt = || Excerpt::text(name);
            if name.is_empty() || !name.bytes().all(is_name_byte) {
                return Err(SignError::InvalidHeaderName(excerpt()));
            }
            match name.cmp(last) {
                Ordering::Less => return Err(SignError::UnsortedHeader(excerpt())),
                Ordering::Equal => return Err(SignError::DuplicateHeader(excerpt())),
                Ordering::Greater => {}
            }
            last = name;
            check_value(name, trim(value), least)?;
        }
        Ok(())
    }

    /// All that have a value, in order, and one more behind them.
    pub(super) fn then(self, name: &'static str, value: &'a str) -> HeaderIter<'a> {
        HeaderIter {
            headers: self,
            place: Place::default(),
            last: Some((name, value)),
        }
    }

    fn next(&self, place: &mut Place) -> Option<(&'a str, &'a [u8])> {
        loop {
            let own = self.own.get(place.own);
            let callers = self.callers.get(place.callers);
            match (own, callers) {
                (Some(&(own, value)), callers) if callers.is_none_or(|(name, _)| own < *name) => {
                    place.own += 1;
                    if let Some(value) = value {
                        return Some((own, value));
                    }
                }
                (_, Some(&(name, value))) => {
                    place.callers += 1;
                    return Some((name, trim(value).as_bytes()));
                }
                (_, None) => return None,
            }
        }
    }
}

/// All that have a value, in order, without the white space around it, which no HTTP header keeps.
///
/// Headers are large: they are borrowed where the iterator need not outlive them.
pub(super) fn merged<'a>(
    headers: impl Borrow<Headers<'a>> + Clone,
) -> impl Iterator<Item = (&'a str, &'a [u8])> + Clone {
    let mut place = Place::default();
    iter::from_fn(move || headers.borrow().next(&mut place))
}

/// The names as the signature lists them, with `;` between them.
pub(super) fn names<'a>(
    headers: impl Borrow<Headers<'a>> + Clone,
) -> impl Iterator<Item = &'a [u8]> + Clone {
    merged(headers).enumerate().flat_map(|(at, (name, _))| {
        let separator: &[u8] = if at == 0 { b"" } else { b";" };
        [separator, name.as_bytes()]
    })
}

/// How many headers of each kind have been taken.
#[derive(Clone, Copy, Default)]
struct Place {
    own: usize,
    callers: usize,
}

/// The headers of a signed request in the order to send them, as name and value.
#[derive(Clone)]
pub struct HeaderIter<'a> {
    headers: Headers<'a>,
    place: Place,
    last: Option<(&'a str, &'a str)>,
}

impl<'a> Iterator for HeaderIter<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.headers.next(&mut self.place);
        next.map(|(name, value)| (name, from_utf8(value).unwrap_or_default()))
            .or_else(|| self.last.take())
    }
}

/// Shows the names: a value may be a security token or a signature.
impl fmt::Debug for HeaderIter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.clone().map(|(name, _)| Quoted(name.chars())))
            .finish()
    }
}

const CONTENT_TYPE: &str = "content-type";

/// What a name may hold, of what HTTP allows: lower-case letters, digits, hyphens, underscores and dots.
const fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.')
}

/// The value without the white space around it that HTTP takes no notice of. A line break is not of that kind.
pub(super) fn trim(value: &str) -> &str {
    let mut rest = value;
    while let Some(b' ' | b'\t') = rest.as_bytes().first() {
        rest = rest.get(1..).unwrap_or_default();
    }
    while let Some(b' ' | b'\t') = rest.as_bytes().last() {
        rest = rest.get(..rest.len() - 1).unwrap_or_default();
    }
    rest
}

/// Refuses a value that has fewer bytes or holds a control character, such as a line break.
pub(super) fn check_value(name: &str, value: &str, least: usize) -> Result<(), SignError> {
    let is_ascii_text = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if value.len() < least || !is_ascii_text && value.chars().any(char::is_control) {
        return Err(SignError::InvalidHeaderValue(Excerpt::text(name)));
    }
    Ok(())
}
