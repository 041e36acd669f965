//! What the typed reply makes of a body's fields.

use cenbwp::Format;
use cenbwp::reply::{
    CreateCenBandwidthPackageReply, DecodeError, DecodeProblem, FieldValue, ReplyError,
    ServiceError, Text,
};

use crate::codes;
use crate::fields::{check_text, read};

type Reply<'a> = CreateCenBandwidthPackageReply<'a>;

/// Holds the reply that is read from a body against what its fields say.
pub fn check(body: &[u8], format: Format, fields: &[(String, FieldValue<'_>)]) {
    let read = Reply::read_as(body, format);
    assert_eq!(
        Reply::read(body),
        read,
        "the format was guessed and the outcome is another"
    );
    match (expected(format, fields), read) {
        (
            Ok(Expected::Reply {
                request_id,
                package_id,
                order_id,
            }),
            Ok(reply),
        ) => {
            check_option(reply.request_id, request_id.as_deref());
            check_text(reply.cen_bandwidth_package_id, &package_id);
            check_option(reply.cen_bandwidth_package_order_id, order_id.as_deref());
        }
        (Ok(Expected::Refusal(expected)), Err(ReplyError::Refused(refusal))) => {
            expected.check(&refusal);
            assert_eq!(ServiceError::read(body), Ok(refusal));
        }
        (Err(problem), Err(ReplyError::Unreadable(error))) => assert_eq!(error.problem, problem),
        (expected, read) => panic!("{read:?} for {expected:?}"),
    }
}

/// Of a body that is malformed, only what surrounds the fields has to be well-formed: what is read of it stands in it.
pub fn check_malformed(body: &[u8], format: Format, error: DecodeError) {
    let stands = |text: Text<'_>| {
        let text = text.as_str().unwrap_or_default().as_bytes();
        text.is_empty() || body.windows(text.len()).any(|window| window == text)
    };
    match Reply::read_as(body, format) {
        Ok(reply) => assert!(stands(reply.cen_bandwidth_package_id)),
        Err(ReplyError::Refused(refusal)) => assert!(stands(refusal.code)),
        Err(ReplyError::Unreadable(read)) => {
            assert!(read.at <= body.len());
            match read.problem {
                DecodeProblem::Missing { .. } | DecodeProblem::Duplicate { .. } => {}
                DecodeProblem::Utf8 => assert!(begins_ill_formed(&body[read.at..]), "{read:?}"),
                // Where nothing stands for a value, the reason can be another: the value was skipped.
                _ => {
                    let error = syntax_error(body, format, error);
                    assert!(
                        error.is_some_and(|error| read.at >= error.at),
                        "{read:?} for {error:?}"
                    );
                }
            }
        }
    }
}

/// The first error of a malformed body that is not about its encoding. `Fields` checks the encoding of the whole body first, and the typed
/// reply only that of the fields it reads; so each byte that is not UTF-8 is replaced by a character that only a string can contain.
fn syntax_error(body: &[u8], format: Format, error: DecodeError) -> Option<DecodeError> {
    if std::str::from_utf8(body).is_ok() {
        return Some(error);
    }
    let replaced: String = body
        .utf8_chunks()
        .flat_map(|chunk| [chunk.valid().to_owned(), "?".repeat(chunk.invalid().len())])
        .collect();
    read(replaced.as_bytes(), format).err()
}

fn begins_ill_formed(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.valid_up_to() == 0)
}

const NAMES: [&str; 9] = [
    "RequestId",
    "CenBandwidthPackageId",
    "CenBandwidthPackageOrderId",
    "Code",
    "Message",
    "ErrorCode",
    "ErrorMessage",
    "HostId",
    "Recommend",
];

#[derive(Debug)]
enum Expected {
    Reply {
        request_id: Option<String>,
        package_id: String,
        order_id: Option<String>,
    },
    Refusal(Refusal),
}

#[derive(Debug)]
struct Refusal {
    code: String,
    message: Option<String>,
    request_id: Option<String>,
    host_id: Option<String>,
    recommend: Option<String>,
}

fn expected(
    format: Format,
    fields: &[(String, FieldValue<'_>)],
) -> Result<Expected, DecodeProblem> {
    let [
        request_id,
        package_id,
        order_id,
        code,
        message,
        error_code,
        error_message,
        host_id,
        recommend,
    ] = NAMES.map(|name| {
        let values = named(format, fields, name);
        match values[..] {
            [] => Ok(None),
            [value] => Ok(Some(text(value)).filter(|text| !text.is_empty())),
            _ => Err(DecodeProblem::Duplicate { field: name }),
        }
    });
    let optional = Result::unwrap_or_default;
    if let Some(package_id) = package_id? {
        return Ok(Expected::Reply {
            request_id: optional(request_id),
            package_id,
            order_id: optional(order_id),
        });
    }
    let refuses = |code: &String| {
        let fine = ["OK", "200", "Success"];
        !fine.iter().any(|fine| fine.eq_ignore_ascii_case(code))
    };
    let (message, error_message) = (optional(message), optional(error_message));
    let (code, message) = match code?.filter(refuses) {
        Some(code) => (Some(code), message.or(error_message)),
        None => (error_code?.filter(refuses), error_message.or(message)),
    };
    let field = "CenBandwidthPackageId";
    Ok(Expected::Refusal(Refusal {
        code: code.ok_or(DecodeProblem::Missing { field })?,
        message,
        request_id: optional(request_id),
        host_id: optional(host_id),
        recommend: optional(recommend),
    }))
}

/// The values of a name, which may also begin with a small letter, and in XML have a prefix.
fn named<'a>(
    format: Format,
    fields: &[(String, FieldValue<'a>)],
    name: &str,
) -> Vec<FieldValue<'a>> {
    let (first, rest) = name.split_at(1);
    let spellings = [name.to_owned(), first.to_lowercase() + rest];
    let local = |name: &str| match name.split_once(':') {
        Some((_, local)) if format == Format::Xml => local.to_owned(),
        _ => name.to_owned(),
    };
    let named = fields
        .iter()
        .filter(|(name, _)| spellings.contains(&local(name)));
    named.map(|(_, value)| *value).collect()
}

/// What a field holds as text; what is no text counts as nothing.
fn text(value: FieldValue<'_>) -> String {
    match value {
        FieldValue::Text(text) => text.to_string().trim_ascii().to_owned(),
        FieldValue::Number(number) => number.to_owned(),
        _ => String::new(),
    }
}

fn check_option(text: Option<Text<'_>>, expected: Option<&str>) {
    assert_eq!(text.is_some(), expected.is_some());
    if let (Some(text), Some(expected)) = (text, expected) {
        check_text(text, expected);
    }
}

impl Refusal {
    fn check(&self, refusal: &ServiceError<'_>) {
        check_text(refusal.code, &self.code);
        check_option(refusal.message, self.message.as_deref());
        check_option(refusal.request_id, self.request_id.as_deref());
        check_option(refusal.host_id, self.host_id.as_deref());
        check_option(refusal.recommend, self.recommend.as_deref());

        codes::check(
            refusal.kind(),
            &self.code,
            self.message.as_deref().unwrap_or_default(),
        );
        // What anyone may see, and whether there is more: the request that a message repeats is not a part of it.
        let is_signature = refusal.kind().as_str() == "signature";
        let public = self
            .message
            .as_deref()
            .map(|message| match before_marks(message) {
                Some(before) => (before, true),
                None if is_signature => (String::new(), true),
                None => (message.to_owned(), false),
            });
        for found in [
            refusal.server_string_to_sign(),
            refusal.server_canonical_request(),
        ] {
            let message = self.message.as_deref().unwrap_or_default();
            let Some(found) = found else { continue };
            assert!(!found.is_empty() && message.contains(&found.to_string()));
            assert!(public.as_ref().is_some_and(|(_, cut)| *cut));
            assert_eq!(
                format!("{found:?}"),
                format!("<{} characters>", found.chars().count())
            );
        }
        let public = public.map(|(text, cut)| {
            let redacted = if cut { "<redacted>" } else { "" };
            format!(": {text}{redacted}")
        });
        let request = self
            .request_id
            .as_deref()
            .map(|id| format!(" (request {id})"));
        let expected = format!(
            "{}{}{}",
            self.code,
            public.unwrap_or_default(),
            request.unwrap_or_default()
        );
        assert_eq!(refusal.to_string(), one_line(&expected));
    }
}

/// The message before the first word that begins a repeated request, in any case and with white space within it.
fn before_marks(message: &str) -> Option<String> {
    let marks = [
        "stringtosign",
        "canonicalrequest",
        "security-token",
        "securitytoken=",
        "securitytoken%3d",
        "accesskeyid",
    ];
    let starts: Vec<usize> = message.char_indices().map(|(at, _)| at).collect();
    let begins = |at: &usize| {
        let rest: String = message[*at..]
            .chars()
            .filter(|c| !c.is_ascii_whitespace())
            .take(16)
            .collect();
        let rest = rest.to_ascii_lowercase();
        let is_visible = !message[*at..].starts_with(|c: char| c.is_ascii_whitespace());
        is_visible && marks.iter().any(|mark| rest.starts_with(mark))
    };
    let at = starts.into_iter().find(begins)?;
    Some(message[..at].to_owned())
}

/// Text as a refusal is shown: what would not be seen, begin a line or turn the order of the rest round is escaped.
fn one_line(text: &str) -> String {
    let misleading = "\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    let mut line = String::new();
    for c in text.chars() {
        if c.is_control() || misleading.contains(c) {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    line
}
