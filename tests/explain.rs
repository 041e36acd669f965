//! Each cause why a signature does not match is told from the others, in both methods, however broken the text is.

use std::cell::Cell;

use cenbwp::query::{Cause, Explanation};

fn explain(ours: &str, server: &str) -> Explanation {
    Explanation::new(ours.chars(), server.chars())
}

/// The name, or `-`, and the cause.
fn verdict(ours: &str, server: &str) -> String {
    let found = explain(ours, server);
    let name = found.parameter.map(|name| name.to_string());
    format!("{} {}", name.as_deref().unwrap_or("-"), found.cause)
}

const SERVER: &str = "GET&%2F&AccessKeyId%3Dtestid%26Description%3Da%2520b%252A%26Name%3D%25E5%258C%2597%26SecurityToken%3DCAIS%252F%26\
    SignatureNonce%3D3e3e%26Timestamp%3D2018-04-27T12%253A46%253A24Z%26Version%3D2017-09-12";

#[test]
fn strings_to_sign_of_hmac_sha1() {
    for (from, to, expected) in [
        ("", "", "- secret"),
        ("GET", "POST", "- method"),
        ("GET", "get", "- method"),
        ("GET&%2F&", "", "- method"),
        ("&%2F&", "&/&", "- path"),
        ("&%2F&", "&%2f&", "- path"),
        ("&%2F&", "&", "- path"),
        ("&%2F&", "&%252F&", "- path"),
        (
            "%26Name%3D%25E5%258C%2597%26SecurityToken%3DCAIS%252F",
            "%26SecurityToken%3DCAIS%252F%26Name%3D%25E5%258C%2597",
            "SecurityToken order",
        ),
        ("%26SecurityToken%3DCAIS%252F", "", "SecurityToken token"),
        ("%26Version%3D2017-09-12", "", "Version missing"),
        ("AccessKeyId%3Dtestid%26", "", "AccessKeyId missing"),
        ("Name", "Nmae", "Name missing"),
        ("%26Version", "%26Zone%3D1%26Version", "Zone extra"),
        ("%26Name", "%26Name%3D1%26Name", "Name extra"),
        ("%2520", "%2B", "Description space"),
        ("%2520", "+", "Description space"),
        ("%2520", "%252B", "Description space"),
        ("%252A", "%2A", "Description character"),
        ("%252A", "*", "Description character"),
        ("%2520", "%20", "Description character"),
        ("%25E5%258C%2597", "%E5%8C%97", "Name character"),
        ("%25E5%258C%2597", "北", "Name character"),
        ("Name%3D", "Name%3D", "- secret"),
        ("testid", "test%2569d", "AccessKeyId character"),
        ("testid", "%2574%2565stid", "AccessKeyId character"),
        ("%25E5%258C", "%25e5%258c", "Name digits"),
        ("%25E5%258C", "%25E5%258c", "Name digits"),
        ("Name%3D", "Name%3d", "Name digits"),
        ("a%2520b%252A", "a%20b%2A", "Description plain"),
        ("a%2520b%252A", "a b*", "Description plain"),
        ("a%2520b%252A", "a%2Bb%2A", "Description plain"),
        ("a%2520b%252A", "a%252520b%25252A", "Description twice"),
        ("%25E5%258C%2597", "%2525E5%25258C%252597", "Name twice"),
        (
            "%25E5%258C%2597",
            "%25C3%25A5%25C2%258C%25C2%2597",
            "Name charset",
        ),
        ("%25E5%258C%2597", "%25EF%25BF%25BD", "Name charset"),
        ("%25E5%258C%2597", "%25B1%25B1", "Name charset"),
        ("%25E5%258C%2597", "%25E5%258C", "Name charset"),
        ("%25E5%258C%2597", "%25E5%258D%2597", "Name value"),
        ("%25E5%258C%2597", "x", "Name value"),
        ("testid", "TESTID", "AccessKeyId value"),
        ("testid", "", "AccessKeyId value"),
        ("3e3e", "3e3f", "SignatureNonce stamp"),
        ("27T", "28T", "Timestamp stamp"),
        (
            "3e3e%26Timestamp%3D2018",
            "0%26Timestamp%3D2026",
            "SignatureNonce stamp",
        ),
        (
            "3e3e%26Timestamp%3D2018-04-27T12%253A46%253A24Z%26Version%3D2017",
            "0%26Timestamp%3D2018-04-27T12%253A46%253A24Z%26Version%3D2018",
            "Version value",
        ),
        ("%253A24Z%26Version%3D2017-09-12", "", "Timestamp unknown"),
        ("2017-09-12", "2017-09", "Version unknown"),
        ("2017-09-12", "2017-09-12x", "Version unknown"),
        ("ion%3D2017-09-12", "", "Version unknown"),
        ("%26Version", "%26%26Version", "- unknown"),
        ("GET&%2F&", "GET&%2F&%26", "- unknown"),
        ("09-12", "09-12%26", "Version unknown"),
    ] {
        assert_eq!(
            verdict(&SERVER.replacen(from, to, 1), SERVER),
            expected,
            "{from} -> {to}"
        );
    }
}

#[test]
fn a_text_that_is_broken_all_over() {
    let decoded = |text: &str| {
        text.replace("%3D", "=")
            .replace("%26", "&")
            .replace("%25", "%")
    };
    let (start, query) = SERVER.split_at("GET&%2F&".len());
    for (ours, expected) in [
        // The query is not encoded once more, or not at all, or once too often.
        (format!("{start}{}", decoded(query)), "AccessKeyId plain"),
        (
            format!("{start}{}", decoded(&decoded(query))),
            "AccessKeyId plain",
        ),
        (
            format!("{start}{}", query.replace('%', "%25")),
            "AccessKeyId twice",
        ),
        (format!("GET&/&{}", decoded(query)), "- path"),
        (decoded(query), "- method"),
        (query.to_owned(), "- method"),
        (
            SERVER
                .replace("%3D", "%3d")
                .replace("%25E5%258C", "%25e5%258c"),
            "AccessKeyId digits",
        ),
        (
            SERVER
                .replace("%3D", "%3d")
                .replace("%26SecurityToken", "%26Security"),
            "SecurityToken token",
        ),
        (SERVER.replace("%26", "&"), "- unknown"),
        (SERVER.replace("%3D", "="), "AccessKeyId plain"),
        (String::new(), "- unknown"),
        ("GET&%2".to_owned(), "- unknown"),
        ("GET&%2F&".to_owned(), "SecurityToken token"),
        ("%".to_owned(), "- method"),
        ("POST\n/\n\n".to_owned(), "- unknown"),
    ] {
        assert_eq!(verdict(&ours, SERVER), expected, "{ours}");
    }
}

#[test]
fn a_value_that_looks_like_parameters() {
    let server = "GET&%2F&Description%3Da%2526b%253Dc%2526d%26Name%3D1";
    for (ours, expected) in [
        (
            "GET&%2F&Description%3Da%26b%3Dc%26d%26Name%3D1",
            "Description plain",
        ),
        (
            "GET&%2F&Description%3Da%26b%253Dc%26d%26Name%3D1",
            "Description character",
        ),
        (
            "GET&%2F&Description%3Da%2526b%3Dc%2526d%26Name%3D1",
            "Description character",
        ),
        ("GET&%2F&Description%3Da%26b%3De%26Name%3D1", "b extra"),
        (
            "GET&%2F&Description%3Da%26b%26Name%3D1",
            "Description value",
        ),
    ] {
        assert_eq!(verdict(ours, server), expected, "{ours}");
    }
    assert_eq!(
        verdict(server, "GET&%2F&Description%3Da%26b%3Dc%26d%26Name%3D1"),
        "Description twice"
    );
}

#[test]
fn a_value_that_spells_escapes_beside_text_of_another_charset() {
    assert_eq!(
        verdict(
            "GET&%2F&Name%3D%2525E5%25258C%252597%25C3%2583%25C2%25A9%26Z%3D1",
            "GET&%2F&Name%3D%2525E5%25258C%252597%25C3%25A9%26Z%3D1",
        ),
        "Name charset"
    );
}

const CANONICAL: &str = "POST\n/\nDescription=a%20b%2A&Name=%E5%8C%97&Z=%2541\nhost:cbn.aliyuncs.com\nx-acs-action:DescribeRegions\n\
    x-acs-content-sha256:e3b0c442\nx-acs-date:2018-04-27T12:46:24Z\nx-acs-security-token:CAIS/+==\nx-acs-signature-nonce:3e3e\n\
    \nhost;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce\ne3b0c442";

#[test]
fn canonical_requests_of_acs3_hmac_sha256() {
    for (from, to, expected) in [
        ("", "", "- secret"),
        ("POST", "GET", "- method"),
        ("\n/\n", "\n/api\n", "- path"),
        ("\n/\n", "\n\n", "- path"),
        (
            "Description=a%20b%2A&Name=%E5%8C%97",
            "Name=%E5%8C%97&Description=a%20b%2A",
            "Name order",
        ),
        (
            "host:cbn.aliyuncs.com\nx-acs-action:DescribeRegions",
            "x-acs-action:DescribeRegions\nhost:cbn.aliyuncs.com",
            "x-acs-action order",
        ),
        (
            "host;x-acs-action",
            "x-acs-action;host",
            "x-acs-action order",
        ),
        (
            "x-acs-security-token:CAIS/+==\n",
            "",
            "x-acs-security-token token",
        ),
        ("x-acs-security-token;", "", "x-acs-security-token token"),
        ("&Name=%E5%8C%97", "", "Name missing"),
        ("&Z=%2541", "", "Z missing"),
        ("host:", "Host:", "host missing"),
        ("host:cbn.aliyuncs.com\n", "", "host missing"),
        ("host;", "", "host missing"),
        ("\nhost:", "\naccept:*/*\nhost:", "accept extra"),
        ("\nhost:", "&Zone=1\nhost:", "Zone extra"),
        ("\nhost;", "\naccept;host;", "accept extra"),
        ("cbn.aliyuncs.com", "cbn.aliyuncs.com:443", "host host"),
        ("cbn.aliyuncs.com", "CBN.aliyuncs.com", "host host"),
        ("256:e3b0c442", "256:E3B0C442", "- body"),
        ("nonce\ne3b0c442", "nonce\n00000000", "- body"),
        ("%20", "+", "Description space"),
        ("%20", "%2B", "Description space"),
        ("%20", " ", "Description character"),
        ("%2541", "%41", "Z character"),
        ("Regions", "%52egions", "x-acs-action character"),
        (
            "CAIS/+==",
            "CAIS%2F%2B%3D%3D",
            "x-acs-security-token character",
        ),
        ("%E5%8C", "%e5%8c", "Name digits"),
        ("a%20b%2A", "a b*", "Description plain"),
        ("a%20b%2A", "a%2520b%252A", "Description twice"),
        ("%E5%8C%97", "%C3%A5%C2%8C%C2%97", "Name charset"),
        ("%E5%8C%97", "%EF%BF%BD", "Name charset"),
        ("%E5%8C%97", "%E5%8C", "Name charset"),
        ("%2541", "%25E5", "Z value"),
        ("%E5%8C%97", "%E4%BA%AC", "Name value"),
        ("DescribeRegions", "DescribeVpcs", "x-acs-action value"),
        ("CAIS", "CAIT", "x-acs-security-token value"),
        ("27T", "28T", "x-acs-date stamp"),
        ("3e3e", "3e3f", "x-acs-signature-nonce stamp"),
        ("nonce\ne3b0c442", "nonce\ne3b0", "- unknown"),
        ("nonce\ne3b0c442", "no", "x-acs-signature-nonce unknown"),
        ("\n\nhost;", "\nhost;", "- unknown"),
        ("\n\nhost;", "\n\n\nhost;", "- unknown"),
        ("POST\n", "GET&%2F&", "- unknown"),
        ("POST\n", "ACS3-HMAC-SHA256\n", "- unknown"),
    ] {
        assert_eq!(
            verdict(&CANONICAL.replacen(from, to, 1), CANONICAL),
            expected,
            "{from} -> {to}"
        );
    }
    // The whole query encoded once more.
    let (before, rest) = CANONICAL.split_at("POST\n/\n".len());
    let (query, rest) = rest.split_once('\n').unwrap();
    let twice = query
        .replace('%', "%25")
        .replace('=', "%3D")
        .replace('&', "%26");
    assert_eq!(
        verdict(&format!("{before}{twice}\n{rest}"), CANONICAL),
        "Description twice"
    );
}

#[test]
fn of_two_faults_the_first_by_the_rules_is_named() {
    for (changes, expected) in [
        (&[("GET", "POST"), ("&%2F&", "&/&")][..], "- method"),
        (
            &[("&%2F&", "&/&"), ("%26SecurityToken%3DCAIS%252F", "")],
            "- path",
        ),
        (
            &[
                ("AccessKeyId%3Dtestid%26", ""),
                ("%26SecurityToken%3DCAIS%252F", ""),
            ],
            "SecurityToken token",
        ),
        (
            &[("AccessKeyId", "AccessKeyIe"), ("%26Version", "%26Zone")],
            "AccessKeyId missing",
        ),
        (&[("%26Name%3D", "%26Aame%3D")], "Name missing"),
        (
            &[
                ("%2520", "%2B"),
                ("%26Version", "%26Signature%3D1%26Version"),
            ],
            "Signature extra",
        ),
        (
            &[("%252A", "%2A"), ("CAIS%252F", "CAIS%252f")],
            "Description character",
        ),
        (&[("3e3e", "0"), ("2017", "2018")], "Version value"),
        (&[("%252A", "*"), ("%2520", "+")], "Description plain"),
        (
            &[("%2520", "%20"), ("%252A", "%252a")],
            "Description digits",
        ),
        (
            &[
                ("AccessKeyId%3Dtestid%26", ""),
                (
                    "%26SecurityToken%3DCAIS%252F%26SignatureNonce%3D3e3e",
                    "%26SignatureNonce%3D3e3e%26SecurityToken%3DCAIS%252F",
                ),
            ],
            "SignatureNonce order",
        ),
    ] {
        let ours = changes.iter().fold(SERVER.to_owned(), |text, (from, to)| {
            text.replacen(from, to, 1)
        });
        assert_eq!(verdict(&ours, SERVER), expected, "{changes:?}");
    }
}

#[test]
fn every_cause_has_its_word_and_a_sentence_of_its_own() {
    let words: Vec<_> = Cause::ALL.iter().map(|cause| cause.as_str()).collect();
    assert_eq!(
        words.join(" "),
        "secret method path order token missing extra host body space digits character plain twice charset value stamp unknown"
    );
    assert_eq!(format!("{:>7}|", Cause::Space), "  space|");
    let with = |ours: &str| explain(ours, SERVER).to_string();
    for (sentence, expected) in [
        (
            explain("", "").to_string(),
            "both are equal, so check the rest: the secret (no blank or line feed around it), the & behind the secret",
        ),
        (
            with(&SERVER.replacen("GET", "POST", 1)),
            "the methods differ; ",
        ),
        (
            with(&SERVER[..50]),
            "Description: one text ends within the other, so it was cut; ",
        ),
        (
            with("ACS3-HMAC-SHA256\n00"),
            "only hashes can be compared, and they differ; ",
        ),
        (
            with(CANONICAL),
            "one is of HMAC-SHA1 and the other of ACS3-HMAC-SHA256; ",
        ),
        (
            with(&SERVER.replace("%26SecurityToken%3DCAIS%252F", "")),
            "SecurityToken: the security token is on one side only; ",
        ),
        (
            with(&SERVER.replace("%26Version", "%26%26Version")),
            "the parameters are the same, and what divides them is not; ",
        ),
    ] {
        assert!(sentence.starts_with(expected), "{sentence}");
        assert!(
            !sentence.contains(['\n', '.']) || sentence.contains("- _ . ~"),
            "{sentence}"
        );
    }
}

#[test]
fn the_difference_is_marked_in_both() {
    for (ours, server, marked) in [
        ("GET&%2F&A%3D1", "GET&%2F&A%3D2", ("1", "2")),
        ("GET&%2F&A%3D1", "GET&%2F&A%3D1", ("", "")),
        (
            "GET&%2F&A%3D1%26C%3D1",
            "GET&%2F&A%3D1%26B%3D2%26C%3D1",
            ("C%3D1", "B%3D2%26C%3D1"),
        ),
        ("GET&%2F&A%3D1", "GET&%2F&A%3D1%26B%3D2", ("", "B%3D2")),
        ("GET&%2F&A%3D1%26B%3D2", "GET&%2F&A%3D1", ("B%3D2", "")),
        (
            "GET&%2F&A%3D1",
            "PUT&%2F&A%3D1",
            ("GET&%2F&A%3D1", "PUT&%2F&A%3D1"),
        ),
        (
            "GET&%2F&A%3D1%26%26B%3D1",
            "GET&%2F&A%3D1%26B%3D1",
            ("%26B%3D1", "B%3D1"),
        ),
    ] {
        let found = explain(ours, server);
        assert_eq!(
            (&ours[found.ours..], &server[found.server..]),
            marked,
            "{ours} {server}"
        );
    }
}

#[test]
fn names_are_decoded_and_escaped_and_values_are_never_shown() {
    for (ours, server, shown) in [
        (
            "GET&%2F&%25E5%258C%2597%3D1",
            "GET&%2F&%25E5%258C%2597%3D2",
            "北",
        ),
        (
            "GET&%2F&a%2520%250A%3D1",
            "GET&%2F&a%2520%250A%3D2",
            "a \\n",
        ),
        ("GET&%2F&%25FF%3D1", "GET&%2F&%25FF%3D2", "\u{FFFD}"),
        (
            "POST\n/\nx:MARKER==\na:1\n\na\n0",
            "POST\n/\n\na:1\n\na\n0",
            "x",
        ),
        (
            "POST\n/\n\na:1\n\nMARKER=MARKER\n0",
            "POST\n/\n\na:1\n\na\n0",
            "a",
        ),
        (
            "POST\n/\n\na:1\n\na;SecurityToken=MARKER\n0",
            "POST\n/\n\na:1\n\na\n0",
            "SecurityToken",
        ),
    ] {
        let found = explain(ours, server);
        assert_eq!(found.parameter.unwrap().to_string(), shown, "{found:?}");
        assert!(
            !format!("{found}{found:?}").contains("=MARKER"),
            "{found:?}"
        );
    }
    let long = "n".repeat(100);
    let found = explain(
        &format!("GET&%2F&{long}%3D1"),
        &format!("GET&%2F&{long}%3D2"),
    );
    assert_eq!(
        found.parameter.unwrap().to_string(),
        format!("{}...", "n".repeat(46))
    );
}

#[test]
fn only_a_hash_of_the_server_is_compared_with_the_hash_of_ours() {
    // Made with sha256sum.
    let hash = "ACS3-HMAC-SHA256\ne2fc714c4727ee9395f324cd2e7f331f2a9ecb9f0cc5a5b1a7a1c1d9f7c1b0a0";
    assert_eq!(verdict(hash, hash), "- secret");
    assert_eq!(verdict(hash, &hash.replace('0', "1")), "- unknown");
    let of_abc =
        "ACS3-HMAC-SHA256\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let expected = if cfg!(feature = "acs3") {
        "- secret"
    } else {
        "- unknown"
    };
    assert_eq!(verdict("abc", of_abc), expected);
    assert_eq!(verdict(of_abc, "abc"), expected);
    assert_eq!(verdict("abd", of_abc), "- unknown");
}

/// Characters that are counted while they are taken.
#[derive(Clone)]
struct Counted<'a> {
    chars: std::str::Chars<'a>,
    taken: &'a Cell<usize>,
}

impl Iterator for Counted<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.taken.set(self.taken.get() + 1);
        self.chars.next()
    }
}

#[test]
fn the_time_is_linear_whatever_the_texts_hold() {
    let steps = |ours: &str, server: &str| {
        let taken = Cell::new(0);
        Explanation::new(
            Counted {
                chars: ours.chars(),
                taken: &taken,
            },
            Counted {
                chars: server.chars(),
                taken: &taken,
            },
        );
        taken.get()
    };
    for (start, one, other) in [
        ("GET&%2F&", "A%3D1%26", "B%3D1%26"),
        ("GET&%2F&A%3D", "%25", "%2525"),
        ("GET&%2F&A%3D", "%25E5", "%25E5%258C"),
        ("GET&%2F&A%3D1", "%26", "%26%26"),
        ("GET&%2F&A%3D1", "%26B", "%26C"),
        ("GET&%2F&A%3D1", "&", "%2526"),
        ("GET&%2F&A%3D1%26A", "%3D1%2526", "%3D1%26A"),
        ("GET&%2F&", "", "B%3D1%26"),
        ("POST\n/\n\n", "a:1\n", "b:1\n"),
        ("POST\n/\n\na\n\n", "a;", "b;"),
        ("POST\n/\n", "\n", ":"),
        ("POST\n/\n", "%", "="),
    ] {
        let text = |part: &str, times| start.to_owned() + &part.repeat(times);
        let short = steps(&text(one, 250), &text(other, 250));
        let long = steps(&text(one, 1_000), &text(other, 1_000));
        let len = text(one, 1_000).len() + text(other, 1_000).len();
        assert!(
            long < 5 * short && long < 400 * len,
            "{start}{one} {other}: {short} {long} {len}"
        );
    }
}
