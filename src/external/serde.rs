//! Serialization of values, regions, stamps and the request, validated on the way in by the constructors.
//!
//! Text is borrowed from the input, which so must not have it escaped. Credentials have none of this, by intent.

use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::region::Region;
use crate::request::CreateCenBandwidthPackage;
use crate::sign::stamp::Stamp;
use crate::value::auto_renew_duration::AutoRenewDuration;
use crate::value::bandwidth::Bandwidth;
use crate::value::cen_id::CenId;
use crate::value::charge_type::ChargeType;
use crate::value::client_token::ClientToken;
use crate::value::description::Description;
use crate::value::error::ValueError;
use crate::value::geographic_region::GeographicRegion;
use crate::value::name::Name;
use crate::value::nonce::Nonce;
use crate::value::period::Period;
use crate::value::pricing_cycle::PricingCycle;
use crate::value::resource_group_id::ResourceGroupId;
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

borrowed! { CenId ClientToken Description Name ResourceGroupId }

/// What is parsed from text and keeps nothing of it.
macro_rules! parsed {
    ($($name:ident $as_str:ident)+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.$as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Parse(PhantomData))
            }
        }
    )+};
}

parsed! {
    ChargeType as_str
    GeographicRegion as_str
    Nonce as_str
    PricingCycle as_str
    Region id
    Timestamp as_str
}

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

number! { AutoRenewDuration Bandwidth Period }

/// What a tag looks like outside.
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

/// What a stamp looks like outside, owned or borrowed.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Stamp", rename_all = "PascalCase", deny_unknown_fields)]
struct StampFields<N> {
    timestamp: Timestamp,
    signature_nonce: N,
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        StampFields {
            timestamp: *self.timestamp(),
            signature_nonce: self.nonce(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = StampFields::<Nonce>::deserialize(deserializer)?;
        Ok(Self::new(fields.timestamp, fields.signature_nonce))
    }
}

/// What the request looks like outside. What is not set is written all the same, as nothing, since formats that name no
/// fields could not be read otherwise.
#[derive(Serialize, Deserialize)]
#[serde(
    rename = "CreateCenBandwidthPackage",
    rename_all = "PascalCase",
    deny_unknown_fields
)]
struct RequestFields<'a> {
    bandwidth: Bandwidth,
    geographic_region_a_id: GeographicRegion,
    geographic_region_b_id: GeographicRegion,
    bandwidth_package_charge_type: Option<ChargeType>,
    #[serde(default)]
    pricing_cycle: PricingCycle,
    #[serde(default)]
    period: Period,
    auto_pay: Option<bool>,
    #[serde(borrow)]
    client_token: Option<ClientToken<'a>>,
    #[serde(borrow)]
    name: Option<Name<'a>>,
    #[serde(borrow)]
    cen_id: Option<CenId<'a>>,
    #[serde(borrow)]
    description: Option<Description<'a>>,
    auto_renew: Option<bool>,
    auto_renew_duration: Option<AutoRenewDuration>,
    #[serde(default, deserialize_with = "no_tags", borrow)]
    tag: Tags<'a>,
    #[serde(borrow)]
    resource_group_id: Option<ResourceGroupId<'a>>,
}

impl Serialize for CreateCenBandwidthPackage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RequestFields {
            bandwidth: self.bandwidth,
            geographic_region_a_id: self.geographic_region_a,
            geographic_region_b_id: self.geographic_region_b,
            bandwidth_package_charge_type: self.charge_type,
            pricing_cycle: self.pricing_cycle,
            period: self.period,
            auto_pay: self.auto_pay,
            client_token: self.client_token,
            name: self.name,
            cen_id: self.cen_id,
            description: self.description,
            auto_renew: self.auto_renew,
            auto_renew_duration: self.auto_renew_duration,
            tag: self.tags,
            resource_group_id: self.resource_group_id,
        }
        .serialize(serializer)
    }
}

/// Tags are written, but an input that has some is refused: they are borrowed from an array, for which there is no memory here.
impl<'de: 'a, 'a> Deserialize<'de> for CreateCenBandwidthPackage<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = RequestFields::deserialize(deserializer)?;
        Ok(Self {
            bandwidth: fields.bandwidth,
            geographic_region_a: fields.geographic_region_a_id,
            geographic_region_b: fields.geographic_region_b_id,
            charge_type: fields.bandwidth_package_charge_type,
            pricing_cycle: fields.pricing_cycle,
            period: fields.period,
            auto_pay: fields.auto_pay,
            client_token: fields.client_token,
            name: fields.name,
            cen_id: fields.cen_id,
            description: fields.description,
            auto_renew: fields.auto_renew,
            auto_renew_duration: fields.auto_renew_duration,
            tags: fields.tag,
            resource_group_id: fields.resource_group_id,
        })
    }
}

impl Serialize for Tags<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}

fn no_tags<'de: 'a, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Tags<'a>, D::Error> {
    struct NoTags;

    impl<'de> Visitor<'de> for NoTags {
        type Value = Tags<'static>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("no tags")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut tags: A) -> Result<Self::Value, A::Error> {
            match tags.next_element::<Tag<'de>>()? {
                None => Ok(Tags::EMPTY),
                Some(_) => Err(A::Error::custom(
                    "Tag: a request has no memory for tags; read them apart and add them with `tags`",
                )),
            }
        }
    }

    deserializer.deserialize_seq(NoTags)
}
