//! A request that is verified, and before that what it claims.

use core::fmt;

use crate::encode::quoted::Quoted;
use crate::query::verify::error::VerifyError;
use crate::query::verify::received::Received;
use crate::sign::excerpt::Excerpt;
use crate::sign::params::Params;
use crate::value::timestamp::Timestamp;

/// A request that is what the owner of the credentials signed, not long ago.
///
/// Only its nonce is left to check. [`Untrusted`](crate::query::Untrusted) makes it, and has an example.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Trusted<'a> {
    /// The access key ID.
    pub access_key_id: &'a str,
    /// The operation's name.
    pub action: &'a str,
    /// The version of the product's API.
    pub version: &'a str,
    /// The nonce, which no other request with this access key ID may have until [`keep_until`](Self::keep_until).
    pub nonce: &'a str,
    /// The last second at which the same request would pass again: its timestamp and the window.
    pub keep_until: Timestamp,
    pub(crate) timestamp: &'a str,
    pub(crate) security_token: &'a str,
    pub(crate) signature: &'a str,
    pub(crate) params: Received<'a>,
}

impl<'a> Trusted<'a> {
    /// The operation's own parameters, decoded, in byte order of their names, each once. Common parameters, of either method, are left out.
    pub fn params(&self) -> impl Iterator<Item = (&'a str, &'a str)> + Clone + use<'a> {
        self.params
            .all()
            .filter(|(name, _)| !Params::is_common(name))
    }
}

/// Shows who signed what.
impl fmt::Debug for Trusted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Trusted")
            .field("access_key_id", &Quoted(self.access_key_id.chars()))
            .field("action", &Quoted(self.action.chars()))
            .finish_non_exhaustive()
    }
}

/// A value that has to be there, and not to be empty.
pub(crate) fn required<'a>(name: &str, value: Option<&'a str>) -> Result<&'a str, VerifyError> {
    let value = value.filter(|value| !value.is_empty());
    value.ok_or_else(|| VerifyError::Missing(Excerpt::text(name)))
}
