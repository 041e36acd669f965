//! Signs with the second method, and nothing else: the image whose flash is counted.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
#[cortex_m_rt::entry]
fn main() -> ! {
    // The entry point has its statics to itself, and lends them.
    static mut BUFFER: [u8; 1024] = [0; 1024];

    use cenbwp_firmware::{exit, sign_acs3};

    exit(sign_acs3(BUFFER) == Some(true))
}

#[cfg(not(target_os = "none"))]
const fn main() {}
