//! The regions and the areas that they belong to.

use core::str::FromStr;

use crate::encode::param::Value;
use crate::value::conversions::{parsed_from_text, shown_as_text};
use crate::value::error::{Problem, ValueError};
use crate::value::geographic_region::GeographicRegion;

/// A table of regions: variant, region ID, English name, area, and whether the specification has it; those come first.
macro_rules! regions {
    ($($variant:ident $id:literal $name:literal $area:ident $is_in_specification:literal;)+) => {
        /// A region of Alibaba Cloud: a request names areas, and this table says which area a region is in.
        ///
        /// Regions of the Middle East are not here, since no page maps them to an area.
        ///
        /// ```
        /// use cenbwp::{GeographicRegion, Region};
        ///
        /// let region: Region = "cn-hangzhou".parse()?;
        /// assert_eq!(region, Region::Hangzhou);
        /// assert_eq!(region.area(), GeographicRegion::China);
        /// # Ok::<(), cenbwp::ValueError>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Region {
            $(#[doc = concat!($name, ", `", $id, "`.")] $variant,)+
        }

        impl Region {
            /// Every region, those of the specification first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            const fn row(self) -> (&'static str, &'static str, GeographicRegion, bool) {
                match self {
                    $(Self::$variant => ($id, $name, GeographicRegion::$area, $is_in_specification),)+
                }
            }

            /// The region ID, such as `cn-hangzhou`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                self.row().0
            }

            /// The English name of the city or place.
            #[must_use]
            pub const fn name(self) -> &'static str {
                self.row().1
            }

            /// The area that the region is in.
            #[must_use]
            pub const fn area(self) -> GeographicRegion {
                self.row().2
            }

            /// Whether the specification's area table has the region; otherwise it is in later tables only.
            #[must_use]
            pub const fn is_in_specification(self) -> bool {
                self.row().3
            }
        }
    };
}

regions! {
    Qingdao "cn-qingdao" "Qingdao" China true;
    Beijing "cn-beijing" "Beijing" China true;
    Zhangjiakou "cn-zhangjiakou" "Zhangjiakou" China true;
    Shenzhen "cn-shenzhen" "Shenzhen" China true;
    Hangzhou "cn-hangzhou" "Hangzhou" China true;
    Shanghai "cn-shanghai" "Shanghai" China true;
    Hohhot "cn-huhehaote" "Hohhot" China true;
    // Today's ID; the specification is older than any published one.
    Wuhan "cn-wuhan-lr" "Wuhan" China true;
    SiliconValley "us-west-1" "Silicon Valley" NorthAmerica true;
    Virginia "us-east-1" "Virginia" NorthAmerica true;
    HongKong "cn-hongkong" "Hong Kong" AsiaPacific true;
    Singapore "ap-southeast-1" "Singapore" AsiaPacific true;
    KualaLumpur "ap-southeast-3" "Kuala Lumpur" AsiaPacific true;
    Tokyo "ap-northeast-1" "Tokyo" AsiaPacific true;
    Mumbai "ap-south-1" "Mumbai" AsiaPacific true;
    Jakarta "ap-southeast-5" "Jakarta" AsiaPacific true;
    Frankfurt "eu-central-1" "Frankfurt" Europe true;
    London "eu-west-1" "London" Europe true;
    Sydney "ap-southeast-2" "Sydney" Australia true;
    Ulanqab "cn-wulanchabu" "Ulanqab" China false;
    Heyuan "cn-heyuan" "Heyuan" China false;
    Guangzhou "cn-guangzhou" "Guangzhou" China false;
    Nanjing "cn-nanjing" "Nanjing" China false;
    Fuzhou "cn-fuzhou" "Fuzhou" China false;
    Chengdu "cn-chengdu" "Chengdu" China false;
    Manila "ap-southeast-6" "Manila" AsiaPacific false;
    Seoul "ap-northeast-2" "Seoul" AsiaPacific false;
    Bangkok "ap-southeast-7" "Bangkok" AsiaPacific false;
}

shown_as_text!(Region, id);
parsed_from_text!(Region);

/// The region ID, which many operations take as `RegionId`.
impl From<Region> for Value<'_> {
    fn from(region: Region) -> Self {
        Self::plain(region.id())
    }
}

/// Reads the exact region ID.
impl FromStr for Region {
    type Err = ValueError;

    fn from_str(id: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "the ID of a region whose area is known, such as cn-hangzhou";
        let known = Self::ALL.iter().find(|region| region.id() == id);
        known
            .copied()
            .ok_or(ValueError::new("RegionId", Problem::Unknown, EXPECTED))
    }
}

impl From<Region> for GeographicRegion {
    fn from(region: Region) -> Self {
        region.area()
    }
}

impl GeographicRegion {
    /// The regions in this area, those of the specification first.
    ///
    /// ```
    /// use cenbwp::{GeographicRegion, Region};
    ///
    /// assert!(GeographicRegion::Europe.regions().eq([Region::Frankfurt, Region::London]));
    /// ```
    #[must_use]
    pub fn regions(self) -> impl DoubleEndedIterator<Item = Region> + Clone {
        Region::ALL
            .iter()
            .copied()
            .filter(move |region| region.area() == self)
    }
}
