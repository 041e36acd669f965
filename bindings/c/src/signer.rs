//! Who signs, and where the request goes.

use core::ffi::c_char;

use cenbwp::{Credentials, Endpoint, Format};

use crate::failure::Failure;
use crate::text;

/// An access key, and where requests go. What is NULL is left out.
///
/// The secret is read by every call and kept by none.
#[repr(C)]
#[derive(Debug)]
pub struct Signer {
    /// The access key ID. Not NULL.
    pub access_key_id: *const c_char,
    /// Its secret. Not NULL.
    pub access_key_secret: *const c_char,
    /// The security token, with temporary (STS) credentials; otherwise NULL.
    pub security_token: *const c_char,
    /// The language of the reply, `JSON` or `XML`; NULL for `JSON`.
    pub format: *const c_char,
    /// Where URLs lead, as a URL: `https://` or, for tests, `http://`, a host, with a port or without, and
    /// `/` or nothing; NULL for the product's public host.
    pub endpoint: *const c_char,
}

impl Signer {
    /// # Safety
    ///
    /// The pointers are NULL or to what they are said to be.
    pub(crate) unsafe fn read(&self) -> Result<cenbwp::Signer<&str>, Failure> {
        // SAFETY: the caller promises it.
        let (credentials, format, endpoint) =
            unsafe { (self.credentials()?, self.format()?, self.endpoint()?) };
        let mut signer = cenbwp::Signer::new(&credentials);
        if let Some(format) = format {
            signer = signer.with_format(format);
        }
        if let Some(endpoint) = endpoint {
            signer = signer.with_endpoint(endpoint);
        }
        Ok(signer)
    }

    /// # Safety
    ///
    /// As for [`read`](Self::read).
    pub(crate) unsafe fn credentials(&self) -> Result<Credentials<'_, '_>, Failure> {
        // SAFETY: the caller promises it.
        let (id, secret, token) = unsafe {
            (
                text::required(self.access_key_id, "AccessKeyId")?,
                text::required(self.access_key_secret, "AccessKeySecret")?,
                self.token()?,
            )
        };
        let mut credentials = Credentials::new(id, secret)?;
        if let Some(token) = token {
            credentials = credentials.with_security_token(token)?;
        }
        Ok(credentials)
    }

    /// # Safety
    ///
    /// As for [`read`](Self::read).
    pub(crate) unsafe fn token(&self) -> Result<Option<&str>, Failure> {
        // SAFETY: the caller promises it.
        unsafe { text::optional(self.security_token, "SecurityToken") }
    }

    /// # Safety
    ///
    /// As for [`read`](Self::read).
    unsafe fn format(&self) -> Result<Option<Format>, Failure> {
        // SAFETY: the caller promises it.
        let format = unsafe { text::optional(self.format, "Format") }?;
        Ok(format.map(str::parse).transpose()?)
    }

    /// # Safety
    ///
    /// As for [`read`](Self::read).
    pub(crate) unsafe fn endpoint(&self) -> Result<Option<Endpoint<&str>>, Failure> {
        // SAFETY: the caller promises it.
        let endpoint = unsafe { text::optional(self.endpoint, "endpoint") }?;
        let endpoint = endpoint.map(Endpoint::from_url).transpose();
        endpoint.map_err(Failure::Endpoint)
    }
}
