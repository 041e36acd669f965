//! `GeographicRegionAId` and `GeographicRegionBId`: the areas that a bandwidth package connects.

super::wire_enum::wire_enum! {
    /// An area. A bandwidth package connects two, which may be the same.
    ///
    /// The specification's parameter list has no Australia, its area table no Middle East; both are here.
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
}
