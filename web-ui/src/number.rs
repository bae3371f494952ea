//! Numbers as pixels and as words.

/// A count as pixels or as a share. Exact up to 2^53, far above any file.
#[allow(clippy::cast_precision_loss)]
pub fn float(count: usize) -> f64 {
    count as f64
}

/// A count of octets as a share.
#[allow(clippy::cast_precision_loss)]
pub fn float64(count: u64) -> f64 {
    count as f64
}

/// Pixels or a share as a count: rounded down, never negative.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn count(value: f64) -> usize {
    value as usize
}

/// Octets from the browser, which counts in floating point: rounded down, never negative.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn octets(value: f64) -> u64 {
    value as u64
}

/// An offset as an index; offsets above the address space clamp to its end.
pub fn index(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// `3.4 kB`, `200 MB`: decimal prefixes, as file managers and links count.
pub fn size(octets: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if octets < 1000 {
        return format!("{octets} B");
    }
    // In tenths of the unit. Whole numbers: printing floating point would bring 20 kB of code into the page.
    let mut tenths = (octets + 50) / 100;
    let mut unit = 0;
    while tenths >= 9995 && unit + 1 < UNITS.len() {
        tenths = (tenths + 500) / 1000;
        unit += 1;
    }
    let unit = UNITS.get(unit).copied().unwrap_or_default();
    if tenths < 100 {
        format!("{}.{} {unit}", tenths / 10, tenths % 10)
    } else {
        format!("{} {unit}", (tenths + 5) / 10)
    }
}

/// `12 s`, `3 min`: how long to go, rounded up so that it is not a promise broken.
pub fn duration(seconds: f64) -> String {
    let whole = count(seconds.max(0.0).ceil());
    if whole < 90 { format!("{whole} s") } else { format!("{} min", whole.div_ceil(60)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_people_write_them() {
        let shown: Vec<_> = [0, 999, 1000, 3412, 9_999, 10_400, 999_600, 200_000_000].map(size).into();
        assert_eq!(shown, ["0 B", "999 B", "1.0 kB", "3.4 kB", "10 kB", "10 kB", "1.0 MB", "200 MB"]);
    }

    #[test]
    fn durations_round_up() {
        assert_eq!([0.0, 0.2, 12.0, 100.0].map(duration), ["0 s", "1 s", "12 s", "2 min"]);
    }
}
