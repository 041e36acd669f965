//! Serialization of values and regions, validated on the way in by the constructors.
//!
//! Text is borrowed from the input, where it must not be escaped. Credentials are not serialized, by intent.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::external::values;
use crate::region::Region;
use crate::value::error::ValueError;
use crate::value::nonce::Nonce;
use crate::value::tag::{Tag, Tags};
use crate::value::timestamp::Timestamp;

/// Text that is borrowed from the input.
macro_rules! borrowed {
    ($($name:ident)+) => {$(
        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de: 'a, 'a> Deserialize<'de> for $name<'a> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(borrowed(deserializer)?).map_err(D::Error::custom)
            }
        }
    )+};
}

fn borrowed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'de str, D::Error> {
    deserializer.deserialize_str(Borrowed)
}

struct Borrowed;

impl<'de> Visitor<'de> for Borrowed {
    type Value = &'de str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string without escapes")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<&'de str, E> {
        Ok(text)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<&'de str, E> {
        Err(E::custom(
            "text that has to be unescaped cannot be borrowed; expected a string without escapes",
        ))
    }
}

/// Values that are parsed from text without borrowing it.
macro_rules! parsed {
    ($($name:ident)+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_ref())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Parse(PhantomData))
            }
        }
    )+};
}

parsed! { Nonce Region Timestamp }

struct Parse<T>(PhantomData<T>);

impl<T: FromStr<Err = ValueError>> Visitor<'_> for Parse<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// Numbers, as numbers.
macro_rules! number {
    ($($name:ident)+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u32((*self).into())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                u32::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
            }
        }
    )+};
}

values! { parsed number borrowed }

/// The serialized form of a tag.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Tag", rename_all = "PascalCase", deny_unknown_fields)]
struct TagFields<'a> {
    #[serde(borrow, deserialize_with = "borrowed")]
    key: &'a str,
    #[serde(borrow, deserialize_with = "borrowed")]
    value: &'a str,
}

impl Serialize for Tag<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (key, value) = (self.key, self.value);
        TagFields { key, value }.serialize(serializer)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Tag<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = TagFields::deserialize(deserializer)?;
        Self::new(fields.key, fields.value).map_err(D::Error::custom)
    }
}

impl Serialize for Tags<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

/// Tags are serialized, but an input with tags is refused: a request borrows them from an array, for which there is no memory here.
impl<'de: 'a, 'a> Deserialize<'de> for Tags<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(NoTags)
    }
}

struct NoTags;

impl<'de> Visitor<'de> for NoTags {
    type Value = Tags<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no tags")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut tags: A) -> Result<Tags<'de>, A::Error> {
        match tags.next_element::<Tag<'de>>()? {
            None => Ok(Tags::EMPTY),
            Some(_) => Err(A::Error::custom(
                "Tag: a request has no memory for tags; read them apart and add them with `tags`",
            )),
        }
    }
}
