//! The values of parameters: each type accepts exactly what its parameter takes, so that a request cannot hold anything else.

mod auto_renew_duration;
mod bandwidth;
mod cen_id;
mod charge_type;
mod client_token;
mod description;
mod geographic_region;
mod name;
mod number;
mod period;
mod pricing_cycle;
mod resource_group_id;
mod tag;
mod text;
mod wire_enum;

pub use auto_renew_duration::AutoRenewDuration;
pub use bandwidth::Bandwidth;
pub use cen_id::CenId;
pub use charge_type::ChargeType;
pub use client_token::ClientToken;
pub use description::Description;
pub use geographic_region::GeographicRegion;
pub use name::Name;
pub use period::Period;
pub use pricing_cycle::PricingCycle;
pub use resource_group_id::ResourceGroupId;
pub use tag::{Tag, Tags};
pub(crate) use text::{Class, characters};
pub(crate) use wire_enum::wire_enum;
