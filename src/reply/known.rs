//! The fields of a body that the typed reply and a refusal are made of.

use crate::reply::error::{DecodeError, DecodeProblem};
use crate::reply::field::FieldValue;
use crate::reply::fields::Fields;
use crate::reply::text::Text;
use crate::value::format::Format;

pub(super) const PACKAGE_ID: &str = "CenBandwidthPackageId";
pub(super) const CODE: &str = "Code";

/// From the specification and the reference of the service's errors. Some products send `ErrorCode` and `ErrorMessage`.
const NAMES: [&str; 9] = [
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

/// For each of [`NAMES`]: its text, `None` if it is missing or empty, or why it cannot be used.
pub(super) struct Known<'a>([Result<Option<Text<'a>>, DecodeError>; NAMES.len()]);

impl<'a> Known<'a> {
    /// Reads the fields in [`NAMES`] and skips the others. Only what surrounds the fields has to be well-formed.
    #[inline]
    pub(super) fn read(body: &'a [u8], format: Format) -> Result<Self, DecodeError> {
        Self::collect(Fields::read_bytes(body, format)?)
    }

    fn collect(mut fields: Fields<'a>) -> Result<Self, DecodeError> {
        let mut known = [None; NAMES.len()];
        while let Some(field) = fields.find_next() {
            let (head, value) = field?;
            for (slot, name) in known.iter_mut().zip(NAMES) {
                if head.name.is_ok_and(|given| is_named(given, name)) {
                    *slot = Some(if slot.is_some() {
                        let problem = DecodeProblem::Duplicate { field: name };
                        Err(DecodeError::new(problem, head.at))
                    } else {
                        value.map(text)
                    });
                }
            }
        }
        Ok(Self(known.map(|slot| slot.unwrap_or(Ok(None)))))
    }

    pub(super) fn get(&self, name: &str) -> Result<Option<Text<'a>>, DecodeError> {
        let mut slots = NAMES.iter().zip(self.0);
        slots
            .find(|(known, _)| **known == name)
            .map_or(Ok(None), |(_, slot)| slot)
    }
}

pub(super) const fn missing(field: &'static str, end: usize) -> DecodeError {
    DecodeError::new(DecodeProblem::Missing { field }, end)
}

fn text(value: FieldValue<'_>) -> Option<Text<'_>> {
    match value {
        FieldValue::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        FieldValue::Number(number) => Some(Text::json(number)),
        FieldValue::Bool(_) | FieldValue::Null | FieldValue::Nested(_) => None,
    }
}

/// Whether a name is the known one, which may begin with a lower-case letter, and in XML have a prefix.
fn is_named(name: Text<'_>, known: &str) -> bool {
    let (mut name, mut known) = (name.local_name().chars(), known.chars());
    match (name.next(), known.next()) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(&b) && name.eq(known),
        _ => false,
    }
}
