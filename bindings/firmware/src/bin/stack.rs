//! Signs as `sign` does, then prints how many bytes of stack that took, from the reset on.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
#[cortex_m_rt::entry]
fn main() -> ! {
    // The entry point has its statics to itself, and lends them.
    static mut URL: [u8; cenbwp_firmware::URL_LEN] = [0; cenbwp_firmware::URL_LEN];

    use cenbwp_firmware::{URL_END, exit, print, sign, stack};

    let signed = sign(URL).is_some_and(|url| url.as_bytes().ends_with(URL_END));
    print(format_args!("{}\n", stack::used()));
    exit(signed)
}

#[cfg(not(target_os = "none"))]
const fn main() {}
