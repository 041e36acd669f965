//! The area table: region ID to area and back.

use cenbwp::GeographicRegion::{AsiaPacific, Australia, China, Europe, MiddleEast, NorthAmerica};
use cenbwp::{
    Action, Credentials, GeographicRegion, Method, Nonce, Operation, Params, Problem, Region,
    Signer, Stamp, Timestamp,
};

/// Area, region ID and English name, as the specification has them; the IDs are from the public region list.
const SPECIFICATION: [(GeographicRegion, &str, &str); 19] = [
    (China, "cn-qingdao", "Qingdao"),
    (China, "cn-beijing", "Beijing"),
    (China, "cn-zhangjiakou", "Zhangjiakou"),
    (China, "cn-shenzhen", "Shenzhen"),
    (China, "cn-hangzhou", "Hangzhou"),
    (China, "cn-shanghai", "Shanghai"),
    (China, "cn-huhehaote", "Hohhot"),
    (China, "cn-wuhan-lr", "Wuhan"),
    (NorthAmerica, "us-west-1", "Silicon Valley"),
    (NorthAmerica, "us-east-1", "Virginia"),
    (AsiaPacific, "cn-hongkong", "Hong Kong"),
    (AsiaPacific, "ap-southeast-1", "Singapore"),
    (AsiaPacific, "ap-southeast-3", "Kuala Lumpur"),
    (AsiaPacific, "ap-northeast-1", "Tokyo"),
    (AsiaPacific, "ap-south-1", "Mumbai"),
    (AsiaPacific, "ap-southeast-5", "Jakarta"),
    (Europe, "eu-central-1", "Frankfurt"),
    (Europe, "eu-west-1", "London"),
    (Australia, "ap-southeast-2", "Sydney"),
];

const LATER: [(GeographicRegion, &str, &str); 9] = [
    (China, "cn-wulanchabu", "Ulanqab"),
    (China, "cn-heyuan", "Heyuan"),
    (China, "cn-guangzhou", "Guangzhou"),
    (China, "cn-nanjing", "Nanjing"),
    (China, "cn-fuzhou", "Fuzhou"),
    (China, "cn-chengdu", "Chengdu"),
    (AsiaPacific, "ap-southeast-6", "Manila"),
    (AsiaPacific, "ap-northeast-2", "Seoul"),
    (AsiaPacific, "ap-southeast-7", "Bangkok"),
];

#[test]
fn the_table_is_that_of_the_specification_and_then_the_later_ones() {
    let row = |region: &Region| (region.area(), region.id(), region.name());
    let (specification, later) = Region::ALL.split_at(SPECIFICATION.len());
    assert!(specification.iter().map(row).eq(SPECIFICATION));
    assert!(later.iter().map(row).eq(LATER));
    assert!(
        specification
            .iter()
            .all(|region| region.is_in_specification())
    );
    assert!(!later.iter().any(|region| region.is_in_specification()));
}

#[test]
fn an_id_is_read_back_exactly() {
    for &region in Region::ALL {
        let id = region.id();
        assert_eq!(id.parse(), Ok(region));
        assert_eq!(Region::try_from(id), Ok(region));
        assert_eq!(region.to_string(), id);
        assert_eq!(region.as_ref(), id);
        assert_eq!(format!("[{region:>16}]"), format!("[{id:>16}]"));
        assert_eq!(GeographicRegion::from(region), region.area());
        for other in [
            id.to_uppercase(),
            format!("{id} "),
            format!(" {id}"),
            region.name().to_owned(),
        ] {
            let error = other.parse::<Region>().unwrap_err();
            assert_eq!(
                (error.parameter, error.problem),
                ("RegionId", Problem::Unknown),
                "{other:?}"
            );
            assert_eq!(Region::try_from(&*other), Err(error));
        }
    }
}

#[test]
fn regions_of_no_known_area_are_refused() {
    for id in [
        "",
        "me-east-1",
        "me-central-1",
        "China",
        "us-west",
        "us-west-11",
    ] {
        let error = id.parse::<Region>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "RegionId: there is no such value; expected the ID of a region whose area is known, such as cn-hangzhou"
        );
    }
}

#[test]
fn an_area_lists_its_regions_in_the_order_of_the_table() {
    for &area in GeographicRegion::ALL {
        let expected = SPECIFICATION
            .iter()
            .chain(&LATER)
            .filter(|row| row.0 == area)
            .map(|row| row.1);
        assert!(area.regions().map(Region::id).eq(expected), "{area}");
    }
    assert_eq!(MiddleEast.regions().count(), 0);
    assert_eq!(China.regions().next_back(), Some(Region::Chengdu));
}

#[test]
fn a_region_is_a_value_of_any_operation() {
    let signer = Signer::new(&Credentials::new("testid", "testsecret").unwrap());
    let stamp = Stamp::new(Timestamp::MAX, Nonce::from_random([7; 16]));
    let mut buffer = [0; 512];
    let signed = signer
        .sign_query(Method::Get, &In(Region::HongKong), &stamp, &mut buffer)
        .unwrap();
    assert!(signed.as_str().contains("&RegionId=cn-hongkong&"));
}

struct In(Region);

impl Action for In {
    fn operation(&self) -> Operation<'_> {
        Operation::new("ecs.aliyuncs.com", "2014-05-26", "DescribeZones")
    }

    fn params<'a>(&'a self, params: &mut Params<'a>) {
        params.push("RegionId", self.0);
    }
}
