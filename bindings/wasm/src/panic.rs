//! What a panic would come to: an import, which the module must not have.

use core::panic::PanicInfo;

#[link(wasm_import_module = "panic")]
unsafe extern "C" {
    fn a_panic_can_be_reached() -> !;
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    // SAFETY: never linked, unless the proof fails, and then it is a trap.
    unsafe { a_panic_can_be_reached() }
}
