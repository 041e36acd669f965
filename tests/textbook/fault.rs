//! Faults planted in what a textbook signer signs, each with the name and the cause that has to be found, for tests and fuzz targets.

use std::collections::{BTreeMap, BTreeSet};

/// A choice among so many.
pub(crate) type Choose<'a> = dyn FnMut(usize) -> usize + 'a;

/// What two sides signed, and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Planted {
    pub(crate) ours: String,
    pub(crate) server: String,
    pub(crate) cause: &'static str,
    /// The names that are right, one of them or none.
    pub(crate) names: Vec<String>,
}

/// The causes that change a text.
pub(crate) const CAUSES: [&str; 17] = [
    "method",
    "path",
    "order",
    "token",
    "missing",
    "extra",
    "host",
    "body",
    "space",
    "digits",
    "character",
    "plain",
    "twice",
    "charset",
    "value",
    "stamp",
    "unknown",
];

const STAMPS: [&str; 4] = [
    "Timestamp",
    "SignatureNonce",
    "x-acs-date",
    "x-acs-signature-nonce",
];

/// A request with its parts as they are signed, so that each can be signed wrong.
#[derive(Clone, Debug)]
pub(crate) struct Parts {
    pub(crate) method: String,
    pub(crate) path: String,
    /// Names and values, decoded and sorted.
    pub(crate) query: Vec<(String, String)>,
    /// The headers of ACS3-HMAC-SHA256 and the hash of the body; nothing for HMAC-SHA1.
    pub(crate) acs3: Option<(Vec<(String, String)>, String)>,
}

impl Parts {
    pub(crate) fn new(
        method: &str,
        query: &BTreeMap<String, String>,
        acs3: Option<(&BTreeMap<String, String>, &str)>,
    ) -> Self {
        let pairs = |map: &BTreeMap<String, String>| map.clone().into_iter().collect();
        Self {
            method: method.to_owned(),
            path: "/".to_owned(),
            query: pairs(query),
            acs3: acs3.map(|(headers, hash)| (pairs(headers), hash.to_owned())),
        }
    }

    /// What is signed if the values of the query are encoded in another way at one place.
    fn text(&self, at: usize, encode: impl Fn(&str) -> String) -> String {
        let pairs = self.query.iter().enumerate().map(|(place, (name, value))| {
            let value = if place == at {
                encode(value)
            } else {
                percent(value.as_bytes())
            };
            format!("{}={value}", percent(name.as_bytes()))
        });
        let query = pairs.collect::<Vec<_>>().join("&");
        let Some((headers, hash)) = &self.acs3 else {
            return format!(
                "{}&{}&{}",
                self.method,
                percent(self.path.as_bytes()),
                percent(query.as_bytes())
            );
        };
        let lines = headers
            .iter()
            .map(|(name, value)| format!("{name}:{value}\n"));
        let lines = lines.collect::<Vec<_>>().concat();
        let names: Vec<_> = headers.iter().map(|(name, _)| name.as_str()).collect();
        [
            &self.method,
            &self.path,
            &query,
            &lines,
            &names.join(";"),
            hash,
        ]
        .map(String::as_str)
        .join("\n")
    }

    pub(crate) fn canonical(&self) -> String {
        self.text(usize::MAX, str::to_owned)
    }

    /// Parameters and headers.
    fn pairs(&self) -> Vec<(String, String)> {
        let headers = self.acs3.iter().flat_map(|(headers, _)| headers);
        self.query.iter().chain(headers).cloned().collect()
    }

    fn headers(&mut self) -> Option<&mut Vec<(String, String)>> {
        self.acs3.as_mut().map(|(headers, _)| headers)
    }
}

/// Plants a fault of this cause somewhere, if there is a place for it.
pub(crate) fn plant(
    server: &Parts,
    cause: &'static str,
    choose: &mut Choose<'_>,
) -> Option<Planted> {
    let mut ours = server.clone();
    match cause {
        "method" => ["GET", "POST", "get", "PUT", ""][choose(5)].clone_into(&mut ours.method),
        "path" => ["", "//", "/api", "%2F"][choose(4)].clone_into(&mut ours.path),
        "order" | "token" | "missing" => without(list(&mut ours, choose), cause, choose)?,
        "extra" => extra(&mut ours, choose)?,
        "host" | "body" => header(&mut ours, cause, choose)?,
        "stamp" => stamp(&mut ours, choose),
        "value" if choose(2) == 0 && server.acs3.is_some() => header(&mut ours, cause, choose)?,
        "unknown" => return cut(server, choose),
        _ => return encoded(server, cause, choose),
    }
    let names = match cause {
        "method" | "path" | "body" => vec![],
        _ => differing(&ours.pairs(), &server.pairs()),
    };
    planted(ours.canonical(), server, cause, names)
}

/// The names that only one side has; or either name where the order begins to differ, or the first value.
fn differing(ours: &[(String, String)], server: &[(String, String)]) -> Vec<String> {
    let names = |pairs: &[(String, String)]| -> BTreeSet<String> {
        pairs.iter().map(|(name, _)| name.clone()).collect()
    };
    let alone = &names(ours) ^ &names(server);
    if !alone.is_empty() {
        return alone.into_iter().collect();
    }
    let mut places = ours.iter().zip(server);
    let first = places.find(|(one, other)| one != other);
    first.map_or_else(Vec::new, |(one, other)| {
        vec![one.0.clone(), other.0.clone()]
    })
}

/// Names in another order, or one left out.
fn without(list: &mut Vec<(String, String)>, cause: &str, choose: &mut Choose<'_>) -> Option<()> {
    let is_token = |(name, _): &(String, String)| {
        ["SecurityToken", "x-acs-security-token"].contains(&name.as_str())
    };
    let place = choose(list.len().max(1));
    match cause {
        "order" => {
            let other = choose(list.len().max(1));
            list.get(place)?;
            list.swap(place, other);
        }
        "token" => drop(list.remove(list.iter().position(is_token)?)),
        _ => {
            list.get(place).filter(|pair| !is_token(pair))?;
            list.remove(place);
        }
    }
    Some(())
}

fn extra(ours: &mut Parts, choose: &mut Choose<'_>) -> Option<()> {
    let (list, names) = if choose(2) == 0 {
        (&mut ours.query, ["Signature", "A", "Zone", "Tag.3.Key"])
    } else {
        (ours.headers()?, ["user-agent", "accept", "x-acs-z", "date"])
    };
    let name = names[choose(4)].to_owned();
    if list.iter().any(|(other, _)| *other == name) {
        return None;
    }
    list.insert(choose(list.len() + 1), (name, "1 2".to_owned()));
    Some(())
}

/// The value of a header, or the hash of the body.
fn header(ours: &mut Parts, cause: &str, choose: &mut Choose<'_>) -> Option<()> {
    const HASH: &str = "x-acs-content-sha256";
    let (headers, hash) = ours.acs3.as_mut()?;
    if cause == "body" {
        let other = [hash.to_uppercase(), String::new(), "0".repeat(64)][choose(3)].clone();
        let which = choose(3);
        if which != 0 {
            let header = headers.iter_mut().find(|(name, _)| name == HASH);
            header?.1.clone_from(&other);
        }
        if which != 1 {
            *hash = other;
        }
        return Some(());
    }
    let is_host = cause == "host";
    let chosen = choose(headers.len().max(1));
    let mut places = headers.iter_mut().enumerate();
    let (_, (name, value)) = places.find(|(at, (name, _))| {
        if is_host {
            name == "host"
        } else {
            *at == chosen
        }
    })?;
    let other = [
        format!("{value}:443"),
        format!("x{value}"),
        "localhost".to_owned(),
        value.to_uppercase(),
    ][choose(if is_host { 4 } else { 3 })]
    .clone();
    *value = other;
    let has_another_cause = name == "host" || name == HASH || STAMPS.contains(&name.as_str());
    (is_host || !has_another_cause).then_some(())
}

/// Another attempt's timestamp, nonce or both.
fn stamp(ours: &mut Parts, choose: &mut Choose<'_>) {
    let which = choose(3);
    let headers = ours.acs3.iter_mut().flat_map(|(headers, _)| headers);
    let all = ours.query.iter_mut().chain(headers);
    let stamps = all.filter(|(name, _)| STAMPS.contains(&name.as_str()));
    for (at, (_, value)) in stamps.enumerate() {
        if which == 2 || at % 2 == which {
            ["2026-01-01T00:00:00Z", "0"][choose(2)].clone_into(value);
        }
    }
}

/// The parameters or the headers.
fn list<'a>(parts: &'a mut Parts, choose: &mut Choose<'_>) -> &'a mut Vec<(String, String)> {
    match &mut parts.acs3 {
        Some((headers, _)) if choose(2) == 0 => headers,
        _ => &mut parts.query,
    }
}

fn planted(
    ours: String,
    server: &Parts,
    mut cause: &'static str,
    names: Vec<String>,
) -> Option<Planted> {
    let server = server.canonical();
    if ours == server {
        return None;
    }
    // Nothing but the end is another: that looks as if it was cut.
    if !matches!(cause, "missing" | "extra" | "token")
        && (ours.starts_with(&server) || server.starts_with(&ours))
    {
        cause = "unknown";
    }
    Some(Planted {
        ours,
        server,
        cause,
        names,
    })
}

/// A text that ends too early, elsewhere than at a parameter.
fn cut(server: &Parts, choose: &mut Choose<'_>) -> Option<Planted> {
    let whole = server.canonical();
    let at = choose(whole.len());
    let (ours, rest) = whole.split_at_checked(at)?;
    // What the text would have to go on with to be one with a parameter less.
    let is_boundary = if server.acs3.is_some() {
        rest.starts_with('&') || ours.ends_with("\n/\n")
    } else {
        rest.starts_with("%26") || ours.ends_with("&%2F&")
    };
    if is_boundary {
        return None;
    }
    let names = server.pairs().into_iter().map(|(name, _)| name);
    planted(ours.to_owned(), server, "unknown", names.collect())
}

/// A value that is encoded in another way.
fn encoded(server: &Parts, mut cause: &'static str, choose: &mut Choose<'_>) -> Option<Planted> {
    let at = choose(server.query.len().max(1));
    let (name, value) = server.query.get(at)?;
    let right = percent(value.as_bytes());
    let reserved: BTreeSet<char> = value.chars().filter(|c| !is_unreserved(*c)).collect();
    let wrong = match cause {
        "space" => right.replace("%20", "+"),
        "digits" => lower(&right),
        "character" => {
            let kinds: BTreeSet<char> = value
                .chars()
                .filter(|c| !c.is_ascii_alphanumeric())
                .collect();
            let kind = *kinds.iter().nth(choose(kinds.len().max(1)))?;
            let encode = |c: char| {
                if c == kind && is_unreserved(c) {
                    format!("%{:02X}", u32::from(c))
                } else if c == kind {
                    c.to_string()
                } else {
                    percent(c.to_string().as_bytes())
                }
            };
            value.chars().map(encode).collect()
        }
        "plain" if reserved.len() > 1 => value.clone(),
        "twice" => percent(right.as_bytes()),
        "charset" if !value.is_ascii() => match choose(4) {
            0 => percent(value.bytes().map(char::from).collect::<String>().as_bytes()),
            1 => percent(
                value
                    .replace(|c: char| !c.is_ascii(), "\u{FFFD}")
                    .as_bytes(),
            ),
            2 => percent(
                &value
                    .bytes()
                    .filter(|byte| !(0x80..0xC0).contains(byte))
                    .collect::<Vec<_>>(),
            ),
            // Each character in one byte, as in ISO 8859-1, or in two, as in GBK.
            _ => percent(
                &value
                    .chars()
                    .flat_map(|c| {
                        if c.is_ascii() {
                            vec![c as u8]
                        } else {
                            vec![0xB1, c as u8 | 0x80]
                        }
                    })
                    .collect::<Vec<_>>(),
            ),
        },
        "value" => percent(
            [
                String::new(),
                format!("{value}x"),
                format!("x{value}"),
                value.repeat(2),
                "other".to_owned(),
            ][choose(5)]
            .as_bytes(),
        ),
        _ => return None,
    };
    if STAMPS.contains(&name.as_str()) {
        cause = "stamp";
    }
    let ours = server.text(at, |_| wrong.clone());
    planted(ours, server, cause, vec![name.clone()])
}

const fn is_unreserved(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~')
}

fn percent(bytes: &[u8]) -> String {
    let encode = |&byte: &u8| {
        if is_unreserved(char::from(byte)) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    bytes.iter().map(encode).collect()
}

/// The digits behind each `%` in lower case.
fn lower(encoded: &str) -> String {
    let mut pieces = encoded.split('%');
    let first = pieces.next().unwrap_or_default().to_owned();
    let escapes =
        pieces.map(|piece| format!("%{}{}", piece[..2].to_ascii_lowercase(), &piece[2..]));
    first + &escapes.collect::<String>()
}
