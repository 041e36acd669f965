//! Types with a few values: read, spelled, displayed and debugged.

use core::fmt::Write;

use cenbwp::{ChargeType, Format, GeographicRegion, Method, PricingCycle, ValueError};

macro_rules! choices {
    ($($name:ident $type:ty, $as_str:path;)+) => {$(
        #[unsafe(no_mangle)]
        pub fn $name(text: &str, to: &mut dyn Write) -> Result<(&'static str, bool), ValueError> {
            let value = <$type>::try_from(text)?;
            let written = write!(to, "{value} {value:>40.8} {value:?} {value:#?}");
            Ok(($as_str(value), written.is_ok()))
        }
    )+};
}

choices! {
    probe_charge_type ChargeType, ChargeType::as_str;
    probe_format Format, Format::as_str;
    probe_geographic_region GeographicRegion, GeographicRegion::as_str;
    probe_method Method, Method::as_str;
    probe_pricing_cycle PricingCycle, PricingCycle::as_str;
}
