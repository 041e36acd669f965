//! `GeographicRegionAId` and `GeographicRegionBId`: the areas that a bandwidth package connects.

use crate::value::error::ValueError;

super::wire_enum::wire_enum! {
    /// An area. A bandwidth package connects two, which may be the same.
    ///
    /// The specification's parameter list has no Australia, its area table no Middle East; both are here, and an area that came later.
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
    /// South America: not in the specification; the service of today takes it.
    SouthAmerica = "South-America"
}

impl GeographicRegion {
    /// Reads an area as replies spell it, in any case: operations that describe packages answer `north-america`.
    ///
    /// What a request sends is read by [`FromStr`](core::str::FromStr), in the exact spelling.
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
