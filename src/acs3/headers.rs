//! The headers that are signed: the signer's own and the caller's, merged in byte order of their names.

use core::fmt;

use crate::error::SignError;
use crate::excerpt::Excerpt;
use crate::param::AnyName;
use crate::quoted::Quoted;

/// How many headers are the signer's own.
const OWN: usize = 8;

/// Headers of two kinds, each sorted.
#[derive(Clone, Copy)]
pub(super) struct Headers<'a> {
    /// The signer's own; without a value, a header is not sent.
    own: [(&'static str, Option<&'a str>); OWN],
    callers: &'a [(&'a str, &'a str)],
}

impl<'a> Headers<'a> {
    pub(super) const fn new(
        own: [(&'static str, Option<&'a str>); OWN],
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
            let excerpt = || Excerpt::new(&AnyName::text(name));
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
        self.check_exact()
    }

    /// Whether the headers are in order and can be sent.
    pub(super) fn check_exact(&self) -> Result<(), SignError> {
        let mut last = "";
        for &(name, _) in self.callers {
            let excerpt = || Excerpt::new(&AnyName::text(name));
            if name.is_empty() || !name.bytes().all(is_name_byte) {
                return Err(SignError::InvalidHeaderName(excerpt()));
            }
            if name == last {
                return Err(SignError::DuplicateHeader(excerpt()));
            }
            if name < last {
                return Err(SignError::UnsortedHeader(excerpt()));
            }
            last = name;
        }
        match self
            .iter()
            .find(|(_, value)| value.is_empty() || value.chars().any(char::is_control))
        {
            Some((name, _)) => Err(SignError::InvalidHeaderValue(Excerpt::new(&AnyName::text(
                name,
            )))),
            None => Ok(()),
        }
    }

    /// All that have a value, in order, without the white space around it, which no HTTP header keeps.
    pub(super) const fn iter(&self) -> HeaderIter<'a> {
        HeaderIter {
            headers: *self,
            own_at: 0,
            callers_at: 0,
            last: None,
        }
    }

    /// The names, joined as the signature lists them.
    pub(super) fn names(&self, take: &mut dyn FnMut(&str)) {
        for (at, (name, _)) in self.iter().enumerate() {
            take(if at == 0 { "" } else { ";" });
            take(name);
        }
    }
}

/// The headers of a signed request in the order to send them, as name and value.
#[derive(Clone)]
pub struct HeaderIter<'a> {
    headers: Headers<'a>,
    own_at: usize,
    callers_at: usize,
    last: Option<(&'a str, &'a str)>,
}

impl<'a> HeaderIter<'a> {
    /// The same with one more behind them.
    pub(super) const fn then(mut self, name: &'static str, value: &'a str) -> Self {
        self.last = Some((name, value));
        self
    }
}

impl<'a> Iterator for HeaderIter<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let own = self.headers.own.get(self.own_at);
            let callers = self.headers.callers.get(self.callers_at);
            match (own, callers) {
                (Some(&(own, _)), Some(&(name, value))) if name < own => {
                    self.callers_at += 1;
                    return Some((name, trim(value)));
                }
                (Some(&(own, value)), _) => {
                    self.own_at += 1;
                    if let Some(value) = value {
                        return Some((own, trim(value)));
                    }
                }
                (None, Some(&(name, value))) => {
                    self.callers_at += 1;
                    return Some((name, trim(value)));
                }
                (None, None) => return self.last.take(),
            }
        }
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

/// What a name may hold: lower-case letters, digits and what else HTTP calls a token.
const fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.')
}

/// The value without the white space around it that HTTP takes no notice of. A line break is not of that kind.
fn trim(value: &str) -> &str {
    value.trim_matches([' ', '\t'])
}
