//! Says why a signature does not match: which parameter, and why.
//!
//! ```text
//! cargo run --example explain -- --ours signed_url.txt --server reply.json
//! ```
//!
//! A file, or `-` for standard input, holds a string to sign of HMAC-SHA1, a canonical request of ACS3-HMAC-SHA256, a signed URL, or the whole
//! reply of the service, JSON or XML. The signer can be any, in any language. Nothing of the values is printed.
//!
//! The exit status is 0 where both could be read, and 2 otherwise.

use std::error::Error;
use std::fs;
use std::io::{self, Read as _, Write};
use std::process::ExitCode;

use cenbwp::Method;
use cenbwp::query::Explanation;
use cenbwp::reply::ServiceError;
use clap::Parser;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sha2::{Digest as _, Sha256};

/// Says why a signature does not match
#[derive(Parser)]
#[command(name = "explain")]
struct Args {
    /// What was signed: a string to sign, a canonical request or a signed URL; - for standard input
    #[arg(long, value_name = "FILE")]
    ours: String,

    /// What the server signed, or its whole reply; - for standard input
    #[arg(long, value_name = "FILE")]
    server: String,

    /// How a signed URL was sent: GET or POST
    #[arg(long, default_value = "GET")]
    method: Method,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    if args.ours == "-" && args.server == "-" {
        return Err("standard input can be one of the two only".into());
    }
    let ours = read(&args.ours)?;
    let server = read(&args.server)?;
    report(&ours, &server, args.method, &mut io::stdout().lock())
}

fn read(file: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let outcome = if file == "-" {
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    outcome.map_err(|error| format!("{file}: {error}"))
}

/// Writes what is wrong with what was signed.
pub(crate) fn report(
    ours: &[u8],
    server: &[u8],
    method: Method,
    out: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let text = |side, bytes| text(bytes, method).map_err(|error| format!("{side}: {error}"));
    let (mut ours, server) = (text("ours", ours)?, text("server", server)?);
    // Of a canonical request, the server may have said nothing but the hash.
    if server.starts_with(ALGORITHM) && !ours.starts_with(ALGORITHM) {
        ours = string_to_sign(&ours);
    }
    let explanation = Explanation::new(ours.chars(), server.chars());
    match explanation.parameter {
        Some(name) => writeln!(out, "parameter: {name}")?,
        None => writeln!(out, "parameter: -")?,
    }
    writeln!(out, "cause: {}\n{explanation}", explanation.cause)?;
    Ok(())
}

/// What was signed, from whatever holds it.
fn text(bytes: &[u8], method: Method) -> Result<String, Box<dyn Error>> {
    // Text in another character set is still good for finding that out.
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    if text.trim_start().starts_with(['{', '<']) {
        let refusal = ServiceError::read(text.as_bytes())?;
        let canonical_request = refusal.server_canonical_request();
        let signed = canonical_request.or_else(|| refusal.server_string_to_sign());
        return signed
            .map(|signed| signed.to_string())
            .ok_or_else(|| format!("the reply has no string to sign: {refusal}").into());
    }
    let text = text
        .strip_suffix('\n')
        .map_or(text, |line| line.strip_suffix('\r').unwrap_or(line));
    Ok(url_parts(text).map_or_else(
        || text.to_owned(),
        |(path, query)| of_url(method, path, query),
    ))
}

/// The path and the query of a URL.
fn url_parts(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    if !["http", "https"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(scheme))
    {
        return None;
    }
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = address.find('/').map_or("/", |at| &address[at..]);
    Some((path, query))
}

/// The string to sign of a URL: its parameters as they are written, sorted, without the signature.
fn of_url(method: Method, path: &str, query: &str) -> String {
    /// What percent-encoding does not leave alone.
    const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b'~');

    let name = |parameter: &str| {
        let name = parameter.split('=').next().unwrap_or_default();
        percent_decode_str(name).collect::<Vec<u8>>()
    };
    let mut parameters: Vec<_> = query.split('&').collect();
    parameters.retain(|parameter| name(parameter) != b"Signature");
    parameters.sort_by_key(|parameter| name(parameter));
    let query = parameters.join("&");
    let (path, query) = (
        utf8_percent_encode(path, RESERVED),
        utf8_percent_encode(&query, RESERVED),
    );
    format!("{method}&{path}&{query}")
}

const ALGORITHM: &str = "ACS3-HMAC-SHA256\n";

/// The string to sign of ACS3-HMAC-SHA256.
fn string_to_sign(canonical_request: &str) -> String {
    let hash = Sha256::digest(canonical_request);
    let digits = hash.iter().map(|byte| format!("{byte:02x}"));
    digits.fold(ALGORITHM.to_owned(), |text, byte| text + &byte)
}
