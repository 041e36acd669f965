//! What a call leaves on the stack.

use core::hint::black_box;
use core::ptr;

/// How far down is looked, in bytes.
const DEPTH: usize = 32 << 10;

/// How much of the top is not looked at: the frames of those who look would lie over what they look for.
const TOP: usize = 4 << 10;

/// What is there that no call has left.
pub const PAINT: u8 = 0xAA;

/// The part of the stack below the caller's, after `run` was called there.
pub fn left_by(run: &mut dyn FnMut()) -> Vec<u8> {
    let mut left = vec![0; DEPTH - TOP];
    paint();
    call_below_the_top(run);
    read(&mut left);
    left
}

/// Covers what other calls left.
#[inline(never)]
fn paint() {
    black_box(&mut [PAINT; DEPTH + TOP]);
}

#[inline(never)]
fn call_below_the_top(run: &mut dyn FnMut()) {
    let mut top = [0xBB_u8; TOP];
    black_box(&mut top);
    black_box(run)();
    black_box(&mut top);
}

#[inline(never)]
fn read(left: &mut [u8]) {
    let here = 0_u8;
    let bottom = black_box(ptr::from_ref(&here)).wrapping_sub(DEPTH);
    for (at, byte) in left.iter_mut().enumerate() {
        // SAFETY: `paint` was there, so that the memory is the stack's, and nothing else of this thread uses it now. The read is volatile, so
        // that it is done although no value lives there.
        *byte = unsafe { ptr::read_volatile(bottom.wrapping_add(at)) };
    }
}
