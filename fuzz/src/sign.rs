//! Both signers sign what textbook signers sign, refuse what cannot be signed, and say how long a buffer has to be.

mod acs3;
mod headers;
mod hmac_sha1;

use arbitrary::Arbitrary;
use cenbwp::{Operation, SignError, Signer};

use crate::calls::{Call, Refused};
use crate::keys::Keys;

#[derive(Arbitrary, Debug)]
pub struct Input<'a> {
    keys: Keys<'a>,
    headers: Vec<(&'a str, &'a str)>,
    body: Body<'a>,
    /// The length of one buffer that may be too small.
    room: u16,
    call: Call<'a>,
}

#[derive(Arbitrary, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body<'a> {
    None,
    Form,
    Bytes(&'a [u8]),
}

impl Input<'_> {
    pub fn check(&self) {
        self.call.with(|action, own| {
            self.hmac_sha1(action, &own);
            self.acs3(action, &own);
        });
        self.hmac_sha1_exactly();
        self.acs3_exactly();
        self.nothing_secret_is_shown();
    }

    /// Signs into buffers of every length around the one that is needed. The call gives the length that was used, or the one that
    /// is needed, or nothing where the length is not what is wrong.
    fn lengths(&self, mut sign: impl FnMut(&mut [u8]) -> Result<usize, Option<usize>>) {
        let mut sign = |length: usize| {
            let mut buffer = vec![0xA5; length];
            let outcome = sign(&mut buffer);
            (outcome, buffer)
        };
        let room = usize::from(self.room);
        let (Err(Some(needed)), _) = sign(0) else {
            // The longer one has room for what is written before it turns out what is wrong.
            for length in [room, room + 1024] {
                let (outcome, buffer) = sign(length);
                assert_eq!(outcome, Err(None), "no length would do");
                let is_filled_with = |fill| buffer.iter().all(|&byte| byte == fill);
                assert!(
                    is_filled_with(0xA5) || is_filled_with(0),
                    "something is left in the buffer"
                );
            }
            return;
        };
        let short = (1..4)
            .map(|less| needed.saturating_sub(less))
            .chain([room % needed]);
        for length in short {
            let (outcome, buffer) = sign(length);
            assert_eq!(outcome, Err(Some(needed)));
            assert!(
                buffer.iter().all(|&byte| byte == 0),
                "something is left in the buffer"
            );
        }
        for length in [needed, needed + 1 + room] {
            assert_eq!(sign(length).0, Ok(needed));
        }
    }

    fn nothing_secret_is_shown(&self) {
        let (credentials, others) = (self.keys.credentials(), self.keys.with_other_secrets());
        assert_eq!(format!("{credentials:?}"), format!("{others:?}"));
        assert_eq!(
            format!("{:?}", Signer::new(&credentials)),
            format!("{:?}", Signer::new(&others))
        );
        assert_eq!(
            format!("{:?}", cenbwp::acs3::Signer::new(&credentials)),
            format!("{:?}", cenbwp::acs3::Signer::new(&others))
        );
    }
}

/// The length that an error asks for, if that is what is wrong.
fn refused(error: SignError, expected: Option<&Refused>) -> Option<usize> {
    if let SignError::BufferTooSmall { needed } = error {
        assert_eq!(expected, None);
        return Some(needed);
    }
    expected.unwrap_or_else(|| panic!("{error:?}")).check(error);
    None
}

/// The common parameter that an operation should give and does not.
fn missing(operation: &Operation<'_>) -> Option<&'static str> {
    [
        ("Action", operation.name()),
        ("Version", operation.version()),
    ]
    .into_iter()
    .find(|(_, value)| value.is_empty())
    .map(|(name, _)| name)
}

fn refused_host(url: Option<&str>) -> Option<usize> {
    assert_eq!(url, None);
    None
}
