//! The request `CreateCenBandwidthPackage`, from strings.

use cenbwp::{CreateCenBandwidthPackage, GeographicRegion, Problem, Region, Tag, Tags, ValueError};

use core::mem::MaybeUninit;

use crate::out::Out;
use crate::strings::Strings;
use crate::table;

/// Reads the bandwidth and the two areas, then what may be left out, in the order that is seen here, then the tags. A flag is set if its
/// string is not empty. Nothing if a value is refused.
pub(crate) fn read<'a>(
    strings: &mut Strings<'a>,
    tags: &'a mut [MaybeUninit<Tag<'a>>],
    out: &mut Out,
) -> Option<CreateCenBandwidthPackage<'a>> {
    let mut request = CreateCenBandwidthPackage::new(
        value(strings.required(), out)?,
        area(strings.required(), "GeographicRegionAId", out)?,
        area(strings.required(), "GeographicRegionBId", out)?,
    );
    if let Some(text) = strings.next() {
        request = request.charge_type(value(text, out)?);
    }
    if let Some(text) = strings.next() {
        request = request.pricing_cycle(value(text, out)?);
    }
    if let Some(text) = strings.next() {
        request = request.period(value(text, out)?);
    }
    if let Some(text) = strings.next() {
        request = request.auto_pay(!text.is_empty());
    }
    if let Some(text) = strings.next() {
        request = request.client_token(value(text, out)?);
    }
    if let Some(text) = strings.next() {
        request = request.name(value(text, out)?);
    }
    if let Some(text) = strings.next() {
        request = request.cen_id(value(text, out)?);
    }
    if let Some(text) = strings.next() {
        request = request.description(value(text, out)?);
    }
    if let Some(text) = strings.next() {
        request = request.auto_renew(!text.is_empty());
    }
    if let Some(text) = strings.next() {
        request = request.auto_renew_duration(value(text, out)?);
    }
    if let Some(text) = strings.next() {
        request = request.resource_group_id(value(text, out)?);
    }
    let all = tags.len();
    let tags = table::fill(tags, || {
        accept(Tag::new(strings.required(), strings.required()), out)
    });
    if tags.len() < all {
        return None;
    }
    Some(request.tags(accept(Tags::new(tags), out)?))
}

/// Reads a value.
pub(crate) fn value<'a, T: TryFrom<&'a str, Error = ValueError>>(
    text: &'a str,
    out: &mut Out,
) -> Option<T> {
    accept(T::try_from(text), out)
}

/// What was read, unless it is refused.
pub(crate) fn accept<T>(value: Result<T, ValueError>, out: &mut Out) -> Option<T> {
    value.map_err(|error| out.refuse_value(&error)).ok()
}

/// Reads an area, or a region as the area that it is in.
fn area(text: &str, parameter: &'static str, out: &mut Out) -> Option<GeographicRegion> {
    let area = text.parse().or_else(|_| text.parse().map(Region::area));
    area.map_err(|mut error: ValueError| {
        error.parameter = parameter;
        if text.is_empty() {
            error.problem = Problem::Empty;
        }
        error.expected = "one of China North-America Asia-Pacific Europe Middle-East Australia, or a region ID such as cn-hangzhou";
        out.refuse_value(&error);
    })
    .ok()
}
