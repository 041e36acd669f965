//! Bytes and text: percent-encoding, the caller's buffer, blocks on their way into a hash, and how text is shown in logs.

pub(crate) mod constant_time;
pub(crate) mod copy;
pub(crate) mod digits;
pub(crate) mod encodable;
pub(crate) mod gather;
pub(crate) mod key;
pub(crate) mod order;
pub(crate) mod out;
pub(crate) mod param;
pub(crate) mod quoted;
pub(crate) mod short;
pub(crate) mod sink;
pub(crate) mod unreserved;
