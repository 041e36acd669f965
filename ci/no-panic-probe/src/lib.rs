//! Exports what the library can do, and links only if no panic can be reached from any of it.
//!
//! Whatever panics ends in the panic handler, and that calls a function that exists nowhere. So the linker finds a reachable panic as
//! an undefined symbol. What a function is given is unknown to the compiler, as it would be in a program.
#![no_std]

mod acs3;
mod choices;
mod debug;
mod display;
mod query;
mod reply;
mod request;
mod signing;
mod values;

unsafe extern "C" {
    safe fn a_panic_can_be_reached() -> !;
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    a_panic_can_be_reached()
}

#[cfg(feature = "control")]
#[unsafe(no_mangle)]
pub fn probe_control(bytes: &[u8], at: usize) -> u8 {
    bytes[at]
}
