//! The common parameters, which a signer adds to those of an action.

use core::cmp::Ordering;

use crate::encode::encodable::Encodable;
use crate::encode::param::ParamName;
use crate::encode::sink::Sink;
use crate::sign::action::Operation;
use crate::sign::stamp::Stamp;
use crate::value::format::Format;

/// Every name that is the signer's own, sorted. No action may use one, whatever the method: the request would mean two things.
pub(crate) static NAMES: [ParamName; 10] = [
    ParamName::with_rank("AccessKeyId", 0).unwrap(),
    ParamName::with_rank("Action", 0).unwrap(),
    ParamName::with_rank("Format", 0).unwrap(),
    ParamName::with_rank("SecurityToken", 0).unwrap(),
    ParamName::with_rank("Signature", 0).unwrap(),
    ParamName::with_rank("SignatureMethod", 0).unwrap(),
    ParamName::with_rank("SignatureNonce", 0).unwrap(),
    ParamName::with_rank("SignatureVersion", 0).unwrap(),
    ParamName::with_rank("Timestamp", 0).unwrap(),
    ParamName::with_rank("Version", 0).unwrap(),
];

/// How many of the signer's names sort before `name`, or that it is one of them.
pub(crate) const fn rank(name: &str) -> Result<u8, ()> {
    let mut rank = 0;
    let mut names = NAMES.as_slice();
    while let Some((reserved, rest)) = names.split_first() {
        match order(reserved.as_bytes(), name.as_bytes()) {
            Ordering::Less => rank += 1,
            Ordering::Equal => return Err(()),
            Ordering::Greater => break,
        }
        names = rest;
    }
    Ok(rank)
}

/// `Ord::cmp`, in a constant.
const fn order(mut left: &[u8], mut right: &[u8]) -> Ordering {
    loop {
        match (left.split_first(), right.split_first()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some((a, _)), Some((b, _))) if *a < *b => return Ordering::Less,
            (Some((a, _)), Some((b, _))) if *a > *b => return Ordering::Greater,
            (Some((_, a)), Some((_, b))) => (left, right) = (a, b),
        }
    }
}

/// The values of the common parameters.
#[derive(Clone, Copy)]
pub(crate) struct Common<'a> {
    pub(crate) access_key_id: Encodable<'a>,
    pub(crate) security_token: Option<Encodable<'a>>,
    pub(crate) format: Format,
    pub(crate) operation: Operation<'a>,
    pub(crate) stamp: &'a Stamp,
}

impl Common<'_> {
    /// Puts those whose places among the names are in a range.
    #[inline(never)]
    pub(crate) fn put(&self, from: u8, to: u8, sink: &mut Sink<'_>) {
        let has = |rank| from <= rank && rank < to;
        if has(0) {
            sink.encodable_param(&NAMES[0], self.access_key_id);
        }
        if has(1) {
            sink.encodable_param(&NAMES[1], self.operation.name);
        }
        if has(2) {
            sink.plain_param(&NAMES[2], self.format.as_str().as_bytes());
        }
        if let (true, Some(token)) = (has(3), self.security_token) {
            sink.encodable_param(&NAMES[3], token);
        }
        // `Signature` goes last, behind what it signs.
        if has(5) {
            sink.constant_param(
                &NAMES[5],
                b"HMAC-SHA1",
                b"SignatureMethod=HMAC-SHA1&",
                b"SignatureMethod%3DHMAC-SHA1%26",
            );
        }
        if has(6) {
            sink.plain_param(&NAMES[6], self.stamp.nonce().as_str().as_bytes());
        }
        if has(7) {
            sink.constant_param(
                &NAMES[7],
                b"1.0",
                b"SignatureVersion=1.0&",
                b"SignatureVersion%3D1.0%26",
            );
        }
        if has(8) {
            sink.time_param(self.stamp.timestamp());
        }
        if has(9) {
            sink.encodable_param(&NAMES[9], self.operation.version);
        }
    }
}
