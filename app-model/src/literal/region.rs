//! Regions of Azure.
//!
//! New ones are opened every year, so that an unknown name is no mistake. What is one slip away from
//! a known one is.

/// The regions without their numbers: `eastus` is `eastus2`, too.
///
/// Source: the regions of Azure's price list (prices.azure.com), as Karpenter's provider for Azure
/// records them, and those of the national clouds.
const REGIONS: [&str; 63] = [
    "australiacentral",
    "australiaeast",
    "australiasoutheast",
    "austriaeast",
    "belgiumcentral",
    "brazilsouth",
    "brazilsoutheast",
    "canadacentral",
    "canadaeast",
    "centralindia",
    "centralus",
    "chilecentral",
    "chinaeast",
    "chinanorth",
    "denmarkeast",
    "eastasia",
    "eastus",
    "francecentral",
    "francesouth",
    "germanynorth",
    "germanywestcentral",
    "indiasouthcentral",
    "indonesiacentral",
    "israelcentral",
    "italynorth",
    "japaneast",
    "japanwest",
    "jioindiacentral",
    "jioindiawest",
    "koreacentral",
    "koreasouth",
    "malaysiawest",
    "mexicocentral",
    "newzealandnorth",
    "northcentralus",
    "northeurope",
    "norwayeast",
    "norwaywest",
    "polandcentral",
    "qatarcentral",
    "southafricanorth",
    "southafricawest",
    "southcentralus",
    "southeastasia",
    "southindia",
    "spaincentral",
    "swedencentral",
    "swedensouth",
    "switzerlandnorth",
    "switzerlandwest",
    "uaecentral",
    "uaenorth",
    "uksouth",
    "ukwest",
    "usdodcentral",
    "usdodeast",
    "usgovarizona",
    "usgovtexas",
    "usgovvirginia",
    "westcentralus",
    "westeurope",
    "westindia",
    "westus",
];

/// The longest name that is looked at.
const LONGEST: usize = 32;

/// The region that is meant by one that is misspelt. Azure takes `West Europe` for `westeurope`.
pub(super) const fn meant(text: &str) -> Option<&'static str> {
    let bytes = text.as_bytes();
    let (mut letters, mut length, mut at) = ([0; LONGEST], 0, 0);
    while at < bytes.len() {
        let byte = bytes[at].to_ascii_lowercase();
        if byte != b' ' && !byte.is_ascii_digit() {
            if length == LONGEST {
                return None;
            }
            letters[length] = byte;
            length += 1;
        }
        at += 1;
    }
    let (letters, _) = letters.split_at(length);
    // `westus` and `west2us` are one here, and only the first is a region: that is for Azure to say.
    let (mut region, mut near) = (0, None);
    while region < REGIONS.len() {
        let known = REGIONS[region].as_bytes();
        if super::bytes::equal(letters, known) {
            return None;
        }
        if near.is_none() && is_one_slip(letters, known) {
            near = Some(REGIONS[region]);
        }
        region += 1;
    }
    near
}

/// Whether one letter is wrong, missing, or too much, or two are swapped.
const fn is_one_slip(one: &[u8], other: &[u8]) -> bool {
    let mut start = 0;
    while start < one.len() && start < other.len() && one[start] == other[start] {
        start += 1;
    }
    let (mut one_end, mut other_end) = (one.len(), other.len());
    while one_end > start && other_end > start && one[one_end - 1] == other[other_end - 1] {
        (one_end, other_end) = (one_end - 1, other_end - 1);
    }
    match (one_end - start, other_end - start) {
        (0 | 1, 1) | (1, 0) => true,
        (2, 2) => one[start] == other[start + 1] && one[start + 1] == other[start],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{REGIONS, is_one_slip, meant};

    #[test]
    fn only_what_is_one_slip_away_is_a_mistake() {
        for (text, region) in [
            ("westeurpoe", "westeurope"),
            ("westeuropa", "westeurope"),
            ("West Eurpe", "westeurope"),
            ("eastu", "eastus"),
            ("eastuss2", "eastus"),
            ("norwayest", "norwayeast"),
            ("wetsus2", "westus"),
        ] {
            assert_eq!(meant(text), Some(region), "{text}");
        }
        for text in [
            "",
            "westeurope",
            "West Europe",
            "WESTUS3",
            "eastus2euap",
            "moonbase",
            "global",
            "ukeast",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
        for region in REGIONS {
            assert_eq!(meant(region), None);
            let near =
                REGIONS.iter().find(|other| is_one_slip(region.as_bytes(), other.as_bytes()));
            assert_eq!(near, None, "{region}");
        }
    }
}
