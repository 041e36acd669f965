//! Text and lists that the caller lends.

use core::ffi::{CStr, c_char};
use core::slice;

use crate::failure::Failure;

/// Reads text that must be there.
///
/// # Safety
///
/// Unless it is NULL, the pointer is to text that ends in a NUL and stays as it is for `'a`.
#[inline(never)]
pub(crate) unsafe fn required<'a>(
    text: *const c_char,
    parameter: &'static str,
) -> Result<&'a str, Failure> {
    // SAFETY: the caller's promise is the same.
    unsafe { optional(text, parameter) }?.ok_or(Failure::Null(parameter))
}

/// Reads text that may be left out, by NULL.
///
/// # Safety
///
/// As for [`required`].
#[inline(never)]
pub(crate) unsafe fn optional<'a>(
    text: *const c_char,
    parameter: &'static str,
) -> Result<Option<&'a str>, Failure> {
    if text.is_null() {
        return Ok(None);
    }
    // SAFETY: not NULL, and the caller promises the rest.
    let text = unsafe { CStr::from_ptr(text) };
    text.to_str()
        .map(Some)
        .map_err(|_| Failure::NotUtf8(parameter))
}

/// A list that the caller lends; one without entries may be NULL.
///
/// # Safety
///
/// Unless it is NULL, the pointer is to `count` entries that stay as they are for `'a`.
pub(crate) const unsafe fn list<'a, T>(
    entries: *const T,
    count: usize,
    argument: &'static str,
) -> Result<&'a [T], Failure> {
    if count == 0 {
        return Ok(&[]);
    }
    if entries.is_null() {
        return Err(Failure::Null(argument));
    }
    // SAFETY: not NULL, and the caller promises the rest.
    Ok(unsafe { slice::from_raw_parts(entries, count) })
}

/// The same for one that is written to.
///
/// # Safety
///
/// As for [`list`], but that nothing else may look at the entries either.
pub(crate) const unsafe fn list_mut<'a, T>(
    entries: *mut T,
    count: usize,
    argument: &'static str,
) -> Result<&'a mut [T], Failure> {
    if count == 0 {
        return Ok(&mut []);
    }
    if entries.is_null() {
        return Err(Failure::Null(argument));
    }
    // SAFETY: not NULL, and the caller promises the rest.
    Ok(unsafe { slice::from_raw_parts_mut(entries, count) })
}
