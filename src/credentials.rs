//! Who signs.

use core::fmt;

use crate::encodable::Encodable;
use crate::error::{Problem, ValueError};
use crate::quoted::Quoted;

/// An access key: its ID, its secret, and with temporary (STS) credentials a security token.
///
/// There is no way to read the secret back, no comparison, no `Display`, and `Debug` shows the ID alone.
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
pub struct Credentials<'a> {
    pub(crate) access_key_id: Encodable<'a>,
    pub(crate) access_key_secret: &'a str,
    pub(crate) security_token: Option<Encodable<'a>>,
}

impl<'a> Credentials<'a> {
    /// An access key ID and its secret, of any length.
    ///
    /// # Errors
    ///
    /// If either is empty, or holds white space or a control character: a line break that came along from a file is the usual one.
    pub const fn new(
        access_key_id: &'a str,
        access_key_secret: &'a str,
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
    /// If the token is empty, or holds white space or a control character.
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

const EXPECTED: &str = "one or more characters, none of them white space or a control character";

/// Looks for what is never in a credential: ASCII white space and controls, and the others of Unicode (U+0080 to U+00A0, U+1680,
/// U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000).
const fn check(text: &str) -> Result<(), Problem> {
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        let refused = match byte {
            0..=b' ' | 0x7F => true,
            0xC2 => matches!(tail, [0x80..=0xA0, ..]),
            0xE1 => matches!(tail, [0x9A, 0x80, ..]),
            0xE2 => matches!(
                tail,
                [0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..] | [0x81, 0x9F, ..]
            ),
            0xE3 => matches!(tail, [0x80, 0x80, ..]),
            _ => false,
        };
        if refused {
            return Err(Problem::Character {
                at: text.len() - rest.len(),
            });
        }
        rest = tail;
    }
    Ok(())
}

impl fmt::Debug for Credentials<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &Quoted(self.access_key_id.text.chars()))
            .finish_non_exhaustive()
    }
}
