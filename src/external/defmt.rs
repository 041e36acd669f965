//! Compact logging on microcontrollers: text that is the same in each message stays out of the image.

use defmt::{Format, Formatter, write};

use crate::region::Region;
use crate::request::CreateCenBandwidthPackage;
use crate::sign::excerpt::Excerpt;
use crate::sign::stamp::Stamp;
use crate::value::auto_renew_duration::AutoRenewDuration;
use crate::value::bandwidth::Bandwidth;
use crate::value::cen_id::CenId;
use crate::value::charge_type::ChargeType;
use crate::value::client_token::ClientToken;
use crate::value::description::Description;
use crate::value::error::{Problem, ValueError};
use crate::value::geographic_region::GeographicRegion;
use crate::value::name::Name;
use crate::value::nonce::Nonce;
use crate::value::period::Period;
use crate::value::pricing_cycle::PricingCycle;
use crate::value::resource_group_id::ResourceGroupId;
use crate::value::tag::{Tag, Tags};
use crate::value::timestamp::Timestamp;

macro_rules! text {
    ($($name:ty, $as_str:ident;)+) => {$(
        impl Format for $name {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=str}", self.$as_str());
            }
        }
    )+};
}

text! {
    CenId<'_>, as_str;
    ChargeType, as_str;
    ClientToken<'_>, as_str;
    Description<'_>, as_str;
    Excerpt, as_str;
    GeographicRegion, as_str;
    Name<'_>, as_str;
    Nonce, as_str;
    PricingCycle, as_str;
    Region, id;
    ResourceGroupId<'_>, as_str;
    Timestamp, as_str;
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

number! { AutoRenewDuration Bandwidth Period }

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

impl Format for Stamp {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{} {}", self.timestamp(), self.nonce());
    }
}

impl Format for CreateCenBandwidthPackage<'_> {
    fn format(&self, f: Formatter<'_>) {
        write!(
            f,
            "CreateCenBandwidthPackage {{ Bandwidth: {}, GeographicRegionAId: {}, GeographicRegionBId: {}, \
             BandwidthPackageChargeType: {}, PricingCycle: {}, Period: {}, AutoPay: {}, ClientToken: {}, \
             Name: {}, CenId: {}, Description: {}, AutoRenew: {}, AutoRenewDuration: {}, Tag: {}, \
             ResourceGroupId: {} }}",
            self.bandwidth,
            self.geographic_region_a,
            self.geographic_region_b,
            self.charge_type,
            self.pricing_cycle,
            self.period,
            self.auto_pay,
            self.client_token,
            self.name,
            self.cen_id,
            self.description,
            self.auto_renew,
            self.auto_renew_duration,
            self.tags,
            self.resource_group_id,
        );
    }
}

impl Format for Problem {
    #[expect(
        clippy::match_same_arms,
        reason = "each text becomes a symbol of its own, which the lint does not see"
    )]
    fn format(&self, f: Formatter<'_>) {
        match *self {
            Self::Empty => write!(f, "nothing was given"),
            Self::TooShort { characters } => {
                write!(f, "too few characters: {=usize}", characters);
            }
            Self::TooLong { characters } => {
                write!(f, "too many characters: {=usize}", characters);
            }
            Self::Character { at } => {
                write!(f, "the character at byte {=usize} is not allowed", at);
            }
            Self::Prefix => write!(f, "the value begins with what is reserved"),
            Self::Contains { at } => write!(f, "what begins at byte {=usize} must not occur", at),
            Self::Range => write!(f, "the number is out of range"),
            Self::Unknown => write!(f, "there is no such value"),
            Self::TooMany { entries } => write!(f, "too many entries: {=usize}", entries),
        }
    }
}

impl Format for ValueError {
    fn format(&self, f: Formatter<'_>) {
        write!(
            f,
            "{=str}: {}; expected {=str}",
            self.parameter, self.problem, self.expected
        );
    }
}
