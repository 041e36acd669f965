//! What comes back: the fields of a reply in JSON or XML, the reply of this operation, and a refusal with its code.

pub(crate) mod code;
pub(crate) mod create_cen_bandwidth_package;
pub(crate) mod cursor;
pub(crate) mod error;
pub(crate) mod fields;
pub(crate) mod json;
pub(crate) mod message;
pub(crate) mod refusal;
pub(crate) mod text;
pub(crate) mod xml;

pub use code::ErrorCode;
pub use create_cen_bandwidth_package::CreateCenBandwidthPackageReply;
pub use error::{DecodeError, DecodeProblem};
pub use fields::{Field, FieldValue, Fields};
pub use refusal::ServiceError;
pub use text::{Chars, Text};
