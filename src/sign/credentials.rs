//! Who signs.

use core::fmt;

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
    pub(crate) access_key_id: &'a str,
    pub(crate) access_key_secret: &'secret str,
    pub(crate) security_token: Option<&'a str>,
}

impl<'a, 'secret> Credentials<'a, 'secret> {
    /// An access key ID and its secret, of any length.
    ///
    /// # Errors
    ///
    /// If either is empty, or in quotation marks that came along from a file of settings, `"..."` or `'...'`; or for the first character that
    /// nobody sees: white space, a control character, and what Unicode calls a format character (`Cf`) or ignorable by default. A line break or
    /// a byte order mark at the end of a file is the usual one.
    pub const fn new(
        access_key_id: &'a str,
        access_key_secret: &'secret str,
    ) -> Result<Self, ValueError> {
        if let Err(error) = check("AccessKeyId", access_key_id) {
            return Err(error);
        }
        if let Err(error) = check("AccessKeySecret", access_key_secret) {
            return Err(error);
        }
        Ok(Self {
            access_key_id,
            access_key_secret,
            security_token: None,
        })
    }

    /// The same with the security token that came with temporary credentials.
    ///
    /// # Errors
    ///
    /// As for the access key.
    pub const fn with_security_token(mut self, token: &'a str) -> Result<Self, ValueError> {
        if let Err(error) = check("SecurityToken", token) {
            return Err(error);
        }
        self.security_token = Some(token);
        Ok(self)
    }

    /// Whether an ID, a secret or a token may be this text: what is wrong and nothing else, for programs that have texts of their own.
    ///
    /// # Errors
    ///
    /// [`Problem::Empty`], or [`Problem::Character`] for one that is not seen, or for quotation marks around the text.
    ///
    /// ```
    /// use cenbwp::{Credentials, Problem};
    ///
    /// assert_eq!(Credentials::check("testsecret\n"), Err(Problem::Character { at: 10 }));
    /// ```
    // Without a branch on any byte of the text: only on whether all of it is visible ASCII, and if not, on whether it is refused.
    pub const fn check(text: &str) -> Result<(), Problem> {
        let (mut rest, mut ascii, mut refused, mut at) = (text.as_bytes(), true, false, 0);
        if rest.is_empty() {
            return Err(Problem::Empty);
        }
        if is_quoted(text) {
            return Err(Problem::Character { at });
        }
        while let Some((&byte, tail)) = rest.split_first() {
            ascii &= byte.wrapping_sub(b'!') <= b'~' - b'!';
            rest = tail;
        }
        if ascii {
            return Ok(());
        }
        rest = text.as_bytes();
        while let Some((_, tail)) = rest.split_first() {
            refused |= begins_invisible(rest);
            at += !refused as usize;
            rest = tail;
        }
        if refused {
            return Err(Problem::Character { at });
        }
        Ok(())
    }

    /// The access key ID.
    #[must_use]
    pub const fn access_key_id(&self) -> &'a str {
        self.access_key_id
    }
}

pub(crate) const fn check(parameter: &'static str, text: &str) -> Result<(), ValueError> {
    const EXPECTED: &str = "one or more visible characters, without quotation marks around them";
    match Credentials::check(text) {
        Ok(()) => Ok(()),
        Err(problem) => Err(ValueError::new(parameter, problem, EXPECTED)),
    }
}

const fn is_quoted(text: &str) -> bool {
    if let [first, .., last] = text.as_bytes() {
        // Both as one number, so that the branch is on the whole of the outcome.
        let ends = u16::from_be_bytes([*first, *last]);
        ends == u16::from_be_bytes(*b"\"\"") || ends == u16::from_be_bytes(*b"''")
    } else {
        false
    }
}

/// What is not seen, by Unicode's general categories Cc, Cf, Zs, Zl and Zp, and `Default_Ignorable_Code_Point`.
const INVISIBLE: [(u32, u32); 30] = [
    range('\u{0}', '\u{20}'),
    range('\u{7F}', '\u{7F}'),
    range('\u{80}', '\u{A0}'),
    range('\u{AD}', '\u{AD}'),
    range('\u{34F}', '\u{34F}'),
    range('\u{600}', '\u{605}'),
    range('\u{61C}', '\u{61C}'),
    range('\u{6DD}', '\u{6DD}'),
    range('\u{70F}', '\u{70F}'),
    range('\u{890}', '\u{891}'),
    range('\u{8E2}', '\u{8E2}'),
    range('\u{115F}', '\u{1160}'),
    range('\u{1680}', '\u{1680}'),
    range('\u{17B4}', '\u{17B5}'),
    range('\u{180B}', '\u{180F}'),
    range('\u{2000}', '\u{200F}'),
    range('\u{2028}', '\u{202F}'),
    range('\u{205F}', '\u{206F}'),
    range('\u{3000}', '\u{3000}'),
    range('\u{3164}', '\u{3164}'),
    range('\u{FE00}', '\u{FE0F}'),
    range('\u{FEFF}', '\u{FEFF}'),
    range('\u{FFA0}', '\u{FFA0}'),
    range('\u{FFF0}', '\u{FFFB}'),
    range('\u{110BD}', '\u{110BD}'),
    range('\u{110CD}', '\u{110CD}'),
    range('\u{13430}', '\u{1343F}'),
    range('\u{1BCA0}', '\u{1BCA3}'),
    range('\u{1D173}', '\u{1D17A}'),
    range('\u{E0000}', '\u{E0FFF}'),
];

/// The first four bytes of a range in UTF-8, and the last.
const fn range(first: char, last: char) -> (u32, u32) {
    let (mut from, mut to) = ([0; 4], [0xFF; 4]);
    first.encode_utf8(&mut from);
    last.encode_utf8(&mut to);
    (u32::from_be_bytes(from), u32::from_be_bytes(to))
}

const fn begins_invisible(text: &[u8]) -> bool {
    let mut four = [0; 4];
    let (mut room, mut rest): (&mut [u8], _) = (&mut four, text);
    while let (Some((byte, more)), Some((&first, tail))) =
        (room.split_first_mut(), rest.split_first())
    {
        *byte = first;
        (room, rest) = (more, tail);
    }
    let four = u32::from_be_bytes(four);
    let (mut invisible, mut ranges) = (false, INVISIBLE.as_slice());
    while let Some((&(first, last), tail)) = ranges.split_first() {
        invisible |= four.wrapping_sub(first) <= last - first;
        ranges = tail;
    }
    invisible
}

impl fmt::Debug for Credentials<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &Quoted(self.access_key_id.chars()))
            .finish_non_exhaustive()
    }
}
