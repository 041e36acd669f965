//! What the images have in common: the request that they sign, and the way out.
#![cfg_attr(not(test), no_std)]

use core::hint::black_box;

use cenbwp::{
    Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage, Credentials,
    GeographicRegion, Name, Nonce, Period, PricingCycle, Signer, Stamp, Timestamp,
};

#[cfg(all(target_os = "none", feature = "paint"))]
pub mod stack;

/// What the URL of [`sign`] ends in: the signature that public SDKs in five languages give for the same request.
pub const URL_END: &[u8] = b"&Signature=I%2BxuvTuu6KH%2Fp9J4G%2BpcIqOl1II%3D";

/// A body that the service might send.
pub const BODY: &[u8] =
    br#"{"RequestId":"E4B345CD-2CBA-4881-AF6D-E5D9BAE1CA7B","CenBandwidthPackageId":"cenbwp-stb2axpqzzko2jagd7"}"#;

/// Signs a request with every parameter that the specification has.
///
/// What a device learns at run time is kept from the compiler, which would otherwise do part of the work. Errors are dropped where they come
/// up, as a device has nowhere to show them, and that saves carrying them.
pub fn sign(buffer: &mut [u8]) -> Option<&[u8]> {
    let (request, stamp) = (request(), stamp());
    let signer = Signer::new(&credentials()?);
    let url = signer
        .sign_url(request.as_ref()?, stamp.as_ref()?, buffer)
        .ok()?;
    Some(url.as_bytes())
}

/// What [`sign_acs3`] gives, by an independent signer.
#[cfg(feature = "acs3")]
pub const ACS3_SIGNATURE: &str = "11068fcae7305d804e89f7bc41b7c7627274591313a5f355d1200363a70a696c";

/// Signs the same request with the second method, and gives back whether the signature is the known one.
#[cfg(feature = "acs3")]
pub fn sign_acs3(buffer: &mut [u8]) -> Option<bool> {
    use cenbwp::{Method, acs3};

    let (request, stamp) = (request(), stamp());
    let signer = acs3::Signer::new(&credentials()?);
    let signed = signer
        .sign(Method::Post, request.as_ref()?, stamp.as_ref()?, buffer)
        .ok()?;
    Some(signed.authorization().signature() == ACS3_SIGNATURE)
}

fn credentials() -> Option<Credentials<'static, 'static>> {
    Credentials::new(black_box("testid"), black_box("testsecret")).ok()
}

// These two are calls of their own, so that the room that they take is free again when the request is signed; and what they give is
// borrowed, as moving it out of the `Option` copies it.

#[inline(never)]
fn stamp() -> Option<Stamp> {
    let timestamp = Timestamp::from_unix(black_box(1_524_833_184)).ok()?;
    let nonce = Nonce::new(black_box("3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf")).ok()?;
    Some(Stamp::new(timestamp, nonce))
}

#[inline(never)]
fn request() -> Option<CreateCenBandwidthPackage<'static>> {
    let bandwidth = Bandwidth::from_mbps(black_box(2)).ok()?;
    let token = ClientToken::new(black_box("02fb3da4-130e-11e9-8e44-0016e04115b")).ok()?;
    let (china, america) = (GeographicRegion::China, GeographicRegion::NorthAmerica);
    let request = CreateCenBandwidthPackage::new(bandwidth, china, america)
        .charge_type(ChargeType::PrePaid)
        .pricing_cycle(PricingCycle::Month)
        .period(Period::new(black_box(1)).ok()?)
        .auto_pay(true)
        .client_token(token)
        .name(Name::new(black_box("nametest")).ok()?)
        .cen_id(CenId::new(black_box("cen-0xyeagctz5sfg46fbl")).ok()?);
    Some(request)
}

/// Writes to the standard output of QEMU, as far as that takes it.
#[cfg(target_os = "none")]
pub fn print(text: core::fmt::Arguments<'_>) {
    use core::fmt::Write as _;

    if let Ok(mut stdout) = cortex_m_semihosting::hio::hstdout() {
        let _ = stdout.write_fmt(text);
    }
}

/// Ends the program, and QEMU with it.
#[cfg(target_os = "none")]
pub fn exit(success: bool) -> ! {
    use cortex_m_semihosting::debug::{self, EXIT_FAILURE, EXIT_SUCCESS};

    loop {
        debug::exit(if success { EXIT_SUCCESS } else { EXIT_FAILURE });
    }
}

#[cfg(target_os = "none")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    exit(false)
}

#[cfg(test)]
mod tests {
    use super::{URL_END, sign};

    #[test]
    fn the_request_has_the_known_signature() {
        let mut buffer = [0; 1024];
        let url = sign(&mut buffer).unwrap();
        assert_eq!(url.len(), 528);
        assert!(url.ends_with(URL_END));
    }

    #[cfg(feature = "acs3")]
    #[test]
    fn the_request_has_the_known_signature_of_the_second_method() {
        assert_eq!(super::sign_acs3(&mut [0; 1024]), Some(true));
    }
}
