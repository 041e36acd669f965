//! A request read from names and values.

use core::error::Error;
use core::fmt;

use crate::sign::excerpt::Excerpt;
use crate::value::error::{Problem, ValueError};
use crate::value::number::decimal;
use crate::value::rule::Rule;
use crate::value::tag::{Tag, Tags};

/// What is wrong with the names and values that a request is read from.
///
/// ```
/// use cenbwp::{CreateCenBandwidthPackage, Tags};
///
/// let error = |pairs: &[(&'static str, &'static str)]| {
///     let pairs = pairs.iter().copied();
///     CreateCenBandwidthPackage::read(pairs, &mut Tags::room()).unwrap_err().to_string()
/// };
/// assert_eq!(
///     error(&[("Bandwidth", "1")]),
///     "Bandwidth: the number is out of range; expected a whole number of Mbps from 2 on",
/// );
/// assert_eq!(error(&[]), "Bandwidth: nothing was given; expected a whole number of Mbps from 2 on");
/// assert_eq!(error(&[("Colour", "red")]), "Colour: there is no such parameter; expected one of the request's");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum ReadError {
    /// A value breaks the rule of its parameter, or a required one is missing, which is [`Problem::Empty`].
    Value(ValueError),
    /// The request has no parameter of this name.
    Unknown(Excerpt),
    /// The parameter is given twice.
    Duplicate(Excerpt),
}

impl ReadError {
    /// The name of the parameter that it is about.
    #[must_use]
    pub fn parameter(&self) -> &str {
        match self {
            Self::Value(error) => error.parameter,
            Self::Unknown(name) | Self::Duplicate(name) => name.as_str(),
        }
    }
}

impl From<ValueError> for ReadError {
    fn from(error: ValueError) -> Self {
        Self::Value(error)
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(error) => error.fmt(f),
            Self::Unknown(name) => write!(
                f,
                "{name}: there is no such parameter; expected one of the request's"
            ),
            Self::Duplicate(name) => {
                write!(f, "{name}: it is given twice; expected it once")
            }
        }
    }
}

impl Error for ReadError {}

/// Reads the value of a parameter that has none yet.
pub(super) fn read<'a, T: Rule<'a>>(
    slot: &mut Option<T>,
    name: &'static str,
    text: &'a str,
) -> Result<(), ReadError> {
    // Its own error does not know which of the two areas it is.
    let value = T::read(text).map_err(|error| ValueError::new(name, error.problem, T::RULE))?;
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(ReadError::Duplicate(Excerpt::text(name))),
    }
}

/// The value of a parameter that has to have one.
pub(super) fn required<'a, T: Rule<'a>>(
    slot: Option<T>,
    name: &'static str,
) -> Result<T, ValueError> {
    slot.ok_or_else(|| ValueError::new(name, Problem::Empty, T::RULE))
}

/// Room for tags, whose keys and values come in any order; a bit for each that came.
pub(super) struct TagSlots<'a> {
    room: &'a mut [Tag<'a>],
    keys: u32,
    values: u32,
}

impl<'a> TagSlots<'a> {
    pub(super) fn new(room: &'a mut [Tag<'a>]) -> Self {
        let room = room.chunks_mut(Tags::MAX).next().unwrap_or_default();
        room.fill(Tag::PLACE);
        Self {
            room,
            keys: 0,
            values: 0,
        }
    }

    pub(super) fn read(&mut self, name: &str, text: &'a str) -> Result<(), ReadError> {
        let Some((number, is_key)) = parse(name) else {
            return Err(ReadError::Unknown(Excerpt::text(name)));
        };
        let entries = usize::try_from(number).unwrap_or(usize::MAX);
        let Some(tag) = self.room.get_mut(entries.wrapping_sub(1)) else {
            let problem = Problem::TooMany { entries };
            let expected = if entries > Tags::MAX {
                Tags::RULE
            } else {
                "no more tags than there is room for"
            };
            return Err(ValueError::new("Tag", problem, expected).into());
        };
        let seen = if is_key {
            tag.key = Tag::new(text, "")?.key;
            &mut self.keys
        } else {
            tag.value = Tag::new(tag.key, text)?.value;
            &mut self.values
        };
        let bit = 1 << number;
        if *seen & bit != 0 {
            return Err(ReadError::Duplicate(Excerpt::text(name)));
        }
        *seen |= bit;
        Ok(())
    }

    /// The tags, if their numbers are 1, 2, 3 and so on, and each has a key.
    pub(super) fn tags(self) -> Result<Tags<'a>, ReadError> {
        let count = self.keys.count_ones();
        if (self.keys | self.values) >> 1 >> count != 0 {
            // The key that is missing is one of those before the last.
            Tag::new("", "")?;
        }
        let tags = self.room.get(..count as usize).unwrap_or_default();
        Ok(Tags::new(tags)?)
    }
}

/// The number in `Tag.1.Key` or `Tag.1.Value`, and whether it is the key.
fn parse(name: &str) -> Option<(u32, bool)> {
    let rest = name.strip_prefix("Tag.")?;
    let (number, is_key) = match rest.strip_suffix(".Key") {
        Some(number) => (number, true),
        None => (rest.strip_suffix(".Value")?, false),
    };
    decimal(number, 1).ok().map(|number| (number, is_key))
}
