//! How much of the stack was used, by the pattern that it was filled with at the start.
#![expect(unsafe_code, reason = "the stack is not an object of the language")]

use cortex_m_rt::STACK_PAINT_VALUE;

// SAFETY: the linker script puts these names on the two ends of the stack; only their addresses are taken.
unsafe extern "C" {
    static _stack_end: u32;
    static _stack_start: u32;
}

/// The number of bytes from the top of the stack down to the lowest word that was written to.
#[must_use]
pub fn used() -> usize {
    let top = &raw const _stack_start;
    let mut lowest = &raw const _stack_end;
    // SAFETY: between the two ends every word is RAM, and aligned.
    while lowest < top && unsafe { lowest.read_volatile() } == STACK_PAINT_VALUE {
        lowest = lowest.wrapping_add(1);
    }
    top.addr() - lowest.addr()
}
