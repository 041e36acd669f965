//! How a signed request is sent.

use core::fmt;

/// The HTTP method, which is part of what is signed.
///
/// ```
/// use cenbwp::Method;
///
/// assert_eq!(Method::Post.as_str(), "POST");
/// assert_eq!(Method::Get.to_string(), "GET");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Method {
    /// Everything in the URL.
    Get,
    /// The parameters in a body of type `application/x-www-form-urlencoded`. With ACS3-HMAC-SHA256 they stay in the URL, unless
    /// `acs3::Extras::form` puts them into the body.
    Post,
}

impl Method {
    /// `GET` or `POST`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
