//! What makes every request unique: when it is sent, and a nonce.

use crate::value::nonce::Nonce;
use crate::value::timestamp::Timestamp;

/// The clock and the randomness of one request, given from outside: signing is a pure function of it.
///
/// A retry needs a new stamp, and the same [`ClientToken`](crate::ClientToken).
///
/// ```
/// use cenbwp::{Nonce, Stamp, Timestamp};
///
/// let random = [0x3e; 16]; // of the system's random numbers
/// let stamp = Stamp::new(Timestamp::from_unix(1_524_833_184)?, Nonce::from_random(random));
/// assert_eq!(stamp.timestamp().as_str(), "2018-04-27T12:46:24Z");
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "PascalCase", deny_unknown_fields)
)]
pub struct Stamp {
    timestamp: Timestamp,
    #[cfg_attr(feature = "serde", serde(rename = "SignatureNonce"))]
    nonce: Nonce,
}

impl Stamp {
    /// A stamp for one request.
    #[must_use]
    pub const fn new(timestamp: Timestamp, nonce: Nonce) -> Self {
        Self { timestamp, nonce }
    }

    /// When the request is sent.
    #[must_use]
    pub const fn timestamp(&self) -> &Timestamp {
        &self.timestamp
    }

    /// The nonce.
    #[must_use]
    pub const fn nonce(&self) -> &Nonce {
        &self.nonce
    }
}
