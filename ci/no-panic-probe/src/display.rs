//! What is written for people to read.

use core::fmt::{Result, Write};

use cenbwp::{
    Advisory, AutoRenewDuration, Bandwidth, CenId, ClientToken, Description, Endpoint, Excerpt,
    Name, Nonce, Period, Problem, ReadError, Region, ResourceGroupId, SignError, StringToSign,
    Timestamp, ValueError, acs3, query, reply,
};

macro_rules! display {
    ($($name:ident $type:ty;)+) => {$(
        #[unsafe(no_mangle)]
        pub fn $name(value: &$type, to: &mut dyn Write) -> Result {
            write!(to, "{value} {value:>40.8}")
        }
    )+};
}

display! {
    probe_display_acs3_string_to_sign acs3::StringToSign;
    probe_display_canonical_request acs3::CanonicalRequest<'_>;
    probe_display_advisory Advisory;
    probe_display_auto_renew_duration AutoRenewDuration;
    probe_display_bandwidth Bandwidth;
    probe_display_cause query::Cause;
    probe_display_cen_id CenId<'_>;
    probe_display_client_token ClientToken<'_>;
    probe_display_decode_error reply::DecodeError;
    probe_display_decode_problem reply::DecodeProblem;
    probe_display_decoded query::Decoded<'_>;
    probe_display_description Description<'_>;
    probe_display_endpoint Endpoint<&str>;
    probe_display_error_kind reply::ErrorKind;
    probe_display_explanation query::Explanation;
    probe_display_excerpt Excerpt;
    probe_display_name Name<'_>;
    probe_display_nonce Nonce;
    probe_display_period Period;
    probe_display_problem Problem;
    probe_display_query_error query::QueryError;
    probe_display_query_problem query::QueryProblem;
    probe_display_read_error ReadError;
    probe_display_region Region;
    probe_display_reply_error reply::ReplyError<'_>;
    probe_display_resource_group_id ResourceGroupId<'_>;
    probe_display_service_error reply::ServiceError<'_>;
    probe_display_sign_error SignError;
    probe_display_string_to_sign StringToSign<'_>;
    probe_display_text reply::Text<'_>;
    probe_display_timestamp Timestamp;
    probe_display_value_error ValueError;
    probe_display_verify_error query::VerifyError;
}
