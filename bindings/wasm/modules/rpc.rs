//! The module of `cenbwp`: checks values, and signs with HMAC-SHA1.
//!
//! # Safety
//!
//! Of all exports: as of [`table::lent`] and [`table::Place::text`].
#![cfg_attr(target_family = "wasm", no_std)]
#![expect(
    unsafe_code,
    reason = "exports have names of their own, and memory is lent by its address"
)]

use cenbwp::{Credentials, Method, SignError, Signer};
use cenbwp_wasm::table::{self, Place};

/// What is wrong with a value: see [`cenbwp_wasm::check`].
#[unsafe(no_mangle)]
unsafe extern "C" fn check(rule: usize, text: *const u8, len: usize) -> usize {
    // SAFETY: the caller's promise.
    cenbwp_wasm::check::code(rule, unsafe { table::text(text, len) })
}

/// Signs a query. In the table are the secret, and the name and the value of each parameter, in any order; it gets the query.
#[unsafe(no_mangle)]
unsafe extern "C" fn sign(
    is_post: u32,
    table: *mut Place,
    count: usize,
    room: *mut u8,
    len: usize,
) -> usize {
    // SAFETY: the caller's promise.
    let (table, room) = unsafe { table::lent(table, count, room, len) };
    let [secret, params @ ..] = table else {
        return 0;
    };
    // SAFETY: likewise.
    let (key, params) = unsafe { (secret.text(), table::pairs(params)) };
    let Ok(credentials) = Credentials::new("-", key) else {
        return 0;
    };
    let method = if is_post == 0 {
        Method::Get
    } else {
        Method::Post
    };
    match Signer::new(&credentials).sign_exactly(method, params, room) {
        Ok(signed) => {
            *secret = Place::of(signed.as_bytes());
            signed.as_bytes().len()
        }
        Err(SignError::BufferTooSmall { needed }) => needed,
        // JavaScript refuses the rest before.
        Err(_) => 0,
    }
}
