//! The functions of the WebAssembly module, over strings in memory that JavaScript lends for one call.
//!
//! The module has no import and no allocator, and keeps nothing between calls. What it exports is in `abi`.
#![cfg_attr(target_family = "wasm", no_std)]

#[expect(
    unsafe_code,
    reason = "exports have names of their own, and memory is lent by its address"
)]
mod abi;
mod advise;
mod call;
mod codes;
mod out;
#[cfg(target_family = "wasm")]
#[expect(unsafe_code, reason = "a function that nothing defines")]
mod panic;
mod reply;
mod request;
mod rpc;
#[expect(unsafe_code, reason = "strings are lent by their addresses")]
mod strings;
#[expect(
    unsafe_code,
    reason = "a table is built in memory that is lent as bytes"
)]
mod table;
