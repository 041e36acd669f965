//! What comes back: the fields of a reply in JSON or XML, the reply of this operation, and a refusal with its code.
//!
//! Hand the body of the response back, whatever the HTTP status; JSON and XML are told apart:
//!
//! ```rust
//! use cenbwp::reply::{CreateCenBandwidthPackageReply, ReplyError};
//!
//! /// What to do after an attempt.
//! enum Next {
//!     Done,
//!     /// Sign the same request again, with a new stamp and the *same* client token.
//!     Retry,
//!     GiveUp,
//! }
//!
//! fn after(body: &[u8]) -> Next {
//!     match CreateCenBandwidthPackageReply::read(body) {
//!         Ok(reply) => {
//!             println!("created {}", reply.cen_bandwidth_package_id);
//!             Next::Done
//!         }
//!         Err(ReplyError::Refused(refusal)) => {
//!             // The kind says what to do about it: retry, slower, money, clock ...
//!             println!("refused, {}: {refusal}", refusal.kind());
//!             if refusal.kind().is_retryable() { Next::Retry } else { Next::GiveUp }
//!         }
//!         Err(ReplyError::Unreadable(error)) => {
//!             // A page of a proxy, half a body: the purchase may have gone through.
//!             println!("no reply: {error}");
//!             Next::Retry
//!         }
//!     }
//! }
//!
//! let body = br#"{"RequestId": "E4B345CD", "CenBandwidthPackageId": "cenbwp-stb2axpq"}"#;
//! assert!(matches!(after(body), Next::Done));
//! let body = br#"{"RequestId": "E4B345CD", "Code": "Operation.Blocking", "Message": "Try again later."}"#;
//! assert!(matches!(after(body), Next::Retry));
//! assert!(matches!(after(b"<html><title>502 Bad Gateway</title>"), Next::Retry));
//! ```
//!
//! If there is no answer at all, retry too. Set a client token on the request and keep it over all attempts: it keeps the service from
//! selling the package twice. Only the stamp changes, and with it the signature. Wait between attempts and bound their number.
//!
//! The operation is asynchronous: ask `DescribeCenBandwidthPackages` until the package is `Idle`. Its reply holds a list.
//! [`Fields`] iterates over it, and [`Fields::find_path`] finds one value in it. See [`examples/http`](examples/http/src/bin/wait_until_idle.rs).

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
mod syntax;
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
