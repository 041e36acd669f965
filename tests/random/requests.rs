//! Random requests, and what they are signed with, for properties.

use std::collections::BTreeMap;

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage,
    Credentials, Description, Format, GeographicRegion, Method, Name, Nonce, Operation, Period,
    PricingCycle, ResourceGroupId, Signer, Stamp, Tag, Tags, Timestamp,
};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::common::Common;

/// Every name that the signer adds, in the order of its bytes.
pub(crate) const RESERVED: [&str; 10] = [
    "AccessKeyId",
    "Action",
    "Format",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "Timestamp",
    "Version",
];

/// Plain runs, every ASCII character, Chinese, emoji, and whatever else there is, in pieces around the sizes that text is moved in.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[A-Za-z0-9._~-]{0,20}",
        3 => "[\0-\x7F]{0,6}",
        1 => "[ !*'()+/%&=~]{1,4}",
        2 => "[\u{4E00}-\u{9FFF}]{1,4}",
        1 => "[\u{1F300}-\u{1F64F}]{1,2}",
        1 => "[\0-\u{10FFFF}]{0,3}",
    ];
    vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// What requests are signed with.
#[derive(Clone, Debug)]
pub(crate) struct With {
    pub(crate) access_key_id: String,
    pub(crate) access_key_secret: String,
    pub(crate) security_token: Option<String>,
    pub(crate) format: Format,
    pub(crate) method: Method,
    pub(crate) unix_seconds: u64,
    pub(crate) nonce: String,
}

pub(crate) fn with() -> impl Strategy<Value = With> {
    (
        prop_oneof!["[A-Za-z0-9]{1,30}", "[!-~\u{4E00}-\u{9FFF}]{1,20}"],
        // The key's block is 64 bytes.
        prop_oneof![
            "[A-Za-z0-9]{30}",
            "[!-~]{1,200}",
            "[!-~]{61,67}",
            "[!-~\u{4E00}-\u{9FFF}]{1,30}"
        ],
        of(prop_oneof![
            "[A-Za-z0-9+/=]{1,300}",
            "[!-~\u{1F300}-\u{1F64F}]{1,40}"
        ]),
        select(Format::ALL),
        select(&[Method::Get, Method::Post][..]),
        0..=Timestamp::MAX.unix_seconds(),
        "[A-Za-z0-9._~-]{1,64}",
    )
        .prop_filter(
            "keys are not in quotation marks",
            |(id, secret, token, ..)| {
                let keys = [Some(id), Some(secret), token.as_ref()];
                keys.into_iter().flatten().all(|key| {
                    let ends = (key.chars().next(), key.chars().next_back());
                    key.len() < 2
                        || !matches!(ends, (Some('"'), Some('"')) | (Some('\''), Some('\'')))
                })
            },
        )
        .prop_map(
            |(
                access_key_id,
                access_key_secret,
                security_token,
                format,
                method,
                unix_seconds,
                nonce,
            )| With {
                access_key_id,
                access_key_secret,
                security_token,
                format,
                method,
                unix_seconds,
                nonce,
            },
        )
}

impl With {
    pub(crate) fn signer(&self) -> Signer<&str> {
        let mut credentials =
            Credentials::new(&self.access_key_id, &self.access_key_secret).unwrap();
        if let Some(token) = &self.security_token {
            credentials = credentials.with_security_token(token).unwrap();
        }
        Signer::new(&credentials).with_format(self.format)
    }

    pub(crate) fn stamp(&self) -> Stamp {
        let timestamp = Timestamp::from_unix(self.unix_seconds).unwrap();
        Stamp::new(timestamp, Nonce::new(&self.nonce).unwrap())
    }

    /// The operation's own parameters with the common ones added by the textbook.
    pub(crate) fn all_parameters(
        &self,
        operation: &Operation<'_>,
        own: &BTreeMap<String, String>,
    ) -> BTreeMap<String, String> {
        let timestamp = Timestamp::from_unix(self.unix_seconds).unwrap().to_string();
        Common {
            access_key_id: &self.access_key_id,
            security_token: self.security_token.as_deref(),
            action: operation.name(),
            version: operation.version(),
            format: self.format.as_str(),
            nonce: &self.nonce,
            timestamp: &timestamp,
        }
        .add_to(own)
    }
}

/// The texts of a typed request, which borrows them.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    bandwidth: u32,
    areas: [GeographicRegion; 2],
    charge_type: Option<ChargeType>,
    pricing_cycle: PricingCycle,
    period: u32,
    flags: [Option<bool>; 2],
    auto_renew_duration: Option<u32>,
    name: Option<String>,
    client_token: Option<String>,
    ids: [Option<String>; 2],
    description: Option<String>,
    tags: Vec<(String, String)>,
}

pub(crate) fn package() -> impl Strategy<Value = Package> {
    let area = || select(GeographicRegion::ALL);
    let number = |smallest| prop_oneof![smallest..20_u32, smallest..=u32::MAX];
    let id = || of("[A-Za-z0-9-]{1,64}");
    let tag = || {
        (
            text().prop_filter_map("no tag's key", |key| {
                Tag::new(&key, "").is_ok().then_some(key)
            }),
            text().prop_filter_map("no tag's value", |value| {
                Tag::new("a", &value).is_ok().then_some(value)
            }),
        )
    };
    let tags = prop_oneof![4 => vec(tag(), 0..3), 1 => vec(tag(), 0..=20)];
    let description = text().prop_filter("no description", |text| Description::new(text).is_ok());
    let numbers = (number(2), of(0..=0x7FFF_FFFF_u32), number(1));
    let choices = (
        area(),
        area(),
        of(select(ChargeType::ALL)),
        select(PricingCycle::ALL),
        any::<[Option<bool>; 2]>(),
    );
    let texts = (
        of("[A-Za-z][A-Za-z0-9._-]{1,127}"),
        of("[ -~]{1,64}"),
        id(),
        id(),
        of(description),
        tags,
    );
    (numbers, choices, texts).prop_map(
        |(
            (bandwidth, auto_renew_duration, period),
            (a, b, charge_type, pricing_cycle, flags),
            (name, client_token, cen_id, group, description, tags),
        )| Package {
            bandwidth,
            areas: [a, b],
            charge_type,
            pricing_cycle,
            period,
            flags,
            auto_renew_duration,
            name,
            client_token,
            ids: [cen_id, group],
            description,
            tags,
        },
    )
}

impl Package {
    pub(crate) fn tags(&self) -> Vec<Tag<'_>> {
        self.tags
            .iter()
            .map(|(key, value)| Tag::new(key, value).unwrap())
            .collect()
    }

    pub(crate) fn request<'a>(&'a self, tags: &'a [Tag<'a>]) -> CreateCenBandwidthPackage<'a> {
        let [a, b] = self.areas;
        let mut request =
            CreateCenBandwidthPackage::new(Bandwidth::from_mbps(self.bandwidth).unwrap(), a, b)
                .pricing_cycle(self.pricing_cycle)
                .period(Period::new(self.period).unwrap())
                .tags(Tags::new(tags).unwrap());
        macro_rules! set {
            ($($setter:ident: $value:expr;)+) => {$(
                if let Some(value) = $value {
                    request = request.$setter(value);
                }
            )+};
        }
        let [auto_pay, auto_renew] = self.flags;
        let [cen_id, group] = &self.ids;
        set! {
            charge_type: self.charge_type;
            auto_pay: auto_pay;
            auto_renew: auto_renew;
            auto_renew_duration: self.auto_renew_duration.map(|it| AutoRenewDuration::from_months(it).unwrap());
            name: self.name.as_ref().map(|it| Name::new(it).unwrap());
            client_token: self.client_token.as_ref().map(|it| ClientToken::new(it).unwrap());
            cen_id: cen_id.as_ref().map(|it| CenId::new(it).unwrap());
            resource_group_id: group.as_ref().map(|it| ResourceGroupId::new(it).unwrap());
            description: self.description.as_ref().map(|it| Description::new(it).unwrap());
        }
        request
    }
}

/// Any parameters of any operation; their names may be close to those of the common parameters, but not one of them.
pub(crate) fn parameters() -> impl Strategy<Value = BTreeMap<String, String>> {
    let name = prop_oneof![
        4 => "[A-Z][A-Za-z]{0,12}(\\.[0-9]{1,2}\\.[KV])?",
        1 => select(&RESERVED[..]).prop_flat_map(|name| {
            prop_oneof![
                Just(name[..name.len() - 1].to_owned()),
                "[\0-z]".prop_map(move |more| format!("{name}{more}")),
                Just(name.to_lowercase()),
            ]
        }),
        1 => text(),
    ];
    let name = name.prop_filter("a name of the caller's", |name| {
        !name.is_empty() && !RESERVED.contains(&&**name)
    });
    btree_map(
        name,
        prop_oneof![4 => text(), 1 => Just(String::new())],
        0..12,
    )
}

/// What an RPC request takes.
pub(crate) fn pairs(parameters: &BTreeMap<String, String>) -> Vec<(&str, &str)> {
    parameters
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect()
}
