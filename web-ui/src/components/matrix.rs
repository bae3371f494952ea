//! The 16 rows of the signature matrix, with this configuration's row lit.

use cableseal_core::download::MatrixRow;
use cableseal_core::download::policy::tlv;
use cableseal_core::report::PolicyEntry;
use leptos::prelude::*;
use web_sys::{Element, FocusEvent};

use super::rove;

use crate::heard::heard;

/// Columns: the row, four TLVs, the PKI, the signatures.
const COLUMNS: usize = 7;

/// The matrix as a grid: arrows move by cells, and the reason of the cell in focus stands below.
#[component]
pub fn Matrix(
    /// The rows for this modem.
    rows: Vec<MatrixRow>,
    /// This configuration file's demand, and what the image carries.
    policy: Option<PolicyEntry>,
) -> impl IntoView {
    let lit = policy.as_ref().and_then(|policy| policy.row);
    let image = policy.and_then(|policy| policy.image_signatures);
    let lit_row = rows.iter().find(|row| Some(row.row) == lit);
    let reason = RwSignal::new(lit_row.map(demand).unwrap_or_default());
    let on_focus = move |event: FocusEvent| {
        rove::on_focus(&event);
        let cell = event.target().map(wasm_bindgen::JsCast::unchecked_into::<Element>);
        if let Some(text) = cell.and_then(|cell| cell.get_attribute("data-reason")) {
            reason.set(text);
        }
    };
    let first = lit.unwrap_or(0);
    let body = rows.iter().map(|row| row_view(row, lit, first, image.as_deref())).collect_view();
    let heads = tlv::ALL.map(|tlv| {
        view! { <th scope="col" class="matrix-tlv"><span class="hidden">"TLV "</span>{tlv}</th> }
    });
    view! {
        <div class="matrix">
            <table class="plain matrix-table" role="grid" aria-label="Which signatures each set of CVC TLVs demands">
                <thead>
                    <tr>
                        <th scope="col">"Row"</th>
                        {heads.into_iter().collect_view()}
                        <th scope="col">"PKI"</th>
                        <th scope="col">"Image accepted"</th>
                    </tr>
                </thead>
                <tbody on:keydown=heard(|event| rove::on_grid_key(&event, COLUMNS)) on:focusin=heard(on_focus)>{body}</tbody>
            </table>
            <p class="matrix-reason" aria-live="polite">{move || reason.get()}</p>
            <p class="matrix-key">
                "✓ present, (✓) present but ignored. M manufacturer, Co co-signer: legacy PKI. m, c: the same in the DOCSIS 3.1 PKI."
            </p>
        </div>
    }
}

fn row_view(row: &MatrixRow, lit: Option<u8>, first: u8, image: Option<&str>) -> AnyView {
    let is_lit = lit == Some(row.row);
    let tabindex = if row.row == first { "0" } else { "-1" };
    let tlvs = tlv::ALL.into_iter().zip(row.present).map(|(tlv, present)| tlv_view(row, tlv, present));
    let pki = match row.demand.pki {
        None => "off",
        Some(cableseal_core::words::Pki::Legacy) => "legacy",
        Some(cableseal_core::words::Pki::Docsis31) => "3.1",
    };
    let own = image == Some(row.accepts);
    view! {
        <tr class:lit=is_lit aria-current=is_lit.then_some("true")>
            <th scope="row" role="rowheader" tabindex=tabindex data-item=row.row.to_string() data-reason=demand(row)>{row.row}</th>
            {tlvs.collect_view()}
            <td role="gridcell" tabindex="-1" data-item=pki data-reason=demand(row)>{pki}</td>
            <td role="gridcell" tabindex="-1" data-item=row.accepts data-reason=demand(row)>
                <code>{row.accepts}</code>
                {own.then(|| view! { <span class="matrix-own">"this image"</span> })}
            </td>
        </tr>
    }
    .into_any()
}

fn tlv_view(row: &MatrixRow, tlv: u8, present: bool) -> AnyView {
    let ignored = row.demand.ignored.contains(&tlv);
    let (mark, word) = match (present, ignored) {
        (false, _) => ("–", "absent"),
        (true, false) => ("✓", "present"),
        (true, true) => ("(✓)", "ignored"),
    };
    let reason = if ignored { row.because.clone() } else { format!("TLV {tlv}: {word}. {}", row.sentence) };
    view! {
        <td role="gridcell" class="matrix-tlv" tabindex="-1" data-item=word data-reason=reason aria-label=word>{mark}</td>
    }
    .into_any()
}

fn demand(row: &MatrixRow) -> String {
    [row.sentence.as_str(), row.because.as_str()].join(" ").trim_end().to_owned()
}
