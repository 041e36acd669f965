//! `AutoRenewDuration`: a number of months.

super::number::number! {
    /// For how many months a package is renewed each time: 0 to 2147483647. Later revisions of the reference added it.
    ///
    /// It has an effect only with
    /// [`auto_renew(true)`](crate::CreateCenBandwidthPackage::auto_renew).
    ///
    /// ```
    /// use cenbwp::AutoRenewDuration;
    ///
    /// assert_eq!(AutoRenewDuration::from_months(6)?.months(), 6);
    /// assert!(AutoRenewDuration::from_months(1 << 31).is_err());
    /// # Ok::<(), cenbwp::ValueError>(())
    /// ```
    AutoRenewDuration, "AutoRenewDuration", "a whole number of months from 0 to 2147483647", 0..=0x7FFF_FFFF,
    /// A duration of a number of months.
    ///
    /// # Errors
    ///
    /// [`Problem::Range`](crate::Problem::Range) over 2147483647.
    from_months,
    /// The duration in months.
    months
}
