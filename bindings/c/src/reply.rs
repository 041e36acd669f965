//! The reply, or the refusal in its place.

use core::ffi::c_char;
use core::fmt::Write as _;
use core::ptr;

use cenbwp::reply::{CreateCenBandwidthPackageReply, DecodeError, ReplyError, ServiceError};

use crate::buffer::{Buffer, Room};
use crate::error::Error;
use crate::failure::Failure;
use crate::status::Status;
use crate::text;

/// Text in UTF-8 that is part of another, and so without a NUL:
/// `printf("%.*s", (int)text.length, text.text)`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Text {
    /// Where it begins; NULL if there is none.
    pub text: *const c_char,
    /// How many bytes there are.
    pub length: usize,
}

impl Text {
    pub(crate) const NONE: Self = Self {
        text: ptr::null(),
        length: 0,
    };

    pub(crate) const fn of(text: &str) -> Self {
        Self {
            text: text.as_ptr().cast(),
            length: text.len(),
        }
    }
}

/// A reply, or a refusal. Its texts lie in the body that was read, or in the buffer.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Reply {
    /// `RequestId`: the ID of the request, for the service's support.
    pub request_id: Text,
    /// `CenBandwidthPackageId`: the ID of the bandwidth package. Of a refusal there is none.
    pub cen_bandwidth_package_id: Text,
    /// `CenBandwidthPackageOrderId`: the ID of the order, which later revisions of the reference have.
    pub cen_bandwidth_package_order_id: Text,
    /// `Code` of a refusal: what is wrong, for programs.
    pub code: Text,
    /// `Message` of a refusal: what is wrong, for people. It may repeat the request, the security token
    /// included; `cenbwp_error` says what its own message leaves out of it.
    pub message: Text,
    /// `HostId` of a refusal.
    pub host_id: Text,
    /// `Recommend` of a refusal: the address of a page about the error.
    pub recommend: Text,
    /// The string to sign of the service, in the refusal of a signature.
    pub server_string_to_sign: Text,
    /// The canonical request of the service, in the refusal of a signature with ACS3-HMAC-SHA256.
    pub server_canonical_request: Text,
    /// What to do about a refusal, in one word: `retry`, `slower`, `never`, `money`, `key`, `token`, `permission`, `clock`, `signature` or
    /// `request`. It lies in static memory.
    pub kind: Text,
    /// Whether a refused request is worth another try, after a pause, with a new stamp and the same
    /// client token.
    pub retryable: bool,
}

impl Reply {
    const NONE: Self = Self {
        request_id: Text::NONE,
        cen_bandwidth_package_id: Text::NONE,
        cen_bandwidth_package_order_id: Text::NONE,
        code: Text::NONE,
        message: Text::NONE,
        host_id: Text::NONE,
        recommend: Text::NONE,
        server_string_to_sign: Text::NONE,
        server_canonical_request: Text::NONE,
        kind: Text::NONE,
        retryable: false,
    };
}

/// Reads the body of a response, whatever its HTTP status and content type, JSON or XML.
///
/// It is for the reply to CreateCenBandwidthPackage, and for a refusal of any action; `cenbwp_reply_find`
/// reads a value of the others.
///
/// `CENBWP_STATUS_OK` if the request was carried out, `CENBWP_STATUS_REFUSED` if it was refused, and
/// `CENBWP_STATUS_NOT_A_REPLY` if the body leaves open what became of it: then send it again with a
/// new stamp and the same client token.
///
/// The texts of the reply lie in the body. Only one that is written with escapes is unescaped, into
/// `buffer`, which may be NULL where none is expected; three times the size of the body is always enough.
/// Without the room for it the status is `CENBWP_STATUS_BUFFER_TOO_SMALL`, be it a reply or a refusal:
/// then read the body again with more room, and do not send the request again.
///
/// Unless the request was carried out or refused, the reply and the buffer hold nothing.
///
/// A buffer that overlaps with the body is refused with `CENBWP_STATUS_INVALID_VALUE`, and its text
/// left as it is, so that the body can be read with another one.
///
/// The reply is of use as long as the body and the buffer stay as they are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_read_reply(
    body: *const c_char,
    body_length: usize,
    buffer: *mut Buffer,
    reply: Option<&mut Reply>,
    error: Option<&mut Error>,
) -> Status {
    let input = Input {
        body,
        body_length,
        buffer,
    };
    // SAFETY: the caller promises it.
    unsafe { input.read(("reply", reply, Reply::NONE), error, fill) }
}

/// Why a body was not read.
pub(crate) enum Unread {
    Failure(Failure),
    Body(DecodeError),
}

impl From<Failure> for Unread {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<DecodeError> for Unread {
    fn from(error: DecodeError) -> Self {
        Self::Body(error)
    }
}

/// The refusal, if a body is one.
pub(crate) type Outcome<'a> = Result<Option<ServiceError<'a>>, Unread>;

/// Gives the refusal, if it is one.
fn fill<'a>(body: &'a [u8], to: &mut Reply, room: &mut Room<'_>) -> Outcome<'a> {
    match CreateCenBandwidthPackageReply::read(body) {
        Ok(reply) => {
            to.request_id = lend(reply.request_id, room);
            to.cen_bandwidth_package_id = lend(Some(reply.cen_bandwidth_package_id), room);
            to.cen_bandwidth_package_order_id = lend(reply.cen_bandwidth_package_order_id, room);
            Ok(None)
        }
        Err(ReplyError::Unreadable(error)) => Err(error.into()),
        Err(ReplyError::Refused(refusal)) => {
            to.request_id = lend(refusal.request_id, room);
            to.code = lend(Some(refusal.code), room);
            to.message = lend(refusal.message, room);
            to.host_id = lend(refusal.host_id, room);
            to.recommend = lend(refusal.recommend, room);
            to.server_string_to_sign = lend(refusal.server_string_to_sign(), room);
            to.server_canonical_request = lend(refusal.server_canonical_request(), room);
            to.kind = Text::of(refusal.kind().as_str());
            to.retryable = refusal.kind().is_retryable();
            Ok(Some(refusal))
        }
    }
}

/// What a call that reads a body gets.
pub(crate) struct Input {
    pub(crate) body: *const c_char,
    pub(crate) body_length: usize,
    pub(crate) buffer: *mut Buffer,
}

impl Input {
    /// Reads a body into `to`, which is as `none` after a failure, and says what became of it. What is read tells a refusal.
    ///
    /// # Safety
    ///
    /// As for [`cenbwp_read_reply`].
    pub(crate) unsafe fn read<'a, T: Copy>(
        &self,
        (argument, to, none): (&'static str, Option<&mut T>, T),
        error: Option<&mut Error>,
        read: impl FnOnce(&'a [u8], &mut T, &mut Room<'_>) -> Outcome<'a>,
    ) -> Status {
        // SAFETY: the caller promises it.
        let emptied = unsafe { empty_beside(self.buffer, self.body, self.body_length) };
        let outcome = to
            .ok_or(Unread::Failure(Failure::Null(argument)))
            .and_then(|to| {
                *to = none;
                emptied?;
                // SAFETY: the caller promises it.
                let outcome = unsafe { self.read_beside(to, read) };
                if outcome.is_err() {
                    *to = none;
                }
                outcome
            });
        match outcome {
            Ok(Some(refusal)) => Error::report_refusal(error, &refusal),
            Ok(None) => Error::report(error, &Ok(())),
            Err(Unread::Body(problem)) => Error::report_unreadable(error, &problem),
            Err(Unread::Failure(failure)) => Error::report(error, &Err(failure)),
        }
    }

    /// # Safety
    ///
    /// As for [`read`](Self::read); the buffer does not overlap with the body.
    unsafe fn read_beside<'a, T>(
        &self,
        to: &mut T,
        read: impl FnOnce(&'a [u8], &mut T, &mut Room<'_>) -> Outcome<'a>,
    ) -> Outcome<'a> {
        let mut none = Buffer {
            text: ptr::null_mut(),
            size: 0,
            length: 0,
        };
        let buffer = if self.buffer.is_null() {
            &raw mut none
        } else {
            self.buffer
        };
        // SAFETY: the caller promises it, and of `none` it is seen above.
        let (mut room, body) = unsafe {
            (
                Room::new(buffer, "buffer")?,
                text::list::<'a, u8>(self.body.cast(), self.body_length, "body")?,
            )
        };
        let refusal = read(body, to, &mut room)?;
        let length = room.length();
        let outcome = if length > 0 { room.end(length) } else { Ok(()) };
        if outcome.is_err() {
            // What did not fit in must not be looked at, and what did is not for anyone to find: it may repeat the security token.
            room.clear();
        }
        outcome?;
        Ok(refusal)
    }
}

/// Empties the buffer, unless that would destroy the body, which alone tells what became of the request.
///
/// # Safety
///
/// As for [`Buffer::empty`].
unsafe fn empty_beside(
    buffer: *mut Buffer,
    body: *const c_char,
    body_length: usize,
) -> Result<(), Failure> {
    // SAFETY: the caller promises it.
    match unsafe { buffer.as_mut() } {
        Some(buffer) if buffer.overlaps(body, body_length) => {
            buffer.length = 0;
            Err(Failure::Overlap("buffer"))
        }
        _ => {
            // SAFETY: likewise.
            unsafe { Buffer::empty(buffer) };
            Ok(())
        }
    }
}

/// Text where it lies in the body, or else unescaped behind what is in the room.
pub(crate) fn lend(text: Option<cenbwp::reply::Text<'_>>, room: &mut Room<'_>) -> Text {
    let Some(text) = text else { return Text::NONE };
    if let Some(text) = text.as_str() {
        return Text::of(text);
    }
    let start = room.length();
    let _ = write!(room, "{text}");
    Text {
        text: room.start().wrapping_add(start),
        length: room.length().wrapping_sub(start),
    }
}
