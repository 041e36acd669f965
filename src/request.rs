//! The request `CreateCenBandwidthPackage`: the table of its parameters.

pub(crate) mod read;
pub(crate) mod table;

use crate::request::read::{ReadError, TagSlots, read, required};
use crate::request::table::{Need, Parameter, Source, parameters};
use crate::sign::action::Action;
use crate::sign::excerpt::Excerpt;
use crate::sign::operation::Operation;
use crate::sign::params::{ParamName, Params};
use crate::value::auto_renew_duration::AutoRenewDuration;
use crate::value::bandwidth::Bandwidth;
use crate::value::cen_id::CenId;
use crate::value::charge_type::ChargeType;
use crate::value::client_token::ClientToken;
use crate::value::description::Description;
use crate::value::geographic_region::GeographicRegion;
use crate::value::name::Name;
use crate::value::period::Period;
use crate::value::pricing_cycle::PricingCycle;
use crate::value::resource_group_id::ResourceGroupId;
use crate::value::rule::Rule as _;
use crate::value::tag::{Tag, Tags};

parameters! {
    /// A request to buy a bandwidth package that connects two areas.
    ///
    /// What is required is given to [`new`](Self::new); each optional parameter has a setter of its name, and every field can be read.
    /// What is not set is not sent, except for the pricing cycle and the period, which are always sent: the specification calls them
    /// required, and yet gives them the defaults that they have here.
    ///
    /// Only text is borrowed, so that a request can be a constant:
    ///
    /// ```
    /// use cenbwp::{Bandwidth, CreateCenBandwidthPackage, GeographicRegion, PricingCycle};
    ///
    /// const REQUEST: CreateCenBandwidthPackage<'static> = CreateCenBandwidthPackage::new(
    ///     Bandwidth::MIN,
    ///     GeographicRegion::China,
    ///     GeographicRegion::NorthAmerica,
    /// )
    /// .pricing_cycle(PricingCycle::Year)
    /// .auto_pay(true);
    ///
    /// assert_eq!(REQUEST.pricing_cycle, PricingCycle::Year);
    /// assert_eq!(REQUEST.period.get(), 1);
    /// assert_eq!(REQUEST.auto_pay, Some(true));
    /// assert_eq!(REQUEST.name, None);
    /// ```
    CreateCenBandwidthPackage, new(bandwidth: Bandwidth, geographic_region_a: GeographicRegion, geographic_region_b: GeographicRegion);

    /// Whether the bill is paid at once; left out, revisions of the reference disagree. With `true` the request spends money: set `ClientToken` too.
    "AutoPay" => auto_pay: optional bool, Specification;

    /// Whether the package is renewed when its period ends; the service's default is `false`.
    "AutoRenew" => auto_renew: optional bool, LaterRevision;

    /// For how many months the package is renewed each time; it means something only with `AutoRenew`.
    "AutoRenewDuration" => auto_renew_duration: optional AutoRenewDuration, LaterRevision;

    /// The bandwidth in Mbps.
    "Bandwidth" => bandwidth: required Bandwidth, Specification;

    /// The billing method; the service's default depends on its revision.
    "BandwidthPackageChargeType" => charge_type: optional ChargeType, Specification;

    /// The CEN instance to bind.
    "CenId" => cen_id: optional CenId<'a>, Specification;

    /// The idempotency token: for all requests with the same one, the service buys once. Without one, a retry may buy twice.
    "ClientToken" => client_token: optional ClientToken<'a>, Specification;

    /// The description of the package.
    "Description" => description: optional Description<'a>, LaterRevision;

    /// One of the two areas to connect.
    "GeographicRegionAId" => geographic_region_a: required GeographicRegion, Specification;

    /// The other area, which may be the same.
    "GeographicRegionBId" => geographic_region_b: required GeographicRegion, Specification;

    /// The name of the package.
    "Name" => name: optional Name<'a>, Specification;

    /// The number of pricing cycles to buy.
    "Period" => period: default Period = Period::MIN, Specification;

    /// The unit of the period.
    "PricingCycle" => pricing_cycle: default PricingCycle = PricingCycle::Month, Specification;

    /// The resource group that the package is put in.
    "ResourceGroupId" => resource_group_id: optional ResourceGroupId<'a>, Sdk;

    /// The tags of the package: keys of 1 to 64 characters and values of at most 128, neither beginning `aliyun` or `acs:`, nor with `http://` or
    /// `https://` in it. They are sent as `Tag.1.Key`, `Tag.1.Value` and so on.
    "Tag" => tags: list Tags<'a> = Tags::EMPTY, LaterRevision;
}

fn push_tag<'a>(params: &mut Params<'a>, tag: &'a Tag<'a>) {
    params.push(".Key", tag.key());
    params.push(
        ".Value",
        Some(tag.value()).filter(|value| !value.is_empty()),
    );
}
