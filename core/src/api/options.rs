//! What is known of the modem and the moment, as one JSON object.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::download::{Controls, ControlsSource, Equality, Modem, Need};
use crate::time::Timestamp;
use crate::words::Docsis;

/// Options of a report; every field may be absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// "Now".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// The modem's DOCSIS version; 3.1 when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docsis: Option<Docsis>,
    /// How `signingTime` is compared; `default` when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub equality: Option<Equality>,
    /// The manufacturer name stored in the modem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manufacturer: Option<String>,
    /// The co-signer name stored in the modem.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// Take a modem as it left the factory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factory_fresh: Option<bool>,
    /// The modem's code access controls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub controls: Option<Controls>,
    /// The signatures that are required, when no configuration file says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<Need>,
}

impl Options {
    /// Fills what is absent from `other`.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        let other = other.clone();
        Self {
            at: self.at.or(other.at),
            docsis: self.docsis.or(other.docsis),
            equality: self.equality.or(other.equality),
            manufacturer: self.manufacturer.or(other.manufacturer),
            operator: self.operator.or(other.operator),
            factory_fresh: self.factory_fresh.or(other.factory_fresh),
            // "Factory fresh" said here is an answer about the controls, too.
            controls: self.controls.or(other.controls.filter(|_| self.factory_fresh != Some(true))),
            need: self.need.or(other.need),
        }
    }

    /// The modem that these options describe. Given controls count before "factory fresh".
    pub fn modem(&self) -> Modem {
        Modem {
            docsis: self.docsis.unwrap_or_default(),
            equality: self.equality.unwrap_or_default(),
            controls: match (&self.controls, self.factory_fresh) {
                (Some(controls), _) => ControlsSource::Given(controls.clone()),
                (None, Some(true)) => ControlsSource::FactoryFresh,
                (None, _) => ControlsSource::Unknown,
            },
            manufacturer: self.manufacturer.clone(),
            operator: self.operator.clone(),
        }
    }
}
