//! What the fuzz targets do, one module a target, and what they share: input, and models that say what the crate should make of it.
//!
//! A model is written from the documentation, allocates wherever that is clearer, and shares no code with what it is held against.

mod calendar;
mod calls;
mod codes;
#[path = "../../tests/textbook/common.rs"]
mod common;
#[path = "../../tests/textbook/encode.rs"]
mod encode;
#[path = "../../tests/textbook/endpoint.rs"]
mod endpoint;
mod excerpt;
pub mod explain;
#[path = "../../tests/textbook/fault.rs"]
mod fault;
mod fields;
mod keys;
#[path = "../../tests/textbook/package.rs"]
mod package;
mod query;
mod reply;
pub mod reply_json;
pub mod reply_xml;
#[path = "../../tests/textbook/rpc.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the textbook encodes by the same file"
)]
mod rpc;
mod rules;
pub mod sign;
#[path = "../../tests/random/signed.rs"]
mod signed;
pub mod string_to_sign;
#[path = "../../tests/textbook/acs3.rs"]
#[expect(
    clippy::duplicate_mod,
    reason = "the textbook encodes by the same file"
)]
mod textbook;
#[path = "../../tests/textbook/verify.rs"]
mod textbook_verify;
pub mod values;
pub mod verify;
