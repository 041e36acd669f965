//! A request that was signed and then edited is trusted exactly where a textbook verifier trusts it, and then means what was signed.

use std::collections::BTreeMap;
use std::time::Duration;

use arbitrary::Arbitrary;
use cenbwp::query::{Room, Slot, Untrusted, VerifyError};
use cenbwp::{Credentials, Method, Nonce, Operation, RpcRequest, Signer, Stamp, Timestamp, acs3};

use crate::calendar;
use crate::textbook_verify::{self, Known};

#[derive(Arbitrary, Debug)]
pub struct Input<'a> {
    acs3: bool,
    method: Method,
    token: bool,
    params: Vec<(&'a str, &'a str)>,
    body: &'a [u8],
    /// What the verifier's clock shows, in seconds after the signer's.
    later: i16,
    edits: Vec<Edit<'a>>,
}

/// Some bytes of one text of the request in place of others.
#[derive(Arbitrary, Debug)]
struct Edit<'a> {
    text: u8,
    at: u16,
    removed: u8,
    inserted: &'a str,
}

const OPERATION: Operation<'static> =
    Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeInstances");

const SIGNED_AT: u64 = 1_524_833_184;

const WINDOW: u64 = 900;

impl Input<'_> {
    pub fn check(&self) {
        let credentials = Credentials::new("testid", "testsecret").expect("they are visible");
        let credentials = if self.token {
            credentials
                .with_security_token("to/k+n")
                .expect("it is visible")
        } else {
            credentials
        };
        let timestamp = Timestamp::from_unix(SIGNED_AT).expect("it is before the year 9999");
        let stamp = Stamp::new(timestamp, Nonce::from_random([7; 16]));
        let mut params = self.params.clone();
        let action = RpcRequest::new(OPERATION, &mut params);
        let mut buffer = vec![0; 1 << 16];
        // The method, the path, the query, the form, and each header's name and value.
        let mut texts: Vec<String>;
        if self.acs3 {
            let signer = acs3::Signer::new(&credentials);
            let extras = acs3::Extras::new().body(self.body);
            let Ok(signed) = signer.sign_with(extras, self.method, &action, &stamp, &mut buffer)
            else {
                return;
            };
            let query = signed.url().split_once('?').map_or("", |(_, query)| query);
            texts = [self.method.as_str(), "/", query, ""]
                .map(String::from)
                .to_vec();
            texts.extend(
                signed
                    .headers()
                    .flat_map(|(name, value)| [name, value].map(String::from)),
            );
        } else {
            let signer = Signer::new(&credentials);
            let Ok(signed) = signer.sign_query(self.method, &action, &stamp, &mut buffer) else {
                return;
            };
            texts = [self.method.as_str(), "/", signed.query(), ""]
                .map(String::from)
                .to_vec();
        }
        let is_edited = self
            .edits
            .iter()
            .fold(false, |is_edited, edit| edit.apply(&mut texts) | is_edited);
        let now = SIGNED_AT.saturating_add_signed(self.later.into());
        let known = Known {
            access_key_id: "testid",
            access_key_secret: "testsecret",
            security_token: self.token.then_some("to/k+n"),
            now,
            window: WINDOW,
            seconds: |text| calendar::read(text).ok(),
        };
        let headers: Vec<(&str, &str)> = texts[4..]
            .chunks(2)
            .map(|pair| (&*pair[0], &*pair[1]))
            .collect();
        let [method, path, query, form] = [0, 1, 2, 3].map(|at| &*texts[at]);

        let arrived = Arrived {
            acs3: self.acs3,
            method: self.method,
            texts: &texts,
            headers: &headers,
            body: self.body,
        };
        let is_right = if self.acs3 {
            textbook_verify::accepts_acs3(&known, [method, path, query], &headers, self.body)
        } else {
            textbook_verify::accepts_rpc(&known, self.method.as_str(), query, form)
        };
        // With no room at all, it says what it takes.
        arrived.check_room();
        let (mut text, mut slots) = arrived.enough_room();
        let now = Timestamp::from_unix(now).expect("it is before the year 9999");
        let trusted = arrived
            .read(&mut text, &mut slots)
            .and_then(|untrusted| untrusted.verify(&credentials, now, Duration::from_secs(WINDOW)));
        assert_eq!(trusted.is_ok(), is_right, "{texts:?} {trusted:?}");
        match trusted {
            Ok(trusted) => {
                assert_eq!(
                    (
                        trusted.access_key_id,
                        trusted.action,
                        trusted.version,
                        trusted.nonce
                    ),
                    (
                        "testid",
                        OPERATION.name(),
                        OPERATION.version(),
                        stamp.nonce().as_str()
                    )
                );
                assert_eq!(trusted.keep_until.unix_seconds(), SIGNED_AT + WINDOW);
                let signed: BTreeMap<&str, &str> = self.params.iter().copied().collect();
                assert!(trusted.params().eq(signed), "{texts:?}");
            }
            Err(error) => {
                assert!(is_edited || self.later.unsigned_abs() > 900, "{error}");
                assert!(!format!("{error} {error:?}").contains("to/k+n"));
            }
        }
    }
}

/// A request as it arrives.
struct Arrived<'a> {
    acs3: bool,
    method: Method,
    texts: &'a [String],
    headers: &'a [(&'a str, &'a str)],
    body: &'a [u8],
}

impl<'a> Arrived<'a> {
    fn read(
        &self,
        text: &'a mut [u8],
        slots: &'a mut [Slot],
    ) -> Result<Untrusted<'a>, VerifyError> {
        let room = Room { text, slots };
        let [method, path, query, form] = [0, 1, 2, 3].map(|at| &*self.texts[at]);
        if self.acs3 {
            Untrusted::acs3(method, path, query, self.headers, self.body, room)
        } else {
            Untrusted::rpc(self.method, query, form, room)
        }
    }

    fn enough_room(&self) -> (Vec<u8>, Vec<Slot>) {
        let len = self.texts[2].len() + self.texts[3].len();
        (vec![0; len], vec![Slot::default(); len])
    }

    /// With no room at all, it says what it takes, and less is not enough.
    fn check_room(&self) {
        let outcome = |bytes: usize, count: usize| {
            let (mut text, mut slots) = (vec![0; bytes], vec![Slot::default(); count]);
            let arrived = Arrived { ..*self };
            arrived.read(&mut text, &mut slots).map(|_| ()).err()
        };
        let needed = outcome(0, 0);
        if let Some(VerifyError::RoomTooSmall { bytes, slots }) = needed {
            assert!(!matches!(
                outcome(bytes, slots),
                Some(VerifyError::RoomTooSmall { .. })
            ));
            assert_eq!(outcome(bytes - 1, slots), needed);
            assert_eq!(outcome(bytes, slots - 1), needed);
        }
    }
}

impl Edit<'_> {
    /// Whether it made a difference.
    fn apply(&self, texts: &mut [String]) -> bool {
        let at = usize::from(self.text) % texts.len();
        let text = &mut texts[at];
        let floor = |mut at: usize| {
            at = at.min(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let start = floor(usize::from(self.at) % (text.len() + 1));
        let end = floor(start + usize::from(self.removed % 4)).max(start);
        let before = text.clone();
        text.replace_range(start..end, self.inserted);
        before != *text
    }
}
