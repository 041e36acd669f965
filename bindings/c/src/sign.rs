//! Signing.

use cenbwp::{Action, Method, SignError};

use crate::buffer::{Buffer, Room};
use crate::error::Error;
use crate::failure::Failure;
use crate::operation::{Call, Operation, Param};
use crate::request::{Request, RequestRoom};
use crate::signer::Signer;
use crate::stamp::Stamp;
use crate::status::Status;

/// Signs a request as a URL, to be sent with GET.
///
/// `string_to_sign` gets the string that was signed, to compare it with the one in a refusal; NULL if
/// it is not wanted. Unless the status is `CENBWP_STATUS_OK`, the buffers hold nothing.
///
/// Where one is too small, the `length` of both tells how long the texts are. Only that of
/// `string_to_sign` is 0 while `url` is too small, for it is made from the URL: so give `url` its room
/// first, and then ask for the other's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_sign_url(
    signer: Option<&Signer>,
    request: Option<&Request>,
    stamp: Option<&Stamp>,
    url: *mut Buffer,
    string_to_sign: *mut Buffer,
    error: Option<&mut Error>,
) -> Status {
    // SAFETY: the caller promises it.
    let outcome = unsafe {
        Output::new(Method::Get, url, string_to_sign)
            .and_then(|output| output.sign_typed(signer, request, stamp))
    };
    Error::report(error, &outcome)
}

/// Signs a request as a form body, of type `application/x-www-form-urlencoded`, to be sent with POST
/// to `https://cbn.aliyuncs.com/`, or the root of another endpoint.
///
/// The rest is as for `cenbwp_sign_url`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_sign_body(
    signer: Option<&Signer>,
    request: Option<&Request>,
    stamp: Option<&Stamp>,
    body: *mut Buffer,
    string_to_sign: *mut Buffer,
    error: Option<&mut Error>,
) -> Status {
    // SAFETY: the caller promises it.
    let outcome = unsafe {
        Output::new(Method::Post, body, string_to_sign)
            .and_then(|output| output.sign_typed(signer, request, stamp))
    };
    Error::report(error, &outcome)
}

/// Signs a call of any operation as a URL, to be sent with GET.
///
/// The parameters may come in any order, and are sorted in place unless they are in order already: an
/// array of them belongs to one call at a time. The common ones are added. The rest is as for
/// `cenbwp_sign_url`.
///
/// `params` are `param_count` entries, or NULL and 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_sign_rpc_url(
    signer: Option<&Signer>,
    operation: Option<&Operation>,
    params: *mut Param,
    param_count: usize,
    stamp: Option<&Stamp>,
    url: *mut Buffer,
    string_to_sign: *mut Buffer,
    error: Option<&mut Error>,
) -> Status {
    // SAFETY: the caller promises it.
    let outcome = unsafe {
        Output::new(Method::Get, url, string_to_sign)
            .and_then(|output| output.sign_rpc(signer, operation, params, param_count, stamp))
    };
    Error::report(error, &outcome)
}

/// Signs a call of any operation as a form body, to be sent with POST to the root of the host.
///
/// The rest is as for `cenbwp_sign_rpc_url`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_sign_rpc_body(
    signer: Option<&Signer>,
    operation: Option<&Operation>,
    params: *mut Param,
    param_count: usize,
    stamp: Option<&Stamp>,
    body: *mut Buffer,
    string_to_sign: *mut Buffer,
    error: Option<&mut Error>,
) -> Status {
    // SAFETY: the caller promises it.
    let outcome = unsafe {
        Output::new(Method::Post, body, string_to_sign)
            .and_then(|output| output.sign_rpc(signer, operation, params, param_count, stamp))
    };
    Error::report(error, &outcome)
}

/// What a call writes.
struct Output<'a> {
    method: Method,
    text: Room<'a>,
    string_to_sign: Option<Room<'a>>,
}

impl Output<'_> {
    /// Empties the buffers, so that a call that fails leaves nothing of the one before.
    ///
    /// # Safety
    ///
    /// As for [`Room::new`].
    unsafe fn new(
        method: Method,
        text: *mut Buffer,
        string_to_sign: *mut Buffer,
    ) -> Result<Self, Failure> {
        let argument = if matches!(method, Method::Get) {
            "url"
        } else {
            "body"
        };
        // SAFETY: the caller promises it.
        unsafe {
            Buffer::empty(text);
            Buffer::empty(string_to_sign);
            if Buffer::overlap(text, string_to_sign) {
                return Err(Failure::Overlap("string_to_sign"));
            }
            Ok(Self {
                method,
                text: Room::new(text, argument)?,
                string_to_sign: Room::optional(string_to_sign, "string_to_sign")?,
            })
        }
    }

    /// # Safety
    ///
    /// As for [`cenbwp_sign_url`].
    unsafe fn sign_typed(
        self,
        signer: Option<&Signer>,
        request: Option<&Request>,
        stamp: Option<&Stamp>,
    ) -> Result<(), Failure> {
        let mut room = RequestRoom::new();
        // SAFETY: the caller promises it.
        unsafe {
            let request = request.ok_or(Failure::Null("request"))?.read(&mut room)?;
            self.sign(signer, &request, stamp)
        }
    }

    /// # Safety
    ///
    /// As for [`cenbwp_sign_rpc_url`].
    unsafe fn sign_rpc(
        self,
        signer: Option<&Signer>,
        operation: Option<&Operation>,
        params: *mut Param,
        param_count: usize,
        stamp: Option<&Stamp>,
    ) -> Result<(), Failure> {
        // SAFETY: the caller promises it.
        unsafe {
            let call = Call::new(operation, params, param_count)?;
            self.sign(signer, &call, stamp)
        }
    }

    /// # Safety
    ///
    /// As for [`cenbwp_sign_url`].
    #[inline(never)]
    unsafe fn sign(
        self,
        signer: Option<&Signer>,
        action: &dyn Action,
        stamp: Option<&Stamp>,
    ) -> Result<(), Failure> {
        // SAFETY: the caller promises it.
        let (signer, stamp) = unsafe {
            (
                signer.ok_or(Failure::Null("signer"))?.read()?,
                stamp.ok_or(Failure::Null("stamp"))?.read()?,
            )
        };
        let Self {
            method,
            text: mut room,
            string_to_sign,
        } = self;
        let bytes = room.for_text();
        let result = match method {
            Method::Get => signer.sign_url(action, &stamp, bytes),
            method => signer.sign_query(method, action, &stamp, bytes),
        };
        let (length, written) = match result {
            Ok(output) => {
                let written =
                    string_to_sign.map_or(Ok(()), |mut room| room.write(output.string_to_sign()));
                (output.as_bytes().len(), written)
            }
            Err(SignError::BufferTooSmall { needed }) => (needed, Ok(())),
            Err(error) => return Err(error.into()),
        };
        let outcome = room.end(length).and(written);
        if outcome.is_err() {
            room.clear();
        }
        outcome
    }
}
