//! Writes the texts of everything that can be wrong and that may be refused as an ES module, by the codes that the WebAssembly module gives:
//! so they are in the package once, and are the crate's own.
//!
//! `%p` stands for the parameter, `%n` for a number, `%e` for what is expected.

#[path = "../src/codes.rs"]
mod codes;

use std::collections::BTreeMap;
use std::error::Error;

use cenbwp::reply::{CreateCenBandwidthPackageReply, DecodeError, ReplyError, ServiceError};
use cenbwp::{
    Action as _, Advisory, AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken,
    CreateCenBandwidthPackage, Credentials, Description, Format, GeographicRegion, Name, Nonce,
    Operation, Period, PricingCycle, ResourceGroupId, RpcRequest, Signer, Stamp, Tag, Tags,
    Timestamp, ValueError,
};

/// A number that no text has.
const NUMBER: u32 = 47_113;

type Texts = BTreeMap<u32, String>;

fn main() -> Result<(), Box<dyn Error>> {
    println!("// Made from the texts of the Rust crate by examples/texts.rs.");
    let area = GeographicRegion::China;
    let request = CreateCenBandwidthPackage::new(Bandwidth::MIN, area, area);
    println!("export const HOST = {:?};", request.operation().host());
    let problems = values()?
        .into_iter()
        .chain(calls()?)
        .chain(replies()?)
        .collect();
    print("PROBLEMS", &problems)?;
    println!("export const EXPECTED = {{");
    for (parameter, expected) in expected()? {
        println!("  {parameter:?}: {expected:?},");
    }
    println!("}};");
    check_summary()?;
    print("ADVISORIES", &advisories()?)
}

/// Fails if a code has no text.
fn print(name: &str, texts: &Texts) -> Result<(), Box<dyn Error>> {
    if !texts.keys().zip(0..).all(|(code, index)| *code == index) {
        return Err(format!("{name} has the codes {:?}", texts.keys()).into());
    }
    println!("export const {name} = [");
    for text in texts.values() {
        println!("  {text:?},");
    }
    println!("];");
    Ok(())
}

/// The text of every problem that a value can have, in the words of an error that has it.
fn values() -> Result<Texts, Box<dyn Error>> {
    let many = "a".repeat(NUMBER as usize);
    let tags = vec![Tag::new("a", "")?; NUMBER as usize];
    let refused: [Option<ValueError>; 9] = [
        CenId::new("").err(),
        Name::new("a").err(),
        CenId::new(&many).err(),
        CenId::new(&format!("{many}.")).err(),
        Name::new("http://").err(),
        Tag::new(&format!("{many}http://"), "").err(),
        "1".parse::<Bandwidth>().err(),
        "json".parse::<Format>().err(),
        Tags::new(&tags).err(),
    ];
    let text = |error: ValueError| {
        let (code, number) = codes::value(&error.problem);
        let text = error.to_string();
        let text = text.strip_prefix(error.parameter)?;
        let text = text.strip_suffix(error.expected)?;
        Some((
            code,
            format!("%p{}%e", text.replace(&number.to_string(), "%n")),
        ))
    };
    let texts = refused.into_iter().map(|error| error.and_then(text));
    texts
        .collect::<Option<_>>()
        .ok_or_else(|| "a value was not refused".into())
}

/// What is expected of every parameter that has a rule, in the words of an error; where the package takes more than the crate, in its own.
fn expected() -> Result<BTreeMap<&'static str, String>, Box<dyn Error>> {
    let key = Credentials::new("testid", "testsecret");
    let tag = Tag::new("a", "");
    let tags = tag.map(|tag| [tag; Tags::MAX + 1]);
    let refused = [
        Credentials::new("", "testsecret").err(),
        Credentials::new("testid", "").err(),
        key.and_then(|key| key.with_security_token("")).err(),
        "".parse::<Timestamp>().err(),
        Nonce::new("").err(),
        "".parse::<Format>().err(),
        "".parse::<Bandwidth>().err(),
        "".parse::<ChargeType>().err(),
        "".parse::<PricingCycle>().err(),
        "".parse::<Period>().err(),
        ClientToken::new("").err(),
        Name::new("").err(),
        CenId::new("").err(),
        Description::new("").err(),
        "".parse::<AutoRenewDuration>().err(),
        ResourceGroupId::new("").err(),
        Tag::new("", "").err(),
        Tag::new("a", "acs:").err(),
        tags.and_then(|tags| Tags::new(&tags).map(|_| ())).err(),
        "".parse::<GeographicRegion>().err(),
    ];
    let refused: Option<Vec<_>> = refused.into_iter().collect();
    let mut expected: BTreeMap<_, _> = refused
        .ok_or("a value was not refused")?
        .into_iter()
        .map(|error| (error.parameter, error.expected.to_owned()))
        .collect();

    // A region stands for its area here, and the parameters are told apart.
    let area = expected
        .remove("GeographicRegion")
        .ok_or("an area has another name")?;
    for parameter in ["GeographicRegionAId", "GeographicRegionBId"] {
        let area = format!("{area}, or a region ID such as cn-hangzhou");
        expected.insert(parameter, area);
    }
    let endpoint =
        "a host name or address with a port or without, after https:// or http:// or nothing";
    expected.insert("endpoint", endpoint.to_owned());
    Ok(expected)
}

/// The text of everything that can be wrong with a call.
fn calls() -> Result<Texts, Box<dyn Error>> {
    let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
    let stamp = Stamp::new(Timestamp::MAX, Nonce::new("nonce")?);
    let refused = |host, name| {
        let mut params = [(name, "")];
        let call = RpcRequest::new(Operation::new(host, "version", "name"), &mut params);
        let error = signer.sign_url(&call, &stamp, &mut [0; 1024]).err()?;
        Some((
            codes::call(&error),
            error.to_string().replace("Timestamp", "%p"),
        ))
    };
    let texts = [
        refused("host", "Timestamp"),
        refused("host", ""),
        refused("", "a"),
    ];
    texts
        .into_iter()
        .collect::<Option<_>>()
        .ok_or_else(|| "a call was signed".into())
}

/// The text of everything that can be wrong with a reply.
fn replies() -> Result<Texts, Box<dyn Error>> {
    let deep = format!("{{\"a\":{}", "[".repeat(33));
    let refused: [&[u8]; 12] = [
        b"",
        b"502",
        b"<!doctype html>",
        b"{\xFF",
        b"{",
        b"{1",
        br#"{"\x"#,
        b"<Error></Code>",
        deep.as_bytes(),
        b"{}{",
        br#"{"Code":"a","Code":"b"}"#,
        b"{}",
    ];
    let text = |error: DecodeError| {
        let (code, expected) = codes::reply(&error.problem);
        let text = error.to_string();
        let text = text.strip_prefix(&format!("byte {}", error.at))?;
        let text = if expected.is_empty() {
            text.to_owned()
        } else {
            text.replace(expected, "%e")
        };
        Some((code, format!("byte %n{text}")))
    };
    let texts = refused
        .into_iter()
        .map(|body| match CreateCenBandwidthPackageReply::read(body) {
            Err(ReplyError::Unreadable(error)) => text(error),
            _ => None,
        });
    texts
        .collect::<Option<_>>()
        .ok_or_else(|| "a body was taken for a reply".into())
}

/// Fails unless the crate shows a refusal as bind.js puts its summary together.
fn check_summary() -> Result<(), Box<dyn Error>> {
    for (message, shown) in [
        (r#","Message":"no""#, ": no"),
        (r#","Message":"string to sign is:GET""#, ": <redacted>"),
        (r#","Message":"""#, ""),
    ] {
        let body = format!(r#"{{"Code":"SignatureNonceUsed","RequestId":"E4"{message}}}"#);
        let refusal = ServiceError::read(body.as_bytes())?;
        let summary = refusal.to_string();
        if summary != format!("SignatureNonceUsed{shown} (request E4)") {
            return Err(format!("a refusal is shown as {summary}").into());
        }
    }
    Ok(())
}

/// The text of every advisory.
fn advisories() -> Result<Texts, Box<dyn Error>> {
    let request = |area, charge_type, cycle| {
        Ok::<_, ValueError>(
            CreateCenBandwidthPackage::new(Bandwidth::from_mbps(NUMBER)?, area, area)
                .charge_type(charge_type)
                .pricing_cycle(cycle)
                .period(Period::new(NUMBER)?)
                .auto_pay(true)
                .cen_id(CenId::new("cen")?)
                .resource_group_id(ResourceGroupId::new("rg")?)
                .auto_renew_duration(AutoRenewDuration::from_months(NUMBER)?),
        )
    };
    let requests = [
        request(
            GeographicRegion::MiddleEast,
            ChargeType::PrePaid,
            PricingCycle::Month,
        )?,
        request(
            GeographicRegion::Australia,
            ChargeType::Postpay,
            PricingCycle::Year,
        )?,
    ];
    let text = |advisory: Advisory| {
        (
            codes::advisory(advisory),
            advisory.to_string().replace(&NUMBER.to_string(), "%n"),
        )
    };
    Ok(requests
        .iter()
        .flat_map(CreateCenBandwidthPackage::advisories)
        .map(text)
        .collect())
}
