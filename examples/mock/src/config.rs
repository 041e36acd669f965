//! What the mock is told to do.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use cenbwp::{Credentials, ValueError};

/// An access key for tests.
#[derive(Clone)]
pub struct Key {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) token: Option<String>,
}

impl Key {
    /// An access key without a token.
    #[must_use]
    pub fn new(id: &str, secret: &str) -> Self {
        Self {
            id: id.into(),
            secret: secret.into(),
            token: None,
        }
    }

    /// The same with the security token of temporary credentials.
    #[must_use]
    pub fn with_token(mut self, token: &str) -> Self {
        self.token = Some(token.into());
        self
    }

    pub(crate) fn credentials(&self) -> Result<Credentials<'_, '_>, ValueError> {
        let credentials = Credentials::new(&self.id, &self.secret)?;
        let with = |token| credentials.with_security_token(token);
        self.token.as_deref().map_or(Ok(credentials), with)
    }
}

/// Reads `ID:SECRET` or `ID:SECRET:TOKEN`.
impl FromStr for Key {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(3, ':');
        let (Some(id), Some(secret)) = (parts.next(), parts.next()) else {
            return Err("expected ID:SECRET or ID:SECRET:TOKEN".into());
        };
        let key = Self {
            token: parts.next().map(String::from),
            ..Self::new(id, secret)
        };
        key.credentials().map_err(|error| error.to_string())?;
        Ok(key)
    }
}

/// Shows the ID alone.
impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A refusal that is planted: this code, so many times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The code, as the service spells it.
    pub code: String,
    /// How many requests it refuses.
    pub times: u32,
}

/// Reads `CODE:TIMES`.
impl FromStr for Failure {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expected = "expected CODE:TIMES, as in Operation.Blocking:2";
        let (code, times) = text.rsplit_once(':').ok_or(expected)?;
        let is_code = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_';
        if code.is_empty() || !code.chars().all(is_code) {
            return Err(expected.into());
        }
        Ok(Self {
            code: code.into(),
            times: times.parse().map_err(|_| expected)?,
        })
    }
}

/// What the mock is told to do.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The port; 0 for any that is free.
    pub port: u16,
    /// The keys it knows.
    pub keys: Vec<Key>,
    /// How long it takes to answer.
    pub latency: Duration,
    /// The refusals of the first requests whose signatures are right, one after another.
    pub failures: Vec<Failure>,
    /// After how many purchases it cuts the connection instead of answering.
    pub drops: u32,
}
