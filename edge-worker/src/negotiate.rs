//! Does the client take what there is? The `Accept` field of RFC 9110 12.5.1.

/// Whether an `Accept` field takes `application/json`; a missing field takes anything.
///
/// The most specific range that fits decides, and its weight must not be zero.
pub fn accepts_json(accept: Option<&str>) -> bool {
    let Some(accept) = accept.filter(|accept| !accept.trim().is_empty()) else { return true };
    accept
        .split(',')
        .filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let rank = rank(parts.next()?)?;
            let refused = parts.any(|parameter| weight(parameter) == Some(0.0));
            Some((rank, !refused))
        })
        .max()
        .is_some_and(|(_, taken)| taken)
}

/// How specific a media range is, if JSON is in it.
fn rank(range: &str) -> Option<u8> {
    let ranges = ["*/*", "application/*", "application/json"];
    let rank = ranges.iter().position(|known| range.eq_ignore_ascii_case(known))?;
    u8::try_from(rank).ok()
}

fn weight(parameter: &str) -> Option<f32> {
    let (name, value) = parameter.split_once('=')?;
    name.trim().eq_ignore_ascii_case("q").then(|| value.trim().parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::accepts_json;

    #[test]
    fn a_client_that_says_nothing_or_anything_takes_json() {
        for accept in
            [None, Some(""), Some("*/*"), Some("text/html, application/*;q=0.1"), Some("Application/JSON")]
        {
            assert!(accepts_json(accept), "{accept:?}");
        }
    }

    #[test]
    fn a_client_that_wants_other_types_only_does_not() {
        for accept in ["text/html", "application/xml", "application/json;q=0", "application/problem+json"] {
            assert!(!accepts_json(Some(accept)), "{accept}");
        }
    }

    #[test]
    fn the_most_specific_range_decides() {
        assert!(!accepts_json(Some("application/json; q=0, */*")));
        assert!(accepts_json(Some("*/*;q=0, application/json;q=0.5")));
    }
}
