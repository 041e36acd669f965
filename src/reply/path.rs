//! Finding a value by its path.

use crate::reply::error::DecodeError;
use crate::reply::field::FieldValue;
use crate::reply::fields::Fields;

impl<'a> Fields<'a> {
    /// Finds a value by its path: names and list positions, separated by periods. Positions count from 1.
    ///
    /// In JSON a position selects an element of an array. In XML it selects among the elements of the same name, and without a position the first
    /// one is taken. So one path works for both formats. The rest of the body is checked too.
    ///
    /// ```
    /// use cenbwp::reply::{FieldValue, Fields};
    ///
    /// let json = r#"{"Packages": {"Package": [{"Status": "InUse"}, {"Status": "Idle"}]}}"#;
    /// let xml = "<R><Packages><Package><Status>InUse</Status></Package>\
    ///     <Package><Status>Idle</Status></Package></Packages></R>";
    /// for body in [json, xml] {
    ///     let status = Fields::read(body.as_bytes())?.find_path("Packages.Package.2.Status")?;
    ///     assert!(matches!(status, Some(FieldValue::Text(status)) if status == "Idle"));
    /// }
    /// # Ok::<(), cenbwp::reply::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DecodeError`] if the body is malformed.
    pub fn find_path(self, path: &str) -> Result<Option<FieldValue<'a>>, DecodeError> {
        // Splits bytes, since `str::split` links code that can panic.
        let steps = path.as_bytes().split(|byte| *byte == b'.');
        let mut steps = steps.map(|step| core::str::from_utf8(step).unwrap_or_default());
        let mut fields = Some(self);
        let mut found = None;
        while let Some(step) = steps.next() {
            let Some(inside) = fields.take() else {
                return Ok(None);
            };
            let (mut name, mut left) = (step, Some(1));
            if inside.is_array() {
                (name, left) = ("", place(step));
            } else if inside.root().is_some() {
                let mut behind = steps.clone();
                // No element has a number for its name.
                if let Some(place) = behind.next().and_then(place) {
                    (steps, left) = (behind, Some(place));
                }
            }
            found = None;
            for field in inside {
                let field = field?;
                if field.name == name {
                    left = left.and_then(|left| left.checked_sub(1));
                    found = found.or_else(|| (left == Some(0)).then_some(field.value));
                }
            }
            if let Some(FieldValue::Nested(nested)) = found {
                fields = Some(nested.into_iter());
            }
        }
        Ok(found)
    }
}

/// A position in a list, if the step is a number.
fn place(step: &str) -> Option<usize> {
    let digits = step.bytes().all(|byte| byte.is_ascii_digit());
    step.parse().ok().filter(|_| digits)
}
