//! A typed action of another product, as another SDK would write it: `DescribeRegions` of ECS, version 2014-05-26.
//!
//! ```text
//! cargo run --example custom_action
//! ```
//!
//! Prints the worked example of the reference's page about signatures: the signed URL, and on the next line the string that was signed.

use std::error::Error;

use cenbwp::{
    Action, Credentials, Format, Nonce, Operation, ParamName, Params, Signer, Stamp, Timestamp,
};

/// Which regions there are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DescribeRegions<'a> {
    /// The language of the regions' names, such as `en-US`.
    pub(crate) accept_language: Option<&'a str>,
    /// `PrePaid` or `PostPaid`: only regions where instances are billed so.
    pub(crate) instance_charge_type: Option<&'a str>,
    /// The region that is asked.
    pub(crate) region_id: Option<&'a str>,
}

impl Action for DescribeRegions<'_> {
    fn operation(&self) -> Operation<'_> {
        const { Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeRegions") }
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        // A name as text is enough; one that the compiler encoded is faster.
        static REGION_ID: ParamName = ParamName::new("RegionId").unwrap();

        params.push("AcceptLanguage", self.accept_language);
        params.push("InstanceChargeType", self.instance_charge_type);
        params.push_named(&REGION_ID, self.region_id);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let signer = Signer::new(&Credentials::new("testid", "testsecret")?).with_format(Format::Xml);
    let stamp = Stamp::new(
        "2016-02-23T12:46:24Z".parse::<Timestamp>()?,
        Nonce::new("3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf")?,
    );
    let mut buffer = [0; 512];
    let url = signer.sign_url(&DescribeRegions::default(), &stamp, &mut buffer)?;
    println!("{}\n{}", url.as_str(), url.string_to_sign());
    Ok(())
}
