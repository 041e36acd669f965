//! A typed action with lists within a list: `DescribeCenBandwidthPackages`, which finds bandwidth packages by filters.
//!
//! ```text
//! cargo run --example describe_packages
//! ```
//!
//! Prints the parameters of the action as they are sent.

use std::error::Error;

use cenbwp::query::Query;
use cenbwp::{Action, Credentials, Nonce, Operation, Params, Signer, Stamp, Timestamp};

/// The packages that have one of these values under the key, such as `Status` or `CenBandwidthPackageId`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Filter<'a> {
    pub(crate) key: &'a str,
    pub(crate) values: &'a [&'a str],
}

/// The packages that pass the filters, a page of them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DescribeCenBandwidthPackages<'a> {
    pub(crate) filters: &'a [Filter<'a>],
    /// Whether it is enough to pass one of the filters.
    pub(crate) is_or_logic: Option<bool>,
    pub(crate) page_number: Option<u32>,
    pub(crate) page_size: Option<u32>,
}

impl Action for DescribeCenBandwidthPackages<'_> {
    fn operation(&self) -> Operation<'_> {
        const {
            Operation::new(
                "cbn.aliyuncs.com",
                "2017-09-12",
                "DescribeCenBandwidthPackages",
            )
        }
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        // Filter.N.Key and Filter.N.Value.M: any number of each, in the byte order that is signed.
        params.push_list("Filter.", self.filters, |params, filter| {
            params.push(".Key", filter.key);
            params.push_list(".Value.", filter.values, |params, value| {
                params.push("", *value);
            });
        });
        params.push("IsOrLogic", self.is_or_logic);
        params.push("PageNumber", self.page_number);
        params.push("PageSize", self.page_size);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let action = DescribeCenBandwidthPackages {
        filters: &[
            Filter {
                key: "Status",
                values: &["Idle", "InUse"],
            },
            Filter {
                key: "Name",
                values: &["backbone"],
            },
        ],
        page_size: Some(50),
        ..DescribeCenBandwidthPackages::default()
    };
    let signer = Signer::new(&Credentials::new("testid", "testsecret")?);
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let mut buffer = [0; 1024];
    let url = signer.sign_url(&action, &stamp, &mut buffer)?;
    for (name, value) in Query::new(url.query())?.parameters() {
        if !Params::is_common(&name.to_string()) {
            println!("{name}={value}");
        }
    }
    Ok(())
}
