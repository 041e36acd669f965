//! Writes what the crate knows for JavaScript: names, rules and texts are the crate's own, and the package has them once.
//!
//! With the argument `types` it writes the properties of the request's type, with `form` what the demo's form is made of, and without one the ES module of
//! the package, in whose texts `%n` stands for a number.

use std::error::Error;

use cenbwp::reply::ErrorKind;
use cenbwp::{
    Action as _, AutoRenewDuration, Bandwidth, CenId, ChargeType, CreateCenBandwidthPackage,
    Credentials, Endpoint, GeographicRegion, Kind, Method, Name, Need, Nonce, Operation, Parameter,
    Period, Problem, Region, ResourceGroupId, RpcRequest, Signer, Stamp, Tag, Tags, Timestamp,
};
use cenbwp_wasm::{check, codes};

/// A number that no text has.
const NUMBER: u32 = 47_113;

/// What kind of value a parameter has.
fn reader(name: &str, kind: Kind) -> &'static str {
    match kind {
        Kind::List => "list",
        Kind::Flag => "flag",
        Kind::Number => "number",
        Kind::Choice(_) if name.starts_with("GeographicRegion") => "area",
        Kind::Choice(_) => "choice",
        _ => "text",
    }
}

/// The properties of the request's type.
fn types() {
    for parameter in CreateCenBandwidthPackage::PARAMETERS {
        let Parameter {
            name,
            kind,
            rule,
            meaning,
            ..
        } = parameter;
        let (values, more) = match kind {
            Kind::Choice(_) if reader(name, *kind) == "area" => (
                "Area | (string & {})".to_owned(),
                ", or the ID of a region in one, such as `cn-hangzhou`",
            ),
            Kind::Choice(words) => (format!("'{}'", words.join("' | '")), ""),
            Kind::Number => ("number | string".to_owned(), "; also as decimal digits"),
            Kind::Flag => ("boolean".to_owned(), ""),
            Kind::List => ("Readonly<Record<string, string>>".to_owned(), ""),
            _ => ("string".to_owned(), ""),
        };
        let (mark, values) = match parameter.need {
            Need::Required => ("", values),
            _ => ("?", values + " | null | undefined"),
        };
        let property = property(name);
        println!("  /** `{name}`: {rule}{more}. {meaning} */");
        println!("  {property}{mark}: {values};");
    }
}

/// What a form needs to know of each parameter, as an ES module.
fn form(minimal: &CreateCenBandwidthPackage<'_>) -> Result<(), Box<dyn Error>> {
    let presets = parameters(minimal)?;
    println!("export default [");
    for Parameter {
        name,
        kind,
        rule,
        need,
        source,
        meaning,
        ..
    } in CreateCenBandwidthPackage::PARAMETERS
    {
        let (property, reader) = (property(name), reader(name, *kind));
        let words: &[&str] = if let Kind::Choice(words) = kind {
            words
        } else {
            &[]
        };
        let preset = presets.iter().find(|parameter| parameter[0] == property);
        let preset = preset
            .and_then(|parameter| parameter.get(4))
            .map_or("", String::as_str);
        println!(
            "  {{ property: {property:?}, name: {name:?}, kind: {reader:?}, words: {words:?}, preset: {preset:?},"
        );
        println!(
            "    rule: {rule:?}, need: \"{need:?}\", source: \"{source:?}\", meaning: {meaning:?} }},"
        );
    }
    println!("];");
    Ok(())
}

/// Every parameter but the tags: the property, the name, what reads it, and what is sent if it is left out.
fn parameters(minimal: &CreateCenBandwidthPackage<'_>) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let stamp = Stamp::new(Timestamp::MAX, Nonce::new("nonce")?);
    let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
    let mut buffer = [0; 1024];
    let query = signer.sign_query(Method::Get, minimal, &stamp, &mut buffer)?;
    let preset = |name| {
        query
            .as_str()
            .split('&')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    };
    let mut parameters = Vec::new();
    for Parameter {
        name, kind, need, ..
    } in CreateCenBandwidthPackage::PARAMETERS
    {
        let reader = match reader(name, *kind) {
            "list" => continue,
            // Its rule knows the words.
            "choice" => "text",
            reader => reader,
        };
        let rule = check::NAMES.iter().position(|names| names.contains(name));
        if rule.is_none() && reader != "flag" {
            return Err(format!("src/check.rs has no rule for {name}").into());
        }
        let rule = rule.map(|rule| rule.to_string()).unwrap_or_default();
        let mut parameter = vec![property(name), (*name).to_owned(), reader.to_owned(), rule];
        match need {
            // Nothing is what its rule refuses.
            Need::Required => parameter.push(String::new()),
            Need::Default => {
                parameter.push(preset(name).ok_or("a default is not sent")?.to_owned());
            }
            _ => {}
        }
        parameters.push(parameter);
    }
    Ok(parameters)
}

/// The property that JavaScript has for a parameter.
fn property(name: &str) -> String {
    match name {
        "BandwidthPackageChargeType" => "chargeType".to_owned(),
        "GeographicRegionAId" => "from".to_owned(),
        "GeographicRegionBId" => "to".to_owned(),
        "Tag" => "tags".to_owned(),
        _ => name[..1].to_lowercase() + &name[1..],
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let area = GeographicRegion::China;
    let request = CreateCenBandwidthPackage::new(Bandwidth::MIN, area, area);
    match std::env::args().nth(1).as_deref() {
        Some("types") => types(),
        Some("form") => form(&request)?,
        _ => texts(&request)?,
    }
    Ok(())
}

fn texts(request: &CreateCenBandwidthPackage<'_>) -> Result<(), Box<dyn Error>> {
    println!("// Written by npm/texts.rs.");
    let operation = request.operation();
    println!("export const HOST = {:?};", operation.host());
    println!("export const VERSION = {:?};", operation.version());
    println!("export const ACTION = {:?};", operation.name());
    let endpoint = Endpoint::from_url("")
        .err()
        .ok_or("nothing is an endpoint")?;
    println!("export const ENDPOINT = {:?};", endpoint.expected);
    println!("export const COMMON = {:?};", common()?);
    println!("export const KINDS = [");
    // Rules of one kind, one after the other, are one rule.
    for rules in ErrorKind::RULES.chunk_by(|one, other| (one.0, one.2) == (other.0, other.2)) {
        let codes: Vec<_> = rules.iter().map(|(_, codes, _)| *codes).collect();
        if let [(kind, _, messages), ..] = rules {
            println!(
                "  [{:?}, {:?}, {messages:?}],",
                kind.as_str(),
                codes.join("|")
            );
        }
    }
    println!("];");
    println!("export const MOST_TAGS = {};", Tags::MAX);
    println!("export const AREAS = {{");
    for area in GeographicRegion::ALL {
        let regions: Vec<_> = area.regions().map(Region::id).collect();
        println!("  {:?}: {:?},", area.as_str(), regions.join(" "));
    }
    println!("}};");
    println!("export const RULES = {{");
    let is_parameter = |name| {
        CreateCenBandwidthPackage::PARAMETERS
            .iter()
            .any(|parameter| parameter.name == name)
    };
    for (index, names) in check::NAMES.iter().enumerate() {
        for name in names.iter().filter(|name| !is_parameter(**name)) {
            println!("  {name:?}: {index},");
        }
    }
    println!("}};");
    println!("export const PARAMETERS = {:?};", parameters(request)?);
    println!("export const EXPECTED = {:?};", expected()?);
    println!("export const PROBLEMS = {:?};", problems()?);
    println!("export const ADVISORIES = {:?};", advisories()?);
    Ok(())
}

/// The names that a signer adds, as a signed query has them.
fn common() -> Result<Vec<String>, Box<dyn Error>> {
    let credentials = Credentials::new("testid", "testsecret")?.with_security_token("token")?;
    let stamp = Stamp::new(Timestamp::MAX, Nonce::new("nonce")?);
    let call = RpcRequest::new(Operation::new("host", "version", "name"), &mut []);
    let mut buffer = [0; 1024];
    let signed = Signer::new(&credentials).sign_query(Method::Get, &call, &stamp, &mut buffer)?;
    let names = signed
        .as_str()
        .split('&')
        .filter_map(|pair| pair.split('=').next());
    Ok(names.map(str::to_owned).collect())
}

/// The text of every problem, by its number.
fn problems() -> Result<Vec<String>, Box<dyn Error>> {
    let number = NUMBER as usize;
    let problems = [
        Problem::Empty,
        Problem::TooShort { characters: number },
        Problem::TooLong { characters: number },
        Problem::Character { at: number },
        Problem::Prefix,
        Problem::Contains { at: number },
        Problem::Range,
        Problem::Unknown,
        Problem::TooMany { entries: number },
    ];
    for (problem, code) in problems.iter().zip(1..) {
        if codes::problem(problem).0 != code {
            return Err(format!("{problem:?} has another number than {code}").into());
        }
    }
    Ok(problems.iter().map(template).collect())
}

/// A text with the place of its number marked.
fn template(text: &impl ToString) -> String {
    text.to_string().replace(&NUMBER.to_string(), "%n")
}

/// What is expected by each rule, in their order, and at the end of the list of tags.
fn expected() -> Result<Vec<String>, Box<dyn Error>> {
    let many = [Tag::new("a", "")?; Tags::MAX + 1];
    let tags = [
        Tag::new("", "").err(),
        Tag::new("a", "acs:").err(),
        Tags::new(&many).err(),
    ];
    let [key, value, tags] = tags.map(|error| error.map(|error| error.expected));
    let of = |name| {
        let parameters = CreateCenBandwidthPackage::PARAMETERS;
        let parameter = parameters.iter().find(|parameter| parameter.name == name);
        match name {
            "AccessKeyId" => Some(Credentials::new("", "").err()?.expected),
            "Timestamp" => Some("".parse::<Timestamp>().err()?.expected),
            "SignatureNonce" => Some(Nonce::new("").err()?.expected),
            "name of any characters" => Some(Name::of_any_characters("").err()?.expected),
            "Tag.N.Key" => key,
            "Tag.N.Value" => value,
            _ => Some(parameter?.rule),
        }
    };
    let mut texts = Vec::new();
    for names in check::NAMES {
        let name = names.first().copied().unwrap_or_default();
        let mut expected = of(name)
            .ok_or_else(|| format!("{name} has no text"))?
            .to_owned();
        if name.starts_with("GeographicRegion") {
            expected += ", or a region ID such as cn-hangzhou";
        }
        texts.push(expected);
    }
    texts.push(tags.ok_or("tags have no limit")?.to_owned());
    Ok(texts)
}

/// Every advisory: its name, its parameter, and the text behind that, with the names of parameters in braces for their values.
fn advisories() -> Result<Vec<[String; 3]>, Box<dyn Error>> {
    let area = GeographicRegion::MiddleEast;
    let request = CreateCenBandwidthPackage::new(Bandwidth::from_mbps(NUMBER)?, area, area)
        .period(Period::new(NUMBER)?)
        .auto_pay(true)
        .cen_id(CenId::new("cen")?)
        .resource_group_id(ResourceGroupId::new("rg")?)
        .auto_renew_duration(AutoRenewDuration::from_months(NUMBER)?);
    let any_name = Name::of_any_characters("\u{540d}")?;
    let requests = [
        request.charge_type(ChargeType::PrePaid).name(any_name),
        request
            .charge_type(ChargeType::Postpay)
            .name(Name::new("a.b")?),
        CreateCenBandwidthPackage::new(
            Bandwidth::MIN,
            GeographicRegion::China,
            GeographicRegion::China,
        ),
    ];
    let mut texts: Vec<[String; 3]> = Vec::new();
    for (at, advisory) in requests
        .iter()
        .flat_map(|request| request.advisories().enumerate())
    {
        let text = advisory.to_string();
        let (parameter, text) = text
            .split_once(": ")
            .ok_or("an advisory names no parameter")?;
        let value = format!("{{{parameter}}}");
        let text = text
            .replace(&NUMBER.to_string(), &value)
            .replace(area.as_str(), &value);
        let text = text.replace("PricingCycle=Month", "PricingCycle={PricingCycle}");
        let name: String = format!("{advisory:?}")
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let entry = [name, parameter.to_owned(), text];
        if !texts.contains(&entry) {
            texts.insert(at, entry);
        }
    }
    Ok(texts)
}
