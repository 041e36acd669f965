//! `GeographicRegionAId` and `GeographicRegionBId`: the areas that a bandwidth package connects.

use crate::value::error::ValueError;

super::wire_enum::wire_enum! {
    /// An area. A bandwidth package connects two, which may be the same.
    ///
    /// The specification's parameter list lacks Australia, and its area table lacks the Middle East. Both are here, and so is South America, which was added later.
    ///
    /// ```
    /// use cenbwp::GeographicRegion;
    ///
    /// let area: GeographicRegion = "North-America".parse()?;
    /// assert_eq!(area, GeographicRegion::NorthAmerica);
    /// assert_eq!(area.as_str(), "North-America");
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    GeographicRegion, "GeographicRegion"
    /// Mainland China.
    China = "China"
    /// North America.
    NorthAmerica = "North-America"
    /// Asia Pacific, Hong Kong included.
    AsiaPacific = "Asia-Pacific"
    /// Europe.
    Europe = "Europe"
    /// The Middle East: in the specification; later revisions of the reference no longer list it.
    MiddleEast = "Middle-East"
    /// Australia: in the specification's area table; later revisions of the reference no longer list it.
    Australia = "Australia"
    /// South America: not in the specification; today's service accepts it.
    SouthAmerica = "South-America"
}

impl GeographicRegion {
    /// Reads an area from a reply, ignoring case: replies that describe packages say `north-america`.
    ///
    /// [`FromStr`](core::str::FromStr) reads only the exact spelling, as requests need it.
    ///
    /// # Errors
    ///
    /// [`Problem::Unknown`](crate::Problem::Unknown) for any other text.
    ///
    /// ```
    /// use cenbwp::GeographicRegion;
    ///
    /// assert_eq!(GeographicRegion::from_reply("north-america"), Ok(GeographicRegion::NorthAmerica));
    /// ```
    pub fn from_reply(text: &str) -> Result<Self, ValueError> {
        Self::find(|area| area.eq_ignore_ascii_case(text))
    }
}
