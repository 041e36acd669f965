//! The rule of each value, by its number.

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, Credentials, Description,
    GeographicRegion, Name, Nonce, Period, PricingCycle, Problem, ResourceGroupId, Tag, Timestamp,
};

use crate::codes;

/// Makes the list of the parameters with a rule, and the function that applies one. Some parameters have the rule of another.
macro_rules! rules {
    ($($($name:literal)|+ => $problem:expr,)+) => {
        /// The parameters by their rules, as the API spells them.
        pub const NAMES: &[&[&str]] = &[$(&[$($name),+]),+];

        /// What is wrong with a value by the rule at this place in the list; without the texts, so that these are not linked.
        #[must_use]
        pub fn problem(mut rule: usize, text: &str) -> Option<Problem> {
            $(
                if rule == 0 {
                    let problem: fn(&str) -> Option<Problem> = $problem;
                    return problem(text);
                }
                rule = rule.wrapping_sub(1);
            )+
            None
        }
    };
}

/// What is wrong with a value: 0, or in the lowest four bits the problem and above them the number in its text.
#[must_use]
pub fn code(rule: usize, text: &str) -> usize {
    problem(rule, text).map_or(0, |problem| {
        let (code, number) = codes::problem(&problem);
        code | number << 4
    })
}

rules! {
    "AccessKeyId" | "AccessKeySecret" | "SecurityToken" => |text| Credentials::check(text).err(),
    "Timestamp" => |text| Some(text.parse::<Timestamp>().err()?.problem),
    "SignatureNonce" => |text| Some(Nonce::new(text).err()?.problem),
    "Bandwidth" => |text| Some(text.parse::<Bandwidth>().err()?.problem),
    "GeographicRegionAId" | "GeographicRegionBId" => |text| Some(text.parse::<GeographicRegion>().err()?.problem),
    "BandwidthPackageChargeType" => |text| Some(text.parse::<ChargeType>().err()?.problem),
    "PricingCycle" => |text| Some(text.parse::<PricingCycle>().err()?.problem),
    "Period" => |text| Some(text.parse::<Period>().err()?.problem),
    "ClientToken" => |text| Some(ClientToken::new(text).err()?.problem),
    "Name" => |text| Some(Name::new(text).err()?.problem),
    "name of any characters" => |text| Some(Name::of_any_characters(text).err()?.problem),
    "CenId" => |text| Some(CenId::new(text).err()?.problem),
    "Description" => |text| Some(Description::new(text).err()?.problem),
    "AutoRenewDuration" => |text| Some(text.parse::<AutoRenewDuration>().err()?.problem),
    "ResourceGroupId" => |text| Some(ResourceGroupId::new(text).err()?.problem),
    "Tag.N.Key" => |text| Tag::check_key(text).err(),
    "Tag.N.Value" => |text| Tag::check_value(text).err(),
}
