//! The body of a reply, as strings.

use core::mem::take;

use cenbwp::reply::{CreateCenBandwidthPackageReply, ErrorKind, ReplyError, Text};

use crate::out::{FULL, Out};

/// Reads the body.
///
/// For a reply it gives 0 and the IDs of the request, the package and the order. For a refusal it gives a [`kind`], 16 more if the message
/// must not be shown in full, and the code, the message, the ID of the request, the host, the address of a page about it, the server's
/// string to sign, and what of the message can be shown.
pub(crate) fn read(body: &str, room: &mut [u8], out: &mut Out) -> i32 {
    let mut writer = Writer {
        room,
        out,
        full: false,
    };
    let number = match CreateCenBandwidthPackageReply::read(body.as_bytes()) {
        Err(ReplyError::Unreadable(error)) => return writer.out.refuse_reply(&error),
        Ok(reply) => {
            writer.put(0, reply.request_id);
            writer.put(1, Some(reply.cen_bandwidth_package_id));
            writer.put(2, reply.cen_bandwidth_package_order_id);
            0
        }
        Err(ReplyError::Refused(refusal)) => {
            writer.put(0, Some(refusal.code));
            writer.put(1, refusal.message);
            writer.put(2, refusal.request_id);
            writer.put(3, refusal.host_id);
            writer.put(4, refusal.recommend);
            writer.put(5, refusal.server_string_to_sign());
            let (shown, cut) = refusal.message_for_logs().unzip();
            writer.put(6, shown);
            kind(refusal.kind()) + 16 * i32::from(cut == Some(true))
        }
    };
    if writer.full { FULL } else { number }
}

/// Writes text unescaped.
struct Writer<'a> {
    room: &'a mut [u8],
    out: &'a mut Out,
    full: bool,
}

impl Writer<'_> {
    fn put(&mut self, index: usize, text: Option<Text<'_>>) {
        let Some(text) = text else { return };
        let mut len = 0;
        for c in text.chars() {
            let room = self.room.get_mut(len..).unwrap_or_default();
            let Some(place) = room.get_mut(..c.len_utf8()) else {
                self.full = true;
                return;
            };
            len += c.encode_utf8(place).len();
        }
        if let Some((written, rest)) = take(&mut self.room).split_at_mut_checked(len) {
            self.room = rest;
            self.out.put(index, written.as_ptr(), len);
        }
    }
}

/// What a code is about, from 1 on, and 8 more if the request is worth another try.
fn kind(kind: ErrorKind) -> i32 {
    let about = match kind {
        ErrorKind::Signature => 2,
        ErrorKind::Clock => 3,
        ErrorKind::Key => 4,
        ErrorKind::Slower => 5,
        ErrorKind::Money => 6,
        _ => 1,
    };
    about + 8 * i32::from(kind.is_retryable())
}
