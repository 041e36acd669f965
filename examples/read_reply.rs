//! Reads the body of a response from standard input and says what became of the request, or reads one value of it.
//!
//! ```text
//! curl --silent "$URL" | cargo run --example read_reply
//! curl --silent "$URL" | cargo run --example read_reply -- --path CenBandwidthPackages.CenBandwidthPackage.1.Status
//! ```
//!
//! The exit status is 0 for a reply, 1 for a refusal, and 2 for what is neither, cannot be read, or does not have the value. A path is names and
//! places in lists, which count from 1, in JSON as in XML.

use std::env;
use std::io::{self, Read as _, Write};
use std::process::ExitCode;

use cenbwp::reply::{
    CreateCenBandwidthPackageReply, ErrorKind, FieldValue, Fields, ReplyError, ServiceError,
};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let path = match arguments[..] {
        [] => None,
        ["--path", path] => Some(path),
        _ => {
            eprintln!(
                "unknown arguments; expected --path and a path, or none, and the body on standard input"
            );
            return ExitCode::from(2);
        }
    };
    let mut body = Vec::new();
    let status = io::stdin().read_to_end(&mut body).and_then(|_| {
        let out = &mut io::stdout().lock();
        match path {
            Some(path) => report_value(&body, path, out),
            None => report(&body, out),
        }
    });
    status.map_or_else(
        |error| {
            eprintln!("{error}");
            ExitCode::from(2)
        },
        ExitCode::from,
    )
}

/// Writes the report and gives the exit status.
pub(crate) fn report(body: &[u8], out: &mut impl Write) -> io::Result<u8> {
    match CreateCenBandwidthPackageReply::read(body) {
        Ok(reply) => {
            if let Some(request) = reply.request_id {
                writeln!(out, "RequestId: {request}")?;
            }
            let package = reply.cen_bandwidth_package_id;
            writeln!(out, "CenBandwidthPackageId: {package}")?;
            if let Some(order) = reply.cen_bandwidth_package_order_id {
                writeln!(out, "CenBandwidthPackageOrderId: {order}")?;
            }
            Ok(0)
        }
        Err(ReplyError::Refused(refusal)) => report_refusal(&refusal, out),
        Err(ReplyError::Unreadable(error)) => {
            writeln!(out, "Not a reply: {error}")?;
            writeln!(
                out,
                "What to do: the request may have been carried out; {RETRY}"
            )?;
            Ok(2)
        }
    }
}

/// Writes the value and gives the exit status. Where it is not there, a refusal says more.
pub(crate) fn report_value(body: &[u8], path: &str, out: &mut impl Write) -> io::Result<u8> {
    match Fields::read(body).and_then(|fields| fields.find_path(path)) {
        Ok(Some(value)) => {
            match value {
                FieldValue::Text(text) => writeln!(out, "{text}"),
                FieldValue::Number(number) => writeln!(out, "{number}"),
                FieldValue::Bool(value) => writeln!(out, "{value}"),
                FieldValue::Nested(nested) => writeln!(out, "{}", nested.as_str()),
                _ => writeln!(out, "null"),
            }?;
            Ok(0)
        }
        Ok(None) => {
            if let Ok(refusal) = ServiceError::read(body) {
                return report_refusal(&refusal, out);
            }
            writeln!(out, "Not in the reply: {path}")?;
            Ok(2)
        }
        Err(error) => {
            writeln!(out, "Not a reply: {error}")?;
            Ok(2)
        }
    }
}

fn report_refusal(refusal: &ServiceError<'_>, out: &mut impl Write) -> io::Result<u8> {
    let kind = refusal.kind();
    writeln!(out, "Refused: {refusal}")?;
    writeln!(out, "kind: {kind}")?;
    let retry = if kind.is_retryable() { "yes" } else { "no" };
    writeln!(out, "retry: {retry}")?;
    writeln!(out, "What to do: {}", advice(kind))?;
    if let Some(page) = refusal.recommend {
        writeln!(out, "See: {page}")?;
    }
    Ok(1)
}

const RETRY: &str = "send it again with a new stamp and the same client token";

fn advice(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::Retry => return format!("wait a little, then {RETRY}"),
        ErrorKind::Slower => return format!("wait longer, then {RETRY}, and send less"),
        ErrorKind::Never => {
            "this client token was sent with other parameters: look whether that purchase stands, \
             then use a new token"
        }
        ErrorKind::Money => "top up the account, or have it opened for this way of billing",
        ErrorKind::Key => "check the AccessKeyId and whether it is enabled",
        ErrorKind::Token => "get new temporary credentials, and sign with all three parts of them",
        ErrorKind::Permission => {
            "give the key's owner the permission for CreateCenBandwidthPackage"
        }
        ErrorKind::Clock => "set the clock, and sign again",
        ErrorKind::Signature => {
            "compare server_string_to_sign() with your own string to sign: if they are equal, the \
             secret is wrong; if not, the first difference names the parameter"
        }
        _ => "mend the request; the message says what is wrong with it",
    }
    .into()
}
