//! Reads the body of a response from standard input and says what became of the request.
//!
//! ```text
//! curl --silent "$URL" | cargo run --example read_reply
//! ```
//!
//! The exit status is 0 for a reply, 1 for a refusal, and 2 for what is neither or cannot be read.

use std::env;
use std::io::{self, Read as _, Write};
use std::process::ExitCode;

use cenbwp::reply::{CreateCenBandwidthPackageReply, ErrorCode, ServiceError};

fn main() -> ExitCode {
    if env::args().len() > 1 {
        eprintln!("there are no arguments; expected the body on standard input");
        return ExitCode::from(2);
    }
    let mut body = Vec::new();
    let status = io::stdin()
        .read_to_end(&mut body)
        .and_then(|_| report(&body, &mut io::stdout().lock()));
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
        Ok(Ok(reply)) => {
            writeln!(out, "RequestId: {}", reply.request_id)?;
            writeln!(
                out,
                "CenBandwidthPackageId: {}",
                reply.cen_bandwidth_package_id
            )?;
            if let Some(order) = reply.cen_bandwidth_package_order_id {
                writeln!(out, "CenBandwidthPackageOrderId: {order}")?;
            }
            Ok(0)
        }
        Ok(Err(refusal)) => {
            writeln!(out, "Refused: {refusal}")?;
            writeln!(out, "What to do: {}", advice(&refusal))?;
            if let Some(page) = refusal.recommend {
                writeln!(out, "See: {page}")?;
            }
            Ok(1)
        }
        Err(error) => {
            writeln!(out, "Not a reply: {error}")?;
            writeln!(
                out,
                "What to do: the request may have been carried out; {RETRY}"
            )?;
            Ok(2)
        }
    }
}

const RETRY: &str = "send it again with a new stamp and the same client token";

fn advice(refusal: &ServiceError<'_>) -> String {
    let code = refusal.kind();
    if code.is_money() {
        return "top up the account, or have it opened for this way of billing".into();
    }
    if code.is_retryable() {
        return format!("wait a little, then {RETRY}");
    }
    if code.is_signature() {
        return "compare server_string_to_sign() with your own string to sign: if they are equal, the \
                secret is wrong; if not, the first difference names the parameter"
            .into();
    }
    if code.is_clock() {
        return "set the clock, and sign again".into();
    }
    if code.is_key() {
        return "check the AccessKeyId and whether it is enabled".into();
    }
    match code {
        ErrorCode::Unauthorized | ErrorCode::ForbiddenRam => {
            "give the key's owner the permission for CreateCenBandwidthPackage".into()
        }
        ErrorCode::ClientTokenMismatch => {
            "this client token was sent with other parameters: look whether that purchase stands, \
             then use a new token"
                .into()
        }
        ErrorCode::Missing(parameter) => format!("send the parameter {parameter}"),
        _ => "mend the request; the message says what is wrong with it".into(),
    }
}
