//! Compact logging on microcontrollers: constant text stays out of the image.

use defmt::{Format, Formatter, write};

use crate::external::values;
use crate::region::Region;
use crate::sign::excerpt::Excerpt;
use crate::value::nonce::Nonce;
use crate::value::tag::{Tag, Tags};
use crate::value::timestamp::Timestamp;

macro_rules! plain {
    ($($name:ident)+) => {$(
        impl Format for $name {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=str}", self.as_ref());
            }
        }
    )+};
}

plain! { Nonce Region Timestamp }

impl Format for Excerpt {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{=str}", self.as_str());
    }
}

macro_rules! borrowed {
    ($($name:ident)+) => {$(
        impl Format for $name<'_> {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=str}", self.as_str());
            }
        }
    )+};
}

macro_rules! number {
    ($($name:ident)+) => {$(
        impl Format for $name {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=u32}", u32::from(*self));
            }
        }
    )+};
}

values! { plain number borrowed }

impl Format for Tag<'_> {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{=str}={=str}", self.key, self.value);
    }
}

impl Format for Tags<'_> {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{=[?]}", self.as_slice());
    }
}
