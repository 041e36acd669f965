//! From an action to bytes that can be sent: what is called, with which credentials, and the two signature methods.

#[cfg(feature = "acs3")]
pub mod acs3;
pub(crate) mod action;
pub(crate) mod caller;
pub(crate) mod credentials;
pub(crate) mod endpoint;
pub(crate) mod error;
pub(crate) mod excerpt;
pub(crate) mod hmac_sha1;
pub(crate) mod method;
pub(crate) mod operation;
pub(crate) mod params;
pub(crate) mod signed;
pub(crate) mod sort;
pub(crate) mod stamp;
