//! Signing with ACS3-HMAC-SHA256.

use core::ffi::{CStr, c_char};
use core::fmt::{self, Write as _};
use core::ops::Range;
use core::ptr;

use cenbwp::acs3::{self, Extras, Signed};
use cenbwp::{Action, Endpoint, Method, SignError};

use crate::buffer::{Buffer, Room};
use crate::error::Error;
use crate::failure::Failure;
use crate::operation::{Call, Operation, Param};
use crate::request::{Request, RequestRoom};
use crate::signer::Signer;
use crate::stamp::Stamp;
use crate::status::Status;
use crate::text;

/// How a request is sent that is signed with ACS3-HMAC-SHA256: `CENBWP_ACS3_GET`, `CENBWP_ACS3_POST` or
/// `CENBWP_ACS3_FORM`, and nothing else.
pub type Acs3Method = i32;

/// With GET, the parameters in the URL.
pub const CENBWP_ACS3_GET: Acs3Method = 0;
/// With POST, the parameters in the URL, and an empty body.
pub const CENBWP_ACS3_POST: Acs3Method = 1;
/// With POST, the parameters in a body of type `application/x-www-form-urlencoded`.
pub const CENBWP_ACS3_FORM: Acs3Method = 2;

/// How many headers a request has at most that is signed with ACS3-HMAC-SHA256.
pub const CENBWP_ACS3_HEADERS: usize = 9;

const METHODS: &str = "CENBWP_ACS3_GET, CENBWP_ACS3_POST or CENBWP_ACS3_FORM";

/// The type of a form.
const FORM: &CStr = c"application/x-www-form-urlencoded";

/// The room of a hash.
const NO_HASH: &str = "----------------------------------------------------------------";

/// A header to send. Its name and its value end in a NUL.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// The name, in static memory.
    pub name: *const c_char,
    /// The value, in the buffer or in static memory.
    pub value: *const c_char,
}

/// A request to send as it stands here. Its texts end in a NUL, and lie in the buffer or in static memory.
///
/// Bring an array for the headers: `cenbwp_header headers[CENBWP_ACS3_HEADERS];` and
/// `cenbwp_http_request http = { headers, CENBWP_ACS3_HEADERS };`.
#[repr(C)]
#[derive(Debug)]
pub struct HttpRequest {
    /// Where the headers go. A call only writes to the entries.
    pub headers: *mut Header,
    /// How many entries there are; as many as `CENBWP_ACS3_HEADERS` are always enough.
    pub header_size: usize,
    /// How many headers the request has. A call sets it, also where there are fewer entries; to 0 if it
    /// did not get that far.
    pub header_count: usize,
    /// `GET` or `POST`; after a failure NULL, like the URL and the body.
    pub method: *const c_char,
    /// The URL.
    pub url: *const c_char,
    /// The body, which may be empty.
    pub body: *const c_char,
    /// How many bytes the body has, without the NUL.
    pub body_length: usize,
}

impl HttpRequest {
    /// Leaves nothing of a request that was there before.
    ///
    /// # Safety
    ///
    /// The array is NULL or has so many entries, and nothing else uses it for `'a`.
    unsafe fn empty<'a>(&mut self) -> Result<&'a mut [Header], Failure> {
        self.header_count = 0;
        self.method = ptr::null();
        self.url = ptr::null();
        self.body = ptr::null();
        self.body_length = 0;
        // SAFETY: the caller promises it.
        let headers = unsafe { text::list_mut(self.headers, self.header_size, "headers") }?;
        headers.fill(Header {
            name: ptr::null(),
            value: ptr::null(),
        });
        Ok(headers)
    }
}

/// Signs a request with ACS3-HMAC-SHA256, the method that the reference recommends.
///
/// `buffer` gets the texts of the request, and `http` says where in it they are. Send all headers as
/// they are given; an HTTP client may set `host` by itself, and has to set it to this value. `format` of
/// the signer has to be NULL: this method does not ask for one.
///
/// `canonical_request` gets what was hashed and signed, to compare it with the one in a refusal; NULL
/// if it is not wanted. Unless the status is `CENBWP_STATUS_OK`, the buffers, the
/// array and `http` hold nothing but lengths.
///
/// Where the buffer or the array of headers is too small, the `length` of the one and the
/// `header_count` of the other tell how much is needed. The `length` of `canonical_request` is 0 while
/// `buffer` is too small.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_acs3_sign(
    signer: Option<&Signer>,
    request: Option<&Request>,
    stamp: Option<&Stamp>,
    method: Acs3Method,
    buffer: *mut Buffer,
    http: Option<&mut HttpRequest>,
    canonical_request: *mut Buffer,
    error: Option<&mut Error>,
) -> Status {
    let mut room = RequestRoom::new();
    // SAFETY: the caller promises it.
    let outcome = unsafe {
        Output::new(buffer, http, canonical_request).and_then(|output| {
            let request = request.ok_or(Failure::Null("request"))?.read(&mut room)?;
            output.sign(signer, &request, stamp, method)
        })
    };
    Error::report(error, &outcome)
}

/// Signs a call of any operation with ACS3-HMAC-SHA256.
///
/// The parameters may come in any order, and are sorted in place unless they are in order already: an
/// array of them belongs to one call at a time. The rest is as for `cenbwp_acs3_sign`.
///
/// `params` are `param_count` entries, or NULL and 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_acs3_sign_rpc(
    signer: Option<&Signer>,
    operation: Option<&Operation>,
    params: *mut Param,
    param_count: usize,
    stamp: Option<&Stamp>,
    method: Acs3Method,
    buffer: *mut Buffer,
    http: Option<&mut HttpRequest>,
    canonical_request: *mut Buffer,
    error: Option<&mut Error>,
) -> Status {
    // SAFETY: the caller promises it.
    let outcome = unsafe {
        Output::new(buffer, http, canonical_request).and_then(|output| {
            let call = Call::new(operation, params, param_count)?;
            output.sign(signer, &call, stamp, method)
        })
    };
    Error::report(error, &outcome)
}

/// What a call writes.
struct Output<'a> {
    room: Room<'a>,
    http: &'a mut HttpRequest,
    headers: &'a mut [Header],
    canonical_request: Option<Room<'a>>,
}

impl<'a> Output<'a> {
    /// Empties all of it, so that a call that fails leaves nothing of the one before.
    ///
    /// # Safety
    ///
    /// As for [`Room::new`] and [`HttpRequest::empty`].
    unsafe fn new(
        buffer: *mut Buffer,
        http: Option<&'a mut HttpRequest>,
        canonical_request: *mut Buffer,
    ) -> Result<Self, Failure> {
        // SAFETY: the caller promises it.
        unsafe {
            Buffer::empty(buffer);
            Buffer::empty(canonical_request);
            let http = http.ok_or(Failure::Null("http"))?;
            let headers = http.empty()?;
            if Buffer::overlap(buffer, canonical_request) {
                return Err(Failure::Overlap("canonical_request"));
            }
            Ok(Self {
                room: Room::new(buffer, "buffer")?,
                http,
                headers,
                canonical_request: Room::optional(canonical_request, "canonical_request")?,
            })
        }
    }

    /// # Safety
    ///
    /// As for [`cenbwp_acs3_sign`].
    #[inline(never)]
    unsafe fn sign(
        mut self,
        signer: Option<&Signer>,
        action: &dyn Action,
        stamp: Option<&Stamp>,
        method: Acs3Method,
    ) -> Result<(), Failure> {
        // SAFETY: the caller promises it.
        let outcome = unsafe { self.write(signer, action, stamp, method) };
        if outcome.is_err() {
            self.room.clear();
            if let Some(room) = &mut self.canonical_request {
                room.clear();
            }
        }
        outcome
    }

    /// Fills the buffer: first the short texts, whose lengths are known whatever comes of the rest, then what is signed.
    ///
    /// # Safety
    ///
    /// As for [`cenbwp_acs3_sign`].
    unsafe fn write(
        &mut self,
        signer: Option<&Signer>,
        action: &dyn Action,
        stamp: Option<&Stamp>,
        method: Acs3Method,
    ) -> Result<(), Failure> {
        let (method, form) = match method {
            CENBWP_ACS3_GET => (Method::Get, None),
            CENBWP_ACS3_POST => (Method::Post, None),
            CENBWP_ACS3_FORM => (Method::Post, Some(FORM)),
            _ => return Err(Failure::Constant("method", METHODS)),
        };
        let signer = signer.ok_or(Failure::Null("signer"))?;
        let stamp = stamp.ok_or(Failure::Null("stamp"))?;
        // SAFETY: the caller promises it.
        let (credentials, token, endpoint, stamp) = unsafe {
            if !signer.format.is_null() {
                return Err(Failure::Unused("Format"));
            }
            (
                signer.credentials()?,
                signer.token()?,
                signer.endpoint()?,
                stamp.read()?,
            )
        };
        let operation = action.operation();
        let endpoint = endpoint
            .map_or_else(|| Endpoint::https(operation.host()), Ok)
            .map_err(|_| SignError::InvalidHost)?;

        let room = &mut self.room;
        let put = |room: &mut Room<'_>, text: &dyn fmt::Display| {
            let start = room.start().wrapping_add(room.length());
            let _ = write!(room, "{text}\0");
            Some(start)
        };
        let host = put(room, &endpoint.host());
        let action_name = put(room, &trim(operation.name()));
        let date = put(room, stamp.timestamp());
        let token = token.and_then(|token| put(room, &token));
        let nonce = put(room, &stamp.nonce().as_str());
        let version = put(room, &trim(operation.version()));
        let hash = put(room, &NO_HASH);
        let at = room.length();
        let url = room.start().wrapping_add(at);
        self.http.header_count = 7 + usize::from(form.is_some()) + usize::from(token.is_some());

        let signer = acs3::Signer::new(&credentials).with_endpoint(endpoint);
        let extras = form.map_or_else(Extras::new, |_| Extras::new().form());
        let (before, bytes) = room.for_text().split_at_mut_checked(at).unwrap_or_default();
        let (parts, written) = match signer.sign_with(extras, method, action, &stamp, bytes) {
            Ok(output) => {
                let hash = output
                    .headers()
                    .find(|(name, _)| *name == "x-acs-content-sha256");
                let digits = hash.map_or("", |(_, digits)| digits).bytes().rev();
                for (to, digit) in before.iter_mut().rev().skip(1).zip(digits) {
                    *to = digit;
                }
                let room = self.canonical_request.as_mut();
                let written = room.map(|room| room.write(output.canonical_request()));
                (
                    Parts::new(&output, form.is_some()),
                    written.unwrap_or(Ok(())),
                )
            }
            Err(SignError::BufferTooSmall { needed }) => {
                let nul = usize::from(form.is_none());
                return room.end(at.saturating_add(needed).saturating_add(nul));
            }
            Err(error) => return Err(error.into()),
        };
        parts.divide(bytes);
        room.end(at.saturating_add(parts.end))?;
        written?;
        if self.headers.len() < self.http.header_count {
            return Err(Failure::TooFew("headers", self.http.header_count));
        }

        let headers: [_; CENBWP_ACS3_HEADERS] = [
            (c"content-type", form.map(CStr::as_ptr)),
            (c"host", host),
            (c"x-acs-action", action_name),
            (c"x-acs-content-sha256", hash),
            (c"x-acs-date", date),
            (c"x-acs-security-token", token),
            (c"x-acs-signature-nonce", nonce),
            (c"x-acs-version", version),
            (
                c"Authorization",
                Some(url.wrapping_add(parts.authorization)),
            ),
        ];
        let sent = headers
            .iter()
            .filter_map(|(name, value)| Some((name.as_ptr(), (*value)?)));
        for (to, (name, value)) in self.headers.iter_mut().zip(sent) {
            *to = Header { name, value };
        }
        self.http.method = if matches!(method, Method::Get) {
            c"GET"
        } else {
            c"POST"
        }
        .as_ptr();
        self.http.url = url;
        self.http.body = url.wrapping_add(parts.body);
        self.http.body_length = parts.body_length;
        Ok(())
    }
}

/// Where the parts of what was signed are to be, each with a NUL behind it.
struct Parts {
    body: usize,
    body_length: usize,
    authorization: usize,
    end: usize,
    /// Where the URL ends, and the room for what moves from there by the byte of the URL's NUL.
    behind_url: Range<usize>,
    /// How long that is.
    moved: usize,
}

impl Parts {
    /// A form moves into the room of its hash, which has been copied; where there is none, the header `Authorization` moves, the last part.
    fn new(signed: &Signed<'_>, is_form: bool) -> Self {
        let url_end = signed.url().len();
        let body_length = signed.body().len();
        let length = signed.authorization().as_str().len();
        let next = url_end.saturating_add(1);
        let authorization = if is_form {
            let hash = url_end.saturating_add(body_length);
            hash.saturating_add(NO_HASH.len())
        } else {
            next
        };
        let end = authorization.saturating_add(length);
        let (body, moved, moved_end) = if is_form {
            (next, body_length, authorization)
        } else {
            // The empty text in front of the URL's NUL.
            (url_end, length, end)
        };
        Self {
            body,
            body_length,
            authorization,
            end,
            behind_url: url_end..moved_end,
            moved,
        }
    }

    fn divide(&self, bytes: &mut [u8]) {
        let room = bytes.get_mut(self.behind_url.clone()).unwrap_or_default();
        room.get_mut(self.moved..).unwrap_or_default().fill(0);
        if let [_, ..] = room {
            room.rotate_right(1);
        }
    }
}

/// Without the white space that no HTTP header keeps.
fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}
