//! What is called: an operation of a product, and the parameters of one call of it.

use core::fmt;

use crate::encode::percent::Encodable;
use crate::encode::quoted::{Names, Quoted};
use crate::sign::endpoint::Endpoint;
use crate::sign::error::SignError;
use crate::sign::params::Params;
use crate::sign::sort::sort_by_name;

/// An operation of an RPC-style product: the product's host, and the common parameters `Version` and `Action`.
///
/// ```
/// use cenbwp::Operation;
///
/// const DESCRIBE_REGIONS: Operation<'static> = Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions");
/// assert_eq!(DESCRIBE_REGIONS.name(), "DescribeRegions");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Operation<'a> {
    host: &'a str,
    /// Nothing if the host is not sound.
    endpoint: Option<Endpoint<'a>>,
    pub(crate) version: Encodable<'a>,
    pub(crate) name: Encodable<'a>,
}

impl<'a> Operation<'a> {
    /// `host` as in `cbn.aliyuncs.com`, `version` as in `2017-09-12`, `name` as in `CreateCenBandwidthPackage`.
    ///
    /// A version or a name that is empty makes signing fail with [`SignError::MissingParam`]; and a host that [`Endpoint::https`] does not
    /// take, with [`SignError::InvalidHost`] where it is used. In a constant, all three are looked at by the compiler.
    #[must_use]
    pub const fn new(host: &'a str, version: &'a str, name: &'a str) -> Self {
        Self {
            host,
            endpoint: match Endpoint::https(host) {
                Ok(endpoint) => Some(endpoint),
                Err(_) => None,
            },
            version: Encodable::new(version),
            name: Encodable::new(name),
        }
    }

    /// The product's public host.
    #[must_use]
    pub const fn host(&self) -> &'a str {
        self.host
    }

    /// The product's version, which is a date: the common parameter `Version`.
    #[must_use]
    pub const fn version(&self) -> &'a str {
        self.version.text
    }

    /// What is to be done: the common parameter `Action`.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name.text
    }

    /// Where requests for this operation go, unless the signer was told otherwise.
    pub(crate) const fn endpoint(&self) -> Result<Endpoint<'a>, SignError> {
        match self.endpoint {
            Some(endpoint) => Ok(endpoint),
            None => Err(SignError::InvalidHost),
        }
    }

    /// Which of its common parameters is empty; without either a request means nothing.
    pub(crate) const fn missing(&self) -> Option<&'static str> {
        if self.name.text.is_empty() {
            Some("Action")
        } else if self.version.text.is_empty() {
            Some("Version")
        } else {
            None
        }
    }
}

impl fmt::Debug for Operation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Operation")
            .field("host", &Quoted(self.host.chars()))
            .field("version", &Quoted(self.version.text.chars()))
            .field("name", &Quoted(self.name.text.chars()))
            .finish()
    }
}

/// A call that can be signed.
///
/// An impl reads like the table of parameters in the API reference, one line a parameter, in byte order of the names. The common
/// parameters are the signer's; `RegionId` is a parameter like any other.
///
/// ```
/// use cenbwp::{Action, Operation, Params};
///
/// struct DescribeRegions<'a> {
///     region_id: Option<&'a str>,
///     accept_language: Option<&'a str>,
/// }
///
/// impl Action for DescribeRegions<'_> {
///     fn operation(&self) -> Operation<'_> {
///         const { Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions") }
///     }
///
///     fn params<'a>(&'a self, params: &mut Params<'a>) {
///         params.push("AcceptLanguage", self.accept_language);
///         params.push("RegionId", self.region_id);
///     }
/// }
/// ```
pub trait Action {
    /// The operation that is called.
    fn operation(&self) -> Operation<'_>;

    /// Hands over the parameters, in byte order of their names.
    ///
    /// Names and texts are borrowed from the action, so that what has to be put together is put together when the action is built.
    fn params<'a>(&'a self, params: &mut Params<'a>);
}

/// Any operation, with any parameters as names and values.
///
/// Nothing is checked that only the operation knows. Every parameter is signed and sent, an empty value as `Name=`.
///
/// ```
/// use cenbwp::{Action, Operation, RpcRequest};
///
/// let mut params = [("RegionId", "cn-hangzhou"), ("PageSize", "50")];
/// let call = RpcRequest::new(Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances"), &mut params);
/// assert_eq!(call.operation().name(), "DescribeInstances");
/// ```
#[derive(Clone, Copy)]
pub struct RpcRequest<'a> {
    operation: Operation<'a>,
    params: &'a [(&'a str, &'a str)],
}

impl<'a> RpcRequest<'a> {
    /// Takes the parameters in any order and sorts them in place, in n log n steps.
    ///
    /// A name that comes twice, is empty or belongs to a common parameter is an error when the call is signed.
    pub fn new<'n: 'a, 'v: 'a>(
        operation: Operation<'a>,
        params: &'a mut [(&'n str, &'v str)],
    ) -> Self {
        sort_by_name(params);
        Self { operation, params }
    }
}

impl<T: Action + ?Sized> Action for &T {
    fn operation(&self) -> Operation<'_> {
        (**self).operation()
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        (**self).params(params);
    }
}

impl Action for RpcRequest<'_> {
    fn operation(&self) -> Operation<'_> {
        self.operation
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        for &(name, value) in self.params {
            params.push(name, value);
        }
    }
}

/// Shows the names, and no value: it may be a password.
impl fmt::Debug for RpcRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RpcRequest")
            .field("operation", &self.operation)
            .field("params", &Names(self.params))
            .finish()
    }
}
