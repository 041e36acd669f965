//! The C ABI of `cenbwp`.
//!
//! Every function gets all that it needs from the caller, writes to the caller's buffers, keeps nothing, and allocates nothing.
//! Built with `panic = "abort"` this needs no standard library; with `unwind`, as in tests, it takes the panic handling from there.
#![no_std]

#[cfg(panic = "unwind")]
extern crate std;

mod acs3;
mod advisory;
mod buffer;
mod error;
mod explain;
mod failure;
mod find;
mod operation;
mod reply;
mod request;
mod sign;
mod signer;
mod sort;
mod stamp;
mod status;
mod text;

/// No panic can be reached: the check of this library looks for one in what was linked.
#[cfg(panic = "abort")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}
