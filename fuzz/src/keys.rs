//! What requests are signed with.

use arbitrary::{Arbitrary, Result, Unstructured};
use cenbwp::{Credentials, Endpoint, Format, Method, Operation, Signer, Stamp, acs3};

use crate::common::Common;
use crate::endpoint;
use crate::rules::is_quoted;
use crate::values::texts::of_credential;

/// Text that is seen, and not empty. Unlike the crate's `Credentials`, it can be read back.
#[derive(Debug)]
pub struct Word(pub String);

impl<'a> Arbitrary<'a> for Word {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let text: &str = u.arbitrary()?;
        let word: String = text.chars().filter(|c| of_credential(*c)).collect();
        Ok(Self(if word.is_empty() || is_quoted(&word) {
            "a".to_owned()
        } else {
            word
        }))
    }
}

/// An endpoint of one's own, as what it is made of, so that its URL is not the crate's to say.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    secure: bool,
    host: &'a str,
}

impl<'a> Arbitrary<'a> for Place<'a> {
    fn arbitrary(u: &mut Unstructured<'a>) -> Result<Self> {
        let secure = u.arbitrary()?;
        let text: &str = u.arbitrary()?;
        let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.:[]".contains(c));
        let host = &text[..end.unwrap_or(text.len())];
        let host = endpoint::written(&format!("https://{host}")).map_or("a0", |_| host);
        Ok(Self { secure, host })
    }
}

impl<'a> Place<'a> {
    fn endpoint(self) -> Endpoint<&'a str> {
        let new = if self.secure {
            Endpoint::https
        } else {
            Endpoint::http
        };
        new(self.host).expect("it is a host by the rules")
    }

    fn url(self) -> Option<String> {
        let scheme = if self.secure { "https" } else { "http" };
        endpoint::written(&format!("{scheme}://{}/", self.host))
    }
}

/// The inputs of a signer and of a signing call, but for what is called.
#[derive(Arbitrary, Debug)]
pub struct Keys<'a> {
    pub access_key_id: Word,
    pub access_key_secret: Word,
    pub security_token: Option<Word>,
    pub place: Option<Place<'a>>,
    pub format: Format,
    pub method: Method,
    pub stamp: Stamp,
}

impl Keys<'_> {
    pub fn token(&self) -> Option<&str> {
        self.security_token.as_ref().map(|token| &*token.0)
    }

    pub fn credentials(&self) -> Credentials<'_, '_> {
        let Word(id) = &self.access_key_id;
        let credentials =
            Credentials::new(id, &self.access_key_secret.0).expect("words are credentials");
        self.token().map_or(credentials, |token| {
            credentials
                .with_security_token(token)
                .expect("a word is a token")
        })
    }

    pub fn signer(&self) -> Signer<&str> {
        let signer = Signer::new(&self.credentials()).with_format(self.format);
        match self.place {
            Some(place) => signer.with_endpoint(place.endpoint()),
            None => signer,
        }
    }

    pub fn acs3_signer(&self) -> acs3::Signer<&str> {
        let signer = acs3::Signer::new(&self.credentials());
        match self.place {
            Some(place) => signer.with_endpoint(place.endpoint()),
            None => signer,
        }
    }

    /// The same keys with another secret and another token: what may be shown of a signer cannot tell the two apart.
    pub fn with_other_secrets(&self) -> Credentials<'_, '_> {
        let credentials = Credentials::new(&self.access_key_id.0, "another-secret")
            .expect("words are credentials");
        credentials
            .with_security_token("another-token")
            .expect("a word is a token")
    }

    /// The common parameters of a call.
    pub fn common<'c>(&'c self, operation: &Operation<'c>) -> Common<'c> {
        Common {
            access_key_id: &self.access_key_id.0,
            security_token: self.token(),
            action: operation.name(),
            version: operation.version(),
            format: self.format.as_str(),
            nonce: self.stamp.nonce().as_str(),
            timestamp: self.stamp.timestamp().as_str(),
        }
    }

    /// Where a call goes, or `None` if its host cannot stand in a URL.
    pub fn url(&self, operation: &Operation<'_>) -> Option<String> {
        if let Some(place) = self.place {
            return place.url();
        }
        endpoint::written(&format!("https://{}/", operation.host()))
    }
}
