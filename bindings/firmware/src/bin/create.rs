//! What a device does to buy a bandwidth package, but for the sending: signs the request, and reads a reply.
//!
//! Prints both, and ends with success only if the signature is the known one and the reply could be read.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
#[cortex_m_rt::entry]
fn main() -> ! {
    // The entry point has its statics to itself, and lends them.
    static mut BUFFER: [u8; 1024] = [0; 1024];

    cenbwp_firmware::exit(run(BUFFER).is_some())
}

#[cfg(target_os = "none")]
fn run(buffer: &mut [u8]) -> Option<()> {
    use core::str::from_utf8;

    use cenbwp::reply::CreateCenBandwidthPackageReply;
    use cenbwp_firmware::{BODY, URL_END, print, sign};

    let url = sign(buffer)?;
    print(format_args!("GET {}\n", from_utf8(url).ok()?));
    let known = url.ends_with(URL_END);

    match CreateCenBandwidthPackageReply::read(core::hint::black_box(BODY)) {
        Ok(reply) => print(format_args!("created {}\n", reply.cen_bandwidth_package_id)),
        Err(error) => {
            print(format_args!("no reply: {error}\n"));
            return None;
        }
    }
    known.then_some(())
}

#[cfg(not(target_os = "none"))]
const fn main() {}
