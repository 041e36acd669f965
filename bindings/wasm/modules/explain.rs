//! The module of `cenbwp/explain`: says why a signature does not match.
//!
//! # Safety
//!
//! Of all exports: as of [`table::lent`] and [`table::Place::text`].
#![cfg_attr(target_family = "wasm", no_std)]
#![expect(
    unsafe_code,
    reason = "exports have names of their own, and memory is lent by its address"
)]

use core::fmt::{self, Write as _};

use cenbwp::query::Explanation;
use cenbwp_wasm::table::{self, Place};

/// Compares two texts. In the table are what was signed, what the server has, and room for results; it gets the parameter or nothing, the cause, the
/// sentence, and what comes before the difference in each text.
#[unsafe(no_mangle)]
unsafe extern "C" fn explain(
    _: u32,
    table: *mut Place,
    count: usize,
    room: *mut u8,
    len: usize,
) -> usize {
    // SAFETY: the caller's promise.
    let (table, room) = unsafe { table::lent(table, count, room, len) };
    let [ours, server, ..] = table else {
        return 0;
    };
    // SAFETY: likewise.
    let (ours, server) = unsafe { (ours.text(), server.text()) };
    let found = Explanation::new(ours.chars(), server.chars());
    // The text before the difference says where it is, in whatever units.
    let [before, server_before] = [(ours, found.ours), (server, found.server)].map(|(text, at)| {
        let end = text.chars().take(at).map(char::len_utf8).sum();
        Place::of(text.as_bytes().get(..end).unwrap_or_default())
    });
    let mut room = Room {
        bytes: room,
        len: 0,
    };
    let results = [
        found
            .parameter
            .map_or(Place::of(b""), |name| room.write(&name)),
        Place::of(found.cause.as_str().as_bytes()),
        room.write(&found),
        before,
        server_before,
    ];
    for (place, result) in table.iter_mut().zip(results) {
        *place = result;
    }
    room.len
}

/// Where results go, and how long they are, also where there is no room.
struct Room<'a> {
    bytes: &'a mut [u8],
    len: usize,
}

impl Room<'_> {
    fn write(&mut self, text: &dyn fmt::Display) -> Place {
        let start = self.len;
        let _ = write!(self, "{text}");
        Place::of(self.bytes.get(start..self.len).unwrap_or_default())
    }
}

impl fmt::Write for Room<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let free = self.bytes.get_mut(self.len..).unwrap_or_default();
        for (to, from) in free.iter_mut().zip(text.bytes()) {
            *to = from;
        }
        self.len += text.len();
        Ok(())
    }
}
