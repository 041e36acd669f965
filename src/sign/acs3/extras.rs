//! What a request carries beside the operation's parameters.

use core::fmt;

use crate::encode::quoted::Names;

/// Headers and a body of the caller's.
///
/// ```
/// use cenbwp::acs3;
///
/// let headers = [("content-type", "application/json"), ("x-acs-caller-type", "edge")];
/// let extras = acs3::Extras::new().headers(&headers).body(br#"{"DryRun":true}"#);
/// assert_eq!(format!("{:?}", extras), r#"Extras { headers: ["content-type", "x-acs-caller-type"], body: Bytes(15) }"#);
/// ```
#[derive(Clone, Copy, Default)]
#[must_use]
pub struct Extras<'a> {
    pub(super) headers: &'a [(&'a str, &'a str)],
    pub(super) body: Body<'a>,
}

/// What the body is.
#[derive(Clone, Copy, Default)]
pub(super) enum Body<'a> {
    #[default]
    Empty,
    /// The parameters, which are not in the URL then.
    Form,
    Bytes(&'a [u8]),
}

impl<'a> Extras<'a> {
    /// No header and no body.
    pub const fn new() -> Self {
        Self {
            headers: &[],
            body: Body::Empty,
        }
    }

    /// Headers that are signed and sent: `content-type` and any that begins `x-acs-`, in lower case and in byte order of their names.
    ///
    /// White space around a value is left out. Other headers are not part of this signature: send them as they are.
    pub const fn headers(mut self, headers: &'a [(&'a str, &'a str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Puts the parameters into a body of type `application/x-www-form-urlencoded` and not into the URL, which is for
    /// [`Method::Post`](crate::Method::Post).
    pub const fn form(mut self) -> Self {
        self.body = Body::Form;
        self
    }

    /// A body, whose hash is signed. Its type goes into [`headers`](Self::headers).
    pub const fn body(mut self, body: &'a [u8]) -> Self {
        self.body = Body::Bytes(body);
        self
    }
}

/// Shows the names of the headers and how long the body is.
impl fmt::Debug for Extras<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extras")
            .field("headers", &Names(self.headers))
            .field("body", &self.body)
            .finish()
    }
}

impl fmt::Debug for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Empty"),
            Self::Form => f.write_str("Form"),
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
        }
    }
}
