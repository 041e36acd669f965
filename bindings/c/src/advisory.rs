//! What the service may refuse although the specification allows it.

use crate::buffer::{Buffer, Room};
use crate::error::Error;
use crate::failure::Failure;
use crate::request::{Request, RequestRoom};
use crate::status::Status;

/// Says what the service may refuse, ignore or do twice although the specification allows it: the
/// advisory at `index`, from 0 on, as a sentence.
///
/// Past the last one the status is `CENBWP_STATUS_NO_MORE`. An advisory is never an error: the request
/// is signed all the same.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn cenbwp_advisory(
    request: Option<&Request>,
    index: usize,
    message: *mut Buffer,
    error: Option<&mut Error>,
) -> Status {
    // SAFETY: the caller promises it.
    let outcome = unsafe { advisory(request, index, message) };
    Error::report(error, &outcome)
}

/// # Safety
///
/// As for [`cenbwp_advisory`].
unsafe fn advisory(
    request: Option<&Request>,
    index: usize,
    message: *mut Buffer,
) -> Result<(), Failure> {
    // SAFETY: the caller promises it.
    unsafe {
        Buffer::empty(message);
        let mut message = Room::new(message, "message")?;
        let mut room = RequestRoom::new();
        let request = request.ok_or(Failure::Null("request"))?.read(&mut room)?;
        message.write(request.advisories().nth(index).ok_or(Failure::NoMore)?)
    }
}
