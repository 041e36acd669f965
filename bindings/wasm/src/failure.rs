//! A call that failed, on its way out.

use cenbwp::{DecodeError, SignError, ValueError};

use crate::record::Record;

/// Why a call failed.
pub(crate) enum Failure {
    Value(ValueError),
    Sign(SignError),
    Decode(DecodeError),
}

impl Failure {
    /// Writes the message, then the name of the parameter, if it is one's.
    pub(crate) fn write(&self, record: &mut Record<'_>) {
        match self {
            Self::Value(error) => {
                record.push(error);
                record.push(error.parameter);
            }
            // As the room of the record is what is signed into, this makes it full.
            Self::Sign(SignError::BufferTooSmall { needed }) => record.written(*needed),
            Self::Sign(error) => {
                record.push(error);
                if let SignError::UnsortedParam(name)
                | SignError::DuplicateParam(name)
                | SignError::ReservedParam(name) = error
                {
                    record.push(name.as_str());
                }
            }
            Self::Decode(error) => record.push(error),
        }
    }
}

impl From<ValueError> for Failure {
    fn from(error: ValueError) -> Self {
        Self::Value(error)
    }
}

impl From<SignError> for Failure {
    fn from(error: SignError) -> Self {
        Self::Sign(error)
    }
}

impl From<DecodeError> for Failure {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}
