//! Valid values from fuzzing input, so that a harness need not reject any.

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::external::values;
use crate::region::Region;
use crate::sign::credentials::Credentials;
use crate::sign::endpoint::Endpoint;
use crate::sign::method::Method;
use crate::sign::operation::Operation;
use crate::sign::stamp::Stamp;
use crate::value::error::{Problem, ValueError};
use crate::value::format::Format;
use crate::value::nonce::Nonce;
use crate::value::tag::{Tag, Tags};
use crate::value::timestamp::Timestamp;

/// A text that every type accepts, for input that holds none.
const SAMPLE: &str = "a0";

/// No type with a limit accepts more characters.
const LONGEST: usize = 256;

/// Lists of tags are slices of this, since there is no memory for others. There are tags that need encoding, that need none, and without a value.
static TAGS: [[Tag<'static>; 3]; 7] = [[
    tag("team", "network"),
    tag("部门 &=%+", "网络/😀~"),
    tag("stage", ""),
]; 7];

const fn tag(key: &'static str, value: &'static str) -> Tag<'static> {
    Tag { key, value }
}

/// The longest beginning of a text in the input that a type accepts, or else the sample.
fn text<'a, T>(
    u: &mut Unstructured<'a>,
    new: fn(&'a str) -> core::result::Result<T, ValueError>,
) -> Result<T> {
    let mut text: &str = u.arbitrary()?;
    loop {
        let end = match new(text).map_err(|error| error.problem) {
            Ok(value) => return Ok(value),
            Err(Problem::Character { at }) => at,
            Err(Problem::TooLong { .. }) => {
                let end = text.char_indices().nth(LONGEST);
                let last = || text.char_indices().next_back();
                end.or_else(last).map_or(0, |(at, _)| at)
            }
            Err(_) => break,
        };
        text = text.get(..end).unwrap_or_default();
    }
    new(SAMPLE).map_err(|_| Error::IncorrectFormat)
}

/// Visible text, as credentials and headers need it.
fn word<'a>(u: &mut Unstructured<'a>) -> Result<&'a str> {
    text(u, |word| Credentials::new(word, word).map(|_| word))
}

fn host<'a>(u: &mut Unstructured<'a>) -> Result<&'a str> {
    text(u, |host| Endpoint::https(host).map(|_| host))
}

macro_rules! borrowed {
    ($($name:ident)+) => {$(
        impl<'a> Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                text(u, Self::new)
            }
        }
    )+};
}

macro_rules! one_of {
    ($($name:ident)+) => {$(
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                u.choose(Self::ALL).copied()
            }
        }
    )+};
}

one_of! { Format Method Region }

macro_rules! number {
    ($($name:ident)+) => {$(
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                let number = u.int_in_range::<u32>(Self::MIN.into()..=Self::MAX.into())?;
                Self::try_from(number).map_err(|_| Error::IncorrectFormat)
            }
        }
    )+};
}

values! { one_of number borrowed }

impl<'a> Arbitrary<'a> for Tag<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let key = text(u, |key| Self::new(key, "").map(Self::key))?;
        let value = text(u, |value| Self::new(SAMPLE, value).map(Self::value))?;
        Self::new(key, value).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Tags<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let count = u.int_in_range(0..=Self::MAX)?;
        TAGS.as_flattened()
            .get(..count)
            .unwrap_or_default()
            .try_into()
            .map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Timestamp {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let seconds = u.int_in_range(0..=Self::MAX.unix_seconds())?;
        Self::from_unix(seconds).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Nonce {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        if u.arbitrary()? {
            u.arbitrary().map(Self::from_random)
        } else {
            text(u, Self::new)
        }
    }
}

impl<'a> Arbitrary<'a> for Stamp {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self::new(u.arbitrary()?, u.arbitrary()?))
    }
}

/// A harness that compares signatures has to know the secret, which cannot be read back: it makes the credentials itself.
impl<'a> Arbitrary<'a> for Credentials<'a, 'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let credentials = Self::new(word(u)?, word(u)?);
        let credentials = if u.arbitrary()? {
            let token = word(u)?;
            credentials.and_then(|credentials| credentials.with_security_token(token))
        } else {
            credentials
        };
        credentials.map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Endpoint<&'a str> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let new = if u.arbitrary()? {
            Self::https
        } else {
            Self::http
        };
        new(host(u)?).map_err(|_| Error::IncorrectFormat)
    }
}

/// An operation that both signature methods can sign.
impl<'a> Arbitrary<'a> for Operation<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self::new(host(u)?, word(u)?, word(u)?))
    }
}
