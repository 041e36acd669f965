//! What the module exports.
//!
//! Each function takes what goes out, the lengths and the bytes of the strings that go in, the number of pairs of strings behind those that
//! are there once, and room for what is written. It gives `FAILED` or `FULL` of [`crate::out`], or else what is documented.
//!
//! # Safety
//!
//! Of all of them: [`Out`] and the room are lent for the call, no one else reads or writes them, and the room begins at a multiple of 4. There
//! are as many lengths and strings as are said to be read, as [`Strings::new`] has them.

use core::slice;

use cenbwp::Operation;

use crate::call::Call;
use crate::out::{FAILED, FULL, Out};
use crate::rpc::Rpc;
use crate::strings::Strings;
use crate::{advise, reply, request, table};

/// Signs a CreateCenBandwidthPackage request; `is_post` is not 0 if the method is POST.
///
/// Strings in: those of [`Call::read`], and those of [`request::read`]. Out: those of [`Call::sign`].
#[unsafe(no_mangle)]
unsafe extern "C" fn create(
    out: &mut Out,
    lens: *const usize,
    strings: *const u8,
    pairs: usize,
    room: *mut u8,
    len: usize,
    is_post: u32,
) -> i32 {
    // SAFETY: the caller's promise.
    let (mut strings, room) = unsafe { lent(out, lens, strings, room, len) };
    let Some((tags, room)) = table::split(room, pairs) else {
        return FULL;
    };
    let Some(call) = Call::read(&mut strings, is_post) else {
        return FAILED;
    };
    let Some(request) = request::read(&mut strings, tags) else {
        return FAILED;
    };
    call.sign(&request, room, strings.out)
}

/// Signs a call of any operation; `is_post` is not 0 if the method is POST.
///
/// Strings in: those of [`Call::read`]; the operation's host, version and name; of every parameter the name and the value, in byte order of
/// the names. Out: those of [`Call::sign`].
#[unsafe(no_mangle)]
unsafe extern "C" fn rpc(
    out: &mut Out,
    lens: *const usize,
    strings: *const u8,
    pairs: usize,
    room: *mut u8,
    len: usize,
    is_post: u32,
) -> i32 {
    // SAFETY: the caller's promise.
    let (mut strings, room) = unsafe { lent(out, lens, strings, room, len) };
    let Some((params, room)) = table::split(room, pairs) else {
        return FULL;
    };
    let Some(call) = Call::read(&mut strings, is_post) else {
        return FAILED;
    };
    let operation = Operation::new(strings.required(), strings.required(), strings.required());
    let params = table::fill(params, || Some((strings.required(), strings.required())));
    call.sign(&Rpc { operation, params }, room, strings.out)
}

/// Gives what the service may refuse of a CreateCenBandwidthPackage request, a bit each; see [`advise`].
///
/// Strings in: those of [`request::read`].
#[unsafe(no_mangle)]
unsafe extern "C" fn advisories(
    out: &mut Out,
    lens: *const usize,
    strings: *const u8,
    pairs: usize,
    room: *mut u8,
    len: usize,
) -> i32 {
    // SAFETY: the caller's promise.
    let (mut strings, room) = unsafe { lent(out, lens, strings, room, len) };
    let Some((tags, _)) = table::split(room, pairs) else {
        return FULL;
    };
    request::read(&mut strings, tags).map_or(FAILED, |request| advise::mask(&request))
}

/// Reads the body of a reply, the one string in; see [`reply::read`].
#[unsafe(no_mangle)]
unsafe extern "C" fn read_reply(
    out: &mut Out,
    lens: *const usize,
    strings: *const u8,
    _: usize,
    room: *mut u8,
    len: usize,
) -> i32 {
    // SAFETY: the caller's promise.
    let (mut strings, room) = unsafe { lent(out, lens, strings, room, len) };
    reply::read(strings.required(), room, strings.out)
}

/// What is lent.
///
/// # Safety
///
/// The promise of those who call the module.
const unsafe fn lent(
    out: &mut Out,
    lens: *const usize,
    strings: *const u8,
    room: *mut u8,
    len: usize,
) -> (Strings<'_>, &mut [u8]) {
    // SAFETY: the caller's promise.
    unsafe {
        (
            Strings::new(lens, strings, out),
            slice::from_raw_parts_mut(room, len),
        )
    }
}
