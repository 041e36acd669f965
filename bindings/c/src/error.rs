//! What went wrong, in the caller's memory.

use core::ffi::c_char;
use core::fmt::{self, Write as _};

use cenbwp::reply::{DecodeError, ServiceError};

use crate::buffer::{Buffer, Room};
use crate::failure::Failure;
use crate::status::Status;

/// What went wrong in a call, for the caller to show: `cenbwp_error error;`
///
/// What this library finds wrong is said without a value.
/// A refusal is told in the service's words up to the first that begins a repeated request, such as
/// `string to sign`; the message of a signature error without such words is left out.
/// Whatever else the service repeats is shown as it is.
#[repr(C)]
#[derive(Debug)]
pub struct Error {
    /// The parameter that it is about, as the API spells it, or the argument; empty if it is about
    /// neither, or all is well.
    pub parameter: [c_char; 48],
    /// A sentence, cut if it is longer; empty if all is well.
    pub message: [c_char; 256],
}

impl Error {
    /// Says what became of a call, here and as its status.
    pub(crate) fn report(error: Option<&mut Self>, outcome: &Result<(), Failure>) -> Status {
        match outcome {
            Ok(()) => Self::fill(error, Status::Ok, "", &""),
            Err(failure) => Self::fill(error, failure.status(), failure.parameter(), failure),
        }
    }

    /// Says what the service refused.
    pub(crate) fn report_refusal(error: Option<&mut Self>, refusal: &ServiceError<'_>) -> Status {
        Self::fill(error, Status::Refused, "", refusal)
    }

    /// Says what is wrong with a body. A program that only signs does not link the words for it.
    pub(crate) fn report_unreadable(error: Option<&mut Self>, problem: &DecodeError) -> Status {
        Self::fill(error, Status::NotAReply, "", problem)
    }

    fn fill(
        error: Option<&mut Self>,
        status: Status,
        parameter: &str,
        message: &dyn fmt::Display,
    ) -> Status {
        if let Some(error) = error {
            write(&mut error.parameter, &parameter);
            write(&mut error.message, message);
        }
        status
    }
}

/// Writes a text, and cuts what is too long.
pub(crate) fn write(field: &mut [c_char], text: &dyn fmt::Display) {
    field.fill(0);
    let mut buffer = Buffer {
        text: field.as_mut_ptr(),
        size: field.len(),
        length: 0,
    };
    // SAFETY: the field is this function's alone.
    if let Ok(mut room) = unsafe { Room::new(&raw mut buffer, "error") } {
        let _ = write!(room, "{text}");
    }
}
