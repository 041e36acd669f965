//! `Bandwidth`: at least 2 Mbps.

super::number::number! {
    /// The bandwidth of a package in Mbps: 2 or more.
    ///
    /// The specification has no upper bound; later revisions of the reference end at 10000, which is an
    /// [advisory](crate::Advisory), not an error.
    ///
    /// ```
    /// use cenbwp::Bandwidth;
    ///
    /// assert_eq!(Bandwidth::from_mbps(10)?.mbps(), 10);
    /// assert_eq!("10".parse(), Bandwidth::from_mbps(10));
    /// assert!(Bandwidth::from_mbps(1).is_err());
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    Bandwidth, "Bandwidth", "a whole number of Mbps from 2 on", 2..=u32::MAX,
    /// A bandwidth of a number of Mbps.
    ///
    /// # Errors
    ///
    /// [`Problem::Range`](crate::Problem::Range) under 2.
    from_mbps,
    /// The bandwidth in Mbps.
    mbps
}
