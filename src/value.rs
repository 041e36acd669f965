//! The values of parameters: each type accepts exactly what its parameter takes, so that a request cannot hold anything else.

pub(crate) mod auto_renew_duration;
pub(crate) mod bandwidth;
pub(crate) mod cen_id;
pub(crate) mod charge_type;
pub(crate) mod client_token;
pub(crate) mod conversions;
pub(crate) mod description;
pub(crate) mod error;
pub(crate) mod format;
pub(crate) mod geographic_region;
pub(crate) mod name;
pub(crate) mod nonce;
pub(crate) mod number;
pub(crate) mod period;
pub(crate) mod pricing_cycle;
pub(crate) mod resource_group_id;
pub(crate) mod rule;
pub(crate) mod tag;
pub(crate) mod text;
pub(crate) mod timestamp;
pub(crate) mod wire_enum;
