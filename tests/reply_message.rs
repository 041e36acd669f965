//! What a refusal's message repeats of the request: never shown, and found where it is asked for.

use cenbwp::reply::{CreateCenBandwidthPackageReply as Reply, Fields, ServiceError};

/// What a token looks like, with a character that no code or ID has.
const MARKER: &str = "CAISmarker+token/==";

/// The message of a refusal that repeats the marker, in every wording that the service has or may have.
fn wordings() -> Vec<String> {
    let query = format!("AccessKeyId%3DLTAI%26SecurityToken%3D{MARKER}");
    let mut wordings = Vec::new();
    for words in [
        "string to sign is:",
        "string to sign is: ",
        "String To Sign is:\n",
        "server StringToSign is ",
        "stringtosign is:",
        "STRING TO\r\nSIGN IS:\t",
        "server CanonicalRequest is ",
        "canonical request: ",
        "canonicalrequest\n",
    ] {
        for (open, close) in [
            ("", ""),
            ("[", "]"),
            ("[", ""),
            ("[\n", "\n], see [a]"),
            ("\"", "\"."),
        ] {
            wordings.push(format!("No. {words}{open}POST&%2F&{query}{close}"));
            wordings.push(format!(
                "No. {words}{open}POST\n/\n{query}\nhost:a\n{close}"
            ));
            wordings.push(format!("No. {words}{open}{MARKER}{close}"));
        }
    }
    for header in [
        "x-acs-security-token:",
        "X-Acs-Security-Token: ",
        "x-acs-security-\ntoken:",
        "SecurityToken=",
        "securitytoken =",
        "SecurityToken%3D",
        "AccessKeyId=LTAI&x=",
        "accesskeyid: ",
        "Access\rKeyId [",
    ] {
        for end in ["", "\n", "\r\n", "]", " is wrong."] {
            wordings.push(format!("No. {header}{MARKER}{end}"));
            wordings.push(format!("{header}{MARKER}{end}"));
        }
    }
    wordings
}

/// A refusal in both formats, its message written plainly and with nothing but escapes.
fn bodies(code: &str, message: &str) -> [String; 5] {
    let every =
        |write: fn(u32) -> String| message.chars().map(|c| write(c.into())).collect::<String>();
    let quoted = serde_json::to_string(message).unwrap();
    let entities = message.replace('&', "&amp;").replace('<', "&lt;");
    let json = |message: &str| format!(r#"{{"Code":"{code}","Message":{message}}}"#);
    let xml =
        |message: &str| format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>");
    [
        json(&quoted),
        json(&format!("\"{}\"", every(|c| format!("\\u{c:04x}")))),
        xml(&entities),
        xml(&every(|c| format!("&#x{c:X};<!-- -->"))),
        xml(&format!("<![CDATA[{message}]]>")),
    ]
}

/// All that can be shown of a body.
fn shown(body: &str) -> Vec<String> {
    let refusal = ServiceError::read(body.as_bytes()).unwrap();
    let texts = [
        refusal.message,
        refusal.server_string_to_sign(),
        refusal.server_canonical_request(),
    ];
    let fields: Vec<_> = Fields::read(body.as_bytes()).unwrap().collect();
    let read = Reply::read(body.as_bytes());
    vec![
        refusal.to_string(),
        format!("{refusal:?} {refusal:#?}"),
        format!(
            "{texts:?} {texts:#?} {:?}",
            texts.map(|text| text.map(|text| text.trim()))
        ),
        format!("{fields:?} {fields:#?}"),
        format!("{read:?} {read:#?}"),
    ]
}

#[test]
fn no_wording_brings_the_token_into_a_log() {
    let wordings = wordings();
    assert!(wordings.len() > 200);
    for message in &wordings {
        for code in ["SignatureDoesNotMatch", "InvalidSignature", "AnotherCode"] {
            for body in bodies(code, message) {
                for shown in shown(&body) {
                    assert!(
                        !shown.contains("CAISmarker") && !shown.contains("LTAI"),
                        "{message:?} as {shown}"
                    );
                }
                let display = ServiceError::read(body.as_bytes()).unwrap().to_string();
                let words_before = if message.starts_with("No.") {
                    "No. "
                } else {
                    ""
                };
                assert!(
                    display.starts_with(&format!("{code}: {words_before}")),
                    "{display}"
                );
                assert!(display.ends_with("<redacted>"), "{display}");
            }
        }
    }
}

#[test]
fn the_message_of_a_signature_code_is_not_shown_in_words_that_are_not_known() {
    for code in [
        "SignatureDoesNotMatch",
        "IncompleteSignature",
        "InvalidSignature",
    ] {
        for body in bodies(code, &format!("we computed {MARKER}\nand you did not")) {
            for shown in shown(&body) {
                assert!(!shown.contains("CAISmarker"), "{shown}");
            }
            let display = ServiceError::read(body.as_bytes()).unwrap().to_string();
            assert_eq!(display, format!("{code}: <redacted>"));
        }
    }
}

#[test]
fn any_other_message_is_shown_in_full() {
    for (code, message) in [
        (
            "InvalidParameter",
            "\"SecurityToken.Expired\" is not valid.",
        ),
        (
            "MissingSecurityToken",
            "SecurityToken is mandatory for this action.",
        ),
        (
            "InvalidName",
            "The name of the string, to be signed, is [bad].",
        ),
        (
            "SignatureNonceUsed",
            "Specified signature nonce was used already.",
        ),
    ] {
        for body in bodies(code, message) {
            let refusal = ServiceError::read(body.as_bytes()).unwrap();
            assert_eq!(refusal.to_string(), format!("{code}: {message}"));
            assert_eq!(refusal.server_string_to_sign(), None);
            assert_eq!(refusal.server_canonical_request(), None);
        }
    }
}

#[test]
fn debug_shows_a_short_code_or_id_and_of_other_text_the_length() {
    let long = "a".repeat(64);
    for (json, expected) in [
        ("", "\"\"".to_owned()),
        ("cenbwp-4a_0.B:9", "\"cenbwp-4a_0.B:9\"".to_owned()),
        (&long, format!("\"{long}\"")),
        (&format!("{long}a"), "<65 characters>".to_owned()),
        ("a b", "<3 characters>".to_owned()),
        ("a/b", "<3 characters>".to_owned()),
        ("a+b", "<3 characters>".to_owned()),
        ("a=", "<2 characters>".to_owned()),
        ("\\u4e2d\\n", "<2 characters>".to_owned()),
    ] {
        let body = format!(r#"{{"Code":"{json}"}}"#);
        let field = Fields::read(body.as_bytes())
            .unwrap()
            .next()
            .unwrap()
            .unwrap();
        assert_eq!(
            format!("{field:?}"),
            format!("Field {{ at: 1, name: \"Code\", value: Text({expected}) }}")
        );
    }
}

const RPC: &str = "POST&%2F&AccessKeyId%3DLTAI%26Name%3Da.b~c_-%252A";
const ACS3: &str = "ACS3-HMAC-SHA256\n0b1c2d3e4f";
const CANONICAL: &str =
    "POST\n/\nA=b\nhost:[::1]:8080\nx-acs-security-token:a]b[c\n\nhost\ne3b0c442";

#[test]
fn the_string_to_sign_is_found_in_the_words_of_both_methods() {
    for (message, expected) in [
        (format!("server string to sign is:{RPC}"), RPC),
        (format!("server string to sign is: {RPC}"), RPC),
        (format!("Server String to Sign is :\n{RPC}"), RPC),
        (
            format!("server string to sign is:{RPC}, and yours is another."),
            RPC,
        ),
        (
            format!("server string to sign is:{RPC} (see https://a/?b&c)"),
            RPC,
        ),
        (format!("server string to sign is:{RPC}. Sign it."), RPC),
        (format!("server string to sign is:{RPC}\r\nSign it."), RPC),
        (format!("server string to sign is:[{RPC}]. Sign it."), RPC),
        (format!("server StringToSign is {RPC}"), RPC),
        (format!("server StringToSign is [{RPC}]"), RPC),
        (
            format!(
                "the string to sign, or StringToSign, is another; server StringToSign is [{RPC}"
            ),
            RPC,
        ),
        (
            format!("server StringToSign is [{ACS3}], server CanonicalRequest is [{CANONICAL}]"),
            ACS3,
        ),
        (format!("server StringToSign is [{ACS3}]"), ACS3),
        (
            format!("server StringToSign is:[\n{ACS3}\n] and more"),
            ACS3,
        ),
        (
            format!("server string to sign is:{ACS3}\nserver CanonicalRequest is [{CANONICAL}]"),
            ACS3,
        ),
        (
            format!("server string to sign is: {ACS3}, and yours is another"),
            ACS3,
        ),
    ] {
        for body in bodies("SignatureDoesNotMatch", &message) {
            let refusal = ServiceError::read(body.as_bytes()).unwrap();
            // In XML a carriage return is the end of a line by itself.
            assert_eq!(
                refusal.server_string_to_sign().unwrap(),
                expected,
                "{message:?}"
            );
        }
    }
    for message in [
        "",
        "string to sign is:",
        "StringToSign is []",
        "string to sign was:GET",
        "GET&%2F&",
    ] {
        for body in bodies("SignatureDoesNotMatch", message) {
            assert_eq!(
                ServiceError::read(body.as_bytes())
                    .unwrap()
                    .server_string_to_sign(),
                None,
                "{message:?}"
            );
        }
    }
}

#[test]
fn the_canonical_request_is_found_beside_it() {
    let balanced = CANONICAL.replace("a]b[c", "a[b]c");
    for (message, expected) in [
        (
            format!("server StringToSign is [{ACS3}], server CanonicalRequest is [{balanced}]"),
            &*balanced,
        ),
        (
            format!("server CanonicalRequest is [{balanced}], server StringToSign is [{ACS3}]."),
            &balanced,
        ),
        (
            format!("server canonical request is: {balanced}"),
            &balanced,
        ),
        (format!("server CanonicalRequest is [{balanced}"), &balanced),
    ] {
        for body in bodies("SignatureDoesNotMatch", &message) {
            let refusal = ServiceError::read(body.as_bytes()).unwrap();
            assert_eq!(
                refusal.server_canonical_request().unwrap(),
                expected,
                "{message:?}"
            );
        }
    }
    for body in bodies("SignatureDoesNotMatch", &format!("string to sign is:{RPC}")) {
        assert_eq!(
            ServiceError::read(body.as_bytes())
                .unwrap()
                .server_canonical_request(),
            None
        );
    }
}
