//! What the mock remembers, all of it bounded: packages, client tokens, nonces.

use std::collections::{BTreeMap, HashMap};

use cenbwp::{CreateCenBandwidthPackage, Timestamp};
use serde_json::{Map, Value, json};

use crate::answer::Refusal;

/// The most packages that can be bought.
const PACKAGES: usize = 10_000;

/// The most nonces that are remembered.
const NONCES: usize = 100_000;

/// The parameters of an operation, by name.
pub(crate) type Params = BTreeMap<String, String>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// Until it has been described once.
    Creating,
    Idle,
    InUse,
}

struct Package {
    id: String,
    params: Params,
    cen_id: Option<String>,
    status: Status,
    created: String,
}

#[derive(Default)]
pub(crate) struct Store {
    packages: Vec<Package>,
    /// By access key ID and client token: the other parameters, and the package.
    tokens: HashMap<(String, String), (Params, String)>,
    /// By access key ID and nonce: until when no other request may have it.
    nonces: HashMap<(String, String), Timestamp>,
}

impl Store {
    pub(crate) const fn bought(&self) -> usize {
        self.packages.len()
    }

    /// Remembers a nonce that was not seen before.
    pub(crate) fn use_nonce(
        &mut self,
        key: &str,
        nonce: &str,
        keep_until: Timestamp,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        let nonce = (key.to_owned(), nonce.to_owned());
        if self.nonces.get(&nonce).is_some_and(|until| *until >= now) {
            return Err(Refusal::new(
                "SignatureNonceUsed",
                "Specified signature nonce was used already.",
            ));
        }
        if self.nonces.len() >= NONCES {
            self.nonces.retain(|_, until| *until >= now);
        }
        if self.nonces.len() >= NONCES {
            return Err(Refusal::new(
                "Throttling",
                "Request was denied due to request throttling.",
            ));
        }
        self.nonces.insert(nonce, keep_until);
        Ok(())
    }

    /// Buys a package, or finds the one that was bought with the same client token.
    pub(crate) fn create(
        &mut self,
        key: &str,
        request: &CreateCenBandwidthPackage<'_>,
        params: &Params,
        now: Timestamp,
    ) -> Result<Map<String, Value>, Refusal> {
        let token = request.client_token.map(|token| token.as_str().to_owned());
        let token = token.map(|token| (key.to_owned(), token));
        let bought = token.as_ref().and_then(|token| self.tokens.get(token));
        let id = match bought {
            Some((same, id)) if same == params => id.clone(),
            Some(_) => {
                return Err(Refusal::new(
                    "IdempotenceParam.NotMatch",
                    "The request uses the same client token as a previous, but non-identical request.",
                ));
            }
            None if self.packages.len() >= PACKAGES => {
                return Err(Refusal::new(
                    "InventoryExceeded",
                    "The mock sells no more packages.",
                ));
            }
            None => {
                let id = format!("cenbwp-{:018}", self.packages.len() + 1);
                self.packages.push(Package {
                    id: id.clone(),
                    params: params.clone(),
                    cen_id: request.cen_id.map(|id| id.as_str().to_owned()),
                    status: Status::Creating,
                    created: now.to_string(),
                });
                if let Some(token) = token {
                    self.tokens.insert(token, (params.clone(), id.clone()));
                }
                id
            }
        };
        let order = id.trim_start_matches("cenbwp-").to_owned();
        Ok(members([
            ("CenBandwidthPackageId", id),
            ("CenBandwidthPackageOrderId", order),
        ]))
    }

    /// Lists packages; a package that is new will be ready the next time.
    pub(crate) fn describe(&mut self, params: &Params) -> Result<Map<String, Value>, Refusal> {
        let query = Query::read(params)?;
        let found: Vec<&Package> = self
            .packages
            .iter()
            .filter(|package| query.fits(package))
            .collect();
        let page: Vec<Value> = found
            .iter()
            .skip((query.page_number - 1).saturating_mul(query.page_size))
            .take(query.page_size)
            .map(|package| package.described())
            .collect();
        let members = json!({
            "TotalCount": found.len(),
            "PageNumber": query.page_number,
            "PageSize": query.page_size,
            "CenBandwidthPackages": { "CenBandwidthPackage": page },
        });
        for package in &mut self.packages {
            if package.status == Status::Creating {
                package.status = package.ready();
            }
        }
        match members {
            Value::Object(members) => Ok(members),
            _ => Ok(Map::new()),
        }
    }

    /// Attaches a package to a CEN instance.
    pub(crate) fn associate(&mut self, params: &Params) -> Result<Map<String, Value>, Refusal> {
        let get = |name: &str| params.get(name).ok_or_else(|| Refusal::missing(name));
        let (id, cen_id) = (get("CenBandwidthPackageId")?, get("CenId")?);
        if let Some(name) = params
            .keys()
            .find(|name| !["CenBandwidthPackageId", "CenId"].contains(&name.as_str()))
        {
            return Err(unknown(name));
        }
        let package = self.packages.iter_mut().find(|package| package.id == *id);
        let package = package.ok_or_else(|| {
            Refusal::new(
                "ParameterIllegal.BandwidthPackage",
                "The specified bandwidth package does not exist.",
            )
        })?;
        if package.status != Status::Idle {
            return Err(Refusal::new(
                "InvalidStatus.Resource",
                format!("The bandwidth package is {:?}, not Idle.", package.status),
            ));
        }
        package.cen_id = Some(cen_id.clone());
        package.status = Status::InUse;
        Ok(Map::new())
    }
}

impl Package {
    const fn ready(&self) -> Status {
        if self.cen_id.is_some() {
            Status::InUse
        } else {
            Status::Idle
        }
    }

    /// As the service describes it: areas in lower case.
    fn described(&self) -> Value {
        let get = |name: &str| self.params.get(name).cloned().unwrap_or_default();
        let area = |name: &str| get(name).to_ascii_lowercase();
        let cen_ids: Vec<&String> = self.cen_id.iter().collect();
        json!({
            "CenBandwidthPackageId": self.id,
            "Name": get("Name"),
            "Description": get("Description"),
            "Bandwidth": get("Bandwidth").parse::<u32>().unwrap_or_default(),
            "GeographicRegionAId": area("GeographicRegionAId"),
            "GeographicRegionBId": area("GeographicRegionBId"),
            "BandwidthPackageChargeType": get("BandwidthPackageChargeType"),
            "Status": format!("{:?}", self.status),
            "BusinessStatus": "Normal",
            "CreationTime": self.created,
            "CenIds": { "CenId": cen_ids },
            "Tags": { "Tag": tags(&self.params) },
        })
    }
}

/// The tags of a request.
fn tags(params: &Params) -> Vec<Value> {
    (1..=20)
        .map_while(|number| {
            let key = params.get(&format!("Tag.{number}.Key"))?;
            let value = params.get(&format!("Tag.{number}.Value"));
            Some(json!({ "Key": key, "Value": value.cloned().unwrap_or_default() }))
        })
        .collect()
}

/// What a list is asked for.
struct Query {
    page_number: usize,
    page_size: usize,
    filters: Vec<(String, Vec<String>)>,
}

impl Query {
    fn read(params: &Params) -> Result<Self, Refusal> {
        let mut query = Self {
            page_number: 1,
            page_size: 10,
            filters: Vec::new(),
        };
        for (name, value) in params {
            match name.as_str() {
                "PageNumber" => query.page_number = number(name, value, usize::MAX)?,
                "PageSize" => query.page_size = number(name, value, 50)?,
                name => {
                    let key = filter_key(name).ok_or_else(|| unknown(name))?;
                    let key = params.get(&key).ok_or_else(|| Refusal::missing(&key))?;
                    if !["CenBandwidthPackageId", "Status", "CenId", "Name"].contains(&key.as_str())
                    {
                        return Err(invalid(name));
                    }
                    let values = query.values(key);
                    if name.contains(".Value.") {
                        values.push(value.clone());
                    }
                }
            }
        }
        Ok(query)
    }

    /// The values of a filter.
    fn values(&mut self, key: &str) -> &mut Vec<String> {
        let at = self.filters.iter().position(|(known, _)| known == key);
        let at = at.unwrap_or_else(|| {
            self.filters.push((key.to_owned(), Vec::new()));
            self.filters.len() - 1
        });
        &mut self.filters[at].1
    }

    /// Whether every filter has the value that the package has.
    fn fits(&self, package: &Package) -> bool {
        self.filters.iter().all(|(key, values)| {
            let value = match key.as_str() {
                "CenBandwidthPackageId" => package.id.clone(),
                "Status" => format!("{:?}", package.status),
                "CenId" => package.cen_id.clone().unwrap_or_default(),
                _ => package.params.get("Name").cloned().unwrap_or_default(),
            };
            values.contains(&value)
        })
    }
}

/// The parameter that names the filter which `Filter.N.Key` or `Filter.N.Value.M` belongs to.
fn filter_key(name: &str) -> Option<String> {
    let is_number = |text: &str| text.parse::<u32>().is_ok_and(|number| number > 0);
    let (number, rest) = name.strip_prefix("Filter.")?.split_once('.')?;
    let is_part = rest == "Key" || rest.strip_prefix("Value.").is_some_and(is_number);
    (is_number(number) && is_part).then(|| format!("Filter.{number}.Key"))
}

fn number(name: &str, value: &str, most: usize) -> Result<usize, Refusal> {
    let number = value.parse().ok();
    let number = number.filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| invalid(name))
}

pub(crate) fn invalid(name: &str) -> Refusal {
    Refusal::new(
        "InvalidParameter",
        format!("The specified parameter {name} is not valid."),
    )
}

pub(crate) fn unknown(name: &str) -> Refusal {
    Refusal::new(
        "InvalidParameter",
        format!("The specified parameter {name} is not supported."),
    )
}

fn members<const N: usize>(members: [(&str, String); N]) -> Map<String, Value> {
    let members = members.into_iter();
    members
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect()
}
