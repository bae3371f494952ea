//! Code access controls that a modem may hold (`cableseal.controls/1`).

/// Names and JSON texts.
pub(super) fn all() -> Vec<(&'static str, String)> {
    let early = "2015-01-01T00:00:00Z";
    vec![
        ("default", default()),
        // The equality of signingTime and codeAccessStart, and one second more.
        ("code-access-start-at-signing-time", docsis31_mfg("2024-02-29T12:00:00Z", "2022-01-10T00:00:00Z")),
        (
            "code-access-start-after-signing-time",
            docsis31_mfg("2024-02-29T12:00:01Z", "2022-01-10T00:00:00Z"),
        ),
        ("cvc-access-start-after-cvc-start", docsis31_mfg("2022-01-10T00:00:00Z", "2022-01-10T00:00:01Z")),
        ("early", docsis31_mfg(early, early)),
        (
            "co-code-access-start-after-signing-time",
            controls(&[
                entry("docsis31", "manufacturer", MFG, "2022-01-10T00:00:00Z", "2022-01-10T00:00:00Z"),
                entry("docsis31", "co_signer", CO, "2024-03-15T08:30:01Z", "2022-05-20T00:00:00Z"),
            ]),
        ),
        ("legacy-code-access-start-after-signing-time", {
            let (code, cvc) = ("2024-02-29T12:00:01Z", "2020-01-15T00:00:00Z");
            controls(&[entry("legacy", "manufacturer", MFG, code, cvc)])
        }),
        // The late state of one PKI says nothing about the other.
        ("legacy-late-docsis31-default", {
            let late = "2030-01-01T00:00:00Z";
            controls(&[
                entry("legacy", "manufacturer", MFG, late, late),
                entry("docsis31", "manufacturer", MFG, "2022-01-10T00:00:00Z", "2022-01-10T00:00:00Z"),
            ])
        }),
        ("without-co-signer", {
            let start = "2022-01-10T00:00:00Z";
            controls(&[entry("docsis31", "manufacturer", MFG, start, start), no_co_signer("docsis31")])
        }),
        ("co-signer-unknown", docsis31_mfg("2022-01-10T00:00:00Z", "2022-01-10T00:00:00Z")),
    ]
}

const MFG: &str = "TEST Modem Works";
const CO: &str = "TEST Cable Operator";

/// Both roles in both PKIs, the times being the starts of their CVCs.
fn default() -> String {
    let at = |pki, role, organization, time| entry(pki, role, organization, time, time);
    controls(&[
        at("legacy", "manufacturer", MFG, "2020-01-15T00:00:00Z"),
        at("legacy", "co_signer", CO, "2021-03-01T00:00:00Z"),
        at("docsis31", "manufacturer", MFG, "2022-01-10T00:00:00Z"),
        at("docsis31", "co_signer", CO, "2022-05-20T00:00:00Z"),
    ])
}

fn docsis31_mfg(code_access_start: &str, cvc_access_start: &str) -> String {
    controls(&[entry("docsis31", "manufacturer", MFG, code_access_start, cvc_access_start)])
}

/// A modem that has had no co-signer yet: the name is empty, and the times mean nothing.
fn no_co_signer(pki: &str) -> String {
    format!(
        "    {{\n      \"pki\": \"{pki}\",\n      \"role\": \"co_signer\",\n      \"organization\": \"\"\n    }}"
    )
}

fn entry(pki: &str, role: &str, organization: &str, code: &str, cvc: &str) -> String {
    format!(
        "    {{\n      \"pki\": \"{pki}\",\n      \"role\": \"{role}\",\n      \
         \"organization\": \"{organization}\",\n      \"code_access_start\": \"{code}\",\n      \
         \"cvc_access_start\": \"{cvc}\"\n    }}"
    )
}

fn controls(entries: &[String]) -> String {
    format!(
        "{{\n  \"schema\": \"cableseal.controls/1\",\n  \"controls\": [\n{}\n  ]\n}}\n",
        entries.join(",\n")
    )
}
