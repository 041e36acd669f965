//! Why a signature does not match: the first difference of what was signed and what the server says it would have signed.

pub(crate) mod cause;
mod items;
mod piece;
mod value;

use core::fmt;

use self::items::{Item, Items, Section, sections};
use self::piece::{Chars, Either, Piece};
use crate::query::explain::cause::Cause;
#[cfg(feature = "acs3")]
use crate::sign::acs3::canonical::StringToSign;
use crate::sign::excerpt::Excerpt;

/// Why a signature does not match, found by comparing what was signed with what the server says it would have signed.
///
/// Both are strings to sign of HMAC-SHA1 or canonical requests of ACS3-HMAC-SHA256, of this crate or of anybody's signer, in whatever way they are
/// broken. `Display` is one sentence: the name, what is wrong, and what to do. Neither it nor `Debug` shows a value.
///
/// ```
/// use cenbwp::query::{Cause, Explanation};
///
/// let ours = "GET&%2F&Description%3Da%2Bb%26Name%3Dtest";
/// let server = "GET&%2F&Description%3Da%2520b%26Name%3Dtest";
/// let explanation = Explanation::new(ours.chars(), server.chars());
/// assert_eq!(explanation.cause, Cause::Space);
/// assert_eq!(explanation.parameter.unwrap().as_str(), "Description");
/// assert_eq!((&ours[explanation.ours..][..2], &server[explanation.server..][..4]), ("Bb", "520b"));
/// assert_eq!(
///     explanation.to_string(),
///     "Description: a blank on one side is a + on the other; encode a blank as %20 and a plus as %2B, where it is signed and where it is sent",
/// );
/// ```
///
/// # What two texts cannot tell apart
///
/// - A text that ends within the last value of the other was cut, or has another value: it is called cut.
/// - A value `a&b=c` that was not encoded looks like two parameters. It is taken for one where the other side has it encoded.
/// - A timestamp that is encoded in another way, where nothing else differs, looks like that of another attempt.
/// - A blank that was encoded as a plus looks like a plus that was sent as it is.
/// - Whether a value was changed before it was signed or after that. Equal texts say nothing of what was signed with them.
/// - Where more than 16 names differ, those behind them are not looked at.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Explanation {
    /// The parameter or header: its name, decoded. None where it is the secret, the method, the path or the body, or where the place is not known.
    pub parameter: Option<Excerpt>,
    /// What is wrong.
    pub cause: Cause,
    /// Where the difference is in what was signed, in characters; its length where there is none.
    pub ours: usize,
    /// Where the difference is in what the server has.
    pub server: usize,
    advice: &'static str,
}

const CUT: &str = "one text ends within the other, so it was cut; compare whole texts";
const HASHES: &str =
    "only hashes can be compared, and they differ; compare the canonical requests that were hashed";
const ALGORITHMS: &str =
    "one is of HMAC-SHA1 and the other of ACS3-HMAC-SHA256; compare two texts of the same method";
/// How many names that differ are looked for in all of the text, which bounds the time.
const LOOKS: usize = 16;

impl Explanation {
    /// Compares what was signed with what the server says it would have signed.
    ///
    /// The characters come from [`StringToSign::chars`](crate::StringToSign::chars), [`Text::chars`](crate::reply::Text::chars), `str::chars` or
    /// anything else that can be cloned. Of ACS3-HMAC-SHA256 the server's string to sign can do for its canonical request: with the feature
    /// `acs3`, ours is hashed then. The time is linear in the length of the texts, whatever they hold.
    pub fn new<I, J>(ours: I, server: J) -> Self
    where
        I: Iterator<Item = char> + Clone,
        J: Iterator<Item = char> + Clone,
    {
        let ours = Piece::new(Either::Ours(ours), 0, usize::MAX);
        let server = Piece::new(Either::Server(server), 0, usize::MAX);
        compare(&ours, &server)
    }

    const fn new_at(
        cause: Cause,
        parameter: Option<Excerpt>,
        (ours, server): (usize, usize),
    ) -> Self {
        let advice = cause.advice();
        Self {
            parameter,
            cause,
            ours,
            server,
            advice,
        }
    }
}

/// All but the sentence, since the standard library's `Debug` of a `str` can panic as far as a linker can tell.
impl fmt::Debug for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Explanation")
            .field("parameter", &self.parameter)
            .field("cause", &self.cause)
            .field("ours", &self.ours)
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parameter) = self.parameter {
            write!(f, "{parameter}: ")?;
        }
        f.write_str(self.advice)
    }
}

fn compare<C: Chars>(ours: &Piece<C>, server: &Piece<C>) -> Explanation {
    let (at, _) = ours.difference(server);
    let place = |cause, parameter| Explanation::new_at(cause, parameter, (at, at));
    let unknown = |parameter, advice| Explanation {
        advice,
        ..place(Cause::Unknown, parameter)
    };
    let ends = [ours, server].map(|text| text.clone().nth(at).is_none());
    if ends == [true; 2] || is_hash_of(ours, server) || is_hash_of(server, ours) {
        return place(Cause::Secret, None);
    }
    if is_hash(ours) || is_hash(server) {
        return unknown(None, HASHES);
    }
    let [one, other] = [ours, server].map(|text| text.clone().find(|c| matches!(c, '&' | '\n')));
    let separator = one.or(other).unwrap_or('&');
    if other.is_some_and(|other| other != separator) {
        return unknown(None, ALGORITHMS);
    }
    let [ours, server] = [ours, server].map(|text| sections(text.clone(), separator));
    if ends != [false; 2] {
        let longer = if ends[0] { &server } else { &ours };
        let items = longer.iter().flat_map(Items::clone);
        let last = items.take_while(|item| item.start <= at).last();
        // A parameter that begins where the other text ends may just be missing there.
        if let Some(item) = last.filter(|it| it.section != Section::Query || it.start != at) {
            return unknown(item.excerpt(), CUT);
        }
    }
    let mut first: Option<Explanation> = None;
    for (ours, server) in ours.into_iter().zip(server) {
        differences(ours, server, &mut |found| {
            if first.is_none_or(|first| found.cause.rank() < first.cause.rank()) {
                first = Some(found);
            }
        });
    }
    first.unwrap_or_else(|| place(Cause::Unknown, None))
}

const ALGORITHM: &str = "ACS3-HMAC-SHA256\n";

/// Whether it is the string to sign of ACS3-HMAC-SHA256, which has the hash of a canonical request and nothing of it.
fn is_hash<C: Chars>(text: &Piece<C>) -> bool {
    text.clone().take(ALGORITHM.len()).eq(ALGORITHM.chars())
}

/// Whether a text is the string to sign of a canonical request.
#[cfg(feature = "acs3")]
fn is_hash_of<C: Chars>(text: &Piece<C>, canonical_request: &Piece<C>) -> bool {
    let hash = || StringToSign::of(canonical_request.clone());
    is_hash(text) && text.clone().eq(hash().as_str().chars())
}

#[cfg(not(feature = "acs3"))]
const fn is_hash_of<C: Chars>(_: &Piece<C>, _: &Piece<C>) -> bool {
    false
}

/// Notes what differs in a section.
fn differences<C: Chars>(
    mut ours: Items<C>,
    mut server: Items<C>,
    note: &mut dyn FnMut(Explanation),
) {
    let mut looks = 0..LOOKS;
    let nameless = ours.nameless().zip(server.nameless());
    if let Some((one, other)) = nameless {
        return of_values(&one, &other).into_iter().for_each(note);
    }
    loop {
        let before = (ours.clone(), server.clone());
        let (one, other) = match (ours.next(), server.next()) {
            (None, None) => return,
            (Some(mut one), Some(mut other)) if one.is_like(&other) => {
                ours.join(&mut one, &other);
                server.join(&mut other, &one);
                of_values(&one, &other).into_iter().for_each(&mut *note);
                continue;
            }
            differing => differing,
        };
        if looks.next().is_none() {
            return;
        }
        let is_only = |item: &Option<Item<C>>, here: &Items<C>, there: &Items<C>| {
            let is_more = |item| here.count_of(item) > there.count_of(item);
            item.as_ref().is_some_and(is_more)
        };
        let is_extra = is_only(&one, &before.0, &before.1);
        let is_missing = is_only(&other, &before.1, &before.0);
        let at = |item: &Option<Item<C>>, end| item.as_ref().map_or(end, |item| item.name.at);
        let places = (at(&one, ours.at()), at(&other, server.at()));
        let mut note = |cause, item: &Option<Item<C>>| {
            let Some(item) = item else { return };
            let is_token = item.is_named(&["SecurityToken", "x-acs-security-token"]);
            let is_token = is_token && cause != Cause::Order;
            let cause = if is_token { Cause::Token } else { cause };
            note(Explanation::new_at(cause, item.excerpt(), places));
        };
        if is_missing {
            note(Cause::Missing, &other);
        }
        if is_extra {
            note(Cause::Extra, &one);
        }
        match (is_extra, is_missing) {
            (true, false) => server = before.1,
            (false, true) => ours = before.0,
            (true, true) => {}
            (false, false) => note(Cause::Order, &one),
        }
    }
}

/// What is wrong with a part that both texts have, if anything is.
fn of_values<C: Chars>(ours: &Item<C>, server: &Item<C>) -> Option<Explanation> {
    if ours.text.clone().eq(server.text.clone()) {
        return None;
    }
    let cause = match ours.section {
        Section::Method => Cause::Method,
        Section::Path => Cause::Path,
        Section::Body => Cause::Body,
        Section::Headers if ours.is_named(&["host"]) => Cause::Host,
        Section::Headers if ours.is_named(&["x-acs-content-sha256"]) => Cause::Body,
        _ if ours.is_named(&STAMPS) => Cause::Stamp,
        _ => value::cause(ours, server),
    };
    let parameter = ours.excerpt().filter(|_| cause != Cause::Body);
    let places = ours.text.difference(&server.text);
    Some(Explanation::new_at(cause, parameter, places))
}

const STAMPS: [&str; 4] = [
    "Timestamp",
    "SignatureNonce",
    "x-acs-date",
    "x-acs-signature-nonce",
];
