//! `Period`: at least one pricing cycle.

super::number::number! {
    /// The purchase period, counted in the request's [`PricingCycle`](crate::PricingCycle): 1 or more, by default 1.
    ///
    /// The specification has no upper bound. Later revisions of the reference offer certain periods only, which is an
    /// [advisory](crate::Advisory), not an error.
    ///
    /// ```
    /// use cenbwp::Period;
    ///
    /// assert_eq!(Period::new(3)?.get(), 3);
    /// assert_eq!(Period::default(), Period::MIN);
    /// assert!(Period::new(0).is_err());
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    Period, "Period", "a whole number of pricing cycles from 1 on", 1..=u32::MAX,
    /// A period of a number of pricing cycles.
    ///
    /// # Errors
    ///
    /// [`Problem::Range`](crate::Problem::Range) for 0.
    new,
    /// The number of pricing cycles.
    get
}

/// One pricing cycle, the specification's default.
impl Default for Period {
    fn default() -> Self {
        Self::MIN
    }
}
