//! What a value leaves where it was.

use core::mem::MaybeUninit;
use core::ptr;

/// The bytes of a value, and what is there after it was dropped.
pub fn before_and_after_drop<T>(value: T) -> (Vec<u8>, Vec<u8>) {
    let mut place = MaybeUninit::zeroed();
    place.write(value);
    let before = bytes(&place);
    // SAFETY: the value was written, and it is dropped once.
    unsafe { place.assume_init_drop() };
    (before, bytes(&place))
}

fn bytes<T>(place: &MaybeUninit<T>) -> Vec<u8> {
    let start = place.as_ptr().cast::<u8>();
    // SAFETY: every byte is inside of the place, and was set to zero first. The reads are volatile, so that they are done although no
    // value may live there.
    (0..size_of::<T>())
        .map(|at| unsafe { ptr::read_volatile(start.add(at)) })
        .collect()
}
