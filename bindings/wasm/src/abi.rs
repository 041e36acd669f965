//! What the module exports: functions that take the address and the length of lent memory, how much of it holds what, and what is not
//! said in strings.
//!
//! They give a number: [`FAILED`] or [`FULL`], or else what is documented.

use core::slice;

use cenbwp::{Operation, RpcRequest};

use crate::call::{Call, Sending};
use crate::failure::Failure;
use crate::lent::{Lent, Parts};
use crate::{reply, request};

/// The record holds a message and perhaps the name of a parameter.
const FAILED: i32 = -1;

/// There was too little memory: try again with more.
const FULL: i32 = -2;

/// Calls a function with lent memory.
///
/// # Safety
///
/// `at` is a multiple of 16, so that a table fits in without a gap; `len` bytes there are initialised, and nothing else reads or writes them during the call.
unsafe fn lend(
    at: *mut u8,
    len: usize,
    parts: Parts,
    function: impl FnOnce(&mut Lent<'_>) -> Result<i32, Failure>,
) -> i32 {
    // SAFETY: the caller's promise.
    let memory = unsafe { slice::from_raw_parts_mut(at, len) };
    let Some(mut lent) = Lent::new(memory, parts) else {
        return FULL;
    };
    let outcome = function(&mut lent);
    let number = outcome.unwrap_or_else(|failure| {
        failure.write(&mut lent.record);
        FAILED
    });
    if lent.record.is_full() { FULL } else { number }
}

/// Signs a CreateCenBandwidthPackage request.
///
/// Strings in: those of [`Call::read`], and those of [`request::read`]. Out: those of [`Call::sign`].
///
/// # Safety
///
/// As for [`lend`].
#[unsafe(no_mangle)]
unsafe extern "C" fn create(
    at: *mut u8,
    len: usize,
    pairs: usize,
    text: usize,
    post: bool,
    seconds: f64,
) -> i32 {
    let single = Call::STRINGS + request::STRINGS;
    let sign = |lent: &mut Lent<'_>| {
        let call = Call::read(lent, Sending { seconds, post })?;
        let request = request::read(lent)?;
        call.sign(&request, &mut lent.record)
    };
    // SAFETY: the caller's promise.
    unsafe {
        lend(
            at,
            len,
            Parts {
                single,
                pairs,
                text,
            },
            sign,
        )
    }
}

/// Signs a call of any operation.
///
/// Strings in: those of [`Call::read`]; the operation's host, version and name; of every parameter the name and the value. Out:
/// those of [`Call::sign`].
///
/// # Safety
///
/// As for [`lend`].
#[unsafe(no_mangle)]
unsafe extern "C" fn rpc(
    at: *mut u8,
    len: usize,
    pairs: usize,
    text: usize,
    post: bool,
    seconds: f64,
) -> i32 {
    let single = Call::STRINGS + 3;
    let sign = |lent: &mut Lent<'_>| {
        let call = Call::read(lent, Sending { seconds, post })?;
        let strings = &mut lent.strings;
        let operation = Operation::new(strings.required(), strings.required(), strings.required());
        let params = lent
            .table
            .fill(|| Ok::<_, Failure>((strings.required(), strings.required())))?;
        call.sign(&RpcRequest::new(operation, params), &mut lent.record)
    };
    // SAFETY: the caller's promise.
    unsafe {
        lend(
            at,
            len,
            Parts {
                single,
                pairs,
                text,
            },
            sign,
        )
    }
}

/// Lists what the service may refuse of a CreateCenBandwidthPackage request, and gives how many there are.
///
/// Strings in: those of [`request::read`]. Out: the advisories.
///
/// # Safety
///
/// As for [`lend`].
#[unsafe(no_mangle)]
unsafe extern "C" fn advisories(at: *mut u8, len: usize, pairs: usize, text: usize) -> i32 {
    let single = request::STRINGS;
    let list = |lent: &mut Lent<'_>| {
        let mut count = 0;
        for advisory in request::read(lent)?.advisories() {
            lent.record.push(advisory);
            count += 1;
        }
        Ok(count)
    };
    // SAFETY: the caller's promise.
    unsafe {
        lend(
            at,
            len,
            Parts {
                single,
                pairs,
                text,
            },
            list,
        )
    }
}

/// Reads the body of a reply, the one string in; see [`reply::read`].
///
/// # Safety
///
/// As for [`lend`].
#[unsafe(no_mangle)]
unsafe extern "C" fn read_reply(at: *mut u8, len: usize, pairs: usize, text: usize) -> i32 {
    let parts = Parts {
        single: 1,
        pairs,
        text,
    };
    // SAFETY: the caller's promise.
    unsafe { lend(at, len, parts, reply::read) }
}
