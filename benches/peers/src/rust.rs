//! The peers in Rust.

pub(crate) mod alibabacloud;
pub(crate) mod openapi_core;
