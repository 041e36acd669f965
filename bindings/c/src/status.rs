//! What became of a call.

use core::ffi::{CStr, c_char};

/// What became of a call.
///
/// Later versions may have more of them.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All is well.
    Ok = 0,
    /// There is no such entry: of a list the ones before were all, or a reply has no such value.
    NoMore = 1,
    /// The service, or a gateway, refused the request.
    Refused = 2,
    /// A pointer is NULL that must not be.
    NullPointer = 3,
    /// A text is not UTF-8.
    NotUtf8 = 4,
    /// A value breaks a rule of its parameter.
    InvalidValue = 5,
    /// The name of a parameter is empty, comes twice, or is that of a common parameter, be that sent or
    /// not; or it was changed during the call.
    InvalidName = 6,
    /// A host could not stand in a URL.
    InvalidHost = 7,
    /// A buffer is too small: the one that the error's `parameter` names. Its `length` says how long
    /// the text is.
    BufferTooSmall = 8,
    /// A body is neither a reply nor a refusal.
    NotAReply = 9,
}

impl Status {
    const ALL: [(Self, &CStr); 10] = [
        (Self::Ok, c"all is well"),
        (Self::NoMore, c"there is no such entry"),
        (Self::Refused, c"the service refused the request"),
        (Self::NullPointer, c"a pointer is NULL that must not be"),
        (Self::NotUtf8, c"a text is not UTF-8"),
        (
            Self::InvalidValue,
            c"a value breaks a rule of its parameter",
        ),
        (
            Self::InvalidName,
            c"a parameter's name is empty, comes twice or is reserved",
        ),
        (Self::InvalidHost, c"a host could not stand in a URL"),
        (Self::BufferTooSmall, c"a buffer is too small"),
        (Self::NotAReply, c"a body is neither a reply nor a refusal"),
    ];
}

/// A status in words, in static memory; of a number that is no status, that there is none.
///
/// Where something went wrong, the message of `cenbwp_error` says more.
#[unsafe(no_mangle)]
pub extern "C" fn cenbwp_status_message(status: i32) -> *const c_char {
    Status::ALL
        .iter()
        .find(|(known, _)| *known as i32 == status)
        .map_or(c"there is no such status", |(_, message)| message)
        .as_ptr()
}

/// The version of the library, in static memory: `"0.1.0"`.
#[unsafe(no_mangle)]
pub const extern "C" fn cenbwp_version() -> *const c_char {
    const VERSION: &CStr =
        match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
            Ok(version) => version,
            Err(_) => c"",
        };
    VERSION.as_ptr()
}
