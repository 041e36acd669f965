//! Where a request goes: scheme, host and port.

use core::fmt::{self, Write as _};
use core::hash::{Hash, Hasher};
use core::ops::Range;

use crate::encode::output::Buffer;
use crate::encode::param::Digits;
use crate::value::error::{Problem, ValueError};
use crate::value::text::Class;

/// A scheme and a host, with a port if it is not the scheme's own.
///
/// An operation knows its product's public host. An endpoint of your own is for the rest: a VPC's endpoint, a region's, or a mock server.
///
/// HTTP clients rewrite a URL before they send it, and ACS3-HMAC-SHA256 signs the host that is sent. So an endpoint is written the way the
/// [URL standard](https://url.spec.whatwg.org/#host-parsing) writes it: in lower case, without the scheme's own port, without leading zeros in
/// another one. A host that the standard would rewrite in any other way, or refuse, is an error here:
///
/// - a name is made of labels of ASCII letters, digits, `-` and `_`, with a dot between them and perhaps one behind the last; no label begins
///   with `xn--`, since only tables of Unicode tell whether such a label is sound;
/// - a name whose last label is a number is an address of version 4, and has four numbers from 0 to 255 in decimal digits;
/// - an address of version 6 stands in brackets, in the form of [RFC 5952](https://www.rfc-editor.org/rfc/rfc5952#section-4).
///
/// ```
/// use cenbwp::Endpoint;
///
/// let vpc = Endpoint::https("cbn-vpc.cn-hangzhou.aliyuncs.com")?;
/// assert_eq!(vpc.to_string(), "https://cbn-vpc.cn-hangzhou.aliyuncs.com/");
/// let mock = Endpoint::from_url("HTTP://LocalHost:08080/")?;
/// assert_eq!(mock, Endpoint::http("localhost:8080")?);
/// assert_eq!(mock.host().to_string(), "localhost:8080");
/// assert!(Endpoint::https("cbn.aliyuncs.com/path").is_err());
/// # Ok::<(), cenbwp::ValueError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Endpoint<T = &'static str> {
    secure: bool,
    /// The name or address, in any case.
    pub(crate) name: T,
    /// A port that is sent.
    port: Option<u16>,
}

const HOST: &str = "a host name without xn--, or an IPv4 or bracketed IPv6 address in canonical form, and perhaps a port, as in \
     cbn.aliyuncs.com";

const URL: &str = "https:// or http://, a host name without xn-- or an IP address in canonical form, and perhaps a port, as in \
     https://cbn.aliyuncs.com/";

impl<'a> Endpoint<&'a str> {
    /// A host that is reached over TLS: a name or an address, and perhaps `:` and a port.
    ///
    /// # Errors
    ///
    /// [`Problem::Empty`]; [`Problem::Character`] for the first character that cannot stand where it stands; [`Problem::TooShort`] if a bracket
    /// is not closed or a port has no digits; [`Problem::Contains`] for a label or an address that URL parsers rewrite or refuse;
    /// [`Problem::Range`] for a port over 65535.
    pub const fn https(host: &'a str) -> Result<Self, ValueError> {
        Self::of_host(true, host)
    }

    /// A host that is reached in the clear, for tests on the machine itself: whoever reads the request may send it again.
    ///
    /// # Errors
    ///
    /// As [`https`](Self::https).
    pub const fn http(host: &'a str) -> Result<Self, ValueError> {
        Self::of_host(false, host)
    }

    const fn of_host(secure: bool, host: &'a str) -> Result<Self, ValueError> {
        match Self::read(secure, host, host, false) {
            Ok(endpoint) => Ok(endpoint),
            Err(problem) => Err(ValueError::new("host", problem, HOST)),
        }
    }

    /// A URL: `https://` or `http://`, a host, and `/` or nothing behind it.
    ///
    /// # Errors
    ///
    /// [`Problem::Unknown`] for any other scheme, or none; otherwise as [`https`](Self::https), with offsets in the URL.
    pub const fn from_url(url: &'a str) -> Result<Self, ValueError> {
        let endpoint = match url.as_bytes() {
            [] => Err(Problem::Empty),
            [
                b'H' | b'h',
                b'T' | b't',
                b'T' | b't',
                b'P' | b'p',
                rest @ ..,
            ] => match rest {
                [b':', b'/', b'/', ..] => Self::read(false, url, split(url, 7).1, true),
                [b'S' | b's', b':', b'/', b'/', ..] => Self::read(true, url, split(url, 8).1, true),
                _ => Err(Problem::Unknown),
            },
            _ => Err(Problem::Unknown),
        };
        match endpoint {
            Ok(endpoint) => Ok(endpoint),
            Err(problem) => Err(ValueError::new("endpoint", problem, URL)),
        }
    }

    /// Reads `host`, with which `text` ends, and perhaps a slash behind it.
    const fn read(
        secure: bool,
        text: &'a str,
        host: &'a str,
        slash: bool,
    ) -> Result<Self, Problem> {
        let (mut is_complete, is_sound, mut rest) = match host.as_bytes() {
            [] => return Err(Problem::Empty),
            [b':', ..] => (true, true, host),
            [b'[', ..] => {
                let (address, rest) = leading(Class::Address, split(host, 1).1);
                let is_closed = matches!(rest.as_bytes(), [b']', ..]);
                (
                    is_closed,
                    is_address(address),
                    split(rest, is_closed as usize).1,
                )
            }
            _ => {
                let (name, rest) = leading(Class::Name, host);
                (true, is_name(name), rest)
            }
        };
        let name = split(host, host.len() - rest.len()).0;
        let mut port = "";
        if let ([b':', ..], true) = (rest.as_bytes(), is_complete && !name.is_empty()) {
            (port, rest) = leading(Class::Digit, split(rest, 1).1);
            is_complete = !port.is_empty();
        }
        if let ([b'/'], true) = (rest.as_bytes(), slash) {
            rest = "";
        }
        if !rest.is_empty() {
            let at = text.len() - rest.len();
            return Err(Problem::Character { at });
        }
        if !is_complete {
            let characters = text.len();
            return Err(Problem::TooShort { characters });
        }
        if !is_sound {
            let at = text.len() - host.len();
            return Err(Problem::Contains { at });
        }
        let port = match u16::from_str_radix(port, 10) {
            Ok(443) if secure => None,
            Ok(80) if !secure => None,
            Ok(port) => Some(port),
            Err(_) if port.is_empty() => None,
            Err(_) => return Err(Problem::Range),
        };
        Ok(Self { secure, name, port })
    }

    /// Puts the URL, without a query, and tells where its host is.
    pub(crate) fn put(self, url: &mut Buffer<'_>) -> Range<usize> {
        url.put(self.scheme().as_bytes());
        let start = url.len;
        url.put(self.name.as_bytes());
        let end = url.len.min(url.bytes.len());
        if let Some(name) = url.bytes.get_mut(start..end) {
            name.make_ascii_lowercase();
        }
        if let Some(port) = self.port {
            url.put(b":");
            url.put(Digits::from(u32::from(port)).as_str().as_bytes());
        }
        let host = start..url.len;
        url.put(b"/");
        host
    }
}

impl<T> Endpoint<T> {
    /// The same scheme and port, and another name or the same held otherwise.
    pub(crate) const fn with_name<U>(&self, name: U) -> Endpoint<U> {
        Endpoint {
            secure: self.secure,
            name,
            port: self.port,
        }
    }

    /// `https://` or `http://`.
    const fn scheme(&self) -> &'static str {
        if self.secure { "https://" } else { "http://" }
    }
}

impl<T: AsRef<str>> Endpoint<T> {
    /// The host, and the port if it is not the scheme's own: what the header `Host` holds.
    #[must_use]
    pub fn host(&self) -> impl fmt::Display {
        Host(self.name.as_ref(), self.port)
    }
}

/// The URL that a POST request goes to.
impl<T: AsRef<str>> fmt::Display for Endpoint<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/", self.scheme(), self.host())
    }
}

impl<T: AsRef<str>> fmt::Debug for Endpoint<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({self})")
    }
}

/// Case makes no difference, as it is not sent.
impl<T: AsRef<str>> PartialEq for Endpoint<T> {
    fn eq(&self, other: &Self) -> bool {
        let (name, others) = (self.name.as_ref(), other.name.as_ref());
        name.eq_ignore_ascii_case(others) && (self.secure, self.port) == (other.secure, other.port)
    }
}

impl<T: AsRef<str>> Eq for Endpoint<T> {}

impl<T: AsRef<str>> Hash for Endpoint<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.name.as_ref().bytes() {
            state.write_u8(byte.to_ascii_lowercase());
        }
        (self.secure, self.port).hash(state);
    }
}

struct Host<'a>(&'a str, Option<u16>);

impl fmt::Display for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            f.write_char(c.to_ascii_lowercase())?;
        }
        self.1.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

/// Whether URL parsers leave a name as it is, or an address of version 4.
const fn is_name(name: &str) -> bool {
    let (mut rest, mut labels, mut octets, mut number_last) = (name, 0, 0, false);
    loop {
        let (label, behind) = leading(Class::Label, rest);
        match label.as_bytes() {
            [b'X' | b'x', b'N' | b'n', b'-', b'-', ..] => return false,
            // A dot may stand behind the last label.
            [] => return labels > 0 && !number_last && behind.is_empty(),
            _ => octets += is_octet(label) as usize,
        }
        number_last = is_number(label);
        labels += 1;
        if behind.is_empty() {
            return !number_last || labels == 4 && octets == 4;
        }
        rest = split(behind, 1).1;
    }
}

/// Whether a URL parser takes a name that ends in this label for an address.
const fn is_number(label: &str) -> bool {
    let digits = match label.as_bytes() {
        [b'0', b'X' | b'x', ..] => leading(Class::Hex, split(label, 2).1),
        _ => leading(Class::Digit, label),
    };
    digits.1.is_empty()
}

/// Whether this is a number from 0 to 255 in decimal digits, without leading zeros.
const fn is_octet(label: &str) -> bool {
    !matches!(label.as_bytes(), [b'0', _, ..]) && u8::from_str_radix(label, 10).is_ok()
}

/// Whether an address of version 6 is in the form of RFC 5952: no leading zeros, and `::` for the first of the longest runs of zeros.
const fn is_address(address: &str) -> bool {
    const PIECES: usize = 8;
    let (mut rest, mut pieces, mut zeros, mut longest) = (address, 0, 0, 0);
    // The longest run of zeros before `::`, once that was read.
    let mut before = None;
    while !rest.is_empty() {
        let (piece, behind) = leading(Class::Hex, rest);
        match piece.as_bytes() {
            [] => {}
            [b'0'] => zeros += 1,
            [b'0', ..] | [_, _, _, _, _, ..] => return false,
            _ => zeros = 0,
        }
        pieces += !piece.is_empty() as usize;
        longest = if zeros > longest { zeros } else { longest };
        rest = match (behind.as_bytes(), before) {
            ([], _) => behind,
            ([b':', b':', ..], None) if zeros == 0 => {
                // A zero that follows would belong to the run: it makes that one too long.
                (before, longest, zeros) = (Some(longest), 0, PIECES);
                split(behind, 2).1
            }
            ([b':', _, ..], _) if !piece.is_empty() => split(behind, 1).1,
            _ => return false,
        };
    }
    match before {
        None => pieces == PIECES && longest < 2,
        // `::` is for two zeros or more.
        Some(before) => {
            pieces + 2 <= PIECES && before < PIECES - pieces && longest <= PIECES - pieces
        }
    }
}

/// The first characters, all of one class, and the rest.
const fn leading(class: Class, text: &str) -> (&str, &str) {
    match class.first_outside(text) {
        Some(at) => split(text, at),
        None => (text, ""),
    }
}

/// Splits text where it has a boundary between characters.
const fn split(text: &str, at: usize) -> (&str, &str) {
    match text.split_at_checked(at) {
        Some(parts) => parts,
        None => (text, ""),
    }
}
