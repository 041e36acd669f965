//! `Tag.N.Key` and `Tag.N.Value`: at most 20 pairs.

use core::fmt;

use super::text::{begins_with, characters, find_scheme};
use crate::encode::quoted::Quoted;
use crate::value::error::{Problem, ValueError};
use crate::value::rule::Kind;

/// A tag: a key of 1 to 64 characters and a value of 0 to 128, counted in Unicode scalar values.
///
/// Neither begins with `aliyun` or `acs:`, and neither contains `http://` or `https://`; all in lower case. Later revisions of the reference added tags.
///
/// ```
/// use cenbwp::Tag;
///
/// let tag = Tag::new("team", "network")?;
/// assert_eq!((tag.key(), tag.value()), ("team", "network"));
/// assert!(Tag::new("acs:team", "network").is_err());
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag<'a> {
    pub(crate) key: &'a str,
    pub(crate) value: &'a str,
}

impl<'a> Tag<'a> {
    /// A placeholder that is overwritten.
    pub(crate) const PLACE: Self = Self {
        key: "-",
        value: "",
    };

    /// Accepts a key and a value.
    ///
    /// # Errors
    ///
    /// For the key, then for the value, in this order: [`Problem::Empty`] (the key alone); [`Problem::Prefix`];
    /// [`Problem::Contains`]; [`Problem::TooLong`].
    pub const fn new(key: &'a str, value: &'a str) -> Result<Self, ValueError> {
        const KEY: &str =
            "1 to 64 characters, not beginning aliyun or acs:, without http:// or https://";
        const VALUE: &str =
            "0 to 128 characters, not beginning aliyun or acs:, without http:// or https://";
        if let Err(problem) = Self::check_key(key) {
            return Err(ValueError::new("Tag.N.Key", problem, KEY));
        }
        if let Err(problem) = Self::check_value(value) {
            return Err(ValueError::new("Tag.N.Value", problem, VALUE));
        }
        Ok(Self { key, value })
    }

    /// Checks a key, for programs that write their own error messages.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub const fn check_key(text: &str) -> Result<(), Problem> {
        if text.is_empty() {
            return Err(Problem::Empty);
        }
        check(text, 64)
    }

    /// Checks a value, likewise.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub const fn check_value(text: &str) -> Result<(), Problem> {
        check(text, 128)
    }

    /// The key.
    #[must_use]
    pub const fn key(self) -> &'a str {
        self.key
    }

    /// The value, which may be empty.
    #[must_use]
    pub const fn value(self) -> &'a str {
        self.value
    }
}

impl fmt::Debug for Tag<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tag")
            .field("key", &Quoted(self.key.chars()))
            .field("value", &Quoted(self.value.chars()))
            .finish()
    }
}

const fn check(text: &str, maximum: usize) -> Result<(), Problem> {
    let bytes = text.as_bytes();
    let characters = characters(text);
    if begins_with(bytes, b"aliyun") || begins_with(bytes, b"acs:") {
        Err(Problem::Prefix)
    } else if let Some(at) = find_scheme(text) {
        Err(Problem::Contains { at })
    } else if characters > maximum {
        Err(Problem::TooLong { characters })
    } else {
        Ok(())
    }
}

/// The tags of a bandwidth package: at most 20. They are sent in this order, as `Tag.1.Key`, `Tag.1.Value`, and so on. An
/// empty value is not sent.
///
/// ```
/// use cenbwp::{Tag, Tags};
///
/// let tags = [Tag::new("team", "network")?, Tag::new("stage", "test")?];
/// assert_eq!(Tags::new(&tags)?.as_slice().len(), 2);
/// assert_eq!(Tags::default(), Tags::EMPTY);
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags<'a> {
    tags: &'a [Tag<'a>],
}

impl<'a> Tags<'a> {
    /// The largest number of tags.
    pub const MAX: usize = 20;

    pub(crate) const RULE: &'static str = "at most 20 tags";
    pub(crate) const KIND: Kind = Kind::List;

    /// No tag.
    pub const EMPTY: Self = Self { tags: &[] };

    /// Accepts a list of tags.
    ///
    /// # Errors
    ///
    /// [`Problem::TooMany`] if there are more than [`Tags::MAX`].
    pub const fn new(tags: &'a [Tag<'a>]) -> Result<Self, ValueError> {
        if tags.len() > Self::MAX {
            let entries = tags.len();
            let problem = Problem::TooMany { entries };
            return Err(ValueError::new("Tag", problem, Self::RULE));
        }
        Ok(Self { tags })
    }

    /// An array for the tags of a request that is [read](crate::CreateCenBandwidthPackage::read).
    #[must_use]
    pub const fn room() -> [Tag<'a>; Tags::MAX] {
        [Tag::PLACE; Tags::MAX]
    }

    /// The tags in their order.
    #[must_use]
    pub const fn as_slice(self) -> &'a [Tag<'a>] {
        self.tags
    }
}

impl<'a> TryFrom<&'a [Tag<'a>]> for Tags<'a> {
    type Error = ValueError;

    fn try_from(tags: &'a [Tag<'a>]) -> Result<Self, Self::Error> {
        Self::new(tags)
    }
}
