//! What `Debug` shows of every type.

use core::fmt::{Result, Write};

use cenbwp::{
    Advisory, AutoRenewDuration, Bandwidth, CenId, ClientToken, CreateCenBandwidthPackage,
    Credentials, Description, Endpoint, Excerpt, Kind, Name, Need, Nonce, Operation, ParamName,
    Parameter, Params, Period, Problem, ReadError, Region, ResourceGroupId, RpcRequest, SignError,
    Signed, Signer, Source, Stamp, StringToSign, Tag, Tags, Timestamp, Value, ValueError, acs3,
    query, reply,
};

macro_rules! debug {
    ($($name:ident $type:ty;)+) => {$(
        #[unsafe(no_mangle)]
        pub fn $name(value: &$type, to: &mut dyn Write) -> Result {
            write!(to, "{value:?} {value:#?}")
        }
    )+};
}

debug! {
    probe_debug_room query::Room<'_>;
    probe_debug_slot query::Slot;
    probe_debug_trusted query::Trusted<'_>;
    probe_debug_untrusted query::Untrusted<'_>;
    probe_debug_verify_error query::VerifyError;
    probe_debug_acs3_authorization acs3::Authorization<'_>;
    probe_debug_acs3_extras acs3::Extras<'_>;
    probe_debug_acs3_signed acs3::Signed<'_>;
    probe_debug_acs3_signer acs3::Signer<&str>;
    probe_debug_acs3_string_to_sign acs3::StringToSign;
    probe_debug_advisory Advisory;
    probe_debug_auto_renew_duration AutoRenewDuration;
    probe_debug_bandwidth Bandwidth;
    probe_debug_canonical_parts acs3::CanonicalParts<'_>;
    probe_debug_canonical_request acs3::CanonicalRequest<'_>;
    probe_debug_cause query::Cause;
    probe_debug_cen_id CenId<'_>;
    probe_debug_chars reply::Chars<'_>;
    probe_debug_client_token ClientToken<'_>;
    probe_debug_create_cen_bandwidth_package CreateCenBandwidthPackage<'_>;
    probe_debug_create_cen_bandwidth_package_reply reply::CreateCenBandwidthPackageReply<'_>;
    probe_debug_credentials Credentials<'_, '_>;
    probe_debug_decode_error reply::DecodeError;
    probe_debug_decode_problem reply::DecodeProblem;
    probe_debug_decoded query::Decoded<'_>;
    probe_debug_description Description<'_>;
    probe_debug_endpoint Endpoint<&str>;
    probe_debug_error_kind reply::ErrorKind;
    probe_debug_excerpt Excerpt;
    probe_debug_explanation query::Explanation;
    probe_debug_field reply::Field<'_>;
    probe_debug_field_value reply::FieldValue<'_>;
    probe_debug_fields reply::Fields<'_>;
    probe_debug_header_iter acs3::HeaderIter<'_>;
    probe_debug_kind Kind;
    probe_debug_name Name<'_>;
    probe_debug_need Need;
    probe_debug_nested reply::Nested<'_>;
    probe_debug_nonce Nonce;
    probe_debug_operation Operation<'_>;
    probe_debug_param_name ParamName;
    probe_debug_parameter Parameter;
    probe_debug_params Params<'_>;
    probe_debug_period Period;
    probe_debug_problem Problem;
    probe_debug_query query::Query<'_>;
    probe_debug_query_error query::QueryError;
    probe_debug_query_problem query::QueryProblem;
    probe_debug_read_error ReadError;
    probe_debug_region Region;
    probe_debug_reply_error reply::ReplyError<'_>;
    probe_debug_resource_group_id ResourceGroupId<'_>;
    probe_debug_rpc_request RpcRequest<'_>;
    probe_debug_service_error reply::ServiceError<'_>;
    probe_debug_sign_error SignError;
    probe_debug_signed Signed<'_>;
    probe_debug_signer Signer<&str>;
    probe_debug_source Source;
    probe_debug_stamp Stamp;
    probe_debug_string_to_sign StringToSign<'_>;
    probe_debug_tag Tag<'_>;
    probe_debug_tags Tags<'_>;
    probe_debug_text reply::Text<'_>;
    probe_debug_timestamp Timestamp;
    probe_debug_value Value<'_>;
    probe_debug_value_error ValueError;
}
