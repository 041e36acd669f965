//! Who calls, and where: what a signer of either method keeps beside its key.

use crate::sign::credentials::Credentials;
use crate::sign::endpoint::Endpoint;
use crate::sign::error::SignError;
use crate::sign::operation::Operation;
use crate::value::error::{Problem, ValueError};
use crate::value::text::characters;

/// Texts that are borrowed, as `&str`, or owned, as `String`.
#[derive(Clone)]
pub(crate) struct Caller<T> {
    pub(crate) access_key_id: T,
    pub(crate) security_token: Option<T>,
    pub(crate) endpoint: Option<Endpoint<T>>,
}

impl<'a> Caller<&'a str> {
    pub(crate) const fn new(credentials: &Credentials<'a, '_>) -> Self {
        Self {
            access_key_id: credentials.access_key_id,
            security_token: credentials.security_token,
            endpoint: None,
        }
    }

    pub(crate) fn into_owned<T: TryFrom<&'a str>>(self) -> Result<Caller<T>, ValueError> {
        let token = self.security_token.map(|token| own("SecurityToken", token));
        let endpoint = self
            .endpoint
            .map(|endpoint| own("host", endpoint.name).map(|name| endpoint.with_name(name)));
        Ok(Caller {
            access_key_id: own("AccessKeyId", self.access_key_id)?,
            security_token: token.transpose()?,
            endpoint: endpoint.transpose()?,
        })
    }
}

impl<T: AsRef<str>> Caller<T> {
    /// Where an operation is called.
    pub(crate) fn endpoint<'e>(
        &'e self,
        operation: Operation<'e>,
    ) -> Result<Endpoint<&'e str>, SignError> {
        let own = self.endpoint.as_ref();
        let borrowed = own.map(|endpoint| endpoint.with_name(endpoint.name.as_ref()));
        borrowed.map_or_else(|| operation.endpoint(), Ok)
    }
}

/// A text in room of its own, which may be limited.
fn own<'a, T: TryFrom<&'a str>>(parameter: &'static str, text: &'a str) -> Result<T, ValueError> {
    T::try_from(text).map_err(|_| {
        let characters = characters(text);
        let problem = Problem::TooLong { characters };
        ValueError::new(parameter, problem, "no more than there is room for")
    })
}
