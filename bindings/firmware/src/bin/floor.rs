//! The HMAC of as much text as `sign` signs, in Base64, by the same crates and nothing else: what signing costs before it begins.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
#[cortex_m_rt::entry]
fn main() -> ! {
    // Zeros take no flash, which text of 537 bytes would.
    static mut TEXT: [u8; 537] = [0; 537];

    use core::hint::black_box;

    use base64ct::{Base64, Encoding as _};
    use cenbwp_firmware::exit;
    use hmac::{Hmac, KeyInit as _, Mac as _};
    use sha1::Sha1;

    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(black_box(b"testsecret&")) else {
        exit(false)
    };
    mac.update(black_box(TEXT));
    let mut signature = [0; 28];
    let signature = Base64::encode(&mac.finalize().into_bytes(), &mut signature);
    #[cfg(feature = "paint")]
    cenbwp_firmware::print(format_args!("{}\n", cenbwp_firmware::stack::used()));
    exit(signature == Ok("4oC+V8ZXUEWIqICyqObx2BZl9YQ="))
}

#[cfg(not(target_os = "none"))]
const fn main() {}
