//! The request `CreateCenBandwidthPackage` and its parameters.

use crate::encode::param::ParamName;
use crate::sign::action::{Action, Operation};
use crate::sign::params::Params;
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
use crate::value::tag::Tags;

/// A request to buy a bandwidth package that connects two areas.
///
/// What is required is given to [`new`](Self::new); each optional parameter has a setter of its name, and a getter that
/// begins with `get_`. What is not set is not sent, except for the pricing cycle and the period, which are always sent: the
/// specification calls them required, and yet gives them the defaults that they have here.
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
/// assert_eq!(REQUEST.get_pricing_cycle(), PricingCycle::Year);
/// assert_eq!(REQUEST.get_period().get(), 1);
/// assert_eq!(REQUEST.get_auto_pay(), Some(true));
/// assert_eq!(REQUEST.get_name(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use]
pub struct CreateCenBandwidthPackage<'a> {
    pub(crate) bandwidth: Bandwidth,
    pub(crate) geographic_region_a: GeographicRegion,
    pub(crate) geographic_region_b: GeographicRegion,
    pub(crate) charge_type: Option<ChargeType>,
    pub(crate) pricing_cycle: PricingCycle,
    pub(crate) period: Period,
    pub(crate) auto_pay: Option<bool>,
    pub(crate) client_token: Option<ClientToken<'a>>,
    pub(crate) name: Option<Name<'a>>,
    pub(crate) cen_id: Option<CenId<'a>>,
    pub(crate) description: Option<Description<'a>>,
    pub(crate) auto_renew: Option<bool>,
    pub(crate) auto_renew_duration: Option<AutoRenewDuration>,
    pub(crate) tags: Tags<'a>,
    pub(crate) resource_group_id: Option<ResourceGroupId<'a>>,
}

/// The setter and the getter of each parameter that may be left out.
macro_rules! optional {
    ($($(#[$doc:meta])* $field:ident: $value:ty, $get:ident -> $read:ty $(, $wrap:ident)?;)+) => {
        impl<'a> CreateCenBandwidthPackage<'a> {
            $(
                $(#[$doc])*
                pub const fn $field(mut self, $field: $value) -> Self {
                    self.$field = optional!(@$field $($wrap)?);
                    self
                }

                #[doc = concat!("What [`", stringify!($field), "`](Self::", stringify!($field), ") set.")]
                #[must_use]
                pub const fn $get(&self) -> $read {
                    self.$field
                }
            )+
        }
    };
    (@$field:ident) => { $field };
    (@$field:ident Some) => { Some($field) };
}

impl CreateCenBandwidthPackage<'_> {
    /// A request with what is required: the bandwidth, and the two areas to connect, which may be equal.
    pub const fn new(bandwidth: Bandwidth, a: GeographicRegion, b: GeographicRegion) -> Self {
        Self {
            bandwidth,
            geographic_region_a: a,
            geographic_region_b: b,
            charge_type: None,
            pricing_cycle: PricingCycle::Month,
            period: Period::MIN,
            auto_pay: None,
            client_token: None,
            name: None,
            cen_id: None,
            description: None,
            auto_renew: None,
            auto_renew_duration: None,
            tags: Tags::EMPTY,
            resource_group_id: None,
        }
    }

    /// The bandwidth that is bought, `Bandwidth`.
    #[must_use]
    pub const fn get_bandwidth(&self) -> Bandwidth {
        self.bandwidth
    }

    /// One of the two areas, `GeographicRegionAId`.
    #[must_use]
    pub const fn get_geographic_region_a(&self) -> GeographicRegion {
        self.geographic_region_a
    }

    /// The other area, `GeographicRegionBId`.
    #[must_use]
    pub const fn get_geographic_region_b(&self) -> GeographicRegion {
        self.geographic_region_b
    }
}

optional! {
    /// Sets the billing method, `BandwidthPackageChargeType`.
    charge_type: ChargeType, get_charge_type -> Option<ChargeType>, Some;

    /// Sets the unit of the period, `PricingCycle`: a month unless set.
    pricing_cycle: PricingCycle, get_pricing_cycle -> PricingCycle;

    /// Sets the number of pricing cycles that are bought, `Period`: 1 unless set.
    period: Period, get_period -> Period;

    /// Sets whether the bill is paid at once, `AutoPay`: the service's default is false.
    ///
    /// With `true` the request spends money; see [`client_token`](Self::client_token).
    auto_pay: bool, get_auto_pay -> Option<bool>, Some;

    /// Sets the idempotency token, `ClientToken`: for all requests with the same one, the service buys once. Without one, a retry may buy twice.
    client_token: ClientToken<'a>, get_client_token -> Option<ClientToken<'a>>, Some;

    /// Sets the name of the package, `Name`.
    name: Name<'a>, get_name -> Option<Name<'a>>, Some;

    /// Sets the CEN instance to bind, `CenId`.
    cen_id: CenId<'a>, get_cen_id -> Option<CenId<'a>>, Some;

    /// Sets the description of the package, `Description`.
    description: Description<'a>, get_description -> Option<Description<'a>>, Some;

    /// Sets whether the package is renewed when its period ends, `AutoRenew`, of later revisions of the reference: the service's default is
    /// false.
    auto_renew: bool, get_auto_renew -> Option<bool>, Some;

    /// Sets for how long it is renewed, `AutoRenewDuration`; it means something only with [`auto_renew(true)`](Self::auto_renew).
    auto_renew_duration: AutoRenewDuration, get_auto_renew_duration -> Option<AutoRenewDuration>, Some;

    /// Sets the tags of the package, `Tag.N.Key` and `Tag.N.Value`.
    tags: Tags<'a>, get_tags -> Tags<'a>;

    /// Sets the resource group that the package is put in, `ResourceGroupId`.
    resource_group_id: ResourceGroupId<'a>, get_resource_group_id -> Option<ResourceGroupId<'a>>, Some;
}

macro_rules! names {
    ($($ident:ident = $name:literal;)+) => {
        $(static $ident: ParamName = ParamName::new($name).unwrap();)+
    };
}

names! {
    AUTO_PAY = "AutoPay";
    AUTO_RENEW = "AutoRenew";
    AUTO_RENEW_DURATION = "AutoRenewDuration";
    BANDWIDTH = "Bandwidth";
    CHARGE_TYPE = "BandwidthPackageChargeType";
    CEN_ID = "CenId";
    CLIENT_TOKEN = "ClientToken";
    DESCRIPTION = "Description";
    GEOGRAPHIC_REGION_A = "GeographicRegionAId";
    GEOGRAPHIC_REGION_B = "GeographicRegionBId";
    NAME = "Name";
    PERIOD = "Period";
    PRICING_CYCLE = "PricingCycle";
    RESOURCE_GROUP_ID = "ResourceGroupId";
}

/// The numbers of the tags in the order of their names, in which `Tag.10.Key` comes before `Tag.2.Key`.
const TAG_ORDER: [u8; Tags::MAX] = [
    1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 2, 20, 3, 4, 5, 6, 7, 8, 9,
];

impl Action for CreateCenBandwidthPackage<'_> {
    fn operation(&self) -> Operation<'_> {
        const {
            Operation::new(
                "cbn.aliyuncs.com",
                "2017-09-12",
                "CreateCenBandwidthPackage",
            )
        }
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        params.push_named(&AUTO_PAY, self.auto_pay);
        params.push_named(&AUTO_RENEW, self.auto_renew);
        params.push_named(&AUTO_RENEW_DURATION, self.auto_renew_duration);
        params.push_named(&BANDWIDTH, self.bandwidth);
        params.push_named(&CHARGE_TYPE, self.charge_type);
        params.push_named(&CEN_ID, self.cen_id);
        params.push_named(&CLIENT_TOKEN, self.client_token);
        params.push_named(&DESCRIPTION, self.description);
        params.push_named(&GEOGRAPHIC_REGION_A, self.geographic_region_a);
        params.push_named(&GEOGRAPHIC_REGION_B, self.geographic_region_b);
        params.push_named(&NAME, self.name);
        params.push_named(&PERIOD, self.period);
        params.push_named(&PRICING_CYCLE, self.pricing_cycle);
        params.push_named(&RESOURCE_GROUP_ID, self.resource_group_id);
        if self.tags.as_slice().is_empty() {
            return;
        }
        for &number in &TAG_ORDER {
            let index = usize::from(number).wrapping_sub(1);
            if let Some(tag) = self.tags.as_slice().get(index) {
                params.push_indexed("Tag.", number.into(), ".Key", tag.key());
                let value = Some(tag.value()).filter(|value| !value.is_empty());
                params.push_indexed("Tag.", number.into(), ".Value", value);
            }
        }
    }
}
