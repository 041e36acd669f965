//! The request.

use core::ffi::c_char;

use cenbwp::{
    AutoRenewDuration, Bandwidth, CenId, ClientToken, CreateCenBandwidthPackage, Description,
    GeographicRegion, Name, Period, ResourceGroupId, Tags, ValueError,
};

use crate::failure::Failure;
use crate::text;

/// Whether something is to be: `CENBWP_UNSET`, `CENBWP_TRUE` or `CENBWP_FALSE`, and nothing else.
///
/// The `true` of C is `CENBWP_TRUE`, and its `false` is `CENBWP_UNSET`, for which the service takes
/// false as well.
pub type Flag = i32;

/// The parameter is not sent.
pub const CENBWP_UNSET: Flag = 0;
/// `true` is sent.
pub const CENBWP_TRUE: Flag = 1;
/// `false` is sent.
pub const CENBWP_FALSE: Flag = -1;

/// A tag of a bandwidth package.
#[repr(C)]
#[derive(Debug)]
pub struct Tag {
    /// 1 to 64 characters, not beginning with `aliyun` or `acs:`, without `http://` or `https://`.
    pub key: *const c_char,
    /// 0 to 128 characters, under the same rule.
    pub value: *const c_char,
}

/// A request to buy a bandwidth package that connects two areas.
///
/// Begin with `cenbwp_request request = {0};` and set what is wanted. What is zero or NULL is not sent,
/// but for the pricing cycle and the period, which are sent with their defaults.
#[repr(C)]
#[derive(Debug)]
pub struct Request {
    /// `Bandwidth`, in Mbps, at least 2. Required.
    pub bandwidth: u32,
    /// `GeographicRegionAId`: `China`, `North-America`, `Asia-Pacific`, `Europe`, `Middle-East` or
    /// `Australia`. Required.
    pub geographic_region_a: *const c_char,
    /// `GeographicRegionBId`, likewise. Required.
    pub geographic_region_b: *const c_char,
    /// `BandwidthPackageChargeType`: `PrePaid`, `PREPAY` or `POSTPAY`.
    pub charge_type: *const c_char,
    /// `PricingCycle`: `Month`, which is the default, or `Year`.
    pub pricing_cycle: *const c_char,
    /// `Period`, the number of pricing cycles; 0 for the default, 1.
    pub period: u32,
    /// `AutoPay`: whether the bill is paid at once. With `CENBWP_TRUE` the request spends money.
    pub auto_pay: Flag,
    /// `ClientToken`: 1 to 64 printable ASCII characters, by which the service recognises a retry.
    /// Without one, a retry may buy twice.
    pub client_token: *const c_char,
    /// `Name`: 2 to 128 of `a-z A-Z 0-9 . _ -`, first a letter.
    pub name: *const c_char,
    /// `CenId`: the CEN instance to bind.
    pub cen_id: *const c_char,
    /// `Description`: 1 to 256 characters, not beginning with `http://` or `https://`.
    pub description: *const c_char,
    /// `AutoRenew`: whether the package is renewed when its period ends.
    pub auto_renew: Flag,
    /// `AutoRenewDuration`, in months; 0 for none.
    pub auto_renew_duration: u32,
    /// `Tag.N.Key` and `Tag.N.Value`: at most 20.
    pub tags: *const Tag,
    /// How many tags there are.
    pub tag_count: usize,
    /// `ResourceGroupId`: the resource group that the package is put in.
    pub resource_group_id: *const c_char,
}

/// Room for the tags of a request, which the request borrows.
pub(crate) struct TagRoom<'a>([cenbwp::Tag<'a>; Tags::MAX]);

impl TagRoom<'_> {
    pub(crate) fn new() -> Result<Self, Failure> {
        Ok(Self([cenbwp::Tag::new("-", "")?; Tags::MAX]))
    }
}

impl Request {
    /// # Safety
    ///
    /// The pointers are NULL or to what they are said to be.
    pub(crate) unsafe fn read<'a>(
        &'a self,
        room: &'a mut TagRoom<'a>,
    ) -> Result<CreateCenBandwidthPackage<'a>, Failure> {
        // SAFETY: the caller promises it, of every pointer below.
        let optional = |text, parameter| unsafe { text::optional::<'a>(text, parameter) };

        let mut request = CreateCenBandwidthPackage::new(
            Bandwidth::from_mbps(self.bandwidth)?,
            area(optional(self.geographic_region_a, AREA_A)?, AREA_A)?,
            area(optional(self.geographic_region_b, AREA_B)?, AREA_B)?,
        );
        if let Some(charge_type) = optional(self.charge_type, "BandwidthPackageChargeType")? {
            request = request.charge_type(charge_type.parse()?);
        }
        if let Some(cycle) = optional(self.pricing_cycle, "PricingCycle")? {
            request = request.pricing_cycle(cycle.parse()?);
        }
        if self.period != 0 {
            request = request.period(Period::new(self.period)?);
        }
        if let Some(flag) = flag(self.auto_pay, "AutoPay")? {
            request = request.auto_pay(flag);
        }
        if let Some(token) = optional(self.client_token, "ClientToken")? {
            request = request.client_token(ClientToken::new(token)?);
        }
        if let Some(name) = optional(self.name, "Name")? {
            request = request.name(Name::new(name)?);
        }
        if let Some(id) = optional(self.cen_id, "CenId")? {
            request = request.cen_id(CenId::new(id)?);
        }
        if let Some(description) = optional(self.description, "Description")? {
            request = request.description(Description::new(description)?);
        }
        if let Some(flag) = flag(self.auto_renew, "AutoRenew")? {
            request = request.auto_renew(flag);
        }
        if self.auto_renew_duration != 0 {
            request = request
                .auto_renew_duration(AutoRenewDuration::from_months(self.auto_renew_duration)?);
        }
        if let Some(id) = optional(self.resource_group_id, "ResourceGroupId")? {
            request = request.resource_group_id(ResourceGroupId::new(id)?);
        }
        // SAFETY: the caller promises it.
        let tags = unsafe { text::list(self.tags, self.tag_count, "Tag") }?;
        for (to, from) in room.0.iter_mut().zip(tags) {
            // SAFETY: likewise.
            let (key, value) = unsafe {
                (
                    text::required(from.key, "Tag.N.Key")?,
                    text::required(from.value, "Tag.N.Value")?,
                )
            };
            *to = cenbwp::Tag::new(key, value)?;
        }
        let tags = room.0.get(..tags.len()).ok_or(Failure::TooManyTags)?;
        Ok(request.tags(Tags::new(tags)?))
    }
}

const AREA_A: &str = "GeographicRegionAId";
const AREA_B: &str = "GeographicRegionBId";

fn area(text: Option<&str>, parameter: &'static str) -> Result<GeographicRegion, Failure> {
    text.ok_or(Failure::Null(parameter))?
        .parse()
        .map_err(|mut error: ValueError| {
            // Which of the two it is, the value does not know.
            error.parameter = parameter;
            error.into()
        })
}

const fn flag(flag: Flag, parameter: &'static str) -> Result<Option<bool>, Failure> {
    match flag {
        CENBWP_UNSET => Ok(None),
        CENBWP_TRUE => Ok(Some(true)),
        CENBWP_FALSE => Ok(Some(false)),
        _ => Err(Failure::Flag(parameter)),
    }
}
