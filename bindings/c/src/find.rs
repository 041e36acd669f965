//! A value of any action's reply, by its path.

use core::ffi::c_char;

use cenbwp::reply::{FieldValue, Fields, ServiceError};

use crate::buffer::Buffer;
use crate::error::Error;
use crate::failure::Failure;
use crate::reply::{Input, Text, lend};
use crate::status::Status;
use crate::text;

/// Finds a value of any action's reply, JSON or XML, by its path: names and places in lists, which count
/// from 1, with a period between them, as in `CenBandwidthPackages.CenBandwidthPackage.1.Status`.
///
/// One path serves both formats. `value` gets text, a number as it was written, `true` or `false`; of an
/// object, a list or an element with others in it all that is written there; and of a JSON `null` no
/// text.
///
/// `CENBWP_STATUS_OK` if the value is there, also in a refusal. Otherwise `CENBWP_STATUS_REFUSED` if the
/// body is a refusal, which `cenbwp_read_reply` reads; `CENBWP_STATUS_NO_MORE` if it is none; and
/// `CENBWP_STATUS_NOT_A_REPLY` if it is not well-formed.
///
/// The value lies in the body, in static memory, or, where it is written with escapes, unescaped in
/// `buffer`, as `cenbwp_read_reply` says. It is of use as long as the body and the buffer stay as they
/// are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_reply_find(
    body: *const c_char,
    body_length: usize,
    path: *const c_char,
    buffer: *mut Buffer,
    value: Option<&mut Text>,
    error: Option<&mut Error>,
) -> Status {
    let input = Input {
        body,
        body_length,
        buffer,
    };
    // SAFETY: the caller promises it.
    unsafe {
        input.read(("value", value, Text::NONE), error, |body, to, room| {
            let path = text::required(path, "path")?;
            let Some(value) = Fields::read(body)?.find_path(path)? else {
                let refusal = ServiceError::read(body).map_err(|_| Failure::NoMore)?;
                return Ok(Some(refusal));
            };
            *to = match value {
                FieldValue::Text(text) => lend(Some(text), room),
                FieldValue::Number(number) => Text::of(number),
                FieldValue::Bool(true) => Text::of("true"),
                FieldValue::Bool(false) => Text::of("false"),
                FieldValue::Nested(nested) => Text::of(nested.as_str()),
                _ => Text::NONE,
            };
            Ok(None)
        })
    }
}
