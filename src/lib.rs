//! Validates, encodes and signs CreateCenBandwidthPackage requests.
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

mod error;

pub use error::{Problem, ValueError};
