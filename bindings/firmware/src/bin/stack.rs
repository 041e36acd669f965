//! Signs as `sign` does, then prints how many bytes of stack that took, from the reset on.
#![cfg_attr(target_os = "none", no_std, no_main)]

#[cfg(target_os = "none")]
#[cortex_m_rt::entry]
fn main() -> ! {
    // The entry point has its statics to itself, and lends them.
    static mut BUFFER: [u8; 1024] = [0; 1024];

    use cenbwp_firmware::{URL_END, exit, print, sign, stack};

    let signed = sign(BUFFER).is_some_and(|url| url.ends_with(URL_END));
    print(format_args!("{}\n", stack::used()));
    exit(signed)
}

#[cfg(not(target_os = "none"))]
const fn main() {}
