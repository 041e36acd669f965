//! What is answered, in JSON or XML.

use cenbwp::Format;
use hyper::StatusCode;
use serde_json::{Map, Value, json};

/// What comes of a request.
pub(crate) enum Outcome {
    Answer(Answer),
    /// The connection is cut.
    Cut,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) content_type: &'static str,
    pub(crate) body: String,
}

/// A refusal: the code and the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    pub(crate) message: String,
}

impl Refusal {
    pub(crate) fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
        }
    }

    /// The service names the parameter in the code.
    pub(crate) fn missing(parameter: &str) -> Self {
        Self::new(
            format!("Missing{parameter}"),
            format!("{parameter} is mandatory for this action."),
        )
    }

    fn status(&self) -> StatusCode {
        match self.code.as_str() {
            "InternalError"
            | "Operation.Blocking"
            | "PayFor.AccountMoneyValidateError"
            | "SystemBusy"
            | "UnknownError"
            | "DB.Error" => StatusCode::INTERNAL_SERVER_ERROR,
            "ServiceUnavailable" => StatusCode::SERVICE_UNAVAILABLE,
            "InvalidAccessKeyId.NotFound" | "InvalidAction.NotFound" => StatusCode::NOT_FOUND,
            "Forbidden.RAM" => StatusCode::FORBIDDEN,
            "RequestTooLarge" => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::BAD_REQUEST,
        }
    }

    pub(crate) fn answer(&self, format: Format, request_id: &str) -> Answer {
        let body = json!({
            "RequestId": request_id,
            "HostId": "cbn.aliyuncs.com",
            "Code": self.code,
            "Message": self.message,
            "Recommend": format!("https://error-center.aliyun.com/status/search?Keyword={}&source=PopGw", self.code),
        });
        Answer::new(self.status(), format, "Error", &body)
    }
}

/// The answer to an action that was done.
pub(crate) fn done(
    action: &str,
    format: Format,
    request_id: &str,
    members: Map<String, Value>,
) -> Answer {
    let mut body = Map::new();
    body.insert("RequestId".into(), request_id.into());
    body.extend(members);
    let root = format!("{action}Response");
    Answer::new(StatusCode::OK, format, &root, &Value::Object(body))
}

impl Answer {
    fn new(status: StatusCode, format: Format, root: &str, body: &Value) -> Self {
        let (content_type, body) = match format {
            Format::Xml => {
                let mut text = "<?xml version='1.0' encoding='UTF-8'?>".to_owned();
                element(root, body, &mut text);
                ("text/xml;charset=utf-8", text)
            }
            _ => ("application/json;charset=utf-8", body.to_string()),
        };
        Self {
            status,
            content_type,
            body,
        }
    }
}

/// Writes an element; of a list one for each of its items.
fn element(name: &str, value: &Value, text: &mut String) {
    if let Value::Array(items) = value {
        return items.iter().for_each(|item| element(name, item, text));
    }
    text.extend(["<", name, ">"]);
    match value {
        Value::Object(members) => members
            .iter()
            .for_each(|(name, member)| element(name, member, text)),
        Value::String(characters) => characters.chars().for_each(|c| escape(c, text)),
        other => *text += &other.to_string(),
    }
    text.extend(["</", name, ">"]);
}

/// A character that XML does not have is left out.
fn escape(c: char, text: &mut String) {
    match c {
        '&' => text.push_str("&amp;"),
        '<' => text.push_str("&lt;"),
        '>' => text.push_str("&gt;"),
        '\n' | '\t' => text.push(c),
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
        c => text.push(c),
    }
}
