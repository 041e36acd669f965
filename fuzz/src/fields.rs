//! The fields of a body as the crate reads them, and the laws that hold for every text.

use cenbwp::Format;
use cenbwp::reply::{DecodeError, FieldValue, Fields, Text};

/// Reads all fields of a body, and checks what holds for every body of this format.
pub fn read(body: &[u8], format: Format) -> Result<Vec<(String, FieldValue<'_>)>, DecodeError> {
    let fields = collect(body, Fields::read_as(body, format));
    let guessed = Fields::read(body);
    if guessed
        .as_ref()
        .is_ok_and(|fields| fields.root().is_some() == (format == Format::Xml))
    {
        assert_eq!(
            collect(body, guessed),
            fields,
            "the format was guessed and the outcome is another"
        );
    }
    if let Err(error) = fields {
        assert!(error.at <= body.len());
    }
    fields
}

fn collect<'a>(
    body: &[u8],
    fields: Result<Fields<'a>, DecodeError>,
) -> Result<Vec<(String, FieldValue<'a>)>, DecodeError> {
    let mut fields = fields?;
    let mut read = Vec::new();
    while let Some(field) = fields.next() {
        match field {
            Ok(field) => {
                let before = field.at.checked_sub(1).map(|at| body[at]);
                assert!(
                    field.name.is_empty() || body[field.at] == b'"' || before == Some(b'<'),
                    "no name begins at {}",
                    field.at
                );
                read.push((field.name.to_string(), field.value));
            }
            Err(error) => {
                assert!(fields.next().is_none(), "nothing comes after an error");
                return Err(error);
            }
        }
    }
    assert!(fields.next().is_none(), "nothing comes after the end");
    Ok(read)
}

/// Every way to look at a text agrees with the text that is expected.
pub fn check_text(text: Text<'_>, expected: &str) {
    assert_eq!(text, expected);
    assert_eq!(text.to_string(), expected);
    assert!(text.chars().eq(expected.chars()));
    assert_eq!(text.is_empty(), expected.is_empty());
    assert!(text.as_str().is_none_or(|text| text == expected));
    let trimmed = expected.trim_ascii();
    assert_eq!(text.trim(), trimmed);
    assert!(text.trim().as_str().is_none_or(|text| text == trimmed));
}
