//! The body of a reply, as strings.

use cenbwp::{CreateCenBandwidthPackageReply, ErrorCode, ServiceError};

use crate::failure::Failure;
use crate::lent::Lent;
use crate::record::Record;

/// Reads the body.
///
/// For a reply it gives 0 and the IDs of the request, the package and the order. For a refusal it gives a [`kind`], and the code, what
/// can be logged, the message, the ID of the request, the host, the address of a page about it, and the server's string to sign.
pub(crate) fn read(lent: &mut Lent<'_>) -> Result<i32, Failure> {
    let body = lent.strings.required().as_bytes();
    let record = &mut lent.record;
    match CreateCenBandwidthPackageReply::read(body)? {
        Ok(reply) => {
            record.push(reply.request_id);
            record.push(reply.cen_bandwidth_package_id);
            record.push_optional(reply.cen_bandwidth_package_order_id);
            Ok(0)
        }
        Err(refusal) => {
            refuse(&refusal, record);
            Ok(kind(&refusal.kind()))
        }
    }
}

fn refuse(refusal: &ServiceError<'_>, record: &mut Record<'_>) {
    record.push(refusal.code);
    record.push(refusal);
    record.push_optional(refusal.message);
    record.push_optional(refusal.request_id);
    record.push_optional(refusal.host_id);
    record.push_optional(refusal.recommend);
    record.push_optional(refusal.server_string_to_sign());
}

/// What a code is about, from 1 on, and 8 more if the request is worth another try.
fn kind(code: &ErrorCode<'_>) -> i32 {
    let about = if code.is_signature() {
        2
    } else if code.is_clock() {
        3
    } else if code.is_key() {
        4
    } else if code.is_throttling() {
        5
    } else if code.is_money() {
        6
    } else {
        1
    };
    about + 8 * i32::from(code.is_retryable())
}
