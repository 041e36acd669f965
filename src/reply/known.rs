//! The fields of a body that the typed reply and a refusal are made of.

use crate::reply::error::{DecodeError, DecodeProblem};
use crate::reply::field::{FieldValue, Found};
use crate::reply::text::Text;
use crate::reply::{json, xml};
use crate::value::format::Format;

/// By the specification, or the reference of the service's errors; `ErrorCode` and `ErrorMessage` are those of some products.
pub(super) const NAMES: [&str; 9] = [
    "RequestId",
    PACKAGE_ID,
    "CenBandwidthPackageOrderId",
    CODE,
    "Message",
    "ErrorCode",
    "ErrorMessage",
    "HostId",
    "Recommend",
];
pub(super) const PACKAGE_ID: &str = "CenBandwidthPackageId";
pub(super) const CODE: &str = "Code";

/// A field that is missing or empty, its text, or why it cannot be used.
pub(super) type Known<'a> = Result<Option<Text<'a>>, DecodeError>;

/// Reads the fields in [`NAMES`] and skips the others. Only what surrounds the fields has to be well-formed.
#[inline]
pub(super) fn read(body: &[u8], format: Format) -> Result<[Known<'_>; NAMES.len()], DecodeError> {
    match format {
        Format::Json => collect(&mut json::Scanner::new(body)?),
        Format::Xml => collect(&mut xml::Scanner::new(body)?),
    }
}

pub(super) const fn missing(field: &'static str, end: usize) -> DecodeError {
    DecodeError::new(DecodeProblem::Missing { field }, end)
}

fn collect<'a>(
    fields: &mut dyn Iterator<Item = Result<Found<'a>, DecodeError>>,
) -> Result<[Known<'a>; NAMES.len()], DecodeError> {
    let mut known = [None; NAMES.len()];
    for field in fields {
        let field = field?;
        for (slot, name) in known.iter_mut().zip(NAMES) {
            if is_named(field.name, name) {
                *slot = Some(if slot.is_some() {
                    let problem = DecodeProblem::Duplicate { field: name };
                    Err(DecodeError::new(problem, field.at))
                } else {
                    field.value.map(text)
                });
            }
        }
    }
    Ok(known.map(|slot| slot.unwrap_or(Ok(None))))
}

fn text(value: FieldValue<'_>) -> Option<Text<'_>> {
    match value {
        FieldValue::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        FieldValue::Number(number) => Some(Text::json(number)),
        FieldValue::Bool(_) | FieldValue::Null | FieldValue::Nested(_) => None,
    }
}

/// Whether a name is a known one, which may also begin with a small letter, and in XML have a prefix.
fn is_named(name: Text<'_>, known: &str) -> bool {
    let (mut name, mut known) = (name.local_name().chars(), known.chars());
    match (name.next(), known.next()) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(&b) && name.eq(known),
        _ => false,
    }
}
