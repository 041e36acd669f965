//! Every value from text, from numbers and from parts, and what it gives back.

use core::fmt::{self, Write};

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ClientToken, Credentials, Description, Endpoint, Excerpt,
    GeographicRegion, Name, Nonce, Operation, ParamName, Period, Problem, Region, ResourceGroupId,
    Stamp, Tag, Tags, Timestamp, Value, ValueError,
};

macro_rules! parse {
    ($($name:ident $type:ty;)+) => {$(
        #[unsafe(no_mangle)]
        pub fn $name(text: &str) -> Result<$type, ValueError> {
            <$type>::try_from(text)
        }
    )+};
}

parse! {
    probe_auto_renew_duration AutoRenewDuration;
    probe_bandwidth Bandwidth;
    probe_cen_id CenId<'_>;
    probe_client_token ClientToken<'_>;
    probe_description Description<'_>;
    probe_name Name<'_>;
    probe_nonce Nonce;
    probe_period Period;
    probe_region Region;
    probe_resource_group_id ResourceGroupId<'_>;
    probe_timestamp Timestamp;
}

macro_rules! keep {
    ($($name:ident $new:path, $as_str:path;)+) => {$(
        #[unsafe(no_mangle)]
        pub fn $name(text: &str) -> Result<&str, ValueError> {
            $new(text).map($as_str)
        }
    )+};
}

keep! {
    probe_keep_cen_id CenId::new, CenId::as_str;
    probe_keep_client_token ClientToken::new, ClientToken::as_str;
    probe_keep_description Description::new, Description::as_str;
    probe_keep_name Name::new, Name::as_str;
    probe_keep_name_of_any_characters Name::of_any_characters, Name::as_str;
    probe_keep_resource_group_id ResourceGroupId::new, ResourceGroupId::as_str;
}

#[unsafe(no_mangle)]
pub fn probe_from_numbers(number: u32) -> [Result<u32, ValueError>; 4] {
    [
        Bandwidth::from_mbps(number).map(Bandwidth::mbps),
        Period::new(number).map(Period::get),
        AutoRenewDuration::from_months(number).map(AutoRenewDuration::months),
        AutoRenewDuration::try_from(number).map(u32::from),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_tag<'a>(key: &'a str, value: &'a str) -> Result<Tag<'a>, ValueError> {
    Tag::new(key, value)
}

#[unsafe(no_mangle)]
pub fn probe_checks(text: &str) -> [Result<(), Problem>; 3] {
    [
        Credentials::check(text),
        Tag::check_key(text),
        Tag::check_value(text),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_tags<'a>(tags: &'a [Tag<'a>]) -> Result<Tags<'a>, ValueError> {
    Tags::new(tags)
}

#[unsafe(no_mangle)]
pub fn probe_room<'a>() -> [Tag<'a>; Tags::MAX] {
    Tags::room()
}

#[unsafe(no_mangle)]
pub fn probe_tag_parts<'a>(tag: Tag<'a>, tags: Tags<'a>) -> (&'a str, &'a str, &'a [Tag<'a>]) {
    (Tag::key(tag), Tag::value(tag), Tags::as_slice(tags))
}

#[unsafe(no_mangle)]
pub fn probe_area(region: Region) -> (&'static str, &'static str, GeographicRegion, bool) {
    (
        Region::id(region),
        Region::name(region),
        Region::area(region),
        Region::is_in_specification(region),
    )
}

#[unsafe(no_mangle)]
pub fn probe_regions(area: GeographicRegion, at: usize) -> (Option<Region>, Option<Region>) {
    (
        GeographicRegion::regions(area).nth(at),
        GeographicRegion::regions(area).rev().nth(at),
    )
}

#[unsafe(no_mangle)]
pub fn probe_timestamp_from_unix(seconds: u64) -> Result<Timestamp, ValueError> {
    Timestamp::from_unix(seconds)
}

#[unsafe(no_mangle)]
pub fn probe_unix_seconds(timestamp: &Timestamp) -> (u64, &str) {
    (
        Timestamp::unix_seconds(*timestamp),
        Timestamp::as_str(timestamp),
    )
}

#[unsafe(no_mangle)]
pub fn probe_nonce_from_random(random: [u8; 16]) -> Nonce {
    Nonce::from_random(random)
}

#[unsafe(no_mangle)]
pub fn probe_nonce_new(text: &str) -> Result<Nonce, ValueError> {
    Nonce::new(text)
}

#[unsafe(no_mangle)]
pub fn probe_nonce_as_str(nonce: &Nonce) -> &str {
    Nonce::as_str(nonce)
}

#[unsafe(no_mangle)]
pub fn probe_stamp(timestamp: Timestamp, nonce: &Nonce) -> Stamp {
    Stamp::new(timestamp, nonce.clone())
}

#[unsafe(no_mangle)]
pub fn probe_stamp_parts(stamp: &Stamp) -> (&Timestamp, &Nonce) {
    (Stamp::timestamp(stamp), Stamp::nonce(stamp))
}

#[unsafe(no_mangle)]
pub fn probe_credentials<'a>(
    id: &'a str,
    secret: &'a str,
    token: Option<&'a str>,
) -> Result<Credentials<'a, 'a>, ValueError> {
    let credentials = Credentials::new(id, secret)?;
    token.map_or(Ok(credentials), |token| {
        Credentials::with_security_token(credentials, token)
    })
}

#[unsafe(no_mangle)]
pub fn probe_access_key_id<'a>(credentials: &Credentials<'a, '_>) -> &'a str {
    Credentials::access_key_id(credentials)
}

#[unsafe(no_mangle)]
pub fn probe_excerpt(excerpt: &Excerpt) -> &str {
    Excerpt::as_str(excerpt)
}

#[unsafe(no_mangle)]
pub fn probe_endpoint(host: &str, secure: bool) -> Result<Endpoint<&str>, ValueError> {
    if secure {
        Endpoint::https(host)
    } else {
        Endpoint::http(host)
    }
}

#[unsafe(no_mangle)]
pub fn probe_endpoint_of_url(url: &str) -> Result<Endpoint<&str>, ValueError> {
    Endpoint::from_url(url)
}

#[unsafe(no_mangle)]
pub fn probe_host(endpoint: &Endpoint<&str>, out: &mut dyn Write) -> fmt::Result {
    write!(out, "{}", Endpoint::host(endpoint))
}

#[unsafe(no_mangle)]
pub fn probe_operation<'a>(host: &'a str, version: &'a str, name: &'a str) -> Operation<'a> {
    Operation::new(host, version, name)
}

#[unsafe(no_mangle)]
pub fn probe_operation_parts<'a>(operation: &Operation<'a>) -> [&'a str; 3] {
    [
        Operation::host(operation),
        Operation::version(operation),
        Operation::name(operation),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_param_name(name: &'static str) -> Option<ParamName> {
    ParamName::new(name)
}

#[unsafe(no_mangle)]
pub fn probe_param_name_as_str(name: &ParamName) -> &str {
    ParamName::as_str(name)
}

#[unsafe(no_mangle)]
pub fn probe_value<'a>(text: &'a str, number: i64, flag: bool) -> [Value<'a>; 13] {
    [
        Value::text(text),
        text.into(),
        flag.into(),
        (number as u8).into(),
        (number as u16).into(),
        (number as u32).into(),
        (number as u64).into(),
        (number as i8).into(),
        (number as i16).into(),
        (number as i32).into(),
        (number as usize).into(),
        (number as isize).into(),
        flag.then_some(number).into(),
    ]
}

#[unsafe(no_mangle)]
pub fn probe_area_of_reply(text: &str) -> Result<GeographicRegion, ValueError> {
    GeographicRegion::from_reply(text)
}

#[unsafe(no_mangle)]
pub fn probe_http_date(text: &str) -> Result<Timestamp, ValueError> {
    Timestamp::from_http_date(text)
}
