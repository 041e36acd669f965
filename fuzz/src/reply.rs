//! What the typed reply makes of a body's fields.

use cenbwp::Format;
use cenbwp::reply::{
    CreateCenBandwidthPackageReply, DecodeError, DecodeProblem, FieldValue, ServiceError, Text,
};

use crate::codes;
use crate::fields::check_text;

type Reply<'a> = CreateCenBandwidthPackageReply<'a>;

const MARK: &str = "string to sign is:";

/// Holds the reply that is read from a body against what its fields say. The root is that of XML.
pub fn check(body: &[u8], format: Format, root: Option<&str>, fields: &[(String, FieldValue<'_>)]) {
    let read = Reply::read_as(body, format);
    if let Ok(reply) = read {
        assert_eq!(
            Reply::read(body),
            Ok(reply),
            "the format was guessed and the outcome is another"
        );
    }
    match (expected(root, fields), read) {
        (
            Ok(Expected::Reply {
                request_id,
                package_id,
                order_id,
            }),
            Ok(Ok(reply)),
        ) => {
            check_text(reply.request_id, &request_id);
            check_text(reply.cen_bandwidth_package_id, &package_id);
            check_option(reply.cen_bandwidth_package_order_id, order_id.as_deref());
        }
        (Ok(Expected::Refusal(expected)), Ok(Err(refusal))) => expected.check(&refusal),
        (Err(problem), Err(error)) => assert_eq!(error.problem, problem),
        (expected, read) => panic!("{read:?} for {expected:?}"),
    }
}

/// A body that is malformed is neither a reply nor a refusal.
pub fn check_malformed(body: &[u8], format: Format, error: DecodeError) {
    let read = Reply::read_as(body, format).expect_err("a malformed body was read");
    let earlier = matches!(
        read.problem,
        DecodeProblem::Root | DecodeProblem::Duplicate { .. }
    );
    assert!(read == error || earlier, "{read:?} for {error:?}");
}

const NAMES: [&str; 7] = [
    "RequestId",
    "CenBandwidthPackageId",
    "CenBandwidthPackageOrderId",
    "Code",
    "Message",
    "HostId",
    "Recommend",
];

#[derive(Debug)]
enum Expected {
    Reply {
        request_id: String,
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
    root: Option<&str>,
    fields: &[(String, FieldValue<'_>)],
) -> Result<Expected, DecodeProblem> {
    if !matches!(
        root,
        None | Some("CreateCenBandwidthPackageResponse" | "Error")
    ) {
        return Err(DecodeProblem::Root);
    }
    let duplicate = NAMES
        .iter()
        .filter_map(|name| Some((named(fields, name).nth(1)?.0, *name)));
    if let Some((_, field)) = duplicate.min() {
        return Err(DecodeProblem::Duplicate { field });
    }
    let [
        request_id,
        package_id,
        order_id,
        code,
        message,
        host_id,
        recommend,
    ] = NAMES.map(|name| {
        let (_, value) = named(fields, name).next()?;
        Some(text(value)).filter(|text| !text.is_empty())
    });
    let missing = |field| DecodeProblem::Missing { field };
    match (package_id, code) {
        (Some(_), Some(_)) => Err(DecodeProblem::Contradiction),
        (None, Some(code)) => Ok(Expected::Refusal(Refusal {
            code,
            message,
            request_id,
            host_id,
            recommend,
        })),
        (_, None) if root == Some("Error") => Err(missing("Code")),
        (None, None) => Err(missing("CenBandwidthPackageId")),
        (Some(package_id), None) => {
            let request_id = request_id.ok_or_else(|| missing("RequestId"))?;
            Ok(Expected::Reply {
                request_id,
                package_id,
                order_id,
            })
        }
    }
}

/// The values of a name, which may also begin with a small letter, and where they stand.
fn named<'f, 'a>(
    fields: &'f [(String, FieldValue<'a>)],
    name: &str,
) -> impl Iterator<Item = (usize, FieldValue<'a>)> + use<'f, 'a> {
    let (first, rest) = name.split_at(1);
    let spellings = [name.to_owned(), first.to_lowercase() + rest];
    let all = fields.iter().enumerate();
    all.filter(move |(_, (name, _))| spellings.contains(name))
        .map(|(at, (_, value))| (at, *value))
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

        let kind = refusal.kind();
        assert_eq!(kind.to_string(), self.code);
        codes::check(kind, &self.code);
        let is_signature = ["SignatureDoesNotMatch", "IncompleteSignature"].contains(&&*self.code);

        let split = self
            .message
            .as_deref()
            .and_then(|message| message.split_once(MARK));
        check_option(
            refusal.server_string_to_sign(),
            split.map(|(_, string)| string),
        );
        // What anyone may see, and whether there is more: the request that a message repeats is not a part of it.
        let public = self.message.as_deref().map(|message| match split {
            Some((before, _)) => (format!("{before}{MARK}"), true),
            None if is_signature => (String::new(), true),
            None => (message.to_owned(), false),
        });
        let for_logs = refusal.message_for_logs();
        check_option(
            for_logs.map(|(text, _)| text),
            public.as_ref().map(|(text, _)| &**text),
        );
        assert_eq!(
            for_logs.map(|(_, cut)| cut),
            public.as_ref().map(|(_, cut)| *cut)
        );
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
