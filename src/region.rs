//! The regions and the areas that they belong to.

use core::str::FromStr;

use crate::encode::param::Value;
use crate::value::conversions::{parsed_from_text, shown_as_text};
use crate::value::error::{Problem, ValueError};
use crate::value::geographic_region::GeographicRegion;

/// A table of regions: variant, region ID, English name, area; first the specification's, then later ones.
macro_rules! regions {
    (
        specification { $($variant:ident $id:literal $name:literal $area:ident;)+ }
        later { $($later:ident $later_id:literal $later_name:literal $later_area:ident;)+ }
    ) => {
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
            $(#[doc = concat!($later_name, ", `", $later_id, "`, from later tables.")] $later,)+
        }

        impl Region {
            /// Every region, those of the specification first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+ $(Self::$later,)+];

            /// The region ID, such as `cn-hangzhou`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                    $(Self::$later => $later_id,)+
                }
            }

            /// The English name of the city or place.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    $(Self::$later => $later_name,)+
                }
            }

            /// The area that the region is in.
            #[must_use]
            pub const fn area(self) -> GeographicRegion {
                match self {
                    $(Self::$variant => GeographicRegion::$area,)+
                    $(Self::$later => GeographicRegion::$later_area,)+
                }
            }

            /// Whether the specification's area table has the region; otherwise it is in later tables only.
            #[must_use]
            pub const fn is_in_specification(self) -> bool {
                matches!(self, $(Self::$variant)|+)
            }
        }
    };
}

regions! {
    specification {
        Qingdao "cn-qingdao" "Qingdao" China;
        Beijing "cn-beijing" "Beijing" China;
        Zhangjiakou "cn-zhangjiakou" "Zhangjiakou" China;
        Shenzhen "cn-shenzhen" "Shenzhen" China;
        Hangzhou "cn-hangzhou" "Hangzhou" China;
        Shanghai "cn-shanghai" "Shanghai" China;
        Hohhot "cn-huhehaote" "Hohhot" China;
        // Today's ID; the specification is older than any published one.
        Wuhan "cn-wuhan-lr" "Wuhan" China;
        SiliconValley "us-west-1" "Silicon Valley" NorthAmerica;
        Virginia "us-east-1" "Virginia" NorthAmerica;
        HongKong "cn-hongkong" "Hong Kong" AsiaPacific;
        Singapore "ap-southeast-1" "Singapore" AsiaPacific;
        KualaLumpur "ap-southeast-3" "Kuala Lumpur" AsiaPacific;
        Tokyo "ap-northeast-1" "Tokyo" AsiaPacific;
        Mumbai "ap-south-1" "Mumbai" AsiaPacific;
        Jakarta "ap-southeast-5" "Jakarta" AsiaPacific;
        Frankfurt "eu-central-1" "Frankfurt" Europe;
        London "eu-west-1" "London" Europe;
        Sydney "ap-southeast-2" "Sydney" Australia;
    }
    later {
        Ulanqab "cn-wulanchabu" "Ulanqab" China;
        Heyuan "cn-heyuan" "Heyuan" China;
        Guangzhou "cn-guangzhou" "Guangzhou" China;
        Nanjing "cn-nanjing" "Nanjing" China;
        Fuzhou "cn-fuzhou" "Fuzhou" China;
        Chengdu "cn-chengdu" "Chengdu" China;
        Manila "ap-southeast-6" "Manila" AsiaPacific;
        Seoul "ap-northeast-2" "Seoul" AsiaPacific;
        Bangkok "ap-southeast-7" "Bangkok" AsiaPacific;
    }
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
        Self::ALL
            .iter()
            .find(|region| region.id() == id)
            .copied()
            .ok_or(ValueError::new(
                "RegionId",
                Problem::Unknown,
                "the ID of a region whose area is known, such as cn-hangzhou",
            ))
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
