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

#[cfg(feature = "acs3")]
mod acs3;
mod action;
mod advisory;
mod common;
mod constant_time;
mod copy;
mod credentials;
mod decode;
mod digits;
mod division;
mod encodable;
mod encode;
mod endpoint;
mod error;
mod excerpt;
mod external;
mod format;
mod gather;
mod key;
mod method;
mod order;
mod out;
mod param;
mod params;
mod query;
mod quoted;
mod region;
mod reply;
mod request;
mod short;
mod sign;
mod signed;
mod sort;
mod stamp;
mod unreserved;
mod value;

#[cfg(feature = "acs3")]
pub use acs3::{
    Acs3Authorization, Acs3Extras, Acs3Signed, Acs3Signer, Acs3StringToSign, CanonicalParts,
    CanonicalRequest, HeaderIter,
};
pub use action::{Action, Operation, RpcRequest};
pub use advisory::Advisory;
pub use credentials::Credentials;
pub use decode::{Chars, Field, FieldValue, Fields, Text};
pub use endpoint::Endpoint;
pub use error::{
    DecodeError, DecodeProblem, Problem, QueryError, QueryProblem, SignError, ValueError,
};
pub use excerpt::Excerpt;
pub use format::Format;
pub use method::Method;
pub use param::{ParamName, Value};
pub use params::Params;
pub use query::{Decoded, Query};
pub use region::Region;
pub use reply::{CreateCenBandwidthPackageReply, ErrorCode, ServiceError};
pub use request::CreateCenBandwidthPackage;
pub use sign::Signer;
pub use signed::{Signed, StringToSign};
pub use stamp::{Nonce, Stamp, Timestamp};
pub use value::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, Description, GeographicRegion,
    Name, Period, PricingCycle, ResourceGroupId, Tag, Tags,
};
