//! Points in time as DOCSIS files carry them. There is no clock here: the caller says what "now" is.

use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::{Date, Month, OffsetDateTime, Time};

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From seconds since 1970-01-01T00:00:00Z.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// Reads `UTCTime` as DOCSIS writes it: `YYMMDDhhmmssZ`, seconds present, years 50 to 99 in the 20th century
    /// (RFC 5280 4.1.2.5.1).
    pub fn from_utc_time(text: &[u8]) -> Option<Self> {
        let (&[y1, y0], rest) = text.split_first_chunk::<2>()?;
        let year = number(&[y1, y0])?;
        Self::from_fields(if year < 50 { 2000 + year } else { 1900 + year }, rest)
    }

    /// Reads `GeneralizedTime` as RFC 5280 4.1.2.5.2 has it: `YYYYMMDDhhmmssZ`.
    pub fn from_generalized_time(text: &[u8]) -> Option<Self> {
        let (year, rest) = text.split_first_chunk::<4>()?;
        Self::from_fields(number(year)?, rest)
    }

    /// Reads `2026-01-31T00:00:00Z`; the time of day may be left out.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let text = text.trim();
        let mut digits = [b'0'; 14];
        let layout: &[u8] = if text.len() == 10 { b"dddd-dd-dd" } else { b"dddd-dd-ddTdd:dd:ddZ" };
        if text.len() != layout.len() {
            return None;
        }
        let mut slots = digits.iter_mut();
        for (&want, octet) in layout.iter().zip(text.bytes()) {
            match want {
                b'd' => *slots.next()? = octet,
                fixed if fixed == octet => {}
                _ => return None,
            }
        }
        let (year, rest) = digits.split_first_chunk::<4>()?;
        let mut fields = [b'Z'; 11];
        fields.get_mut(..10)?.copy_from_slice(rest);
        Self::from_fields(number(year)?, &fields)
    }

    fn from_fields(year: i32, rest: &[u8]) -> Option<Self> {
        let &[m1, m0, d1, d0, h1, h0, n1, n0, s1, s0, b'Z'] = rest else { return None };
        let field = |a: u8, b: u8| number(&[a, b]).and_then(|n| u8::try_from(n).ok());
        let date =
            Date::from_calendar_date(year, Month::try_from(field(m1, m0)?).ok()?, field(d1, d0)?).ok()?;
        let time = Time::from_hms(field(h1, h0)?, field(n1, n0)?, field(s1, s0)?).ok()?;
        Some(Self(date.with_time(time).assume_utc().unix_timestamp()))
    }
}

impl fmt::Display for Timestamp {
    /// `2026-01-31T00:00:00Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match OffsetDateTime::from_unix_timestamp(self.0) {
            Ok(t) => write!(
                f,
                "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
                t.year(),
                u8::from(t.month()),
                t.day(),
                t.hour(),
                t.minute(),
                t.second()
            ),
            Err(_) => write!(f, "{} s since 1970", self.0),
        }
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_rfc3339(&text)
            .ok_or_else(|| serde::de::Error::custom("expected a time such as 2026-01-31T00:00:00Z"))
    }
}

fn number(digits: &[u8]) -> Option<i32> {
    digits
        .iter()
        .try_fold(0, |sum: i32, &digit| digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn utc_time_pivots_at_1950() {
        let shown = |text: &[u8]| Timestamp::from_utc_time(text).map(|t| t.to_string());
        assert_eq!(shown(b"160822131013Z").as_deref(), Some("2016-08-22T13:10:13Z"));
        assert_eq!(shown(b"491231235959Z").as_deref(), Some("2049-12-31T23:59:59Z"));
        assert_eq!(shown(b"500101000000Z").as_deref(), Some("1950-01-01T00:00:00Z"));
    }

    #[test]
    fn times_without_seconds_or_with_an_offset_are_not_read() {
        for text in [&b"1608221310Z"[..], b"160822131013+0100", b"160822131013", b"161322131013Z", b""] {
            assert_eq!(Timestamp::from_utc_time(text), None);
        }
    }

    #[test]
    fn rfc3339_round_trips_and_takes_a_bare_date() {
        let t = Timestamp::from_rfc3339("2026-01-31T00:00:00Z").unwrap();
        assert_eq!(t, Timestamp::from_rfc3339("2026-01-31").unwrap());
        assert_eq!(t.to_string(), "2026-01-31T00:00:00Z");
        assert_eq!(Timestamp::from_rfc3339("2026-02-30"), None);
        assert_eq!(Timestamp::from_rfc3339("2026-01-31T00:00:00+01:00"), None);
    }

    #[test]
    fn generalized_time_reaches_past_2049() {
        let t = Timestamp::from_generalized_time(b"20500101000000Z").unwrap();
        assert_eq!(t.to_string(), "2050-01-01T00:00:00Z");
    }
}
