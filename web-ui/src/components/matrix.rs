//! The 16 rows of the signature matrix, with this configuration's row lit.

use cableseal_core::report::PolicyEntry;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent};

use super::rove;
use crate::engine::MatrixRow;

/// The CVC TLVs, in the order of the columns.
const TLVS: [u8; 4] = [32, 33, 81, 82];

/// The matrix. Arrows move by rows; the reason of the row in focus stands below.
#[component]
pub fn Matrix(
    /// The rows for this modem.
    rows: Vec<MatrixRow>,
    /// This configuration file's demand, and what the image carries.
    policy: Option<PolicyEntry>,
) -> impl IntoView {
    let lit = policy.as_ref().and_then(|policy| policy.row);
    let image = policy.and_then(|policy| policy.image_signatures);
    let lit_reason = rows.iter().find(|row| Some(row.row) == lit).map(|row| row.demand.clone());
    let reason = RwSignal::new(lit_reason.unwrap_or_default());
    let on_focus = move |event: FocusEvent| {
        rove::on_focus(&event);
        let item =
            event.target().and_then(|target| target.unchecked_into::<Element>().get_attribute("data-reason"));
        if let Some(item) = item {
            reason.set(item);
        }
    };
    let body = rows.into_iter().map(|row| row_view(&row, lit, image.as_deref())).collect_view();
    view! {
        <div class="matrix">
            <div class="scroll-x">
                <table class="plain matrix-table">
                    <caption class="hidden">"Which signatures each set of CVC TLVs demands"</caption>
                    <thead>
                        <tr>
                            <th scope="col">"Row"</th>
                            {TLVS.map(|tlv| view! { <th scope="col" class="matrix-tlv"><span class="hidden">"TLV "</span>{tlv}</th> }).into_iter().collect_view()}
                            <th scope="col">"PKI"</th>
                            <th scope="col">"Signatures"</th>
                        </tr>
                    </thead>
                    <tbody on:keydown=|event| rove::on_key(&event) on:focusin=on_focus>{body}</tbody>
                </table>
            </div>
            <p class="matrix-reason" aria-live="polite">{move || reason.get()}</p>
            <p class="matrix-key">"M manufacturer, Co co-signer: legacy PKI. m, c: DOCSIS 3.1 PKI. ✓ present, (✓) present but ignored."</p>
        </div>
    }
}

fn row_view(row: &MatrixRow, lit: Option<u8>, image: Option<&str>) -> AnyView {
    let is_lit = lit == Some(row.row);
    let tlvs = TLVS.map(|tlv| {
        let (text, words) = match (row.has(tlv), row.ignored.contains(&tlv)) {
            (false, _) => ("–", "absent"),
            (true, false) => ("✓", "present"),
            (true, true) => ("(✓)", "ignored"),
        };
        view! { <td class="matrix-tlv"><span aria-hidden="true">{text}</span><span class="hidden">{words}</span></td> }
    });
    let own = image == Some(row.signatures);
    let pki = row.pki.map_or("off", |pki| if pki.word().starts_with("legacy") { "legacy" } else { "3.1" });
    view! {
        <tr class:lit=is_lit aria-current=is_lit.then_some("true")>
            <th scope="row">
                <button
                    type="button"
                    class="matrix-row"
                    data-item=row.row.to_string()
                    data-reason=row.demand.clone()
                    tabindex=if is_lit || (lit.is_none() && row.row == 0) { "0" } else { "-1" }
                >
                    {row.row}
                </button>
            </th>
            {tlvs.into_iter().collect_view()}
            <td>{pki}</td>
            <td class="matrix-signatures">
                <code>{row.signatures}</code>
                {own.then(|| view! { <span class="matrix-own">"this image"</span> })}
            </td>
        </tr>
    }
    .into_any()
}
