//! Where a request goes: scheme and host.

use core::fmt;

use crate::encode::out::Out;
use crate::encode::quoted::Quoted;
use crate::value::error::{Problem, ValueError};

/// A scheme and a host, with a port if it is not the scheme's own.
///
/// An operation knows its product's public host. An endpoint of your own is for the rest: a VPC's endpoint, a region's, or a mock server.
///
/// ```
/// use cenbwp::Endpoint;
///
/// let vpc = Endpoint::https("cbn-vpc.cn-hangzhou.aliyuncs.com")?;
/// assert_eq!(vpc.to_string(), "https://cbn-vpc.cn-hangzhou.aliyuncs.com/");
/// let mock = Endpoint::http("127.0.0.1:8080")?;
/// assert_eq!(mock.host(), "127.0.0.1:8080");
/// assert!(Endpoint::https("cbn.aliyuncs.com/path").is_err());
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Endpoint<'a> {
    secure: bool,
    host: &'a str,
}

impl<'a> Endpoint<'a> {
    /// A host that is reached over TLS: a name or an address, one of version 6 in brackets, and perhaps `:` and a port.
    ///
    /// # Errors
    ///
    /// In this order: [`Problem::Empty`]; [`Problem::Character`] for the first character that cannot stand where it stands, which is any but
    /// ASCII letters, digits and `-.:[]`; [`Problem::TooShort`] if the bracket is not closed or the port is missing; [`Problem::Range`] for a
    /// port after 65535.
    pub const fn https(host: &'a str) -> Result<Self, ValueError> {
        Self::new(true, host)
    }

    /// A host that is reached in the clear, for tests on the machine itself: whoever reads the request may send it again.
    ///
    /// # Errors
    ///
    /// As [`https`](Self::https).
    pub const fn http(host: &'a str) -> Result<Self, ValueError> {
        Self::new(false, host)
    }

    const fn new(secure: bool, host: &'a str) -> Result<Self, ValueError> {
        match check_host(host) {
            Ok(()) => Ok(Self { secure, host }),
            Err(problem) => Err(ValueError::new(
                "host",
                problem,
                "a host name or address, with `:` and a port or without, as in `cbn.aliyuncs.com`",
            )),
        }
    }

    /// The host, and the port if there is one: what the header `Host` holds.
    #[must_use]
    pub const fn host(&self) -> &'a str {
        self.host
    }

    /// Puts the URL, without a query.
    pub(crate) fn put(self, out: &mut Out<'_>) {
        out.put(self.scheme().as_bytes());
        out.put(self.host.as_bytes());
        out.put(b"/");
    }

    /// `https://` or `http://`.
    const fn scheme(&self) -> &'static str {
        if self.secure { "https://" } else { "http://" }
    }

    /// A host that was checked before.
    pub(crate) const fn of_checked(host: &'a str) -> Self {
        Self { secure: true, host }
    }
}

/// The URL that a POST request goes to.
impl fmt::Display for Endpoint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/", self.scheme(), self.host)
    }
}

impl fmt::Debug for Endpoint<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("secure", &self.secure)
            .field("host", &Quoted(self.host.chars()))
            .finish()
    }
}

/// Whether `host` could stand in a URL, with nothing in it that ends a host or begins another part. Names and addresses are not looked up, nor
/// is the form of an address beyond its characters.
pub(crate) const fn check_host(host: &str) -> Result<(), Problem> {
    let (mut part, mut port) = (Part::Start, 0_u32);
    let mut rest = host.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        part = match (part, byte) {
            (Part::Start, b'[') => Part::Bracket,
            (
                Part::Bracket | Part::Address,
                b':' | b'.' | b'0'..=b'9' | b'A'..=b'F' | b'a'..=b'f',
            ) => Part::Address,
            (Part::Address, b']') => Part::Closed,
            (Part::Start | Part::Name, b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') => {
                Part::Name
            }
            (Part::Name | Part::Closed, b':') => Part::Colon,
            (Part::Colon | Part::Port, b'0'..=b'9') => {
                port = port.saturating_mul(10).saturating_add((byte - b'0') as u32);
                Part::Port
            }
            _ => {
                return Err(Problem::Character {
                    at: host.len() - rest.len(),
                });
            }
        };
        rest = behind;
    }
    match part {
        Part::Start => Err(Problem::Empty),
        Part::Bracket | Part::Address | Part::Colon => Err(Problem::TooShort {
            characters: host.len(),
        }),
        Part::Port if port > u16::MAX as u32 => Err(Problem::Range),
        Part::Name | Part::Closed | Part::Port => Ok(()),
    }
}

/// What the last byte of a host belongs to.
#[derive(Clone, Copy)]
enum Part {
    Start,
    /// A name, or an address of version 4.
    Name,
    /// The `[` before an address of version 6.
    Bracket,
    Address,
    /// The `]` behind it.
    Closed,
    /// The `:` before a port.
    Colon,
    Port,
}
