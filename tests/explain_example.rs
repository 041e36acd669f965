//! The example names the parameter and the cause, whatever its files hold.

#[expect(dead_code, reason = "the entry point is the example's own")]
#[path = "../examples/explain.rs"]
mod explain;

use cenbwp::Method;

const URL: &str = "https://cbn.aliyuncs.com/?AccessKeyId=testid&Description=a+b&Timestamp=2018-04-27T12%3A46%3A24Z&Signature=abc%3D";
const UNSORTED: &str = "HTTPS://cbn.aliyuncs.com?Timestamp=2018-04-27T12%3A46%3A24Z&Signature=abc%3D&Description=a+b&AccessKeyId=testid#x";
const OURS: &str =
    "GET&%2F&AccessKeyId%3Dtestid%26Description%3Da%2Bb%26Timestamp%3D2018-04-27T12%253A46%253A24Z";
const SERVER: &str = "GET&%2F&AccessKeyId%3Dtestid%26Description%3Da%2520b%26Timestamp%3D2018-04-27T12%253A46%253A24Z";
const CANONICAL: &str = "POST\n/\nName=a%20b\nhost:cbn.aliyuncs.com\nx-acs-date:2018-04-27T12:46:24Z\n\nhost;x-acs-date\ne3b0c442";
/// `printf` and `sha256sum` have made it of the text before.
const HASHED: &str =
    "ACS3-HMAC-SHA256\nfa2de7ce7ce88e09f138c8ff16317c4e354ce63f4607aae24ec4c78d700cd948";

fn explained(ours: &str, server: &str, method: Method) -> Result<String, String> {
    let mut out = Vec::new();
    explain::report(ours.as_bytes(), server.as_bytes(), method, &mut out)
        .map_err(|error| error.to_string())?;
    Ok(String::from_utf8(out).unwrap())
}

#[test]
fn whatever_the_files_hold_parameter_and_cause_are_named() {
    let json = |message: &str| {
        let message = serde_json::to_string(message).unwrap();
        format!(r#"{{"RequestId":"R","Code":"SignatureDoesNotMatch","Message":{message}}}"#)
    };
    let first = json(&format!(
        "Specified signature is not matched with our calculation. server string to sign is:{SERVER}"
    ));
    let xml = format!(
        "<?xml version='1.0' encoding='UTF-8'?><Error><Code>SignatureDoesNotMatch</Code><Message>server string to sign is:{}</Message></Error>",
        SERVER.replace('&', "&amp;")
    );
    let second = |request: &str| {
        json(&format!(
            "Specified signature does not match our calculation. server StringToSign is [{HASHED}], server CanonicalRequest is [{request}]"
        ))
    };
    let hash_alone = json(&format!("server StringToSign is [{HASHED}]"));
    for (ours, server, method, parameter, cause) in [
        (OURS, SERVER, Method::Get, "Description", "space"),
        (URL, SERVER, Method::Get, "Description", "space"),
        (UNSORTED, SERVER, Method::Get, "Description", "space"),
        (URL, OURS, Method::Get, "-", "secret"),
        (UNSORTED, OURS, Method::Get, "-", "secret"),
        (URL, OURS, Method::Post, "-", "method"),
        (
            "https://cbn.aliyuncs.com/api?AccessKeyId=testid",
            OURS,
            Method::Get,
            "-",
            "path",
        ),
        (
            "ftp://cbn.aliyuncs.com/?AccessKeyId=testid",
            OURS,
            Method::Get,
            "-",
            "method",
        ),
        (URL, &first, Method::Get, "Description", "space"),
        (URL, &xml, Method::Get, "Description", "space"),
        (&first, &xml, Method::Get, "-", "secret"),
        (CANONICAL, &second(CANONICAL), Method::Get, "-", "secret"),
        (
            CANONICAL,
            &second(&CANONICAL.replace("a%20b", "a+b")),
            Method::Get,
            "Name",
            "space",
        ),
        (
            CANONICAL,
            &second(&CANONICAL.replace("cbn", "cen")),
            Method::Get,
            "host",
            "host",
        ),
        (CANONICAL, &hash_alone, Method::Get, "-", "secret"),
        (HASHED, &hash_alone, Method::Get, "-", "secret"),
        (
            &CANONICAL.replace("POST", "GET"),
            &hash_alone,
            Method::Get,
            "-",
            "unknown",
        ),
        (CANONICAL, HASHED, Method::Get, "-", "secret"),
    ] {
        for end in ["", "\n", "\r\n"] {
            let text =
                explained(&format!("{ours}{end}"), &format!("{server}{end}"), method).unwrap();
            let lines: Vec<_> = text.lines().collect();
            assert_eq!(
                lines[..2],
                [format!("parameter: {parameter}"), format!("cause: {cause}")],
                "{ours}\n{server}"
            );
            assert_eq!(lines.len(), 3);
            assert!(lines[2].len() > 40, "{text}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_said_without_what_it_holds() {
    for (server, error) in [
        (
            r#"{"Code":"InvalidName","RequestId":"R"}"#,
            "server: the reply has no string to sign: InvalidName (request R)",
        ),
        (
            "{}",
            "server: byte 2: `Code` is missing; expected it in the reply",
        ),
    ] {
        let found = explained(OURS, server, Method::Get).unwrap_err();
        assert!(found.starts_with(error), "{found}");
    }
}

#[test]
fn text_in_another_character_set_is_the_cause_and_no_error() {
    let mut out = Vec::new();
    let server = b"GET&%2F&Name%3D%25E5%258C%2597";
    explain::report(b"GET&%2F&Name%3D\xB1\xB1", server, Method::Get, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(
        text.starts_with("parameter: Name\ncause: charset\n"),
        "{text}"
    );
}
