//! The request.

use core::ffi::c_char;
use core::ptr;

use cenbwp::{CreateCenBandwidthPackage, Name, Region, Tags};

use crate::failure::Failure;
use crate::text;

/// Whether something is to be: `CENBWP_UNSET`, `CENBWP_TRUE` or `CENBWP_FALSE`, and nothing else.
///
/// The `true` of C is `CENBWP_TRUE`, and its `false` is `CENBWP_UNSET`, which is not `CENBWP_FALSE`: what
/// the service does with what is left out is its own affair.
pub type Flag = i32;

/// The parameter is not sent.
pub const CENBWP_UNSET: Flag = 0;
/// `true` is sent.
pub const CENBWP_TRUE: Flag = 1;
/// `false` is sent.
pub const CENBWP_FALSE: Flag = -1;

/// An `AutoRenewDuration` of 0, since a member that is 0 is not sent.
pub const CENBWP_ZERO_MONTHS: u32 = 0xFFFF_FFFF;

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
    /// `GeographicRegionAId`: `China`, `North-America`, `Asia-Pacific`, `Europe`, `Middle-East`,
    /// `Australia` or `South-America`, or the ID of a region, such as `cn-hangzhou`, for its area.
    /// Required.
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
    /// `AutoRenewDuration`, in months: 1 to 2147483647, `CENBWP_ZERO_MONTHS` for 0, or 0 to leave it out.
    pub auto_renew_duration: u32,
    /// `Tag.N.Key` and `Tag.N.Value`: at most 20.
    pub tags: *const Tag,
    /// How many tags there are.
    pub tag_count: usize,
    /// `ResourceGroupId`: the resource group that the package is put in.
    pub resource_group_id: *const c_char,
    /// `CENBWP_TRUE` to take `name` by the help page of today: 1 to 128 characters of any kind, Chinese ones
    /// among them, not beginning with `http://` or `https://`.
    pub name_of_any_characters: Flag,
}

/// Room for what a request borrows beside the caller's text.
pub(crate) struct RequestRoom<'a> {
    tags: [cenbwp::Tag<'a>; Tags::MAX],
    numbers: [itoa::Buffer; 3],
}

impl RequestRoom<'_> {
    pub(crate) fn new() -> Self {
        Self {
            tags: Tags::room(),
            numbers: [itoa::Buffer::new(); 3],
        }
    }
}

/// A parameter's name, and its value unless it is left out.
type Pair<'a> = (&'static str, Option<&'a str>);

/// Every parameter has a pair, but the tags, which are a list of their own.
const PAIRS: usize = CreateCenBandwidthPackage::PARAMETERS.len() - 1;

impl Request {
    /// # Safety
    ///
    /// The pointers are NULL or to what they are said to be.
    pub(crate) unsafe fn read<'a>(
        &'a self,
        room: &'a mut RequestRoom<'a>,
    ) -> Result<CreateCenBandwidthPackage<'a>, Failure> {
        // SAFETY: the caller promises it, of every pointer below.
        let given = |name, text| unsafe { text::required::<'a>(text, name) };
        let text = |name, text| -> Result<Pair<'a>, Failure> {
            // SAFETY: likewise.
            Ok((name, unsafe { text::optional::<'a>(text, name) }?))
        };
        let is_any = matches!(
            flag("Name", self.name_of_any_characters)?,
            (_, Some("true"))
        );
        let [bandwidth, period, duration] = &mut room.numbers;
        let pairs: [Pair<'a>; PAIRS] = [
            flag("AutoPay", self.auto_pay)?,
            flag("AutoRenew", self.auto_renew)?,
            match self.auto_renew_duration {
                CENBWP_ZERO_MONTHS => ("AutoRenewDuration", Some("0")),
                months => number("AutoRenewDuration", months, duration),
            },
            ("Bandwidth", Some(bandwidth.format(self.bandwidth))),
            text("BandwidthPackageChargeType", self.charge_type)?,
            text("CenId", self.cen_id)?,
            text("ClientToken", self.client_token)?,
            text("Description", self.description)?,
            area(
                "GeographicRegionAId",
                given("GeographicRegionAId", self.geographic_region_a)?,
            ),
            area(
                "GeographicRegionBId",
                given("GeographicRegionBId", self.geographic_region_b)?,
            ),
            text("Name", if is_any { ptr::null() } else { self.name })?,
            number("Period", self.period, period),
            text("PricingCycle", self.pricing_cycle)?,
            text("ResourceGroupId", self.resource_group_id)?,
        ];
        let pairs = pairs
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        let mut request = CreateCenBandwidthPackage::read(pairs, &mut [])?;
        if is_any {
            request = request.name(Name::of_any_characters(given("Name", self.name)?)?);
        }

        // SAFETY: likewise.
        let tags = unsafe { text::list(self.tags, self.tag_count, "Tag") }?;
        for (to, from) in room.tags.iter_mut().zip(tags) {
            let (key, value) = (
                given("Tag.N.Key", from.key)?,
                given("Tag.N.Value", from.value)?,
            );
            *to = cenbwp::Tag::new(key, value)?;
        }
        let tags = room.tags.get(..tags.len()).ok_or(Failure::TooManyTags)?;
        Ok(request.tags(Tags::new(tags)?))
    }
}

/// An area, or the one that a region is in.
fn area<'a>(name: &'static str, text: &'a str) -> Pair<'a> {
    let area = text.parse().map(|region: Region| region.area().as_str());
    (name, Some(area.unwrap_or(text)))
}

/// A flag as it is sent.
const fn flag(name: &'static str, flag: Flag) -> Result<Pair<'static>, Failure> {
    match flag {
        CENBWP_UNSET => Ok((name, None)),
        CENBWP_TRUE => Ok((name, Some("true"))),
        CENBWP_FALSE => Ok((name, Some("false"))),
        _ => Err(Failure::Constant(
            name,
            "CENBWP_UNSET, CENBWP_TRUE or CENBWP_FALSE",
        )),
    }
}

/// A number as it is sent; 0 leaves it out.
fn number<'a>(name: &'static str, number: u32, room: &'a mut itoa::Buffer) -> Pair<'a> {
    (name, (number != 0).then(|| room.format(number)))
}
