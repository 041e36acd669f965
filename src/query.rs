//! The way back: a query that is read, a request that is verified, our strings to sign compared with the server's, and why they differ.

mod compare;
#[cfg(feature = "acs3")]
mod compare_acs3;
pub(crate) mod decoded;
pub(crate) mod error;
mod explain;
pub(crate) mod params;
pub(crate) mod verify;

pub use decoded::Decoded;
pub use error::{QueryError, QueryProblem};
pub use explain::Explanation;
pub use explain::cause::Cause;
pub use params::Query;
pub use verify::Untrusted;
pub use verify::error::VerifyError;
pub use verify::received::{Room, Slot};
pub use verify::trusted::Trusted;
