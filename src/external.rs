//! Integrations with other crates, each behind a feature of its name.

#[cfg(all(feature = "arbitrary", not(target_os = "none")))]
mod arbitrary;
#[cfg(feature = "defmt")]
mod defmt;
#[cfg(feature = "serde")]
mod serde;

/// Imports the types of values, and passes their names to three macros: for enums, numbers, and borrowed text.
#[cfg(any(feature = "arbitrary", feature = "defmt", feature = "serde"))]
macro_rules! values {
    ($choice:ident $number:ident $text:ident) => {
        values! { @each
            $choice {
                charge_type ChargeType
                geographic_region GeographicRegion
                pricing_cycle PricingCycle
            }
            $number {
                auto_renew_duration AutoRenewDuration
                bandwidth Bandwidth
                period Period
            }
            $text {
                cen_id CenId
                client_token ClientToken
                description Description
                name Name
                resource_group_id ResourceGroupId
            }
        }
    };
    (@each $($macro:ident { $($module:ident $name:ident)+ })+) => {$(
        $(use crate::value::$module::$name;)+
        $macro! { $($name)+ }
    )+};
}

#[cfg(any(feature = "arbitrary", feature = "defmt", feature = "serde"))]
pub(crate) use values;
