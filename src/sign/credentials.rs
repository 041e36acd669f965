//! Who signs.

use core::fmt;

use crate::encode::encodable::Encodable;
use crate::encode::quoted::Quoted;
use crate::value::error::{Problem, ValueError};

/// An access key: its ID, its secret, and with temporary (STS) credentials a security token.
///
/// There is no way to read the secret back, no comparison, no `Display`, and `Debug` shows the ID alone. The secret has a lifetime of its own,
/// as no signer keeps it.
///
/// ```
/// use cenbwp::Credentials;
///
/// let credentials = Credentials::new("testid", "testsecret")?.with_security_token("CAISvAJ1q6Ft5B2y")?;
/// assert_eq!(format!("{credentials:?}"), r#"Credentials { access_key_id: "testid", .. }"#);
/// assert!(Credentials::new("testid", "testsecret\n").is_err());
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Credentials<'a, 'secret> {
    pub(crate) access_key_id: Encodable<'a>,
    pub(crate) access_key_secret: &'secret str,
    pub(crate) security_token: Option<Encodable<'a>>,
}

impl<'a, 'secret> Credentials<'a, 'secret> {
    /// An access key ID and its secret, of any length.
    ///
    /// # Errors
    ///
    /// If either is empty, or holds what is not seen: white space, a control character, or one that has no width or turns the order of others
    /// round. A line break or a byte order mark that came along from a file is the usual one.
    pub const fn new(
        access_key_id: &'a str,
        access_key_secret: &'secret str,
    ) -> Result<Self, ValueError> {
        if let Err(problem) = check(access_key_id) {
            return Err(ValueError::new("AccessKeyId", problem, EXPECTED));
        }
        if let Err(problem) = check(access_key_secret) {
            return Err(ValueError::new("AccessKeySecret", problem, EXPECTED));
        }
        Ok(Self {
            access_key_id: Encodable::new(access_key_id),
            access_key_secret,
            security_token: None,
        })
    }

    /// The same with the security token that came with temporary credentials.
    ///
    /// # Errors
    ///
    /// If the token is empty, or holds what is not seen.
    pub const fn with_security_token(mut self, token: &'a str) -> Result<Self, ValueError> {
        if let Err(problem) = check(token) {
            return Err(ValueError::new("SecurityToken", problem, EXPECTED));
        }
        self.security_token = Some(Encodable::new(token));
        Ok(self)
    }

    /// The access key ID.
    #[must_use]
    pub const fn access_key_id(&self) -> &'a str {
        self.access_key_id.text
    }
}

const EXPECTED: &str = "one or more visible characters";

/// Looks for what is never in a credential, without a branch on any of its bytes: only on whether all of it is visible ASCII, and if
/// not, on whether it is refused.
pub(crate) const fn check(text: &str) -> Result<(), Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    if is_visible_ascii(text.as_bytes()) {
        return Ok(());
    }
    let mut rest = text.as_bytes();
    let (mut refused, mut at) = (false, 0);
    while let Some((&first, tail)) = rest.split_first() {
        refused |= begins_refused(first, tail);
        at += !refused as usize;
        rest = tail;
    }
    if refused {
        return Err(Problem::Character { at });
    }
    Ok(())
}

const fn is_visible_ascii(mut rest: &[u8]) -> bool {
    let mut visible = true;
    while let Some((&byte, tail)) = rest.split_first() {
        visible &= byte.wrapping_sub(b'!') <= b'~' - b'!';
        rest = tail;
    }
    visible
}

/// White space, controls and what formats text without being seen, as the first and the last of three bytes each that begin with one.
const REFUSED: [(u32, u32); 9] = [
    (0x00_0000, 0x20_FFFF), // U+0000 to U+0020
    (0x7F_0000, 0x7F_FFFF), // U+007F
    (0xC2_8000, 0xC2_A0FF), // U+0080 to U+00A0
    (0xE1_9A80, 0xE1_9A80), // U+1680
    (0xE2_8080, 0xE2_808F), // U+2000 to U+200F
    (0xE2_80A8, 0xE2_80AF), // U+2028 to U+202F
    (0xE2_819F, 0xE2_81AF), // U+205F to U+206F
    (0xE3_8080, 0xE3_8080), // U+3000
    (0xEF_BBBF, 0xEF_BBBF), // U+FEFF
];

const fn begins_refused(first: u8, tail: &[u8]) -> bool {
    let (second, third) = match tail {
        [second, third, ..] => (*second, *third),
        [second] => (*second, 0),
        [] => (0, 0),
    };
    let three = u32::from_be_bytes([0, first, second, third]);
    let mut refused = false;
    let mut ranges = REFUSED.as_slice();
    while let Some((&(start, end), tail)) = ranges.split_first() {
        refused |= three.wrapping_sub(start) <= end - start;
        ranges = tail;
    }
    refused
}

impl fmt::Debug for Credentials<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &Quoted(self.access_key_id.text.chars()))
            .finish_non_exhaustive()
    }
}
