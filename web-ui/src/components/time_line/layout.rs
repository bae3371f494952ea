//! Where bars and marks stand on the time line, in percent of its width, without a browser.

use cableseal_core::report::{CertificateEntry, Mark};
use cableseal_core::time::Timestamp;
use cableseal_core::words::Role;

/// Seconds in a year of 365.25 days: for the margin and the grid.
const YEAR: i64 = 31_557_600;

/// The whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Grid lines: percent and year.
    pub years: Vec<(f64, i64)>,
    /// One bar per certificate.
    pub bars: Vec<Bar>,
    /// Marks that belong to no bar.
    pub across: Vec<Tick>,
}

/// A certificate from notBefore to notAfter.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is.
    pub title: String,
    /// Left end, percent.
    pub start: f64,
    /// Right end, percent.
    pub end: f64,
    /// The marks that must lie inside.
    pub ticks: Vec<Tick>,
}

/// A point in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// What it is.
    pub label: String,
    /// Percent.
    pub at: f64,
    /// False when it lies outside its bar.
    pub inside: bool,
}

impl Drawing {
    /// Lays out certificates and marks on one axis; `files` names where the certificates stand.
    pub fn new(certificates: &[CertificateEntry], marks: &[Mark], files: &[String]) -> Option<Self> {
        let axis = Axis::over(certificates, marks)?;
        let bars = certificates.iter().enumerate().map(|(i, certificate)| Bar {
            title: title(certificate, files),
            start: axis.percent(certificate.not_before),
            end: axis.percent(certificate.not_after),
            ticks: axis.ticks(marks, Some(i)),
        });
        Some(Self { years: axis.years(), bars: bars.collect(), across: axis.ticks(marks, None) })
    }
}

/// `CVC, manufacturer: fw.bin`. The same CVC often stands in the configuration file and in the image.
fn title(certificate: &CertificateEntry, files: &[String]) -> String {
    let words = with_role(&certificate.title, certificate.role);
    files.get(certificate.place.file).map_or(words.clone(), |file| format!("{words}: {file}"))
}

/// `signingTime, co-signer`.
pub fn with_role(label: &str, role: Option<Role>) -> String {
    role.map_or_else(|| label.to_owned(), |role| format!("{label}, {role}"))
}

struct Axis {
    from: i64,
    to: i64,
}

impl Axis {
    fn over(certificates: &[CertificateEntry], marks: &[Mark]) -> Option<Self> {
        let ends = certificates.iter().flat_map(|c| [c.not_before, c.not_after]);
        let times = ends.chain(marks.iter().map(|mark| mark.at)).map(Timestamp::unix);
        let (from, to) = (times.clone().min()?, times.max()?);
        let margin = ((to - from) / 40).max(YEAR / 4);
        Some(Self { from: from - margin, to: to + margin })
    }

    fn percent(&self, at: Timestamp) -> f64 {
        self.share(at.unix())
    }

    #[allow(clippy::cast_precision_loss)]
    fn share(&self, unix: i64) -> f64 {
        (unix - self.from) as f64 / (self.to - self.from) as f64 * 100.0
    }

    fn ticks(&self, marks: &[Mark], certificate: Option<usize>) -> Vec<Tick> {
        let own = marks.iter().filter(|mark| mark.certificate == certificate);
        own.map(|mark| Tick {
            label: with_role(mark.label, mark.role),
            at: self.percent(mark.at),
            inside: mark.inside,
        })
        .collect()
    }

    /// At most six grid lines, at round years.
    fn years(&self) -> Vec<(f64, i64)> {
        let year = |unix: i64| 1970 + unix.div_euclid(YEAR);
        let (first, last) = (year(self.from) + 1, year(self.to));
        let steps = [1, 2, 5, 10, 20, 50];
        let step = steps.into_iter().find(|step| (last - first) / step < 6).unwrap_or(100);
        (first..=last)
            .filter(|year| year % step == 0)
            .map(|year| (self.share((year - 1970) * YEAR), year))
            .filter(|(percent, _)| (3.0..97.0).contains(percent))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cableseal_core::report::Place;

    fn time(text: &str) -> Timestamp {
        Timestamp::from_rfc3339(text).unwrap()
    }

    fn certificate(from: &str, to: &str) -> CertificateEntry {
        CertificateEntry {
            title: "CVC".into(),
            role: Some(Role::Manufacturer),
            pki: None,
            subject: String::new(),
            issuer: String::new(),
            serial: String::new(),
            not_before: time(from),
            not_after: time(to),
            place: Place { file: 0, offset: 0, length: 0 },
        }
    }

    fn mark(at: &str, certificate: Option<usize>, inside: bool) -> Mark {
        Mark { label: "signingTime", role: Some(Role::Manufacturer), at: time(at), certificate, inside }
    }

    #[test]
    fn a_mark_outside_its_bar_is_drawn_outside() {
        let marks = [mark("2030-01-01", Some(0), false), mark("2020-01-01", None, true)];
        let drawing =
            Drawing::new(&[certificate("2015-01-01", "2025-01-01")], &marks, &["fw.bin".into()]).unwrap();
        let bar = &drawing.bars[0];
        assert_eq!(bar.title, "CVC, manufacturer: fw.bin");
        assert!(bar.ticks[0].at > bar.end && !bar.ticks[0].inside);
        assert!(drawing.across[0].at > bar.start && drawing.across[0].at < bar.end);
    }

    #[test]
    fn everything_stays_on_the_axis_and_years_are_round() {
        let drawing = Drawing::new(&[certificate("2001-01-01", "2051-01-01")], &[], &[]).unwrap();
        assert!(drawing.bars[0].start > 0.0 && drawing.bars[0].end < 100.0);
        let years: Vec<i64> = drawing.years.iter().map(|&(_, year)| year).collect();
        assert_eq!(years, [2010, 2020, 2030, 2040, 2050]);
    }

    #[test]
    fn nothing_to_draw_is_no_drawing() {
        assert_eq!(Drawing::new(&[], &[], &[]), None);
    }
}
