//! When a request is sent, and its nonce.

use core::ffi::c_char;

use cenbwp::{Nonce, Timestamp};

use crate::failure::Failure;
use crate::text;

/// What makes a request unique. A retry needs a new one, and the same client token.
#[repr(C)]
#[derive(Debug)]
pub struct Stamp {
    /// The time, in seconds since 1970, UTC: what `time(NULL)` gives.
    pub unix_seconds: u64,
    /// 16 bytes from the system's random numbers; NULL if there is a `nonce`.
    pub random: *const u8,
    /// A nonce that was made elsewhere, 1 to 64 of `A-Z a-z 0-9 - . _ ~`; NULL if there is `random`.
    /// Of both, this is taken.
    pub nonce: *const c_char,
}

impl Stamp {
    /// # Safety
    ///
    /// The pointers are NULL or to what they are said to be.
    pub(crate) unsafe fn read(&self) -> Result<cenbwp::Stamp, Failure> {
        let timestamp = Timestamp::from_unix(self.unix_seconds)?;
        // SAFETY: the caller promises it.
        let (nonce, random) = unsafe {
            (
                text::optional(self.nonce, "SignatureNonce")?,
                self.random.cast::<[u8; 16]>().as_ref(),
            )
        };
        let nonce = match (nonce, random) {
            (Some(nonce), _) => Nonce::new(nonce)?,
            (None, Some(random)) => Nonce::from_random(*random),
            (None, None) => return Err(Failure::Null("SignatureNonce")),
        };
        Ok(cenbwp::Stamp::new(timestamp, nonce))
    }
}
