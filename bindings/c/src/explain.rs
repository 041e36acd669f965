//! Why a signature does not match.

use core::ffi::c_char;

use cenbwp::query;

use crate::error::{self, Error};
use crate::failure::Failure;
use crate::status::Status;
use crate::text;

/// Why a signature does not match: `cenbwp_explanation explanation;`
///
/// No value is in it, and its texts end in a NUL.
#[repr(C)]
#[derive(Debug)]
pub struct Explanation {
    /// The parameter or header that differs first, decoded, with control characters escaped; empty where
    /// it is the secret, the method, the path or the body, or where the place is not known.
    pub parameter: [c_char; 256],
    /// The cause in one word: secret, method, path, order, token, missing, extra, host, body, space,
    /// digits, character, plain, twice, charset, value, stamp or unknown. Later versions may have more.
    pub cause: [c_char; 16],
    /// What is wrong and what to do, in one sentence.
    pub message: [c_char; 512],
    /// Where the difference is in what was signed, in bytes.
    pub ours: usize,
    /// Where it is in what the server has.
    pub server: usize,
}

/// Says why a signature does not match, from what was signed and what the server says it would have
/// signed: strings to sign of HMAC-SHA1, or canonical requests of ACS3-HMAC-SHA256, of any signer.
///
/// The status is `CENBWP_STATUS_OK` also where the two are equal: then the cause is `secret`. Of two
/// texts of which one is only the hash of a canonical request, the cause is `unknown` unless they are
/// equal.
///
/// `ours` is `ours_length` bytes and `server` is `server_length`; each may be NULL if it has none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_explain(
    ours: *const c_char,
    ours_length: usize,
    server: *const c_char,
    server_length: usize,
    explanation: Option<&mut Explanation>,
    error: Option<&mut Error>,
) -> Status {
    // SAFETY: the caller promises it.
    let texts = unsafe {
        (
            utf8(ours, ours_length, "ours"),
            utf8(server, server_length, "server"),
        )
    };
    Error::report(error, &explain(texts, explanation))
}

fn explain(
    (ours, server): (Result<&str, Failure>, Result<&str, Failure>),
    explanation: Option<&mut Explanation>,
) -> Result<(), Failure> {
    let to = explanation.ok_or(Failure::Null("explanation"))?;
    *to = Explanation {
        parameter: [0; 256],
        cause: [0; 16],
        message: [0; 512],
        ours: 0,
        server: 0,
    };
    let (ours, server) = (ours?, server?);
    let found = query::Explanation::new(ours.chars(), server.chars());
    if let Some(parameter) = found.parameter {
        error::write(&mut to.parameter, &parameter);
    }
    error::write(&mut to.cause, &found.cause);
    error::write(&mut to.message, &found);
    to.ours = byte(ours, found.ours);
    to.server = byte(server, found.server);
    Ok(())
}

/// # Safety
///
/// As for [`text::list`].
unsafe fn utf8<'a>(
    start: *const c_char,
    length: usize,
    argument: &'static str,
) -> Result<&'a str, Failure> {
    // SAFETY: the caller promises it.
    let bytes = unsafe { text::list(start.cast(), length, argument) }?;
    core::str::from_utf8(bytes).map_err(|_| Failure::NotUtf8(argument))
}

/// Where a character begins.
fn byte(text: &str, place: usize) -> usize {
    let mut places = text.char_indices().map(|(at, _)| at);
    places.nth(place).unwrap_or(text.len())
}
