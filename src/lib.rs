#![doc = include_str!("../README.md")]
#![no_std]
#![warn(
    clippy::alloc_instead_of_core,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::std_instead_of_core,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod advisory;
mod encode;
mod external;
pub mod query;
mod region;
pub mod reply;
mod request;
mod sign;
mod value;

pub use advisory::Advisory;
pub use encode::param::Value;
pub use region::Region;
pub use request::CreateCenBandwidthPackage;
pub use request::read::ReadError;
pub use request::table::{Need, Parameter, Source};
#[cfg(feature = "acs3")]
pub use sign::acs3;
pub use sign::action::{Action, RpcRequest};
pub use sign::credentials::Credentials;
pub use sign::endpoint::Endpoint;
pub use sign::error::SignError;
pub use sign::excerpt::Excerpt;
pub use sign::hmac_sha1::Signer;
pub use sign::method::Method;
pub use sign::operation::Operation;
pub use sign::params::{ParamName, Params};
pub use sign::signed::{Signed, StringToSign};
pub use sign::stamp::Stamp;
pub use value::auto_renew_duration::AutoRenewDuration;
pub use value::bandwidth::Bandwidth;
pub use value::cen_id::CenId;
pub use value::charge_type::ChargeType;
pub use value::client_token::ClientToken;
pub use value::description::Description;
pub use value::error::{Problem, ValueError};
pub use value::format::Format;
pub use value::geographic_region::GeographicRegion;
pub use value::name::Name;
pub use value::nonce::Nonce;
pub use value::period::Period;
pub use value::pricing_cycle::PricingCycle;
pub use value::resource_group_id::ResourceGroupId;
pub use value::rule::Kind;
pub use value::tag::{Tag, Tags};
pub use value::timestamp::Timestamp;
