//! The request `CreateCenBandwidthPackage`, from strings.

use cenbwp::{
    CenId, ClientToken, CreateCenBandwidthPackage, Description, GeographicRegion, Name, Problem,
    Region, ResourceGroupId, Tag, Tags, ValueError,
};

use crate::lent::Lent;

/// The number of strings that are read, without the tags.
pub(crate) const STRINGS: usize = 14;

/// Reads the bandwidth and the two areas, then what may be left out, in the order that is seen here, then the tags.
pub(crate) fn read<'a>(lent: &mut Lent<'a>) -> Result<CreateCenBandwidthPackage<'a>, ValueError> {
    let strings = &mut lent.strings;
    let mut request = CreateCenBandwidthPackage::new(
        strings.required().parse()?,
        area(strings.required(), "GeographicRegionAId")?,
        area(strings.required(), "GeographicRegionBId")?,
    );
    if let Some(text) = strings.next() {
        request = request.charge_type(text.parse()?);
    }
    if let Some(text) = strings.next() {
        request = request.pricing_cycle(text.parse()?);
    }
    if let Some(text) = strings.next() {
        request = request.period(text.parse()?);
    }
    if let Some(text) = strings.next() {
        request = request.auto_pay(text == TRUE);
    }
    if let Some(text) = strings.next() {
        request = request.client_token(ClientToken::new(text)?);
    }
    if let Some(text) = strings.next() {
        request = request.name(Name::new(text)?);
    }
    if let Some(text) = strings.next() {
        request = request.cen_id(CenId::new(text)?);
    }
    if let Some(text) = strings.next() {
        request = request.description(Description::new(text)?);
    }
    if let Some(text) = strings.next() {
        request = request.auto_renew(text == TRUE);
    }
    if let Some(text) = strings.next() {
        request = request.auto_renew_duration(text.parse()?);
    }
    if let Some(text) = strings.next() {
        request = request.resource_group_id(ResourceGroupId::new(text)?);
    }
    let tags = lent
        .table
        .fill(|| Tag::new(strings.required(), strings.required()))?;
    Ok(request.tags(Tags::new(tags)?))
}

/// What JavaScript spells a flag that is set.
const TRUE: &str = "true";

/// Reads an area, or a region as the area that it is in.
fn area(text: &str, parameter: &'static str) -> Result<GeographicRegion, ValueError> {
    let area = text.parse().or_else(|_| text.parse().map(Region::area));
    area.map_err(|mut error: ValueError| {
        error.parameter = parameter;
        if text.is_empty() {
            error.problem = Problem::Empty;
        }
        error.expected = "one of China North-America Asia-Pacific Europe Middle-East Australia, or a region ID such as cn-hangzhou";
        error
    })
}
