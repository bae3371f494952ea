//! Which address does what.

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// A file of the page.
    Asset,
    /// Is this worker alive, and which version is it?
    Health,
    /// The description of this interface.
    OpenApi,
    /// Files in, a report out.
    Reports,
}

impl Route {
    /// Every route with a fixed address.
    pub const FIXED: [(&'static str, Self); 3] =
        [("/healthz", Self::Health), ("/openapi.json", Self::OpenApi), ("/api/v1/reports", Self::Reports)];

    /// The route of `path`; `None` where nothing is.
    pub fn of(path: &str) -> Option<Self> {
        let fixed = Self::FIXED.iter().find(|(address, _)| *address == path);
        match fixed {
            Some((_, route)) => Some(*route),
            None if path == "/api" || path.starts_with("/api/") => None,
            None => Some(Self::Asset),
        }
    }

    /// The methods that it takes, as the `Allow` field writes them.
    pub const fn allow(self) -> &'static str {
        match self {
            Self::Asset | Self::Health | Self::OpenApi => "GET, HEAD",
            Self::Reports => "POST",
        }
    }

    /// Whether it takes `method`.
    pub fn takes(self, method: &str) -> bool {
        self.allow().split(", ").any(|allowed| allowed == method)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_under_api_is_a_file_of_the_page() {
        assert_eq!(Route::of("/"), Some(Route::Asset));
        assert_eq!(Route::of("/apiary.html"), Some(Route::Asset));
        assert_eq!(Route::of("/api/v1/reports/"), None);
        assert_eq!(Route::of("/api"), None);
        assert_eq!(Route::of("/api/v1/reports"), Some(Route::Reports));
    }

    #[test]
    fn methods_are_case_sensitive_as_in_rfc_9110() {
        assert!(Route::Health.takes("HEAD"));
        assert!(!Route::Health.takes("get"));
        assert!(!Route::Reports.takes("GET"));
    }
}
