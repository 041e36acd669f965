//! Signs, and nothing else: the image whose flash and instructions are counted.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
#[cortex_m_rt::entry]
fn main() -> ! {
    // The entry point has its statics to itself, and lends them.
    static mut BUFFER: [u8; 1024] = [0; 1024];

    use cenbwp_firmware::{URL_END, exit, sign};

    exit(sign(BUFFER).is_some_and(|url| url.ends_with(URL_END)))
}

#[cfg(not(target_os = "none"))]
const fn main() {}
