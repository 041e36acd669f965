//! The typed reply of CreateCenBandwidthPackage, or the refusal in its place.

use crate::reply::error::{DecodeError, DecodeProblem};
use crate::reply::fields::{self, Field, FieldValue};
use crate::reply::refusal::ServiceError;
use crate::reply::text::Text;
use crate::reply::{json, xml};
use crate::value::format::Format;

/// The reply to a CreateCenBandwidthPackage request that was carried out.
///
/// The operation is asynchronous: the bandwidth package is there once
/// `DescribeCenBandwidthPackages` shows it `Idle` or `InUse`. Every text is without the white space
/// that the body may have around it.
///
/// ```
/// use cenbwp::reply::CreateCenBandwidthPackageReply;
///
/// let body = br#"{"RequestId": "E4B345CD", "CenBandwidthPackageId": "cenbwp-stb2axpq"}"#;
/// match CreateCenBandwidthPackageReply::read(body)? {
///     Ok(reply) => assert_eq!(reply.cen_bandwidth_package_id, "cenbwp-stb2axpq"),
///     Err(refusal) => println!("refused, retry: {}: {refusal}", refusal.kind().is_retryable()),
/// }
/// # Ok::<(), cenbwp::reply::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateCenBandwidthPackageReply<'a> {
    /// `RequestId`: the ID of the request, for the service's support.
    pub request_id: Text<'a>,
    /// `CenBandwidthPackageId`: the ID of the bandwidth package, such as
    /// `cenbwp-stb2axpqzzko2jagd7`.
    pub cen_bandwidth_package_id: Text<'a>,
    /// `CenBandwidthPackageOrderId`: the ID of the order, by later revisions of the reference.
    pub cen_bandwidth_package_order_id: Option<Text<'a>>,
}

/// What is asked of a body; by the specification, or the reference of the service's errors.
const NAMES: [&str; 7] = [
    REQUEST_ID,
    PACKAGE_ID,
    "CenBandwidthPackageOrderId",
    CODE,
    "Message",
    "HostId",
    "Recommend",
];
const REQUEST_ID: &str = "RequestId";
const PACKAGE_ID: &str = "CenBandwidthPackageId";
pub(super) const CODE: &str = "Code";

impl<'a> CreateCenBandwidthPackageReply<'a> {
    /// Reads the body of a response, whatever its HTTP status and content type: the reply, or else
    /// the refusal.
    ///
    /// The format is seen from the body, for an early refusal may come in another one than was
    /// asked for.
    ///
    /// The fields decide which of the two it is: `CenBandwidthPackageId` makes a reply, `Code` a
    /// refusal. A name may begin with a small letter. Other fields are skipped. A number counts as
    /// text; a field that is empty, `null`, a flag or nested counts as missing.
    ///
    /// # Errors
    ///
    /// [`DecodeError`] where the body is neither, with the place and one of the reasons in
    /// [`DecodeProblem`]. It leaves open what became of the request: send that again with the same
    /// client token.
    pub fn read(body: &'a [u8]) -> Result<Result<Self, ServiceError<'a>>, DecodeError> {
        Self::read_as(body, fields::recognize(body)?)
    }

    /// Reads a body that is text already, as [`read`](Self::read) does; the check of UTF-8 is not linked.
    ///
    /// ```
    /// use cenbwp::reply::CreateCenBandwidthPackageReply;
    ///
    /// let body = r#"{"RequestId": "E4B3", "CenBandwidthPackageId": "cenbwp-1"}"#;
    /// assert!(CreateCenBandwidthPackageReply::read_str(body)?.is_ok());
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    pub fn read_str(body: &'a str) -> Result<Result<Self, ServiceError<'a>>, DecodeError> {
        Self::scan(body, fields::recognize(body.as_bytes())?)
    }

    /// Reads a body of a format that is known; code that only ever names one format does not link
    /// the other.
    ///
    /// # Errors
    ///
    /// As for [`read`](Self::read).
    #[inline]
    pub fn read_as(
        body: &'a [u8],
        format: Format,
    ) -> Result<Result<Self, ServiceError<'a>>, DecodeError> {
        Self::scan(fields::text(body, format)?, format)
    }

    #[inline]
    fn scan(body: &'a str, format: Format) -> Result<Result<Self, ServiceError<'a>>, DecodeError> {
        match format {
            Format::Json => Self::collect(&mut json::Scanner::new(body)?, false, body.len()),
            Format::Xml => {
                let mut scanner = xml::Scanner::new(body)?;
                let is_error = scanner.root() == "Error";
                if !is_error && scanner.root() != "CreateCenBandwidthPackageResponse" {
                    return Err(DecodeError::new(DecodeProblem::Root, scanner.root_at()));
                }
                Self::collect(&mut scanner, is_error, body.len())
            }
        }
    }

    /// Reads all fields; `is_error` is whether the root element can only be that of a refusal.
    fn collect(
        fields: &mut dyn Iterator<Item = Result<Field<'a>, DecodeError>>,
        is_error: bool,
        end: usize,
    ) -> Result<Result<Self, ServiceError<'a>>, DecodeError> {
        let [
            request_id,
            package_id,
            order_id,
            code,
            message,
            host_id,
            recommend,
        ] = texts(fields)?;
        match (package_id, code) {
            (Some(_), Some(_)) => Err(DecodeError::new(DecodeProblem::Contradiction, end)),
            (None, Some(code)) => Ok(Err(ServiceError {
                code,
                message,
                request_id,
                host_id,
                recommend,
            })),
            _ if is_error => Err(missing(CODE, end)),
            (None, None) => Err(missing(PACKAGE_ID, end)),
            (Some(cen_bandwidth_package_id), None) => Ok(Ok(Self {
                request_id: request_id.ok_or_else(|| missing(REQUEST_ID, end))?,
                cen_bandwidth_package_id,
                cen_bandwidth_package_order_id: order_id,
            })),
        }
    }
}

pub(super) const fn missing(field: &'static str, end: usize) -> DecodeError {
    DecodeError::new(DecodeProblem::Missing { field }, end)
}

/// The texts of the fields in [`NAMES`].
pub(super) fn texts<'a>(
    fields: &mut dyn Iterator<Item = Result<Field<'a>, DecodeError>>,
) -> Result<[Option<Text<'a>>; NAMES.len()], DecodeError> {
    let mut texts = [None; NAMES.len()];
    for field in fields {
        let field = field?;
        for (slot, known) in texts.iter_mut().zip(NAMES) {
            if !names(field.name, known) {
                continue;
            }
            if slot.is_some() {
                let problem = DecodeProblem::Duplicate { field: known };
                return Err(DecodeError::new(problem, field.at));
            }
            *slot = Some(match field.value {
                FieldValue::Text(text) => text.trim(),
                FieldValue::Number(number) => Text::json(number),
                FieldValue::Bool(_) | FieldValue::Null | FieldValue::Nested(_) => Text::json(""),
            });
        }
    }
    for slot in &mut texts {
        *slot = slot.filter(|text| !text.is_empty());
    }
    Ok(texts)
}

/// Whether a name is a known one, which may also begin with a small letter.
fn names(name: Text<'_>, known: &str) -> bool {
    let (mut name, mut known) = (name.chars(), known.chars());
    match (name.next(), known.next()) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(&b) && name.eq(known),
        _ => false,
    }
}
