//! The walk over the parameters of a request: their order is checked, the common ones are merged in, and each goes to the encoder.

#![expect(clippy::inline_always, reason = "a call costs more than it saves")]

use core::cmp::Ordering;
use core::fmt;
use core::iter::successors;

use heapless::Vec;

use crate::encode::param::{Name, Value};
use crate::encode::percent::Encodable;
use crate::encode::query::QueryWriter;
use crate::encode::quoted::Quoted;
use crate::sign::error::SignError;
use crate::sign::excerpt::Excerpt;
use crate::sign::operation::Operation;
use crate::sign::stamp::Stamp;
use crate::value::format::Format;
use crate::value::text::begins_with;

/// The name of a parameter, checked by the compiler.
///
/// [`Params::push`] takes a name as text. With one of these, [`Params::push_named`] is faster.
///
/// ```
/// use cenbwp::ParamName;
///
/// static PAGE_SIZE: ParamName = ParamName::new("PageSize").unwrap();
/// assert_eq!(PAGE_SIZE.as_str(), "PageSize");
/// assert!(ParamName::new("Signature").is_none());
/// ```
#[derive(Clone, Copy)]
pub struct ParamName(Name<'static>);

impl ParamName {
    /// The longest name, in bytes. [`Params::push`] takes longer ones.
    pub const MAX_LEN: usize = 31;

    /// A name of 1 to [`MAX_LEN`](Self::MAX_LEN) of `A-Z a-z 0-9 - . _ ~`.
    ///
    /// `None` if it isn't one, or if it belongs to a common parameter, which is the signer's to add. In a constant that is an error of the
    /// compiler's.
    #[must_use]
    pub const fn new(name: &'static str) -> Option<Self> {
        if name.is_empty() || name.len() > Self::MAX_LEN || !Encodable::new(name).is_plain {
            return None;
        }
        let mut common = COMMON.as_slice();
        while let Some((first, rest)) = common.split_first() {
            let reserved = first.name.text.text;
            if name.len() == reserved.len() && begins_with(name.as_bytes(), reserved.as_bytes()) {
                return None;
            }
            common = rest;
        }
        Some(Self(Name::new(Encodable::plain(name))))
    }

    /// The name.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        self.0.text.text
    }
}

impl fmt::Debug for ParamName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ParamName({:?})", Quoted(self.as_str().chars()))
    }
}

/// A parameter that the signer adds. No action may use its name, whatever the method: the request would mean two things.
pub(crate) struct CommonParam {
    name: Name<'static>,
    value: for<'c> fn(&'c Common<'_>) -> Value<'c>,
}

const fn common(text: &'static str, value: for<'c> fn(&'c Common<'_>) -> Value<'c>) -> CommonParam {
    let name = Name::new(Encodable::plain(text));
    CommonParam { name, value }
}

/// The common parameters, in byte order of their names.
pub(crate) static COMMON: [CommonParam; 10] = [
    common("AccessKeyId", |common| common.access_key_id.into()),
    common("Action", |common| common.operation.name.into()),
    common("Format", |common| common.format.into()),
    common("SecurityToken", |common| common.security_token.into()),
    // It comes last, behind what it signs.
    common("Signature", |_| None::<&str>.into()),
    common("SignatureMethod", |_| Value::plain("HMAC-SHA1")),
    common("SignatureNonce", |common| {
        Value::plain(common.stamp.nonce().as_str())
    }),
    common("SignatureVersion", |_| Value::plain("1.0")),
    common("Timestamp", |common| {
        common.stamp.timestamp().as_str().into()
    }),
    common("Version", |common| common.operation.version.into()),
];

/// What the values of the common parameters are taken from.
#[derive(Clone, Copy)]
pub(crate) struct Common<'a> {
    pub(crate) access_key_id: &'a str,
    pub(crate) security_token: Option<&'a str>,
    pub(crate) format: Format,
    pub(crate) operation: Operation<'a>,
    pub(crate) stamp: &'a Stamp,
}

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
///         params.push_list("SecurityGroupIds.", &["sg-1", "sg-2"], |params, id| params.push("", *id));
///     }
/// }
///
/// let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
/// let stamp = Stamp::new("2018-04-27T12:46:24Z".parse()?, Nonce::from_random([7; 16]));
/// let mut buffer = [0; 512];
/// let signed = signer.sign_query(Method::Get, &RunInstances, &stamp, &mut buffer)?;
/// assert!(signed.as_str().starts_with("AccessKeyId=testid&Action=RunInstances&Amount=2&Format=JSON&"));
/// assert!(signed.as_str().contains("&SecurityGroupIds.1=sg-1&SecurityGroupIds.2=sg-2&SignatureMethod="));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Params<'a> {
    writer: QueryWriter<'a>,
    /// Where the values of the common parameters come from, unless none are merged in.
    common: Option<&'a Common<'a>>,
    /// The common parameters that come after the last name, all of them reserved.
    ahead: &'static [CommonParam],
    last: Option<Name<'a>>,
    /// The stems and numbers of the items that are being pushed, one in the other: room for more than any operation has.
    lists: Vec<(&'a str, usize), 8>,
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
        COMMON.iter().any(|common| common.name.text.text == name)
    }

    /// Merges the common parameters in if there are any, and refuses the names of the reserved ones.
    pub(crate) const fn new(
        writer: QueryWriter<'a>,
        common: Option<&'a Common<'a>>,
        reserved: &'static [CommonParam],
    ) -> Self {
        Self {
            writer,
            common,
            ahead: reserved,
            last: Some(Name::new(Encodable::plain(""))),
            lists: Vec::new(),
            error: None,
        }
    }

    /// Adds the next parameter; with `None` as the value, nothing is sent.
    ///
    /// The name has to be in its place even so, which finds a wrong order the first time that an action is signed.
    #[inline]
    pub fn push(&mut self, name: &'a str, value: impl Into<Value<'a>>) {
        self.push_any(&Name::new(Encodable::unknown(name)), &value.into());
    }

    /// The same for a name that the compiler checked.
    #[inline]
    pub fn push_named(&mut self, name: &'static ParamName, value: impl Into<Value<'a>>) {
        self.push_any(&name.0, &value.into());
    }

    /// Adds a list: for each item the parameters that `each` pushes, as in `Filter.1.Key`, `Filter.1.Value.1`, `Filter.1.Value.2`.
    ///
    /// `stem` is what stands before the index, `Filter.`, and `each` pushes what stands behind it: nothing, or text that begins with `.` or `-`, in byte
    /// order. The items are numbered from 1 on in their own order, and sent in byte order of their names, where `Filter.10` comes before
    /// `Filter.2`: in that order `each` is called. It can push lists too, up to eight in one another. All names of the stem and a digit belong to the list, and none of them can be
    /// pushed before or after it.
    ///
    /// ```
    /// use cenbwp::{Action, Credentials, Method, Nonce, Operation, Params, Signer, Stamp};
    ///
    /// struct Filter<'a> {
    ///     key: &'a str,
    ///     values: &'a [&'a str],
    /// }
    ///
    /// struct DescribeCenBandwidthPackages<'a> {
    ///     filters: &'a [Filter<'a>],
    /// }
    ///
    /// impl Action for DescribeCenBandwidthPackages<'_> {
    ///     fn operation(&self) -> Operation<'_> {
    ///         const { Operation::new("cbn.aliyuncs.com", "2017-09-12", "DescribeCenBandwidthPackages") }
    ///     }
    ///
    ///     fn params<'a>(&'a self, params: &mut Params<'a>) {
    ///         params.push_list("Filter.", self.filters, |params, filter| {
    ///             params.push(".Key", filter.key);
    ///             params.push_list(".Value.", filter.values, |params, value| params.push("", *value));
    ///         });
    ///     }
    /// }
    ///
    /// let action = DescribeCenBandwidthPackages { filters: &[Filter { key: "Status", values: &["Idle", "InUse"] }] };
    /// let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
    /// let stamp = Stamp::new("2018-04-27T12:46:24Z".parse()?, Nonce::from_random([7; 16]));
    /// let mut buffer = [0; 512];
    /// let query = signer.sign_query(Method::Get, &action, &stamp, &mut buffer)?;
    /// assert!(query.as_str().contains("&Filter.1.Key=Status&Filter.1.Value.1=Idle&Filter.1.Value.2=InUse&Format="));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn push_list<T>(
        &mut self,
        stem: &'a str,
        items: &'a [T],
        mut each: impl FnMut(&mut Self, &'a T),
    ) {
        if !self.place(&Name::edge(stem, b'0')) {
            return;
        }
        for number in in_order_of_digits(items.len()) {
            if self.lists.push((stem, number)).is_err() {
                return self.fail(SignError::NestedTooDeep, stem);
            }
            self.last = None;
            if let Some(item) = items.get(number.wrapping_sub(1)) {
                each(self, item);
            }
            self.lists.pop();
        }
        self.last = Some(Name::edge(stem, b':'));
    }

    #[inline(never)]
    fn push_any(&mut self, name: &Name<'a>, value: &Value<'_>) {
        if self.place(name) {
            self.write(name, value);
        }
    }

    /// Goes on to the place of a name, if it is behind all others.
    fn place(&mut self, name: &Name<'a>) -> bool {
        let is_allowed = if self.lists.is_empty() {
            !self.merge_before(name)
        } else {
            name.is_tail()
        };
        let last = self.last.as_ref();
        let is_placed = is_allowed && last.is_none_or(|last| last.order(name).is_lt());
        if is_placed {
            self.last = Some(*name);
        } else {
            self.refuse(name);
        }
        is_placed
    }

    #[cold]
    #[inline(never)]
    fn refuse(&mut self, name: &Name<'a>) {
        let is_in_list = !self.lists.is_empty();
        let is_common = || Self::is_common(name.text.text);
        let error = match self.last.map(|last| last.order(name)) {
            _ if is_in_list && !name.is_tail() => SignError::InvalidTail,
            _ if !is_in_list && name.bytes().next().is_none() => |_| SignError::UnnamedParam,
            Some(Ordering::Equal) => SignError::DuplicateParam,
            // In its place the name of a common one would be refused too.
            Some(Ordering::Greater) if !is_common() => SignError::UnsortedParam,
            _ => SignError::ReservedParam,
        };
        self.fail(error, name.text.text);
    }

    /// Writes the common parameters that come before a name, and tells whether the next one has that name.
    fn merge_before(&mut self, name: &Name<'_>) -> bool {
        while let [next, rest @ ..] = self.ahead {
            match next.name.order(name) {
                Ordering::Less => self.merge(next, rest),
                order => return order.is_eq(),
            }
        }
        false
    }

    #[inline(never)]
    fn merge(&mut self, next: &CommonParam, rest: &'static [CommonParam]) {
        if let Some(common) = self.common {
            self.write(&next.name, &(next.value)(common));
        }
        self.ahead = rest;
    }

    #[inline(always)]
    fn write(&mut self, name: &Name<'_>, value: &Value<'_>) {
        if let Some(value) = value.encodable() {
            if self.lists.is_empty() {
                self.writer.param(name, value);
            } else {
                let Encodable { text, is_plain } = value;
                self.writer.any_param(&self.lists, name, text, is_plain);
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn fail(&mut self, error: fn(Excerpt) -> SignError, name: &str) {
        self.error
            .get_or_insert_with(|| error(Excerpt::of_param(&self.lists, name)));
    }

    /// Writes the rest of the common parameters, and gives the writer back.
    pub(crate) fn finish(&mut self) -> Result<&mut QueryWriter<'a>, SignError> {
        while let [next, rest @ ..] = self.ahead {
            self.merge(next, rest);
        }
        if let Some(name) = self.common.and_then(|common| common.operation.missing()) {
            self.fail(SignError::MissingParam, name);
        }
        match self.error {
            None => Ok(&mut self.writer),
            Some(error) => Err(error),
        }
    }
}

impl fmt::Debug for Params<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Params {{ error: {:?}, .. }}", self.error)
    }
}

/// The numbers from 1 to `count` in the order of their decimal digits as text, which is the lexicographic order: 1, 10, 100, 101, 11, 2.
fn in_order_of_digits(count: usize) -> impl Iterator<Item = usize> {
    let next = move |&last: &usize| {
        let longer = last.checked_mul(10).filter(|&longer| longer <= count);
        longer.or_else(|| {
            let mut next = if last < count { last } else { last / 10 } + 1;
            while next % 10 == 0 {
                next /= 10;
            }
            Some(next)
        })
    };
    successors(Some(1), next).take(count)
}
