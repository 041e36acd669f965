//! The functions of the WebAssembly module, over strings in memory that JavaScript lends for one call.
//!
//! The module has no import and no allocator, and keeps nothing between calls. What it exports is in `abi`; how the memory is laid out,
//! in `lent`.
#![cfg_attr(target_family = "wasm", no_std)]

#[expect(
    unsafe_code,
    reason = "memory is lent by its address, and exports have names of their own"
)]
mod abi;
mod call;
mod failure;
mod lent;
#[cfg(target_family = "wasm")]
#[expect(unsafe_code, reason = "a function that nothing defines")]
mod panic;
mod record;
mod reply;
mod request;
mod strings;
#[expect(
    unsafe_code,
    reason = "a table is built in memory that is lent as bytes"
)]
mod table;
