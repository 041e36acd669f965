//! A query read back: what a mock server, a gateway or a test harness sees of a signed request.

use core::fmt;
use core::iter::from_fn;

use crate::query::error::{QueryError, QueryProblem};

use crate::query::decoded::Decoded;

/// The parameters of a query or a form body, decoded as they are read, with the signature apart.
///
/// Everything is checked when it is built, so that reading cannot fail. The parameters keep their order. `Signature`
/// stands once at most; what another name means that occurs twice is for the reader to say.
///
/// A bare `+` is a plus, as in RFC 3986: what is signed has `%20` for a space. Only [`from_form`](Self::from_form) takes
/// it for a space. `Debug` shows the values of neither `Signature` nor `SecurityToken`.
///
/// ```
/// use cenbwp::query::Query;
///
/// let query = Query::from_url("https://cbn.aliyuncs.com/?Description=a%20b&Bandwidth=2&Signature=abc%3D")?;
/// let mut parameters = query.parameters();
/// let (name, value) = parameters.next().unwrap();
/// assert_eq!((name.to_string(), value.to_string()), ("Description".into(), "a b".into()));
/// assert_eq!(query.get("Bandwidth").unwrap(), "2");
/// assert_eq!(query.signature().unwrap(), "abc=");
/// # Ok::<(), cenbwp::query::QueryError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Query<'a> {
    encoded: &'a [u8],
    plus: u8,
}

impl<'a> Query<'a> {
    /// Reads a query, which is what follows the `?` of a URL, or a body as this crate signs it; an empty one has no
    /// parameters.
    ///
    /// # Errors
    ///
    /// A [`QueryError`] for the first parameter that is malformed; see [`QueryProblem`].
    pub fn new(query: &'a str) -> Result<Self, QueryError> {
        Self::checked(query.as_bytes(), 0, b'+')
    }

    /// Reads the query of a URL: from the first `?` to the first `#`. Without a `?` there are no parameters.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new); the offset is counted from the beginning of the URL.
    pub fn from_url(url: &'a str) -> Result<Self, QueryError> {
        let (url, _) = cut(url.as_bytes(), b'#');
        let query = cut(url, b'?').1.unwrap_or_default();
        Self::checked(query, url.len() - query.len(), b'+')
    }

    /// Reads an `application/x-www-form-urlencoded` body that another program wrote, in which a bare `+` is a space.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new).
    pub fn from_form(body: &'a str) -> Result<Self, QueryError> {
        Self::checked(body.as_bytes(), 0, b' ')
    }

    fn checked(encoded: &'a [u8], start: usize, plus: u8) -> Result<Self, QueryError> {
        let query = Self { encoded, plus };
        let mut at = start;
        let mut signed = false;
        for parameter in split(encoded, b'&') {
            let (name, value) = cut(parameter, b'=');
            let value = value.ok_or_else(|| QueryError::new(at, QueryProblem::NoEquals))?;
            if name.is_empty() {
                return Err(QueryError::new(at, QueryProblem::NoName));
            }
            let name = Decoded::new(name, plus);
            name.check(at)?;
            Decoded::new(value, plus).check(at + parameter.len() - value.len())?;
            if name == "Signature" && core::mem::replace(&mut signed, true) {
                return Err(QueryError::new(at, QueryProblem::SecondSignature));
            }
            at += parameter.len() + 1;
        }
        Ok(query)
    }

    /// The names and values in their order, without `Signature`.
    pub fn parameters(self) -> impl Iterator<Item = (Decoded<'a>, Decoded<'a>)> + Clone {
        self.all().filter(|(name, _)| *name != "Signature")
    }

    /// The value of the first parameter of this name, `Signature` included.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Decoded<'a>> {
        self.all()
            .find(|(other, _)| *other == name)
            .map(|(_, value)| value)
    }

    /// The value of `Signature`.
    ///
    /// A server that decides by it compares it with `==`, which takes as long whether the first byte differs or the last, so that nobody
    /// can find a signature byte by byte.
    ///
    /// ```
    /// use cenbwp::{Credentials, Method, Signer};
    /// use cenbwp::query::Query;
    ///
    /// let signer = Signer::new(&Credentials::new("unused", "secret")?);
    /// let is_genuine = |received: &str| -> Result<bool, Box<dyn std::error::Error>> {
    ///     let query = Query::new(received)?;
    ///     let texts: Vec<_> = query.parameters().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    ///     let mut params: Vec<_> = texts.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    ///     let mut buffer = [0; 1024];
    ///     let signed = signer.sign_exactly(Method::Get, &mut params, &mut buffer)?;
    ///     Ok(query.signature().is_some_and(|signature| signature == signed.signature()))
    /// };
    /// assert!(is_genuine("body=test&query=test&Signature=XlUyV4sXjOuX5FnjUz9IF9tm5rU%3D")?);
    /// assert!(!is_genuine("body=test&query=fake&Signature=XlUyV4sXjOuX5FnjUz9IF9tm5rU%3D")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn signature(self) -> Option<Decoded<'a>> {
        self.get("Signature")
    }

    pub(crate) fn all(self) -> impl Iterator<Item = (Decoded<'a>, Decoded<'a>)> + Clone {
        split(self.encoded, b'&').map(move |parameter| {
            let (name, value) = cut(parameter, b'=');
            let name = Decoded::new(name, self.plus);
            let value = Decoded::new(value.unwrap_or_default(), self.plus);
            let secret = name == "Signature" || name == "SecurityToken";
            (name, if secret { value.secret() } else { value })
        })
    }
}

impl fmt::Debug for Query<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.all().map(Pair)).finish()
    }
}

/// An entry of a map, which `debug_map` would write too, but can panic as far as a linker can tell.
struct Pair<'a>((Decoded<'a>, Decoded<'a>));

impl fmt::Debug for Pair<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, value) = self.0;
        write!(f, "{name:?}: {value:?}")
    }
}

/// The parts of a text between separators; an empty text has none.
pub(crate) fn split(text: &[u8], separator: u8) -> impl Iterator<Item = &[u8]> + Clone {
    let mut rest = Some(text).filter(|text| !text.is_empty());
    from_fn(move || {
        let (part, tail) = cut(rest?, separator);
        rest = tail;
        Some(part)
    })
}

/// What is before the first such byte, and what is behind it, if there is one.
fn cut(text: &[u8], at: u8) -> (&[u8], Option<&[u8]>) {
    text.iter()
        .position(|&byte| byte == at)
        .and_then(|at| text.split_at_checked(at))
        .map_or((text, None), |(before, rest)| (before, rest.get(1..)))
}
