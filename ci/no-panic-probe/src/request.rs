//! The typed request: each parameter on the way in and on the way out.

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ChargeType, ClientToken, CreateCenBandwidthPackage,
    Description, GeographicRegion, Name, Period, PricingCycle, ResourceGroupId, Tags,
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

macro_rules! get {
    ($($name:ident $type:ty, $get:path;)+) => {$(
        #[unsafe(no_mangle)]
        pub fn $name<'a>(request: &CreateCenBandwidthPackage<'a>) -> $type {
            $get(request)
        }
    )+};
}

get! {
    probe_get_bandwidth Bandwidth, CreateCenBandwidthPackage::get_bandwidth;
    probe_get_geographic_region_a GeographicRegion, CreateCenBandwidthPackage::get_geographic_region_a;
    probe_get_geographic_region_b GeographicRegion, CreateCenBandwidthPackage::get_geographic_region_b;
    probe_get_auto_pay Option<bool>, CreateCenBandwidthPackage::get_auto_pay;
    probe_get_auto_renew Option<bool>, CreateCenBandwidthPackage::get_auto_renew;
    probe_get_auto_renew_duration Option<AutoRenewDuration>, CreateCenBandwidthPackage::get_auto_renew_duration;
    probe_get_cen_id Option<CenId<'a>>, CreateCenBandwidthPackage::get_cen_id;
    probe_get_charge_type Option<ChargeType>, CreateCenBandwidthPackage::get_charge_type;
    probe_get_client_token Option<ClientToken<'a>>, CreateCenBandwidthPackage::get_client_token;
    probe_get_description Option<Description<'a>>, CreateCenBandwidthPackage::get_description;
    probe_get_name Option<Name<'a>>, CreateCenBandwidthPackage::get_name;
    probe_get_period Period, CreateCenBandwidthPackage::get_period;
    probe_get_pricing_cycle PricingCycle, CreateCenBandwidthPackage::get_pricing_cycle;
    probe_get_resource_group_id Option<ResourceGroupId<'a>>, CreateCenBandwidthPackage::get_resource_group_id;
    probe_get_tags Tags<'a>, CreateCenBandwidthPackage::get_tags;
}
