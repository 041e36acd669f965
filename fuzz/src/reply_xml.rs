//! An XML body is read as `roxmltree` reads it: the same bodies, but for what is said here, and the same elements and texts.

use cenbwp::Format;
use cenbwp::reply::{DecodeProblem, FieldValue, Fields};
use roxmltree::{Document, Error, Node};

use crate::fields::{check_text, read};
use crate::reply;

pub fn check(body: &[u8]) {
    let ours = read(body, Format::Xml);
    let Ok(text) = std::str::from_utf8(body) else {
        let error = ours.expect_err("what is not UTF-8 was read");
        assert!(
            matches!(
                error.problem,
                DecodeProblem::Utf8 | DecodeProblem::Truncated | DecodeProblem::Html
            ),
            "{error:?}"
        );
        return;
    };
    let Some(text) = without_declaration(text) else {
        return;
    };
    let declared = body.len() - text.len();
    // What XML does to the ends of lines before anything else; the oracle leaves some as they are.
    // The space keeps it from skipping a second byte order mark.
    let text = format!(" {text}").replace("\r\n", "\n").replace('\r', "\n");
    match (ours, Document::parse(&text)) {
        (Ok(fields), Ok(document)) => {
            let root = document.root_element();
            check_fields(&fields, root);
            assert_eq!(
                Fields::read(body).expect("it was read before").root(),
                Some(name(root))
            );
            reply::check(body, Format::Xml, &fields);
            check_prefixes(body, declared, &fields);
        }
        (Err(error), Err(_)) => reply::check_malformed(body, Format::Xml, error),
        // The oracle was not shown the declaration.
        (Err(error), Ok(_)) if error.at < declared => {}
        (Ok(_), Err(error)) => assert!(
            is_not_ours_to_check(&error, &text) || has_names_beyond_ascii(&text),
            "{error:?}"
        ),
        (Err(error), Ok(document)) => match error.problem {
            DecodeProblem::TooDeep => {
                assert!(depth(document.root_element()) > Fields::MAX_DEPTH + 1);
            }
            DecodeProblem::Html => {
                assert!(name(document.root_element()).eq_ignore_ascii_case("html"));
            }
            // The oracle takes an empty prefix for none.
            DecodeProblem::Mismatch => {
                assert!(text.contains("<:") || text.contains("</:"), "{error:?}");
            }
            DecodeProblem::Escape => assert!(is_no_character(&body[error.at..]), "{error:?}"),
            // The oracle does not look closely at the target of an instruction, nor at what is behind it.
            DecodeProblem::Unexpected { expected } => {
                assert!(
                    [
                        "the XML declaration at the start only",
                        "white space or `?>`"
                    ]
                    .contains(&expected),
                    "{error:?}"
                );
            }
            _ => panic!("{error:?}"),
        },
    }
}

/// The text behind byte order mark and declaration, which the crate takes in the specification's malformed form too; `None` where
/// there is one that does not end.
fn without_declaration(text: &str) -> Option<&str> {
    let white = [' ', '\t', '\n', '\r'];
    let start = text
        .strip_prefix('\u{FEFF}')
        .unwrap_or(text)
        .trim_start_matches(white);
    let inside = start
        .strip_prefix("<?")
        .map(|rest| rest.trim_start_matches(white));
    let Some(mut inside) = inside
        .and_then(|rest| rest.strip_prefix("xml"))
        .filter(|rest| rest.starts_with(white))
    else {
        return Some(start);
    };
    loop {
        let (_, behind) = inside.split_once('?')?;
        inside = behind.trim_start_matches(white);
        if let Some(rest) = inside.strip_prefix('>') {
            return Some(rest.trim_start_matches(white));
        }
    }
}

/// Namespaces and what is given twice, which the crate leaves alone, and says so.
fn is_not_ours_to_check(error: &Error, text: &str) -> bool {
    match error {
        Error::InvalidXmlPrefixUri(_)
        | Error::UnexpectedXmlUri(_)
        | Error::UnexpectedXmlnsUri(_)
        | Error::InvalidElementNamePrefix(_)
        | Error::DuplicatedNamespace(..)
        | Error::UnknownNamespace(..)
        | Error::DuplicatedAttribute(..) => true,
        // Without namespaces, a colon may stand anywhere in a name.
        Error::InvalidName(at) => {
            let (row, column) = (at.row as usize - 1, at.col as usize - 1);
            let line = text.split('\n').nth(row).unwrap_or_default();
            let mut name = line.chars().skip(column);
            name.find(|c| !c.is_ascii_alphanumeric() && !"-._".contains(*c)) == Some(':')
        }
        _ => false,
    }
}

/// Beyond ASCII the crate takes every character for one of a name.
fn has_names_beyond_ascii(text: &str) -> bool {
    text.split('<')
        .skip(1)
        .any(|markup| !up_to_its_end(markup).is_ascii())
}

/// A tag up to its `>`, of which an attribute's value may have some.
fn up_to_its_end(markup: &str) -> &str {
    let mut quote = None;
    let end = markup.find(|c| {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            _ => {}
        }
        quote.is_none() && c == '>'
    });
    end.map_or(markup, |end| &markup[..end])
}

/// Whether a reference by number is to no character at all, which the oracle takes for U+FFFD.
fn is_no_character(reference: &[u8]) -> bool {
    let text = std::str::from_utf8(reference).unwrap_or_default();
    let number = text
        .strip_prefix("&#")
        .and_then(|text| text.split(';').next())
        .unwrap_or_default();
    let (digits, radix) = number
        .strip_prefix('x')
        .map_or((number, 10), |digits| (digits, 16));
    let number = u32::from_str_radix(digits, radix);
    number.is_ok_and(|number| char::from_u32(number).is_none())
}

/// The name of an element as it is written, with its prefix.
fn name<'a>(node: Node<'a, '_>) -> &'a str {
    let tag = &node.document().input_text()[node.range().start + 1..];
    tag.split([' ', '\t', '\n', '/', '>'])
        .next()
        .unwrap_or_default()
}

fn depth(node: Node<'_, '_>) -> usize {
    node.descendants()
        .filter(Node::is_element)
        .map(|node| node.ancestors().filter(Node::is_element).count())
        .max()
        .unwrap_or_default()
}

fn check_fields(fields: &[(String, FieldValue<'_>)], parent: Node<'_, '_>) {
    let elements: Vec<_> = parent.children().filter(Node::is_element).collect();
    assert_eq!(fields.len(), elements.len());
    for ((ours, value), element) in fields.iter().zip(elements) {
        assert_eq!(ours, name(element));
        match value {
            FieldValue::Text(text) => {
                let texts = element
                    .children()
                    .filter(Node::is_text)
                    .filter_map(|node| node.text());
                check_text(*text, &texts.collect::<String>());
                assert!(!element.children().any(|node| node.is_element()));
            }
            FieldValue::Nested(nested) => {
                assert!(element.children().any(|node| node.is_element()));
                let inner: Vec<_> = nested
                    .into_iter()
                    .map(|field| field.expect("what is nested was checked"))
                    .map(|field| (field.name.to_string(), field.value))
                    .collect();
                check_fields(&inner, element);
                let wrapped = format!("<wrapped>{}</wrapped>", nested.as_str());
                assert_eq!(
                    read(wrapped.as_bytes(), Format::Xml).map(|fields| fields.len()),
                    Ok(inner.len())
                );
            }
            value => panic!("{value:?} is nothing that XML has"),
        }
    }
}

/// However a body is cut short behind its declaration, that is noticed, at its end, unless all of the root element is there.
fn check_prefixes(body: &[u8], declared: usize, fields: &[(String, FieldValue<'_>)]) {
    for len in 0..body.len().min(200) {
        match read(&body[..len], Format::Xml) {
            Ok(part) => assert_eq!(part, fields),
            Err(_) if len < declared => {}
            Err(error) => {
                assert_eq!(error.at, len);
                assert!(
                    matches!(
                        error.problem,
                        DecodeProblem::Truncated | DecodeProblem::Empty
                    ),
                    "{error:?}"
                );
            }
        }
    }
}
