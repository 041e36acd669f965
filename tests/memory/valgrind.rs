//! What a program can ask of the valgrind that it runs under, by a sequence of instructions that does nothing anywhere else.

#[cfg(not(target_arch = "x86_64"))]
compile_error!("how to ask is written for x86_64 alone");

use core::arch::asm;
use core::ptr;

const RUNNING_ON_VALGRIND: usize = 0x1001;
const MAKE_MEM_UNDEFINED: usize = 0x4D43_0001;
const MAKE_MEM_DEFINED: usize = 0x4D43_0002;

fn ask(request: usize, first: usize, second: usize) -> usize {
    let question = [request, first, second, 0, 0, 0];
    let mut answer = 0;
    // SAFETY: valgrind reads the six words, and the instructions leave every register as it was but for the answer's.
    unsafe {
        asm!(
            "rol rdi, 3",
            "rol rdi, 13",
            "rol rdi, 61",
            "rol rdi, 51",
            "xchg rbx, rbx",
            in("rax") question.as_ptr(),
            inout("rdx") answer,
            options(nostack),
        );
    }
    answer
}

pub fn is_watching() -> bool {
    ask(RUNNING_ON_VALGRIND, 0, 0) != 0
}

/// From here on, whatever depends on these bytes is reported.
pub fn forget(text: &str) {
    ask(
        MAKE_MEM_UNDEFINED,
        text.as_ptr().expose_provenance(),
        text.len(),
    );
}

/// The text, of which nothing may be decided.
pub fn secret(text: &str) -> String {
    let text = String::from(text);
    forget(&text);
    text
}

/// An outcome, by which something may be decided although it depends on a secret.
pub fn known(outcome: bool) -> bool {
    let place = ptr::from_ref(&outcome);
    ask(MAKE_MEM_DEFINED, place.expose_provenance(), 1);
    // SAFETY: it is a reference's. The read is volatile, so that it is of the memory that was declared known.
    unsafe { ptr::read_volatile(place) }
}
