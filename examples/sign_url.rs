//! Prints the signed URL of a CreateCenBandwidthPackage request, ready to be sent.
//!
//! ```text
//! curl "$(cargo run -q --example sign_url -- --bandwidth 2 --from China --to North-America)"
//! ```
//!
//! What is asked for goes to standard output and nothing else does: advisories and notes go to standard error. Bad input ends with
//! status 2, one line on standard error, and nothing on standard output.

use std::env::{self, VarError};
use std::error::Error;
use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use cenbwp::{
    Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage, Credentials, Description,
    Endpoint, Format, GeographicRegion, Method, Name, Nonce, Period, PricingCycle, Region,
    SignError, Signed, Signer, Stamp, Timestamp, ValueError,
};
use clap::Parser;

/// Prints the signed URL of a CreateCenBandwidthPackage request to Alibaba Cloud CEN
#[derive(Parser)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
#[command(name = "sign_url", after_help = MORE)]
struct Args {
    /// Bandwidth in Mbps, 2 or more
    #[arg(long, value_name = "MBPS")]
    bandwidth: Bandwidth,

    /// One area, such as China, or a region in it, such as cn-hangzhou
    #[arg(long, value_name = "AREA", value_parser = area)]
    from: GeographicRegion,

    /// The other area, such as North-America, or a region in it, such as us-west-1
    #[arg(long, value_name = "AREA", value_parser = area)]
    to: GeographicRegion,

    /// Way of billing
    #[arg(
        long,
        value_name = "TYPE",
        help = "Way of billing: PREPAY, PrePaid or POSTPAY"
    )]
    charge_type: Option<ChargeType>,

    /// Unit of the period: Month or Year
    #[arg(long, value_name = "CYCLE", default_value = "Month")]
    pricing_cycle: PricingCycle,

    /// Number of months or years to buy
    #[arg(long, value_name = "NUMBER", default_value = "1")]
    period: Period,

    /// Pay the bill at once, which spends money as soon as the URL is sent
    #[arg(long)]
    auto_pay: bool,

    /// Leave the bill unpaid; without either, revisions of the reference disagree
    #[arg(long, conflicts_with = "auto_pay")]
    no_auto_pay: bool,

    /// Token that keeps a retry from buying twice: 1 to 64 printable ASCII characters
    #[arg(long, value_name = "TOKEN")]
    client_token: Option<String>,

    /// Name of the package: 2 to 128 letters, digits and ._- after a letter
    #[arg(long)]
    name: Option<String>,

    /// Take the name by the help page of today: 1 to 128 characters of any kind
    #[arg(long, requires = "name")]
    any_name: bool,

    /// ID of the CEN instance to bind
    #[arg(long, value_name = "ID")]
    cen_id: Option<String>,

    /// Description of the package: 1 to 256 characters
    #[arg(long, value_name = "TEXT")]
    description: Option<String>,

    /// Language of the reply: JSON or XML
    #[arg(long, default_value = "JSON")]
    format: Format,

    /// Where to send it instead of cbn.aliyuncs.com: a host, perhaps with a port, or its URL
    #[arg(long, value_name = "HOST")]
    endpoint: Option<String>,

    /// UTC time as yyyy-MM-ddTHH:mm:ssZ [default: now]
    #[arg(long, value_name = "TIME")]
    timestamp: Option<Timestamp>,

    /// What makes the request unique: 1 to 64 of A-Z a-z 0-9 - . _ ~ [default: 128 random bits]
    #[arg(long)]
    nonce: Option<Nonce>,

    /// Print a POST request: the endpoint on the first line, the form body on the second
    #[arg(long)]
    post: bool,

    /// Print the string to sign instead, to hold against the one in the service's error
    #[arg(long)]
    string_to_sign: bool,

    /// Print a curl command line that is signed with ACS3-HMAC-SHA256, whose reply is JSON (needs the feature acs3)
    #[arg(long, conflicts_with = "format")]
    acs3: bool,
}

const MORE: &str = "\
Nothing is sent. Whoever has the URL can send it while its timestamp is valid.

Credentials come from the environment:
  ALIBABA_CLOUD_ACCESS_KEY_ID
  ALIBABA_CLOUD_ACCESS_KEY_SECRET
  ALIBABA_CLOUD_SECURITY_TOKEN     only with temporary credentials

Without any of them, or with empty ones, the request is signed with testid and testsecret of the documentation.";

/// An area by its name, or by the ID of a region in it.
fn area(text: &str) -> Result<GeographicRegion, String> {
    let area = text.parse::<GeographicRegion>();
    let region = || text.parse::<Region>().map(Region::area);
    area.or_else(|error| {
        region().map_err(|_| format!("{error}, or the ID of a region, such as cn-hangzhou"))
    })
}

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        // The help that was asked for.
        Err(error) if !error.use_stderr() => error.exit(),
        Err(error) => return refuse(&first_paragraph(&error.to_string())),
    };
    let printed = match print(&args) {
        Ok(printed) => printed,
        Err(error) => return refuse(&format!("error: {error}")),
    };
    for note in &printed.notes {
        tell(note);
    }
    match writeln!(io::stdout(), "{}", printed.text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tell(&format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn refuse(message: &str) -> ExitCode {
    tell(message);
    ExitCode::from(2)
}

/// Writes a line to standard error; where that is closed or full, no one reads it.
fn tell(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The first paragraph of an error of the argument parser, without the usage behind it, on one line.
fn first_paragraph(message: &str) -> String {
    let paragraph = message.split("\n\n").next().unwrap_or_default();
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What goes to standard output, and what to standard error.
struct Printed {
    text: String,
    notes: Vec<String>,
}

fn print(args: &Args) -> Result<Printed, Box<dyn Error>> {
    let request = request(args)?;
    let keys = Keys::from_environment()?;
    let stamp = stamp(args)?;

    let text = if args.acs3 {
        acs3(args, &keys.credentials()?, &request, &stamp)?
    } else {
        let signer = signer(args, &keys.credentials()?)?;
        let mut buffer = vec![0; needed(sign(args, &signer, &request, &stamp, &mut []))?];
        let output = sign(args, &signer, &request, &stamp, &mut buffer)?;
        if args.string_to_sign {
            output.string_to_sign().to_string()
        } else if args.post {
            format!("{}\n{}", signer.endpoint(&request)?, output.as_str())
        } else {
            output.as_str().to_owned()
        }
    };

    let mut notes: Vec<_> = request
        .advisories()
        .map(|advisory| format!("advisory: {advisory}"))
        .collect();
    if keys.are_of_the_documentation {
        notes.push("note: signed with testid and testsecret of the documentation; set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET".to_owned());
    }
    Ok(Printed { text, notes })
}

fn sign<'b>(
    args: &Args,
    signer: &Signer<&str>,
    request: &CreateCenBandwidthPackage<'_>,
    stamp: &Stamp,
    buffer: &'b mut [u8],
) -> Result<Signed<'b>, SignError> {
    if args.post {
        signer.sign_query(Method::Post, request, stamp, buffer)
    } else {
        signer.sign_url(request, stamp, buffer)
    }
}

/// How long a buffer has to be, by what a call with a shorter one gave.
const fn needed(outcome: Result<Signed<'_>, SignError>) -> Result<usize, SignError> {
    match outcome {
        Ok(signed) => Ok(signed.as_bytes().len()),
        Err(SignError::BufferTooSmall { needed }) => Ok(needed),
        Err(error) => Err(error),
    }
}

fn request(args: &Args) -> Result<CreateCenBandwidthPackage<'_>, ValueError> {
    let mut request = CreateCenBandwidthPackage::new(args.bandwidth, args.from, args.to)
        .pricing_cycle(args.pricing_cycle)
        .period(args.period);
    if let Some(charge_type) = args.charge_type {
        request = request.charge_type(charge_type);
    }
    if args.auto_pay || args.no_auto_pay {
        request = request.auto_pay(args.auto_pay);
    }
    if let Some(token) = &args.client_token {
        request = request.client_token(ClientToken::new(token)?);
    }
    if let Some(name) = &args.name {
        request = request.name(if args.any_name {
            Name::of_any_characters(name)?
        } else {
            Name::new(name)?
        });
    }
    if let Some(id) = &args.cen_id {
        request = request.cen_id(CenId::new(id)?);
    }
    if let Some(description) = &args.description {
        request = request.description(Description::new(description)?);
    }
    Ok(request)
}

fn signer<'a>(
    args: &'a Args,
    credentials: &Credentials<'a, '_>,
) -> Result<Signer<&'a str>, ValueError> {
    let signer = Signer::new(credentials).with_format(args.format);
    Ok(match endpoint(args)? {
        Some(endpoint) => signer.with_endpoint(endpoint),
        None => signer,
    })
}

fn endpoint(args: &Args) -> Result<Option<Endpoint<&str>>, ValueError> {
    let Some(endpoint) = args.endpoint.as_deref() else {
        return Ok(None);
    };
    let endpoint = if endpoint.contains("://") {
        Endpoint::from_url(endpoint)
    } else {
        Endpoint::https(endpoint)
    };
    endpoint.map(Some)
}

/// The command line that sends the request with the second signature method.
#[cfg(feature = "acs3")]
fn acs3(
    args: &Args,
    credentials: &Credentials<'_, '_>,
    request: &CreateCenBandwidthPackage<'_>,
    stamp: &Stamp,
) -> Result<String, Box<dyn Error>> {
    use cenbwp::acs3;

    let mut signer = acs3::Signer::new(credentials);
    if let Some(endpoint) = endpoint(args)? {
        signer = signer.with_endpoint(endpoint);
    }
    let (method, extras) = if args.post {
        (Method::Post, acs3::Extras::new().form())
    } else {
        (Method::Get, acs3::Extras::new())
    };
    let needed = match signer.sign_with(extras, method, request, stamp, &mut []) {
        Err(SignError::BufferTooSmall { needed }) => needed,
        Err(error) => return Err(error.into()),
        Ok(_) => 0,
    };
    let mut buffer = vec![0; needed];
    let output = signer.sign_with(extras, method, request, stamp, &mut buffer)?;
    if args.string_to_sign {
        return Ok(output.string_to_sign().to_string());
    }
    let mut command = format!("curl --request {method}");
    for (name, value) in output.headers() {
        command = format!("{command} --header {}", quoted(&format!("{name}: {value}")));
    }
    if !output.body().is_empty() {
        command = format!(
            "{command} --data-binary {}",
            quoted(str::from_utf8(output.body())?)
        );
    }
    Ok(format!("{command} {}", quoted(output.url())))
}

#[cfg(not(feature = "acs3"))]
fn acs3(
    _: &Args,
    _: &Credentials<'_, '_>,
    _: &CreateCenBandwidthPackage<'_>,
    _: &Stamp,
) -> Result<String, Box<dyn Error>> {
    Err(
        "--acs3: this was built without the second method; expected cargo run --features acs3"
            .into(),
    )
}

/// Text as one word of a shell.
#[cfg(feature = "acs3")]
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// The clock and the system's random numbers, unless the arguments say otherwise.
fn stamp(args: &Args) -> Result<Stamp, Box<dyn Error>> {
    let timestamp = match args.timestamp {
        Some(timestamp) => timestamp,
        None => Timestamp::from_unix(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?,
    };
    let nonce = if let Some(nonce) = &args.nonce {
        nonce.clone()
    } else {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        Nonce::from_random(random)
    };
    Ok(Stamp::new(timestamp, nonce))
}

/// The texts that credentials borrow.
struct Keys {
    id: String,
    secret: String,
    token: Option<String>,
    are_of_the_documentation: bool,
}

impl Keys {
    fn from_environment() -> Result<Self, String> {
        let id = variable("ALIBABA_CLOUD_ACCESS_KEY_ID")?;
        let secret = variable("ALIBABA_CLOUD_ACCESS_KEY_SECRET")?;
        let token = variable("ALIBABA_CLOUD_SECURITY_TOKEN")?;
        let are_of_the_documentation = id.is_none() && secret.is_none() && token.is_none();
        let (id, secret) = match (id, secret) {
            (Some(id), Some(secret)) => (id, secret),
            _ if are_of_the_documentation => ("testid".to_owned(), "testsecret".to_owned()),
            (None, _) => {
                return Err(
                    "ALIBABA_CLOUD_ACCESS_KEY_ID is not set, and other credentials are".to_owned(),
                );
            }
            (_, None) => {
                return Err(
                    "ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set, and other credentials are"
                        .to_owned(),
                );
            }
        };
        Ok(Self {
            id,
            secret,
            token,
            are_of_the_documentation,
        })
    }

    fn credentials(&self) -> Result<Credentials<'_, '_>, ValueError> {
        let credentials = Credentials::new(&self.id, &self.secret)?;
        self.token.as_ref().map_or(Ok(credentials), |token| {
            credentials.with_security_token(token)
        })
    }
}

/// A variable of the environment; an empty one counts as not set.
fn variable(name: &str) -> Result<Option<String>, String> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        // The error itself would show the value.
        Err(VarError::NotUnicode(_)) => Err(format!("{name} is not UTF-8")),
    }
}
