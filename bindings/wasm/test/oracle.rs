//! Signs calls with the crate, for a comparison with the package: JSON lines in, a line of JSON for each out.

use std::error::Error;
use std::io::{self, BufRead as _, Write as _};

use cenbwp::{
    Action, CreateCenBandwidthPackage, Credentials, Endpoint, Method, Nonce, Operation, RpcRequest,
    Signer, Stamp, Tags, acs3,
};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let call: Value = serde_json::from_str(&line?)?;
        let answer = answer(&call).unwrap_or_else(|error| json!({ "refused": error.to_string() }));
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

fn answer(call: &Value) -> Result<Value, Box<dyn Error>> {
    let text = |name: &str| call[name].as_str().unwrap_or_default();
    let mut credentials = Credentials::new(text("accessKeyId"), text("accessKeySecret"))?;
    if let Some(token) = call["securityToken"].as_str() {
        credentials = credentials.with_security_token(token)?;
    }
    let stamp = Stamp::new(text("timestamp").parse()?, Nonce::new(text("nonce"))?);
    let endpoint = Endpoint::from_url(text("endpoint"))?;
    let signing = Signing {
        is_acs3: call["acs3"] == true,
        credentials,
        method: text("method").parse()?,
        endpoint,
        stamp,
    };
    let pairs = call["params"].as_array().ok_or("there are no params")?;
    let pairs = pairs.iter().map(|pair| (part(&pair[0]), part(&pair[1])));
    if let Some(action) = call["action"].as_str() {
        let mut pairs: Vec<_> = pairs.collect();
        let operation = Operation::new("host", text("version"), action);
        signing.sign(&RpcRequest::new(operation, &mut pairs))
    } else {
        let mut room = Tags::room();
        signing.sign(&CreateCenBandwidthPackage::read(pairs, &mut room)?)
    }
}

fn part(text: &Value) -> &str {
    text.as_str().unwrap_or_default()
}

struct Signing<'a> {
    is_acs3: bool,
    credentials: Credentials<'a, 'a>,
    method: Method,
    endpoint: Endpoint<&'a str>,
    stamp: Stamp,
}

impl Signing<'_> {
    fn sign(&self, action: &dyn Action) -> Result<Value, Box<dyn Error>> {
        let mut buffer = vec![0; 1 << 16];
        let Self { method, stamp, .. } = self;
        if self.is_acs3 {
            let signer = acs3::Signer::new(&self.credentials).with_endpoint(self.endpoint);
            let request = signer.sign(*method, action, stamp, &mut buffer)?;
            let to_sign = (request.string_to_sign(), request.canonical_request());
            return Ok(json!({
                "url": request.url(),
                "headers": request.headers().filter(|(name, _)| *name != "host").collect::<Vec<_>>(),
                "stringToSign": to_sign.0.to_string(),
                "canonicalRequest": to_sign.1.to_string(),
            }));
        }
        let signer = Signer::new(&self.credentials).with_endpoint(self.endpoint);
        let query = signer.sign_query(*method, action, stamp, &mut buffer)?;
        let (query, string_to_sign) = (query.as_str(), query.string_to_sign().to_string());
        Ok(match method {
            Method::Post => {
                json!({ "url": self.endpoint.to_string(), "body": query, "stringToSign": string_to_sign })
            }
            _ => {
                json!({ "url": format!("{}?{query}", self.endpoint), "stringToSign": string_to_sign })
            }
        })
    }
}
