//! Valid values from fuzzing input: what a harness is given never has to be thrown away.

use arbitrary::{Arbitrary, Error, Result, Unstructured};

use crate::region::Region;
use crate::request::CreateCenBandwidthPackage;
use crate::sign::action::Operation;
use crate::sign::credentials::Credentials;
use crate::sign::credentials::check;
use crate::sign::endpoint::Endpoint;
use crate::sign::method::Method;
use crate::sign::stamp::Stamp;
use crate::value::auto_renew_duration::AutoRenewDuration;
use crate::value::bandwidth::Bandwidth;
use crate::value::cen_id::CenId;
use crate::value::charge_type::ChargeType;
use crate::value::client_token::ClientToken;
use crate::value::description::Description;
use crate::value::error::ValueError;
use crate::value::format::Format;
use crate::value::geographic_region::GeographicRegion;
use crate::value::name::Name;
use crate::value::nonce::Nonce;
use crate::value::period::Period;
use crate::value::pricing_cycle::PricingCycle;
use crate::value::resource_group_id::ResourceGroupId;
use crate::value::tag::{Tag, Tags};
use crate::value::text::Class;
use crate::value::timestamp::Timestamp;

/// A text that every type accepts, for input that holds none.
const SAMPLE: &str = "a0";

/// Tags that a list is cut from, as there is no memory for others: they need encoding, or none, or have no value.
const TAGS: [Tag<'static>; Tags::MAX] = {
    const PLAIN: Tag<'static> = Tag {
        key: "team",
        value: "network",
    };
    const ENCODED: Tag<'static> = Tag {
        key: "部门 &=%+",
        value: "网络/😀~",
    };
    const BARE: Tag<'static> = Tag {
        key: "stage",
        value: "",
    };
    [
        PLAIN, ENCODED, BARE, PLAIN, ENCODED, BARE, PLAIN, ENCODED, BARE, PLAIN, //
        ENCODED, BARE, PLAIN, ENCODED, BARE, PLAIN, ENCODED, BARE, PLAIN, ENCODED,
    ]
};

/// The longest beginning of a text in the input that a type accepts, or else the sample.
fn text<'a, T>(
    u: &mut Unstructured<'a>,
    maximum: usize,
    allowed: fn(char) -> bool,
    new: fn(&'a str) -> core::result::Result<T, ValueError>,
) -> Result<T> {
    let text: &str = u.arbitrary()?;
    let end = text
        .char_indices()
        .enumerate()
        .find(|(count, (_, c))| *count == maximum || !allowed(*c))
        .map_or(text.len(), |(_, (at, _))| at);
    let text = text.get(..end).unwrap_or_default();
    new(text)
        .or_else(|_| new(SAMPLE))
        .map_err(|_| Error::IncorrectFormat)
}

/// Every character.
const fn any(_: char) -> bool {
    true
}

/// A character that credentials take.
const fn visible(c: char) -> bool {
    check(c.encode_utf8(&mut [0; 4])).is_ok()
}

/// Text that is seen: what credentials are made of, and what can stand in a header.
fn word<'a>(u: &mut Unstructured<'a>) -> Result<&'a str> {
    text(u, usize::MAX, visible, |word| {
        Credentials::new(word, word).map(|_| word)
    })
}

fn host<'a>(u: &mut Unstructured<'a>) -> Result<&'a str> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.:[]".contains(c);
    text(u, usize::MAX, allowed, |host| {
        Endpoint::https(host).map(|_| host)
    })
}

/// The characters of a class.
macro_rules! class {
    ($class:ident) => {
        |c| u8::try_from(c).is_ok_and(|byte| Class::$class.contains(byte))
    };
}

macro_rules! text {
    ($($name:ident $maximum:literal $allowed:expr;)+) => {$(
        impl<'a> Arbitrary<'a> for $name<'a> {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                text(u, $maximum, $allowed, Self::new)
            }
        }
    )+};
}

text! {
    CenId 64 class!(Id);
    ClientToken 64 class!(Printable);
    Description 256 any;
    Name 128 class!(Name);
    ResourceGroupId 64 class!(Id);
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

one_of! { ChargeType Format GeographicRegion Method PricingCycle Region }

macro_rules! number {
    ($($name:ident)+) => {$(
        impl<'a> Arbitrary<'a> for $name {
            fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
                let number = u.int_in_range(Self::MIN.into()..=u32::MAX)?;
                Self::try_from(number).map_err(|_| Error::IncorrectFormat)
            }
        }
    )+};
}

number! { AutoRenewDuration Bandwidth Period }

impl<'a> Arbitrary<'a> for Tag<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let key = text(u, 64, any, |key| Self::new(key, "").map(Self::key))?;
        let value = text(u, 128, any, |value| {
            Self::new(SAMPLE, value).map(Self::value)
        })?;
        Self::new(key, value).map_err(|_| Error::IncorrectFormat)
    }
}

impl<'a> Arbitrary<'a> for Tags<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let count = u.int_in_range(0..=Self::MAX)?;
        TAGS.get(..count)
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
            text(u, Self::MAX_LEN, class!(Unreserved), Self::new)
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

impl<'a> Arbitrary<'a> for Endpoint<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let new = if u.arbitrary()? {
            Self::https
        } else {
            Self::http
        };
        new(host(u)?).map_err(|_| Error::IncorrectFormat)
    }
}

/// One that either signature method can sign.
impl<'a> Arbitrary<'a> for Operation<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self::new(host(u)?, word(u)?, word(u)?))
    }
}

impl<'a> Arbitrary<'a> for CreateCenBandwidthPackage<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        Ok(Self {
            bandwidth: u.arbitrary()?,
            geographic_region_a: u.arbitrary()?,
            geographic_region_b: u.arbitrary()?,
            charge_type: u.arbitrary()?,
            pricing_cycle: u.arbitrary()?,
            period: u.arbitrary()?,
            auto_pay: u.arbitrary()?,
            client_token: u.arbitrary()?,
            name: u.arbitrary()?,
            cen_id: u.arbitrary()?,
            description: u.arbitrary()?,
            auto_renew: u.arbitrary()?,
            auto_renew_duration: u.arbitrary()?,
            tags: u.arbitrary()?,
            resource_group_id: u.arbitrary()?,
        })
    }
}
