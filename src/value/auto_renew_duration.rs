//! `AutoRenewDuration`: at least one month.

super::number::number! {
    /// For how many months a package is renewed each time: 1 or more. Later revisions of the reference added it.
    ///
    /// It means something only together with
    /// [`auto_renew(true)`](crate::CreateCenBandwidthPackage::auto_renew).
    ///
    /// ```
    /// use cenbwp::AutoRenewDuration;
    ///
    /// assert_eq!(AutoRenewDuration::from_months(6)?.months(), 6);
    /// assert!(AutoRenewDuration::from_months(0).is_err());
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    AutoRenewDuration, "AutoRenewDuration", "a whole number of months from 1 on", 1,
    /// A duration of so many months.
    ///
    /// # Errors
    ///
    /// [`Problem::Range`](crate::Problem::Range) for 0.
    from_months,
    /// The duration in months.
    months
}
