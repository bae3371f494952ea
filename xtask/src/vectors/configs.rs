//! The configuration files of the vectors: name and recipe.

use super::Error;
use super::codefile::chain;
use super::config::{Config, Extended};
use super::openssl::Bench;
use super::pki::Pki;

const MFG_CVC: u8 = 32;
const CO_CVC: u8 = 33;
const MFG_CHAIN: u8 = 81;
const CO_CHAIN: u8 = 82;

/// Names and octets of every configuration file.
pub(super) fn make(bench: &Bench, pki: &Pki) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let shelf = Shelf { pki };
    let mut recipes = shelf.rows()?;
    recipes.extend(shelf.mics()?);
    recipes.extend(shelf.structures()?);
    recipes.extend(shelf.legacy_cvcs()?);
    recipes.extend(shelf.chains()?);
    recipes.into_iter().map(|(name, recipe)| Ok((name, recipe.encode(bench)?))).collect()
}

type Recipe = (String, Config);

/// Where the recipes take their certificates from.
struct Shelf<'a> {
    pki: &'a Pki,
}

impl Shelf<'_> {
    /// TLV 32 or 33: one certificate.
    fn cvc(&self, name: &str) -> Result<Vec<u8>, Error> {
        Ok(self.pki.der(name)?.to_vec())
    }

    /// TLV 81 or 82: a CVC and its CA.
    fn chain(&self, cvc: &str) -> Result<Vec<u8>, Error> {
        chain(self.pki, &[cvc, "docsis31/cvc-ca"])
    }

    fn with_chain(&self, cvc: &str) -> Result<Config, Error> {
        Ok(Config::new(vec![(MFG_CHAIN, self.chain(cvc)?)]))
    }

    fn with_cvc(&self, cvc: &str) -> Result<Config, Error> {
        Ok(Config::new(vec![(MFG_CVC, self.cvc(cvc)?)]))
    }

    /// The 16 combinations of TLV 32, 33, 81 and 82, read as bits 8, 4, 2 and 1.
    fn rows(&self) -> Result<Vec<Recipe>, Error> {
        let all = [
            (8, MFG_CVC, self.cvc("legacy/mfg-cvc")?),
            (4, CO_CVC, self.cvc("legacy/co-cvc")?),
            (2, MFG_CHAIN, self.chain("docsis31/mfg-cvc")?),
            (1, CO_CHAIN, self.chain("docsis31/co-cvc")?),
        ];
        let row = |row: u8| {
            let present = all.iter().filter(|(bit, ..)| row & bit != 0);
            let cvcs = present.map(|(_, tlv, value)| (*tlv, value.clone())).collect();
            (format!("config-row-{row:02}"), Config::new(cvcs))
        };
        Ok((0..16).map(row).collect())
    }

    fn mics(&self) -> Result<Vec<Recipe>, Error> {
        let row_2 = self.with_chain("docsis31/mfg-cvc")?;
        let extended = |extended| Config { extended, ..row_2.clone() };
        Ok(named([
            ("cm-mic-wrong", Config { wrong_cm_mic: true, ..row_2.clone() }),
            ("cmts-mic-wrong", Config { wrong_cmts_mic: true, ..row_2.clone() }),
            ("cmts-mic-empty-secret", Config { secret: "", ..row_2.clone() }),
            ("cmts-mic-secret-with-newline", Config { secret: "DOCSIS\n", ..row_2.clone() }),
            ("extended-mic-implicit", extended(Extended::Implicit)),
            ("extended-mic-implicit-not-done", extended(Extended::ImplicitNotDone)),
            ("extended-mic-explicit", extended(Extended::Explicit)),
            ("extended-mic-explicit-wrong", extended(Extended::ExplicitWrong)),
        ]))
    }

    fn structures(&self) -> Result<Vec<Recipe>, Error> {
        let row_2 = self.with_chain("docsis31/mfg-cvc")?;
        let damaged = |damage| Config { damage: Some(damage), ..row_2.clone() };
        Ok(named([
            ("end-marker-missing", damaged(|file| file.truncate(end_marker(file)))),
            ("truncated-in-tlv", damaged(|file| file.truncate(file.len() / 2))),
            ("truncated-in-last-tlv", damaged(|file| file.truncate(end_marker(file) - 1))),
            ("truncated-after-type", damaged(|file| file.truncate(4))),
            ("truncated-to-nothing", damaged(Vec::clear)),
            // The settings' bytes stay the same for the CM MIC; only the fragments differ from 254 octets.
            ("fragments-of-200", Config { cvcs: repieced(&row_2, 200), ..row_2.clone() }),
            ("fragments-of-255", Config { cvcs: repieced(&row_2, 255), ..row_2.clone() }),
        ]))
    }

    fn legacy_cvcs(&self) -> Result<Vec<Recipe>, Error> {
        Ok(named([
            ("legacy-mfg-cvc-garbage", Config::new(vec![(MFG_CVC, b"not a certificate".to_vec())])),
            ("legacy-mfg-cvc-empty", Config::new(vec![(MFG_CVC, Vec::new())])),
            ("legacy-mfg-cvc-wrong-eku", self.with_cvc("legacy/mfg-cvc-wrong-eku")?),
            ("legacy-mfg-cvc-v1", self.with_cvc("legacy/mfg-cvc-v1")?),
            ("legacy-mfg-cvc-wrong-organization", self.with_cvc("legacy/mfg-cvc-wrong-organization")?),
            ("legacy-mfg-cvc-older", self.with_cvc("legacy/mfg-cvc-older")?),
            ("legacy-mfg-cvc-newer", self.with_cvc("legacy/mfg-cvc-newer")?),
            ("legacy-mfg-cvc-wrong-issuer", self.with_cvc("legacy/mfg-cvc-by-impostor")?),
            ("legacy-mfg-cvc-expired", self.with_cvc("legacy/mfg-cvc-expired")?),
            ("legacy-mfg-cvc-1024", self.with_cvc("legacy/mfg-cvc-1024")?),
            ("legacy-tlv-with-docsis31-cvc", self.with_cvc("docsis31/mfg-cvc")?),
            ("legacy-co-cvc-wrong-issuer", {
                let mfg = (MFG_CVC, self.cvc("legacy/mfg-cvc")?);
                Config::new(vec![mfg, (CO_CVC, self.cvc("legacy/co-cvc-by-impostor")?)])
            }),
            ("legacy-co-cvc-new-organization", {
                let mfg = (MFG_CVC, self.cvc("legacy/mfg-cvc")?);
                Config::new(vec![mfg, (CO_CVC, self.cvc("legacy/co-cvc-wrong-organization")?)])
            }),
        ]))
    }

    fn chains(&self) -> Result<Vec<Recipe>, Error> {
        let through = |cvc: &str, ca: &str| Ok(Config::new(vec![(MFG_CHAIN, chain(self.pki, &[cvc, ca])?)]));
        let with_co = |cvc: &str| {
            let mfg = (MFG_CHAIN, self.chain("docsis31/mfg-cvc")?);
            Ok(Config::new(vec![mfg, (CO_CHAIN, self.chain(cvc)?)]))
        };
        let concatenated = [self.cvc("docsis31/mfg-cvc")?, self.cvc("docsis31/cvc-ca")?].concat();
        Ok(named([
            ("mfg-chain-garbage", Config::new(vec![(MFG_CHAIN, b"not a chain".to_vec())])),
            ("mfg-chain-cut-short", {
                let mut value = self.chain("docsis31/mfg-cvc")?;
                value.truncate(1000);
                Config::new(vec![(MFG_CHAIN, value)])
            }),
            ("mfg-chain-without-certificates", Config::new(vec![(MFG_CHAIN, chain(self.pki, &[])?)])),
            ("mfg-chain-without-ca", Config::new(vec![(MFG_CHAIN, chain(self.pki, &["docsis31/mfg-cvc"])?)])),
            ("mfg-chain-concatenated", Config::new(vec![(MFG_CHAIN, concatenated)])),
            ("mfg-chain-wrong-eku", self.with_chain("docsis31/mfg-cvc-wrong-eku")?),
            ("mfg-chain-without-eku", self.with_chain("docsis31/mfg-cvc-without-eku")?),
            ("mfg-chain-v1", self.with_chain("docsis31/mfg-cvc-v1")?),
            ("mfg-chain-with-key-usage", self.with_chain("docsis31/mfg-cvc-with-key-usage")?),
            ("mfg-chain-wrong-organization", self.with_chain("docsis31/mfg-cvc-wrong-organization")?),
            ("mfg-chain-organization-case", self.with_chain("docsis31/mfg-cvc-organization-case")?),
            ("mfg-chain-older", self.with_chain("docsis31/mfg-cvc-older")?),
            ("mfg-chain-newer", self.with_chain("docsis31/mfg-cvc-newer")?),
            ("mfg-chain-expired", self.with_chain("docsis31/mfg-cvc-expired")?),
            ("mfg-chain-not-yet-valid", self.with_chain("docsis31/mfg-cvc-not-yet-valid")?),
            ("mfg-chain-forged", self.with_chain("docsis31/mfg-cvc-forged")?),
            ("mfg-chain-wrong-issuer", self.with_chain("docsis31/mfg-cvc-by-impostor")?),
            ("mfg-chain-impostor", through("docsis31/mfg-cvc-by-impostor", "docsis31/impostor-cvc-ca")?),
            ("mfg-chain-ca-expired", through("docsis31/mfg-cvc", "docsis31/cvc-ca-expired")?),
            ("mfg-chain-ca-not-a-ca", through("docsis31/mfg-cvc", "docsis31/cvc-ca-not-a-ca")?),
            ("mfg-chain-holds-legacy-cvc", Config::new(vec![(MFG_CHAIN, self.cvc("legacy/mfg-cvc-newer")?)])),
            ("co-chain-wrong-eku", with_co("docsis31/co-cvc-wrong-eku")?),
            ("co-chain-new-organization", with_co("docsis31/co-cvc-wrong-organization")?),
            ("co-chain-older", with_co("docsis31/co-cvc-older")?),
            ("co-chain-expired", with_co("docsis31/co-cvc-expired")?),
            ("co-chain-wrong-issuer", with_co("docsis31/co-cvc-by-impostor")?),
            // The failing chain TLV does not fall back to the good legacy TLV.
            ("mfg-chain-wrong-eku-beside-legacy-mfg-cvc", {
                let legacy = (MFG_CVC, self.cvc("legacy/mfg-cvc")?);
                Config::new(vec![legacy, (MFG_CHAIN, self.chain("docsis31/mfg-cvc-wrong-eku")?)])
            }),
            // The ignored legacy TLV is bad; the chain in force is good.
            ("legacy-mfg-cvc-garbage-beside-mfg-chain", {
                let legacy = (MFG_CVC, b"not a certificate".to_vec());
                Config::new(vec![legacy, (MFG_CHAIN, self.chain("docsis31/mfg-cvc")?)])
            }),
        ]))
    }
}

fn named<const N: usize>(recipes: [(&str, Config); N]) -> Vec<Recipe> {
    recipes.into_iter().map(|(name, recipe)| (format!("config-{name}"), recipe)).collect()
}

fn repieced(config: &Config, piece: usize) -> Vec<(u8, Vec<u8>, usize)> {
    config.cvcs.iter().map(|(tlv, value, _)| (*tlv, value.clone(), piece)).collect()
}

/// Where the end-of-data marker stands: before at most three pads.
fn end_marker(file: &[u8]) -> usize {
    file.iter().rposition(|&octet| octet == 0xff).unwrap_or(file.len())
}
