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
/// `DescribeCenBandwidthPackages` shows it `Idle` or `InUse`. Every text is without the white space
/// that the body may have around it.
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
    /// The format is seen from the body, for an early refusal may come in another one than was
    /// asked for.
    ///
    /// The fields decide what it is: with `CenBandwidthPackageId` the request was carried out, whatever else there is. Without it a `Code` or
    /// `ErrorCode` makes a refusal, unless it is `OK`, `200` or `Success`. A name may begin with a small letter, and in XML have a prefix; the name of
    /// the root does not matter. A number counts as text; a field that is empty, `null`, a flag or nested counts as missing. Other fields are
    /// skipped undecoded: what is malformed in a description does not lose the ID of what was paid for.
    ///
    /// # Errors
    ///
    /// [`ReplyError`]: the refusal, or where the body is neither, the place and one of the reasons in
    /// [`DecodeProblem`](crate::reply::DecodeProblem).
    pub fn read(body: &'a [u8]) -> Result<Self, ReplyError<'a>> {
        Self::read_as(body, recognize(body)?)
    }

    /// Reads a body of a format that is known; code that only ever names one format does not link
    /// the other.
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
