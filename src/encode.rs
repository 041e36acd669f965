//! Bytes and text: percent-encoding, the caller's buffer, blocks on their way into a hash, and how text is shown in logs.

pub(crate) mod constant_time;
pub(crate) mod output;
pub(crate) mod param;
pub(crate) mod percent;
pub(crate) mod query;
pub(crate) mod quoted;
mod short;
