//! `PricingCycle`: the unit of the purchase period.

super::wire_enum::wire_enum! {
    /// The unit in which a [`Period`](crate::Period) is counted, by default a month.
    ///
    /// ```
    /// use cenbwp::PricingCycle;
    ///
    /// assert_eq!("Year".parse(), Ok(PricingCycle::Year));
    /// assert_eq!(PricingCycle::default().as_str(), "Month");
    /// ```
    #[derive(Default)]
    PricingCycle, "PricingCycle"
    /// Months, the specification's default.
    #[default]
    Month = "Month"
    /// Years.
    Year = "Year"
}
