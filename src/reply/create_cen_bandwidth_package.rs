//! The typed reply of CreateCenBandwidthPackage, or the refusal in its place.

use crate::reply::fields::recognize;
use crate::reply::known::{Known, PACKAGE_ID, missing};
use crate::reply::refusal::ServiceError;
use crate::reply::reply_error::ReplyError;
use crate::reply::text::Text;
use crate::value::format::Format;

/// The reply to a CreateCenBandwidthPackage request that was carried out.
///
/// The operation is asynchronous: the bandwidth package is there once
/// `DescribeCenBandwidthPackages` shows it `Idle` or `InUse`. White space around a
/// text is removed.
///
/// ```
/// use cenbwp::reply::{CreateCenBandwidthPackageReply, ReplyError};
///
/// let body = br#"{"RequestId": "E4B345CD", "CenBandwidthPackageId": "cenbwp-stb2axpq"}"#;
/// match CreateCenBandwidthPackageReply::read(body) {
///     Ok(reply) => assert_eq!(reply.cen_bandwidth_package_id, "cenbwp-stb2axpq"),
///     Err(ReplyError::Refused(refusal)) => println!("{}: {refusal}", refusal.kind()),
///     Err(ReplyError::Unreadable(error)) => println!("send it again: {error}"),
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateCenBandwidthPackageReply<'a> {
    /// `RequestId`: the ID of the request, for the service's support.
    pub request_id: Option<Text<'a>>,
    /// `CenBandwidthPackageId`: the ID of the bandwidth package, such as
    /// `cenbwp-stb2axpqzzko2jagd7`.
    pub cen_bandwidth_package_id: Text<'a>,
    /// `CenBandwidthPackageOrderId`: the ID of the order, by later revisions of the reference.
    pub cen_bandwidth_package_order_id: Option<Text<'a>>,
}

impl<'a> CreateCenBandwidthPackageReply<'a> {
    /// Reads the body of a response, whatever its HTTP status and content type.
    ///
    /// The format is recognized from the body, since an early refusal may come in another format than the request asked for.
    ///
    /// The fields decide: a body with `CenBandwidthPackageId` is a success, whatever else it has. Without that field, a `Code` or `ErrorCode` makes
    /// it a refusal, unless the code is `OK`, `200` or `Success`. A field name may begin with a lower-case letter, and in XML it may have a prefix. The
    /// root element may have any name. A number is read as text. A field that is empty, `null`, a boolean or nested counts as missing. Other
    /// fields are skipped without decoding, so that a malformed description does not hide the ID of a package that was paid for.
    ///
    /// # Errors
    ///
    /// [`ReplyError::Refused`] for a refusal; [`ReplyError::Unreadable`] for a body that is neither, with the offset and the
    /// [`DecodeProblem`](crate::reply::DecodeProblem).
    pub fn read(body: &'a [u8]) -> Result<Self, ReplyError<'a>> {
        Self::read_as(body, recognize(body)?)
    }

    /// Reads a body in a known format. A program that names only one format does not link the code for the other.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_as(body: &'a [u8], format: Format) -> Result<Self, ReplyError<'a>> {
        let known = Known::read(body, format)?;
        let text = |name| known.get(name).unwrap_or_default();
        if let Some(cen_bandwidth_package_id) = known.get(PACKAGE_ID)? {
            return Ok(Self {
                request_id: text("RequestId"),
                cen_bandwidth_package_id,
                cen_bandwidth_package_order_id: text("CenBandwidthPackageOrderId"),
            });
        }
        let refusal = ServiceError::from_known(&known)?;
        Err(refusal.map_or_else(
            || missing(PACKAGE_ID, body.len()).into(),
            ReplyError::Refused,
        ))
    }
}
