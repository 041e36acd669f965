//! A call of an operation: its parameters.

use core::fmt;

use crate::encode::quoted::Names;
use crate::sign::operation::Operation;
use crate::sign::params::Params;
use crate::sign::sort::sort_by_name;

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
