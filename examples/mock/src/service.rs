//! One request from the verifier to its answer.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cenbwp::query::{Room, Slot, Trusted, Untrusted, VerifyError};
use cenbwp::{
    CreateCenBandwidthPackage, Credentials, Format, Method, Problem, ReadError, Tags, Timestamp,
};
use hyper::body::Bytes;
use serde_json::{Map, Value};

use crate::answer::{Answer, Outcome, Refusal, done};
use crate::config::{Config, Failure, Key};
use crate::store::{Params, Store, invalid, unknown};

/// How far the clocks of client and mock may be apart.
const WINDOW: Duration = Duration::from_secs(15 * 60);

/// The most parameters of a request.
const PARAMETERS: usize = 256;

/// What official clients add to every request of this product.
const IGNORED: [&str; 5] = [
    "RegionId",
    "OwnerAccount",
    "OwnerId",
    "ResourceOwnerAccount",
    "ResourceOwnerId",
];

/// A request as it arrived.
pub(crate) struct Arrived {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
}

impl Arrived {
    fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(it, _)| it == name)
            .map(|(_, value)| value.as_str())
    }

    fn is_acs3(&self) -> bool {
        self.header("authorization").is_some()
    }

    /// The body, if it is a form; that of a POST is one unless it says what else it is.
    fn form(&self) -> Result<&str, Refusal> {
        let media_type = self.header("content-type").unwrap_or_default();
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        let is_form = media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded");
        if !is_form && (self.method != "POST" || !media_type.is_empty()) {
            return Ok("");
        }
        std::str::from_utf8(&self.body)
            .map_err(|_| Refusal::new("InvalidParameter", "The body is not UTF-8."))
    }

    /// The format that it asks for, whether it is right or not.
    fn format(&self) -> Format {
        let parts = [
            self.query.as_bytes(),
            self.form().unwrap_or_default().as_bytes(),
        ];
        let mut pairs = parts.into_iter().flat_map(form_urlencoded::parse);
        let format = pairs.find(|(name, _)| name == "Format");
        if format.is_some_and(|(_, value)| value.eq_ignore_ascii_case("XML")) {
            Format::Xml
        } else {
            Format::Json
        }
    }
}

pub(crate) struct Service {
    keys: Vec<Key>,
    state: Mutex<State>,
}

struct State {
    failures: VecDeque<Failure>,
    drops: u32,
    trusted: usize,
    store: Store,
}

/// What was done of an action, or that the answer to it is lost.
enum Done {
    Members(Map<String, Value>),
    Lost,
}

impl Service {
    pub(crate) fn new(config: Config) -> io::Result<Self> {
        for key in &config.keys {
            key.credentials().map_err(io::Error::other)?;
        }
        Ok(Self {
            keys: config.keys,
            state: Mutex::new(State {
                failures: config.failures.into(),
                drops: config.drops,
                trusted: 0,
                store: Store::default(),
            }),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn bought(&self) -> usize {
        self.state().store.bought()
    }

    pub(crate) fn trusted(&self) -> usize {
        self.state().trusted
    }

    /// Answers, and writes a line about it: nothing in it is from a request whose signature is not right.
    pub(crate) fn answer(&self, arrived: &Arrived) -> Outcome {
        let (format, id) = (arrived.format(), request_id());
        let mut action = "-".to_owned();
        let done_or_not = self.handle(arrived, &mut action);
        let (outcome, word) = match done_or_not {
            Ok(Done::Members(members)) => {
                let answer = done(&action, format, &id, members);
                (Outcome::Answer(answer), "OK".to_owned())
            }
            Ok(Done::Lost) => (Outcome::Cut, "OK, and the connection is cut".to_owned()),
            Err(refusal) => {
                let answer = refusal.answer(format, &id);
                (Outcome::Answer(answer), refusal.code)
            }
        };
        eprintln!("{id} {} {word}", action.escape_debug());
        outcome
    }

    /// The answer to a request whose body was not read.
    pub(crate) fn too_large(arrived: &Arrived) -> Answer {
        let refusal = Refusal::new("RequestTooLarge", "The body is longer than 1 MiB.");
        let id = request_id();
        eprintln!("{id} - {}", refusal.code);
        refusal.answer(arrived.format(), &id)
    }

    fn handle(&self, arrived: &Arrived, action: &mut String) -> Result<Done, Refusal> {
        let headers: Vec<(&str, &str)> = arrived
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let method: Method = arrived.method.parse().map_err(|_| {
            Refusal::new(
                "UnsupportedHTTPMethod",
                "This http method is not supported.",
            )
        })?;
        let form = arrived.form()?;
        let (mut text, mut slots) = (
            vec![0; arrived.query.len() + form.len()],
            vec![Slot::default(); PARAMETERS],
        );
        let room = Room {
            text: &mut text,
            slots: &mut slots,
        };
        let untrusted = if arrived.is_acs3() {
            let (method, path, query) = (&arrived.method, &arrived.path, &arrived.query);
            Untrusted::acs3(method, path, query, &headers, &arrived.body, room)
        } else {
            Untrusted::rpc(method, &arrived.query, form, room)
        };
        let untrusted = untrusted.map_err(|error| refused(&error, None))?;
        let now = now();
        let trusted = self
            .verify(&untrusted, now)
            .map_err(|error| refused(&error, Some(&untrusted)))?;
        trusted.action.clone_into(action);

        let mut state = self.state();
        state.trusted += 1;
        let (key, nonce) = (trusted.access_key_id, trusted.nonce);
        state.store.use_nonce(key, nonce, trusted.keep_until, now)?;
        if let Some(code) = state.planted() {
            let message = format!("The request failed as was planted: {code}.");
            return Err(Refusal::new(code, message));
        }
        if trusted.version != "2017-09-12" {
            return Err(Refusal::new(
                "InvalidVersion",
                "Specified parameter Version is not valid.",
            ));
        }
        // With this method, the verifier does not look into the body.
        let form = if arrived.is_acs3() { form } else { "" };
        let params = own_params(&trusted, form)?;
        state.act(&trusted, &params, now)
    }

    fn verify<'a>(
        &self,
        untrusted: &Untrusted<'a>,
        now: Timestamp,
    ) -> Result<Trusted<'a>, VerifyError> {
        let id = untrusted.access_key_id();
        let mut keys = self.keys.iter().filter(|key| key.id == id);
        let key = keys
            .clone()
            .find(|key| key.token.as_deref() == untrusted.security_token());
        // Without a key, the verifier tells whether it is the time or the key.
        let none = Credentials::new("-", "-");
        let credentials = key.or_else(|| keys.next()).map_or(none, Key::credentials);
        let credentials = credentials.map_err(|_| VerifyError::AccessKeyId)?;
        untrusted.verify(&credentials, now, WINDOW)
    }
}

impl State {
    /// The next refusal that is planted.
    fn planted(&mut self) -> Option<String> {
        while let Some(failure) = self.failures.front_mut() {
            if let Some(times) = failure.times.checked_sub(1) {
                failure.times = times;
                return Some(failure.code.clone());
            }
            self.failures.pop_front();
        }
        None
    }

    fn act(
        &mut self,
        trusted: &Trusted<'_>,
        params: &Params,
        now: Timestamp,
    ) -> Result<Done, Refusal> {
        let members = match trusted.action {
            "CreateCenBandwidthPackage" => {
                let mut room = Tags::room();
                let pairs = params
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()));
                // An empty value is none.
                let pairs =
                    pairs.filter(|(name, value)| !value.is_empty() || name.ends_with(".Value"));
                let request = CreateCenBandwidthPackage::read(pairs, &mut room)
                    .map_err(|error| unreadable(&error))?;
                let key = trusted.access_key_id;
                let members = self.store.create(key, &request, params, now)?;
                if let Some(drops) = self.drops.checked_sub(1) {
                    self.drops = drops;
                    return Ok(Done::Lost);
                }
                members
            }
            "DescribeCenBandwidthPackages" => self.store.describe(params)?,
            "AssociateCenBandwidthPackage" => self.store.associate(params)?,
            _ => {
                return Err(Refusal::new(
                    "InvalidAction.NotFound",
                    "Specified api is not found, please check your url and method.",
                ));
            }
        };
        Ok(Done::Members(members))
    }
}

/// The operation's own parameters, those of a form that the verifier did not read among them.
fn own_params(trusted: &Trusted<'_>, form: &str) -> Result<Params, Refusal> {
    let mut params = Params::new();
    let of_query = trusted
        .params()
        .map(|(name, value)| (name.into(), value.into()));
    let of_form = form_urlencoded::parse(form.as_bytes()).into_owned();
    for (name, value) in of_query.chain(of_form) {
        if IGNORED.contains(&String::as_str(&name)) {
            continue;
        }
        if params.insert(name.clone(), value).is_some() {
            return Err(invalid(&name));
        }
    }
    Ok(params)
}

/// A refusal as the gateway words it.
fn refused(error: &VerifyError, untrusted: Option<&Untrusted<'_>>) -> Refusal {
    let message = match error {
        VerifyError::Missing(name) => {
            // The parameter that says the same in the other method.
            return Refusal::missing(match name.as_str() {
                "x-acs-action" => "Action",
                "x-acs-date" => "Timestamp",
                "x-acs-signature-nonce" => "SignatureNonce",
                "x-acs-version" => "Version",
                name => name,
            });
        }
        VerifyError::Signature | VerifyError::BodyHash => {
            untrusted.map_or_else(String::new, signature)
        }
        VerifyError::TimestampFormat => {
            "Specified time stamp or date value is not well formatted.".into()
        }
        VerifyError::OutOfWindow { .. } => "Specified time stamp or date value is expired.".into(),
        VerifyError::AccessKeyId => "Specified access key is not found.".into(),
        VerifyError::SecurityToken => "Specified SecurityToken mismatch with the AccessKey.".into(),
        other => other.to_string(),
    };
    Refusal::new(error.code(), message)
}

/// The service's own wording of a wrong signature, which shows all that was signed.
fn signature(untrusted: &Untrusted<'_>) -> String {
    let (mut string, mut canonical) = (String::new(), String::new());
    let written = untrusted
        .string_to_sign(&mut string)
        .and_then(|()| untrusted.canonical_request(&mut canonical));
    let mut message = String::new();
    let written = written.and_then(|()| {
        if canonical.is_empty() {
            write!(message, "Specified signature is not matched with our calculation. server string to sign is:{string}")
        } else {
            write!(message, "Specified signature does not match our calculation. server StringToSign is [{string}], server CanonicalRequest is [{canonical}]")
        }
    });
    // Strings take all text.
    debug_assert_eq!(written, Ok(()));
    message
}

/// A refusal of parameters that are not those of the request.
fn unreadable(error: &ReadError) -> Refusal {
    match error {
        ReadError::Value(error) if error.problem == Problem::Empty => {
            Refusal::missing(error.parameter)
        }
        ReadError::Value(error) => {
            let code = match error.parameter {
                "Bandwidth" => "ParameterIllegal.BandwidthLimit",
                "BandwidthPackageChargeType" => "UnSupported.ChargeType",
                "Name" => "InvalidName",
                _ => "InvalidParameter",
            };
            Refusal::new(code, error.to_string())
        }
        ReadError::Unknown(name) => unknown(name.as_str()),
        other => Refusal::new("InvalidParameter", other.to_string()),
    }
}

fn now() -> Timestamp {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_unix(now.as_secs()).unwrap_or(Timestamp::MAX)
}

/// A random UUID in upper case, as the service gives to every request.
fn request_id() -> String {
    let mut random = [0; 16];
    // If the system has no random numbers, all requests have the same ID.
    let _ = getrandom::fill(&mut random);
    let hex = format!("{:032X}", u128::from_be_bytes(random));
    [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ]
    .join("-")
}
