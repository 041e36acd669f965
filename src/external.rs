//! Integrations with other crates, each behind a feature of its name.

#[cfg(all(feature = "arbitrary", not(target_os = "none")))]
mod arbitrary;
#[cfg(feature = "defmt")]
mod defmt;
#[cfg(feature = "serde")]
mod serde;
