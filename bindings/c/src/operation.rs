//! Any operation of any RPC-style product.

use core::ffi::c_char;

use cenbwp::{Action, Params};

use crate::failure::Failure;
use crate::sort::sort;
use crate::text;

/// An operation of an RPC-style product.
#[repr(C)]
#[derive(Debug)]
pub struct Operation {
    /// The product's public host, as in `ecs.aliyuncs.com`. Not NULL.
    pub host: *const c_char,
    /// The product's version, as in `2014-05-26`. Neither NULL nor empty.
    pub version: *const c_char,
    /// What is to be done, as in `DescribeRegions`. Neither NULL nor empty.
    pub name: *const c_char,
}

/// A parameter of a call: its name and its value, neither of them NULL. An empty value is signed and
/// sent.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// The name.
    pub name: *const c_char,
    /// The value.
    pub value: *const c_char,
}

/// An operation and its parameters, in order.
pub(crate) struct Call<'a> {
    operation: cenbwp::Operation<'a>,
    params: &'a [Param],
}

impl<'a> Call<'a> {
    /// Checks all text, and sorts the parameters unless they are in order.
    ///
    /// # Safety
    ///
    /// The pointers are NULL or to what they are said to be, and nothing else uses the parameters for `'a`.
    pub(crate) unsafe fn new(
        operation: Option<&'a Operation>,
        params: *mut Param,
        count: usize,
    ) -> Result<Self, Failure> {
        let operation = operation.ok_or(Failure::Null("operation"))?;
        // SAFETY: the caller promises it.
        let operation = unsafe {
            cenbwp::Operation::new(
                text::required(operation.host, "host")?,
                text::required(operation.version, "Version")?,
                text::required(operation.name, "Action")?,
            )
        };
        // SAFETY: likewise.
        let params = unsafe { text::list_mut(params, count, "params") }?;
        for param in &*params {
            // SAFETY: likewise.
            unsafe {
                text::required(param.name, "name")?;
                text::required(param.value, "value")?;
            }
        }
        sort(params, |left, right| left.name() < right.name());
        Ok(Self { operation, params })
    }
}

impl Param {
    /// The name, of a parameter of a [`Call`].
    fn name(&self) -> &str {
        // SAFETY: it was read before, and nothing writes to it meanwhile.
        unsafe { text::required(self.name, "name") }.unwrap_or_default()
    }

    /// The value, likewise.
    fn value(&self) -> &str {
        // SAFETY: as above.
        unsafe { text::required(self.value, "value") }.unwrap_or_default()
    }
}

impl Action for Call<'_> {
    fn operation(&self) -> cenbwp::Operation<'_> {
        self.operation
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        for param in self.params {
            params.push(param.name(), param.value());
        }
    }
}
