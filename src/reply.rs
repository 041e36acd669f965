//! What comes back: the fields of a reply in JSON or XML, the reply of this operation, and a refusal with its code.

mod create_cen_bandwidth_package;
mod cursor;
mod error;
mod field;
mod fields;
mod json;
mod json_escape;
mod kind;
mod known;
mod message;
mod path;
mod refusal;
mod reply_error;
pub(crate) mod text;
mod xml;
mod xml_text;

pub use create_cen_bandwidth_package::CreateCenBandwidthPackageReply;
pub use error::{DecodeError, DecodeProblem};
pub use field::{Field, FieldValue, Nested};
pub use fields::Fields;
pub use kind::ErrorKind;
pub use refusal::ServiceError;
pub use reply_error::ReplyError;
pub use text::{Chars, Text};
