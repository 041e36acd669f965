//! The walk over a request's parameters: the order checked, the common ones merged in, each handed to the encoder.

#![expect(
    clippy::inline_always,
    reason = "it is built in the caller's frame, and not moved there"
)]

use core::cmp::Ordering;
use core::fmt;

use crate::encode::copy::IN_PIECES;
use crate::encode::param::{AnyName, ParamName, Repr, Value};
use crate::encode::sink::Sink;
use crate::sign::common::{Common, NAMES};
use crate::sign::error::SignError;
use crate::sign::excerpt::Excerpt;

/// Takes the parameters of an [`Action`](crate::Action), in byte order of their names.
///
/// The common parameters are merged in where they belong. A name that is out of order, comes twice, is empty or belongs to a common
/// parameter makes the signing call fail with an error that names it, so that an `Action` needs no error handling.
///
/// ```
/// use cenbwp::{Action, Credentials, Method, Nonce, Operation, Params, Signer, Stamp};
///
/// struct RunInstances;
///
/// impl Action for RunInstances {
///     fn operation(&self) -> Operation<'_> {
///         const { Operation::new("ecs.aliyuncs.com", "2014-05-26", "RunInstances") }
///     }
///
///     fn params<'a>(&'a self, params: &mut Params<'a>) {
///         params.push("Amount", 2);
///         params.push("DryRun", None::<bool>);
///         params.push_indexed("Tag.", 1, ".Key", "team");
///     }
/// }
///
/// let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
/// let stamp = Stamp::new("2018-04-27T12:46:24Z".parse()?, Nonce::from_random([7; 16]));
/// let mut buffer = [0; 512];
/// let signed = signer.sign_query(Method::Get, &RunInstances, &stamp, &mut buffer)?;
/// assert!(signed.as_str().starts_with("AccessKeyId=testid&Action=RunInstances&Amount=2&Format=JSON&"));
/// assert!(signed.as_str().contains("&Tag.1.Key=team&Timestamp="));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Params<'a> {
    sink: Sink<'a>,
    common: Option<&'a Common<'a>>,
    /// How many of the common parameters are put, or never will be.
    passed: u8,
    /// How many of the signer's own names are known to sort before the last one.
    reserved: u8,
    last: Last<'a>,
    /// The first bytes of it, as a number.
    last_key: u64,
    error: Option<SignError>,
}

impl<'a> Params<'a> {
    /// Whether this is the name of a common parameter of either method: they are the signer's, and no action may have one.
    ///
    /// ```
    /// use cenbwp::Params;
    ///
    /// assert!(Params::is_common("SignatureNonce"));
    /// assert!(!Params::is_common("Bandwidth"));
    /// ```
    #[must_use]
    pub fn is_common(name: &str) -> bool {
        NAMES.iter().any(|common| common.as_str() == name)
    }

    #[inline(always)]
    pub(crate) const fn new(sink: Sink<'a>, walk: Walk<'a>) -> Self {
        let (common, passed, reserved) = match walk {
            Walk::Merge(common) => (Some(common), 0, 0),
            #[cfg(feature = "acs3")]
            Walk::Reserve => (None, ALL, 0),
            Walk::Exact => (None, ALL, ALL),
        };
        Self {
            sink,
            common,
            passed,
            reserved,
            last: Last::Any(AnyName::text("")),
            last_key: 0,
            error: None,
        }
    }

    /// Adds the next parameter; with `None` as the value, nothing is sent.
    ///
    /// The name has to be in its place even so, which finds a wrong order the first time that an action is signed.
    #[inline]
    pub fn push(&mut self, name: &'a str, value: impl Into<Value<'a>>) {
        self.push_any(&AnyName::text(name), &value.into());
    }

    /// The same for a name that the compiler encoded; with `None` as the value, the name is not looked at.
    #[inline]
    pub fn push_named(&mut self, name: &'static ParamName, value: impl Into<Value<'a>>) {
        let value = value.into();
        match value.0 {
            Repr::Absent => {}
            _ if !IN_PIECES => self.push_compactly(name, &value),
            Repr::Short(short) => self.push_plain(name, short.as_bytes()),
            Repr::Text(text) if text.is_plain() => self.push_plain(name, text.text.as_bytes()),
            Repr::Text(_) => self.push_known(name, &value),
        }
    }

    /// The same for a name with an index in it: `push_indexed("Tag.", 10, ".Key", "team")` is `Tag.10.Key=team`.
    ///
    /// Mind that names are sorted as text, so that `Tag.10.Key` comes before `Tag.2.Key`.
    #[inline]
    pub fn push_indexed(
        &mut self,
        stem: &'a str,
        index: u32,
        tail: &'a str,
        value: impl Into<Value<'a>>,
    ) {
        self.push_any(&AnyName::indexed(stem, index, tail), &value.into());
    }

    /// As any other name, which is the least code.
    #[inline(never)]
    fn push_compactly(&mut self, name: &'static ParamName, value: &Value<'a>) {
        self.push_any(&name.any(), value);
    }

    /// In two functions, so that the one that is taken nearly always has no registers to save.
    #[inline(never)]
    fn push_plain(&mut self, name: &'static ParamName, value: &[u8]) {
        let key = name.key();
        if self.passed < name.rank || key <= self.last_key {
            return self.push_plain_closely(name, value);
        }
        self.last_key = key;
        self.last = Last::Known(name);
        self.sink.plain_param(name, value);
    }

    /// The same when a common parameter comes before it, or it begins like the last one.
    #[cold]
    #[inline(never)]
    fn push_plain_closely(&mut self, name: &'static ParamName, value: &[u8]) {
        if self.is_in_place(name) {
            self.sink.plain_param(name, value);
        }
    }

    #[inline(never)]
    fn push_known(&mut self, name: &'static ParamName, value: &Value<'a>) {
        if self.is_in_place(name) {
            self.sink.param(&name.any(), value);
        }
    }

    /// Whether the name comes after the last one, as it must.
    fn is_in_place(&mut self, name: &'static ParamName) -> bool {
        self.merge_up_to(name.rank);
        let key = name.key();
        let known = || matches!(self.last, Last::Known(last) if last.padded() < name.padded());
        let after = key > self.last_key || known() || self.follows(&name.any());
        if after {
            self.last_key = key;
            self.last = Last::Known(name);
        }
        after
    }

    fn push_any(&mut self, name: &AnyName<'a>, value: &Value<'a>) {
        while let Some(reserved) = NAMES.get(usize::from(self.reserved)) {
            match reserved.any().order(name) {
                Ordering::Less => self.reserved += 1,
                Ordering::Equal => return self.fail(SignError::ReservedParam, name),
                Ordering::Greater => break,
            }
        }
        self.merge_up_to(self.reserved);
        if self.follows(name) {
            self.last_key = KEY_OF_ANY;
            self.last = Last::Any(*name);
            self.sink.param(name, value);
        }
    }

    /// Whether the name comes after the last one, by all bytes of both. It is rare for a name that the compiler knew, and for any other
    /// it is not slower for being called cold.
    #[cold]
    fn follows(&mut self, name: &AnyName<'a>) -> bool {
        let last = match &self.last {
            Last::Known(last) => last.any(),
            Last::Any(last) => *last,
        };
        let order = last.order(name);
        if order.is_ge() {
            self.refuse(name, order.is_eq());
        }
        order.is_lt()
    }

    /// Refuses a name that does not come after the last one.
    #[cold]
    #[inline(never)]
    fn refuse(&mut self, name: &AnyName<'_>, came_before: bool) {
        let is = |reserved: &ParamName| reserved.any().order(name).is_eq();
        let error = if name.is_empty() {
            |_| SignError::UnnamedParam
        } else if came_before {
            SignError::DuplicateParam
        } else if NAMES.iter().any(is) {
            // To put it in order would not help.
            SignError::ReservedParam
        } else {
            SignError::UnsortedParam
        };
        self.fail(error, name);
    }

    /// Puts the common parameters that are not put yet and whose places are before one.
    #[inline(always)]
    fn merge_up_to(&mut self, rank: u8) {
        if self.passed < rank {
            self.merge(rank);
        }
    }

    #[inline(never)]
    fn merge(&mut self, rank: u8) {
        if let Some(common) = self.common {
            common.put(self.passed, rank, &mut self.sink);
        }
        self.passed = rank;
    }

    #[cold]
    #[inline(never)]
    fn fail(&mut self, error: fn(Excerpt) -> SignError, name: &AnyName<'_>) {
        self.error.get_or_insert_with(|| error(Excerpt::new(name)));
    }

    /// Puts the rest of the common parameters, and gives back where all went.
    pub(crate) fn finish(&mut self) -> Result<&mut Sink<'a>, SignError> {
        self.merge_up_to(ALL);
        if let Some(name) = self.common.and_then(|common| common.operation.missing()) {
            self.fail(SignError::MissingParam, &AnyName::text(name));
        }
        match self.error {
            None => Ok(&mut self.sink),
            Some(error) => Err(error),
        }
    }
}

/// What is done about the common parameters.
#[derive(Clone, Copy)]
pub(crate) enum Walk<'a> {
    /// They are merged in.
    Merge(&'a Common<'a>),
    /// They are left out, and their names are reserved all the same.
    #[cfg(feature = "acs3")]
    Reserve,
    /// The parameters are taken exactly as they are.
    Exact,
}

/// Of a name that the compiler did not know, nothing is kept that would decide.
const KEY_OF_ANY: u64 = u64::MAX;

/// How many names are the signer's own.
#[expect(clippy::cast_possible_truncation, reason = "it is checked")]
const ALL: u8 = {
    assert!(NAMES.len() < 256);
    NAMES.len() as u8
};

/// The name that was handed over last.
enum Last<'a> {
    Known(&'static ParamName),
    Any(AnyName<'a>),
}

impl fmt::Debug for Params<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Params")
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}
