//! What goes out: what is wrong, and where strings are.

use cenbwp::reply::DecodeError;
use cenbwp::{Problem, SignError};

use crate::codes;

/// [`Out`] says what is wrong.
pub(crate) const FAILED: i32 = -1;

/// There was too little room: try again with more.
pub(crate) const FULL: i32 = -2;

/// What is wrong, as a code of [`codes`] and a number; how many strings were read, of which a value that is refused is the last; and
/// strings: of a call that is refused the parameter, of a reply what is expected.
#[repr(C)]
pub(crate) struct Out {
    code: u32,
    number: usize,
    pub(crate) read: usize,
    strings: [Place; 7],
}

/// Where a string is; at 0 if it is not there, as JavaScript has it before a call.
#[repr(C)]
struct Place {
    at: *const u8,
    len: usize,
}

impl Out {
    /// Says where a string is.
    pub(crate) fn put(&mut self, index: usize, at: *const u8, len: usize) {
        if let Some(place) = self.strings.get_mut(index) {
            *place = Place { at, len };
        }
    }

    /// Says where a string is that was not written for the call.
    pub(crate) fn put_str(&mut self, index: usize, text: &str) {
        self.put(index, text.as_ptr(), text.len());
    }

    pub(crate) const fn refuse_value(&mut self, problem: &Problem) -> i32 {
        let (code, number) = codes::value(problem);
        self.refuse(code, number)
    }

    pub(crate) fn refuse_call(&mut self, error: &SignError, room: &mut [u8]) -> i32 {
        match error {
            SignError::BufferTooSmall { .. } => return FULL,
            SignError::ReservedParam(name) => {
                let name = name.as_bytes();
                let Some(place) = room.get_mut(..name.len()) else {
                    return FULL;
                };
                for (to, from) in place.iter_mut().zip(name) {
                    *to = *from;
                }
                self.put(0, place.as_ptr(), place.len());
            }
            SignError::InvalidHost => self.put_str(0, "host"),
            _ => {}
        }
        self.refuse(codes::call(error), 0)
    }

    pub(crate) fn refuse_reply(&mut self, error: &DecodeError) -> i32 {
        let (code, expected) = codes::reply(&error.problem);
        self.put_str(1, expected);
        self.refuse(code, error.at)
    }

    const fn refuse(&mut self, code: u32, number: usize) -> i32 {
        self.code = code;
        self.number = number;
        FAILED
    }
}
