//! The request `CreateCenBandwidthPackage`, from strings.

use core::mem::MaybeUninit;

use cenbwp::{CreateCenBandwidthPackage, GeographicRegion, Problem, Region, Tag, Tags, ValueError};

use crate::strings::Strings;
use crate::table;

/// Reads the bandwidth and the two areas, then what may be left out, in the order that is seen here, then the tags. A flag is set if its
/// string is not empty. Nothing if a value is refused.
pub(crate) fn read<'a>(
    strings: &mut Strings<'a>,
    tags: &'a mut [MaybeUninit<Tag<'a>>],
) -> Option<CreateCenBandwidthPackage<'a>> {
    let mut request = CreateCenBandwidthPackage::new(
        strings.value()?,
        strings.value::<Area>()?.0,
        strings.value::<Area>()?.0,
    );
    if let Some(text) = strings.next() {
        request = request.charge_type(strings.accept(text.parse())?);
    }
    if let Some(text) = strings.next() {
        request = request.pricing_cycle(strings.accept(text.parse())?);
    }
    if let Some(text) = strings.next() {
        request = request.period(strings.accept(text.parse())?);
    }
    if let Some(text) = strings.next() {
        request = request.auto_pay(!text.is_empty());
    }
    if let Some(text) = strings.next() {
        request = request.client_token(strings.accept(text.try_into())?);
    }
    if let Some(text) = strings.next() {
        request = request.name(strings.accept(text.try_into())?);
    }
    if let Some(text) = strings.next() {
        request = request.cen_id(strings.accept(text.try_into())?);
    }
    if let Some(text) = strings.next() {
        request = request.description(strings.accept(text.try_into())?);
    }
    if let Some(text) = strings.next() {
        request = request.auto_renew(!text.is_empty());
    }
    if let Some(text) = strings.next() {
        request = request.auto_renew_duration(strings.accept(text.parse())?);
    }
    if let Some(text) = strings.next() {
        request = request.resource_group_id(strings.accept(text.try_into())?);
    }
    let all = tags.len();
    let tags = table::fill(tags, || {
        let key = strings.required();
        // The key alone first, so that it is known which of the two is refused.
        strings.accept(Tag::new(key, ""))?;
        let value = strings.required();
        strings.accept(Tag::new(key, value))
    });
    if tags.len() < all {
        return None;
    }
    let tags = Tags::new(tags);
    Some(request.tags(strings.accept(tags)?))
}

/// An area, or a region for the area that it is in.
struct Area(GeographicRegion);

impl TryFrom<&str> for Area {
    type Error = ValueError;

    fn try_from(text: &str) -> Result<Self, ValueError> {
        let area = text.parse().or_else(|_| text.parse().map(Region::area));
        area.map(Self).map_err(|mut error: ValueError| {
            if text.is_empty() {
                error.problem = Problem::Empty;
            }
            error
        })
    }
}
