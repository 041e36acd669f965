//! `BandwidthPackageChargeType`: the billing method, with one variant for each documented spelling.

super::wire_enum::wire_enum! {
    /// The billing method. If a request has none, each revision of the service applies its own default.
    ///
    /// ```
    /// use cenbwp::ChargeType;
    ///
    /// assert_eq!("PREPAY".parse(), Ok(ChargeType::Prepay));
    /// assert_eq!("PrePaid".parse(), Ok(ChargeType::PrePaid));
    /// assert!("prepaid".parse::<ChargeType>().is_err());
    /// ```
    ChargeType, "BandwidthPackageChargeType"
    /// Subscription as the specification spells it, which was probably a documentation error.
    PrePaid = "PrePaid"
    /// Subscription as later revisions of the reference spell it.
    Prepay = "PREPAY"
    /// Pay-as-you-go, from later revisions of the reference.
    Postpay = "POSTPAY"
}
