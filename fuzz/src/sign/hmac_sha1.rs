//! The signature method HMAC-SHA1.

use std::collections::BTreeMap;

use cenbwp::{Action, SignError, Signed};

use super::{Input, missing, refused, refused_host};
use crate::calls::{Own, Refused};
use crate::rpc;

impl Input<'_> {
    pub(super) fn hmac_sha1(&self, action: &dyn Action, own: &Own) {
        let (keys, operation) = (&self.keys, action.operation());
        let missing = missing(&operation).map(Refused::Missing);
        let own = &own.clone().and_then(|own| missing.map_or(Ok(own), Err));
        let with = keys.signer();
        let url = keys.url(&operation);
        assert_eq!(with.endpoint(action).ok().map(|it| it.to_string()), url);
        let secret = &keys.access_key_secret.0;
        let common = keys.common(&operation);
        let expected = own
            .as_ref()
            .map(|own| rpc::sign(keys.method.as_str(), secret, &common.add_to(own)));
        self.lengths(
            |buffer| match with.sign_query(keys.method, action, &keys.stamp, buffer) {
                Ok(signed) => {
                    check(&signed, "", expected.as_ref().expect("it was signed"));
                    Ok(signed.as_str().len())
                }
                Err(error) => Err(refused(error, own.as_ref().err())),
            },
        );
        let expected = own
            .as_ref()
            .map(|own| rpc::sign("GET", secret, &common.add_to(own)));
        self.lengths(|buffer| match with.sign_url(action, &keys.stamp, buffer) {
            Ok(signed) => {
                let url = url.as_ref().expect("the host can stand in a URL");
                check(
                    &signed,
                    &format!("{url}?"),
                    expected.as_ref().expect("it was signed"),
                );
                Ok(signed.as_str().len())
            }
            Err(SignError::InvalidHost) => Err(refused_host(url.as_deref())),
            Err(error) => Err(refused(error, own.as_ref().err())),
        });
    }

    /// Exactly the parameters of a raw call, among which names that are reserved elsewhere are like any other.
    pub(super) fn hmac_sha1_exactly(&self) {
        let (keys, pairs) = (&self.keys, self.call.pairs());
        let all: BTreeMap<_, _> = pairs
            .iter()
            .map(|&(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let is_sound =
            all.len() == pairs.len() && !all.contains_key("") && !all.contains_key("Signature");
        let expected = rpc::sign(keys.method.as_str(), &keys.access_key_secret.0, &all);
        let with = keys.signer();
        self.lengths(
            |buffer| match with.sign_exactly(keys.method, &mut pairs.clone(), buffer) {
                Ok(signed) => {
                    assert!(is_sound);
                    check(&signed, "", &expected);
                    Ok(signed.as_str().len())
                }
                Err(SignError::BufferTooSmall { needed }) => Err(Some(needed)),
                Err(SignError::ReservedParam(name)) => {
                    assert!(name.as_str() == "Signature" && all.contains_key("Signature"));
                    Err(None)
                }
                Err(SignError::UnnamedParam) => {
                    assert!(all.contains_key(""));
                    Err(None)
                }
                Err(SignError::DuplicateParam(_)) => {
                    assert!(all.len() < pairs.len());
                    Err(None)
                }
                Err(error) => panic!("{error:?}"),
            },
        );
    }
}

fn check(signed: &Signed<'_>, before: &str, expected: &rpc::Signed) {
    assert_eq!(signed.as_str(), format!("{before}{}", expected.query));
    assert_eq!(signed.as_bytes(), signed.as_str().as_bytes());
    assert_eq!(signed.query(), expected.query);
    assert_eq!(signed.signature(), expected.signature);
    assert_eq!(signed.string_to_sign().to_string(), expected.string_to_sign);
}
