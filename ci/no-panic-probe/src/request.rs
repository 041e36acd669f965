//! The typed request: each parameter on the way in and on the way out.

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage,
    Description, GeographicRegion, Kind, Name, Need, Parameter, Params, Period, PricingCycle,
    ReadError, ResourceGroupId, Source, Tag, Tags,
};

#[unsafe(no_mangle)]
pub fn probe_request<'a>(
    bandwidth: Bandwidth,
    a: GeographicRegion,
    b: GeographicRegion,
) -> CreateCenBandwidthPackage<'a> {
    CreateCenBandwidthPackage::new(bandwidth, a, b)
}

macro_rules! set {
    ($($name:ident $type:ty, $set:path;)+) => {$(
        #[unsafe(no_mangle)]
        pub fn $name<'a>(
            request: CreateCenBandwidthPackage<'a>,
            value: $type,
        ) -> CreateCenBandwidthPackage<'a> {
            $set(request, value)
        }
    )+};
}

set! {
    probe_set_auto_pay bool, CreateCenBandwidthPackage::auto_pay;
    probe_set_auto_renew bool, CreateCenBandwidthPackage::auto_renew;
    probe_set_auto_renew_duration AutoRenewDuration, CreateCenBandwidthPackage::auto_renew_duration;
    probe_set_cen_id CenId<'a>, CreateCenBandwidthPackage::cen_id;
    probe_set_charge_type ChargeType, CreateCenBandwidthPackage::charge_type;
    probe_set_client_token ClientToken<'a>, CreateCenBandwidthPackage::client_token;
    probe_set_description Description<'a>, CreateCenBandwidthPackage::description;
    probe_set_name Name<'a>, CreateCenBandwidthPackage::name;
    probe_set_period Period, CreateCenBandwidthPackage::period;
    probe_set_pricing_cycle PricingCycle, CreateCenBandwidthPackage::pricing_cycle;
    probe_set_resource_group_id ResourceGroupId<'a>, CreateCenBandwidthPackage::resource_group_id;
    probe_set_tags Tags<'a>, CreateCenBandwidthPackage::tags;
}

#[unsafe(no_mangle)]
pub fn probe_read<'a>(
    pairs: &'a [(&'a str, &'a str)],
    room: &'a mut [Tag<'a>],
) -> Result<CreateCenBandwidthPackage<'a>, ReadError> {
    CreateCenBandwidthPackage::read(pairs.iter().copied(), room)
}

#[unsafe(no_mangle)]
pub fn probe_read_error(error: &ReadError) -> &str {
    ReadError::parameter(error)
}

#[unsafe(no_mangle)]
pub fn probe_parameters(at: usize) -> Option<(&'static Parameter, Kind, Need, Source)> {
    let parameter = CreateCenBandwidthPackage::PARAMETERS.get(at)?;
    Some((parameter, parameter.kind, parameter.need, parameter.source))
}

#[unsafe(no_mangle)]
pub fn probe_is_common(name: &str) -> bool {
    Params::is_common(name)
}
