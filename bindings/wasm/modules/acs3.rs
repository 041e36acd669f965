//! The module of `cenbwp/acs3`: checks values, and signs with ACS3-HMAC-SHA256.
//!
//! # Safety
//!
//! Of all exports: as of [`table::lent`] and [`table::Place::text`].
#![cfg_attr(target_family = "wasm", no_std)]
#![expect(
    unsafe_code,
    reason = "exports have names of their own, and memory is lent by its address"
)]

use cenbwp::acs3::{CanonicalParts, Signer};
use cenbwp::{Credentials, SignError};
use cenbwp_wasm::table::{self, Place};

/// What is wrong with a value: see [`cenbwp_wasm::check`].
#[unsafe(no_mangle)]
unsafe extern "C" fn check(rule: usize, text: *const u8, len: usize) -> usize {
    // SAFETY: the caller's promise.
    cenbwp_wasm::check::code(rule, unsafe { table::text(text, len) })
}

/// Signs a request without a body. In the table are the secret, the key's ID, the canonical query, the body's hash, and the names
/// and the values of the headers, sorted; it gets the header `Authorization` and the string to sign.
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
    let [secret, id, query, payload_hash, headers @ ..] = table else {
        return 0;
    };
    // SAFETY: likewise.
    let (key, parts) = unsafe {
        let parts = CanonicalParts {
            method: if is_post == 0 { "GET" } else { "POST" },
            uri: "/",
            query: query.text(),
            headers: table::pairs(headers),
            payload_hash: payload_hash.text(),
        };
        (Credentials::new(id.text(), secret.text()), parts)
    };
    // JavaScript refuses before what is refused here.
    let Ok(credentials) = key else { return 0 };
    let string_to_sign = parts.canonical_request().string_to_sign();
    let Some((copy, room)) = room.split_at_mut_checked(string_to_sign.as_str().len()) else {
        return string_to_sign.as_str().len();
    };
    for (to, from) in copy.iter_mut().zip(string_to_sign.as_str().bytes()) {
        *to = from;
    }
    match Signer::new(&credentials).sign_exactly(&parts, room) {
        Ok(authorization) => {
            let authorization = authorization.as_str().as_bytes();
            (*secret, *id) = (Place::of(authorization), Place::of(copy));
            copy.len() + authorization.len()
        }
        Err(SignError::BufferTooSmall { needed }) => copy.len() + needed,
        Err(_) => 0,
    }
}
