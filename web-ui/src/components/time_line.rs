//! Certificates as bars on one axis, with the times that checks compare; a table says the same.

pub mod layout;

use cableseal_core::report::{CertificateEntry, Mark, Place};
use leptos::prelude::*;

use self::layout::{Bar, Drawing, Tick, with_role};
use crate::heard::heard;
use crate::number::count;

/// Pixels of the axis, of a bar with its title, and of a mark below it.
const AXIS: usize = 24;
const BAR: usize = 36;
const TICK: usize = 16;

/// The time line with its table behind.
#[component]
pub fn TimeLine(
    /// The bars.
    certificates: Vec<CertificateEntry>,
    /// The marks.
    marks: Vec<Mark>,
    /// Names of the files that the certificates stand in, in the order in which places count them.
    files: Vec<String>,
    /// Hears which certificate's octets to show.
    on_place: Callback<Place>,
) -> impl IntoView {
    let Some(drawing) = Drawing::new(&certificates, &marks, &files) else { return ().into_any() };
    let titles: Vec<String> = drawing.bars.iter().map(|bar| bar.title.clone()).collect();
    let outside = marks.iter().any(|mark| !mark.inside);
    view! {
        <div class="time-line">
            {picture(&drawing)}
            {outside.then(|| view! { <p class="time-line-key"><span aria-hidden="true">"✗ "</span>"A mark in this colour lies outside its bar."</p> })}
            {table(certificates, &marks, &titles, on_place)}
        </div>
    }
    .into_any()
}

fn picture(drawing: &Drawing) -> AnyView {
    let mut y = AXIS;
    let mut rows = Vec::new();
    for bar in &drawing.bars {
        rows.push(bar_view(bar, y));
        y += BAR + bar.ticks.len() * TICK;
    }
    let bottom = y;
    let across: Vec<AnyView> = drawing
        .across
        .iter()
        .enumerate()
        .map(|(i, tick)| {
            let label_y = bottom + (i + 1) * TICK;
            line_view(tick, AXIS, label_y - TICK / 2, label_y)
        })
        .collect();
    let height = bottom + drawing.across.len() * TICK + 8;
    let years = drawing.years.iter().map(|&(x, year)| {
        view! {
            <line class="grid" x1=percent(x) x2=percent(x) y1=AXIS - 6 y2=height />
            <text class="year" x=percent(x) y=AXIS - 10 text-anchor="middle">{year}</text>
        }
        .into_any()
    });
    let years: Vec<AnyView> = years.collect();
    view! {
        <svg class="time-line-picture" height=height width="100%" aria-hidden="true">
            {years}
            {across}
            {rows}
        </svg>
    }
    .into_any()
}

fn bar_view(bar: &Bar, y: usize) -> AnyView {
    let width = (bar.end - bar.start).max(0.3);
    let (x, anchor) = anchored(bar.start);
    let ticks: Vec<AnyView> = bar
        .ticks
        .iter()
        .enumerate()
        .map(|(i, tick)| line_view(tick, y + 17, y + 36 + i * TICK, y + 42 + i * TICK))
        .collect();
    view! {
        <text class="bar-title" x=percent(x) y=y + 14 text-anchor=anchor>{bar.title.clone()}</text>
        <rect class="time-line-bar" x=percent(bar.start) width=percent(width) y=y + 20 height="8" />
        {ticks}
    }
    .into_any()
}

fn line_view(tick: &Tick, from: usize, to: usize, label_y: usize) -> AnyView {
    let class = if tick.inside { "tick" } else { "tick outside" };
    let (x, anchor) = anchored(tick.at);
    let dx = if anchor == "start" { "4" } else { "-4" };
    let label = if tick.inside { tick.label.clone() } else { format!("✗ {} (outside)", tick.label) };
    view! {
        <g class=class>
            <line x1=percent(tick.at) x2=percent(tick.at) y1=from y2=to />
            <text x=percent(x) dx=dx y=label_y text-anchor=anchor>{label}</text>
        </g>
    }
    .into_any()
}

fn table(
    certificates: Vec<CertificateEntry>,
    marks: &[Mark],
    titles: &[String],
    on_place: Callback<Place>,
) -> AnyView {
    let rows = certificates.into_iter().zip(titles).enumerate().map(|(i, (certificate, title))| {
        let own = marks.iter().filter(|mark| mark.certificate == Some(i)).map(mark_view);
        let place = certificate.place;
        view! {
            <tr>
                <th scope="row">
                    <button type="button" class="link" on:click=heard(move |_| on_place.run(place))>{title.clone()}</button>
                    <span class="certificate-name">{certificate.subject}</span>
                </th>
                <td>
                    <p>{certificate.not_before.to_string()}</p>
                    <p>"to "{certificate.not_after.to_string()}</p>
                    {own.collect_view()}
                </td>
            </tr>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    let free: Vec<AnyView> = marks.iter().filter(|mark| mark.certificate.is_none()).map(mark_view).collect();
    view! {
        <table class="plain certificates">
            <caption class="hidden">"Certificates and the times compared with them"</caption>
            <thead>
                <tr><th scope="col">"Certificate"</th><th scope="col">"Valid, and times compared"</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {free}
    }
    .into_any()
}

fn mark_view(mark: &Mark) -> AnyView {
    let outside = if mark.inside { "" } else { " (outside)" };
    let class = if mark.inside { "mark-words" } else { "mark-words outside" };
    let words = format!("{} {}{outside}", with_role(mark.label, mark.role), mark.at);
    view! { <p class=class>{words}</p> }.into_any()
}

/// Text begins where there is room for it.
fn anchored(at: f64) -> (f64, &'static str) {
    if at <= 55.0 { (at, "start") } else { (at, "end") }
}

/// With two decimals, in whole numbers: see [`crate::number::size`].
fn percent(value: f64) -> String {
    let hundredths = count((value * 100.0).round());
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
