//! Buys cross-region bandwidth on Alibaba Cloud's Cloud Enterprise Network, up to the point where bytes leave your program.
//!
//! The crate validates a [`CreateCenBandwidthPackage`] request, encodes and signs it into a URL, and reads the reply. It does no I/O, allocates
//! nothing, needs no `std`, holds no `unsafe`, and never panics. What is an error is decided by the specification, the October 2018 revision of
//! [the operation's page](https://www.alibabacloud.com/help/doc-detail/65919.htm); what later revisions of
//! [the reference](https://www.alibabacloud.com/help/en/cen/developer-reference/api-cbn-2017-09-12-createcenbandwidthpackage) narrow is an
//! [`Advisory`].
//!
//! ```
//! use cenbwp::{Bandwidth, CreateCenBandwidthPackage, Credentials, GeographicRegion, Nonce, Signer, Stamp, Timestamp};
//!
//! // The key is prepared once; the secret is neither kept nor borrowed.
//! let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
//! let request = CreateCenBandwidthPackage::new(
//!     Bandwidth::from_mbps(10)?,
//!     GeographicRegion::China,
//!     GeographicRegion::NorthAmerica,
//! );
//! // Clock and randomness come from outside: signing is a pure function.
//! let stamp = Stamp::new(Timestamp::from_unix(1_524_833_184)?, Nonce::from_random([0x3e; 16]));
//! let mut buffer = [0; 1024];
//! let url = signer.sign_url(&request, &stamp, &mut buffer)?;
//! assert!(url.as_str().starts_with("https://cbn.aliyuncs.com/?AccessKeyId=testid&"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where things are
//!
//! | what | where |
//! |---|---|
//! | the request, its values and what may be wrong with them | [`CreateCenBandwidthPackage`], [`Bandwidth`] and the other types of values, [`ValueError`], [`ReadError`] |
//! | the table of its parameters, as data | [`CreateCenBandwidthPackage::PARAMETERS`], [`Parameter`] |
//! | what today's service may refuse | [`Advisory`], [`Region`] |
//! | signing, of this request and of any other | [`Signer`], [`Credentials`], [`Stamp`], [`Action`], [`RpcRequest`], [`SignError`] |
//! | the second signature method, with the feature `acs3` | `acs3` |
//! | what comes back | [`reply`] |
//! | a signed query read back | [`query`] |
//!
//! # Features
//!
//! None is on by default, and each only adds: `acs3`, the second signature method; `zeroize`, key material wiped when it is dropped; `serde`,
//! values, requests and stamps, never credentials; `arbitrary`, valid values for fuzzing; `defmt`, logging on microcontrollers.
//!
//! # In a fuzzing harness of your own
//!
//! With the feature `arbitrary`, requests, their values, stamps, operations, endpoints and credentials are made of a fuzzer's input, valid ones only, so that a
//! harness gets past the constructors and to what it is for. Text is borrowed from the input, but for tags: they are the first few of a fixed
//! list, as there is no memory for others.
//!
//! ```rust
//! # #[cfg(feature = "arbitrary")] {
//! use arbitrary::{Arbitrary as _, Unstructured};
//! use cenbwp::query::Query;
//! use cenbwp::{CreateCenBandwidthPackage, Credentials, Signer, Stamp};
//!
//! /// The body of a `fuzz_target!`: what is signed is read back as it was.
//! fn harness(input: &[u8]) -> arbitrary::Result<()> {
//!     let mut input = Unstructured::new(input);
//!     let request = CreateCenBandwidthPackage::arbitrary(&mut input)?;
//!     let stamp = Stamp::arbitrary(&mut input)?;
//!     let signer = Signer::new(&Credentials::arbitrary(&mut input)?);
//!
//!     let mut buffer = vec![0; 1 << 16];
//!     if let Ok(signed) = signer.sign_url(&request, &stamp, &mut buffer) {
//!         let query = Query::from_url(signed.as_str()).unwrap();
//!         assert_eq!(query.get("SignatureNonce").unwrap(), stamp.nonce().as_str());
//!         assert!(query.signature().unwrap() == signed.signature());
//!     }
//!     Ok(())
//! }
//! # harness(&[7; 200]).unwrap();
//! # }
//! ```
//!
//! To compare signatures with, there are textbook signers of both methods in `tests/textbook`, which follow the published description
//! step by step and share no code with this crate but the hashes. They are files without a crate of their own, packaged with the tests: take
//! the folder, and each file of it in with `#[path = "..."]`, as `fuzz/src/lib.rs` does. `fuzz/` has this project's own
//! targets, with seeds and dictionaries.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(
    clippy::alloc_instead_of_core,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::std_instead_of_core,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod advisory;
mod encode;
mod external;
pub mod query;
mod region;
pub mod reply;
mod request;
mod sign;
mod value;

pub use advisory::Advisory;
pub use encode::param::Value;
pub use region::Region;
pub use request::CreateCenBandwidthPackage;
pub use request::read::ReadError;
pub use request::table::{Need, Parameter, Source};
#[cfg(feature = "acs3")]
pub use sign::acs3;
pub use sign::action::{Action, RpcRequest};
pub use sign::credentials::Credentials;
pub use sign::endpoint::Endpoint;
pub use sign::error::SignError;
pub use sign::excerpt::Excerpt;
pub use sign::hmac_sha1::Signer;
pub use sign::method::Method;
pub use sign::operation::Operation;
pub use sign::params::{ParamName, Params};
pub use sign::signed::{Signed, StringToSign};
pub use sign::stamp::Stamp;
pub use value::auto_renew_duration::AutoRenewDuration;
pub use value::bandwidth::Bandwidth;
pub use value::cen_id::CenId;
pub use value::charge_type::ChargeType;
pub use value::client_token::ClientToken;
pub use value::description::Description;
pub use value::error::{Problem, ValueError};
pub use value::format::Format;
pub use value::geographic_region::GeographicRegion;
pub use value::name::Name;
pub use value::nonce::Nonce;
pub use value::period::Period;
pub use value::pricing_cycle::PricingCycle;
pub use value::resource_group_id::ResourceGroupId;
pub use value::rule::Kind;
pub use value::tag::{Tag, Tags};
pub use value::timestamp::Timestamp;

/// The examples of the README are tests too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
