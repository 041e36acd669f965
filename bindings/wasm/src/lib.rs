//! What the WebAssembly modules share; each module is a file in `modules/`.
//!
//! A module has no import and no allocator, and keeps nothing between calls.
#![cfg_attr(target_family = "wasm", no_std)]

pub mod check;
pub mod codes;
#[cfg(target_family = "wasm")]
#[expect(unsafe_code, reason = "a function that nothing defines")]
mod panic;
#[expect(unsafe_code, reason = "texts are lent by their addresses")]
pub mod table;
