//! What the specification allows and today's service may refuse, ignore, or do twice.

use core::fmt;

use crate::request::CreateCenBandwidthPackage;
use crate::value::auto_renew_duration::AutoRenewDuration;
use crate::value::bandwidth::Bandwidth;
use crate::value::charge_type::ChargeType;
use crate::value::geographic_region::GeographicRegion;
use crate::value::name::Name;
use crate::value::period::Period;
use crate::value::pricing_cycle::PricingCycle;

/// A point where later revisions of the reference are narrower than the specification, or where money may be lost.
///
/// It is never an error: the request is built and signed all the same. Its text says what may happen, and what to write
/// instead. See [`CreateCenBandwidthPackage::advisories`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "defmt", derive(defmt::Format))]
#[non_exhaustive]
pub enum Advisory {
    /// The bandwidth is over 10000 Mbps.
    Bandwidth(Bandwidth),
    /// `BandwidthPackageChargeType` is `PrePaid`, which later revisions spell `PREPAY`.
    PrePaid,
    /// `BandwidthPackageChargeType` is `POSTPAY`, which was documented in 2019 and is no longer.
    Postpay,
    /// `GeographicRegionAId` is no longer listed, or not yet.
    GeographicRegionA(GeographicRegion),
    /// `GeographicRegionBId` is no longer listed, or not yet.
    GeographicRegionB(GeographicRegion),
    /// The period is not offered for the pricing cycle.
    Period(Period, PricingCycle),
    /// `CenId` is gone from the reference.
    CenId,
    /// `ResourceGroupId` never was in the reference.
    ResourceGroupId,
    /// `Name` breaks the rule of the specification, and is one by the help page of today.
    Name,
    /// `Name` holds a period, which the newest SDKs no longer allow.
    NameWithPeriod,
    /// `AutoPay` is left out: revisions disagree on whether the bill is paid then.
    AutoPayLeftOut,
    /// `AutoPay` is true and there is no `ClientToken`: a retry may buy twice.
    AutoPayWithoutClientToken,
    /// `AutoRenewDuration` is set and `AutoRenew` is not true.
    AutoRenewDurationWithoutAutoRenew(AutoRenewDuration),
}

impl fmt::Display for Advisory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bandwidth(bandwidth) => write!(
                f,
                "Bandwidth: the service may refuse {bandwidth} Mbps; write 2 to 10000"
            ),
            Self::PrePaid => f.write_str(
                "BandwidthPackageChargeType: the service may refuse the spelling PrePaid; write PREPAY or leave it out",
            ),
            Self::Postpay => f.write_str(
                "BandwidthPackageChargeType: the service may refuse POSTPAY; write PREPAY or leave it out",
            ),
            Self::GeographicRegionA(area) => unlisted(f, "GeographicRegionAId", *area),
            Self::GeographicRegionB(area) => unlisted(f, "GeographicRegionBId", *area),
            Self::Period(period, cycle) => write!(
                f,
                "Period: the service may refuse {period} with PricingCycle={cycle}; \
                 write 1, 2, 3 or 6 with Month, or 1, 2 or 3 with Year"
            ),
            Self::CenId => f.write_str(
                "CenId: the service may refuse or ignore it; leave it out and attach the package with \
                 AssociateCenBandwidthPackage",
            ),
            Self::ResourceGroupId => f.write_str(
                "ResourceGroupId: the service may refuse or ignore it, as no revision of the reference has it; \
                 leave it out",
            ),
            Self::Name => f.write_str(
                "Name: the service may refuse it; write 2 to 128 of a-z A-Z 0-9 _ -, first a letter",
            ),
            Self::NameWithPeriod => {
                f.write_str("Name: the service may refuse the period; write _ or - instead")
            }
            Self::AutoPayLeftOut => f.write_str(
                "AutoPay: the service may pay the bill or leave it unpaid, as revisions of the reference disagree; \
                 write true or false",
            ),
            Self::AutoPayWithoutClientToken => f.write_str(
                "AutoPay: the service may buy twice if the request is sent again; give a ClientToken and keep it \
                 in every retry",
            ),
            Self::AutoRenewDurationWithoutAutoRenew(duration) => write!(
                f,
                "AutoRenewDuration: the service may ignore {duration} months without AutoRenew; set AutoRenew to true or \
                 leave both out"
            ),
        }
    }
}

fn unlisted(f: &mut fmt::Formatter<'_>, parameter: &str, area: GeographicRegion) -> fmt::Result {
    write!(
        f,
        "{parameter}: the service may refuse {area}; write China, North-America, Asia-Pacific or Europe"
    )
}

impl CreateCenBandwidthPackage<'_> {
    /// What the service may refuse, ignore or do twice although the specification allows it.
    ///
    /// ```
    /// use cenbwp::{Advisory, Bandwidth, CreateCenBandwidthPackage, GeographicRegion};
    ///
    /// let request = CreateCenBandwidthPackage::new(
    ///     Bandwidth::MIN,
    ///     GeographicRegion::China,
    ///     GeographicRegion::Australia,
    /// );
    /// let advisory = request.advisories().next();
    /// assert_eq!(advisory, Some(Advisory::GeographicRegionB(GeographicRegion::Australia)));
    /// assert_eq!(
    ///     advisory.unwrap().to_string(),
    ///     "GeographicRegionBId: the service may refuse Australia; \
    ///      write China, North-America, Asia-Pacific or Europe",
    /// );
    /// ```
    pub fn advisories(&self) -> impl Iterator<Item = Advisory> + Clone + use<> {
        let unlisted = |area| {
            matches!(
                area,
                GeographicRegion::MiddleEast
                    | GeographicRegion::Australia
                    | GeographicRegion::SouthAmerica
            )
        };
        let (a, b) = (self.geographic_region_a, self.geographic_region_b);
        let offered = match self.pricing_cycle {
            PricingCycle::Month => matches!(self.period.get(), 1..=3 | 6),
            PricingCycle::Year => matches!(self.period.get(), 1..=3),
        };
        [
            (self.bandwidth.mbps() > 10_000).then_some(Advisory::Bandwidth(self.bandwidth)),
            match self.charge_type {
                Some(ChargeType::PrePaid) => Some(Advisory::PrePaid),
                Some(ChargeType::Postpay) => Some(Advisory::Postpay),
                Some(ChargeType::Prepay) | None => None,
            },
            unlisted(a).then_some(Advisory::GeographicRegionA(a)),
            unlisted(b).then_some(Advisory::GeographicRegionB(b)),
            (!offered).then_some(Advisory::Period(self.period, self.pricing_cycle)),
            self.cen_id.map(|_| Advisory::CenId),
            self.resource_group_id.map(|_| Advisory::ResourceGroupId),
            self.name.and_then(|name| match Name::new(name.as_str()) {
                Err(_) => Some(Advisory::Name),
                Ok(_) => name
                    .as_str()
                    .bytes()
                    .any(|byte| byte == b'.')
                    .then_some(Advisory::NameWithPeriod),
            }),
            self.auto_pay.is_none().then_some(Advisory::AutoPayLeftOut),
            (self.auto_pay == Some(true) && self.client_token.is_none())
                .then_some(Advisory::AutoPayWithoutClientToken),
            self.auto_renew_duration
                .filter(|_| self.auto_renew != Some(true))
                .map(Advisory::AutoRenewDurationWithoutAutoRenew),
        ]
        .into_iter()
        .flatten()
    }
}
