//! An operation of a product: its host, its version and its name.

use core::fmt;

use crate::encode::percent::Encodable;
use crate::encode::quoted::Quoted;
use crate::sign::endpoint::Endpoint;
use crate::sign::error::SignError;

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
    endpoint: Option<Endpoint<&'a str>>,
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
    pub(crate) const fn endpoint(&self) -> Result<Endpoint<&'a str>, SignError> {
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
