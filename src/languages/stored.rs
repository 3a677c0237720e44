//! A language in the database: its tag.

use super::Language;
use sqlx::{
    Decode, Encode, Sqlite, Type,
    encode::IsNull,
    error::BoxDynError,
    sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef},
};

impl Type<Sqlite> for Language {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for Language {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.tag(), buffer)
    }
}

/// A language that the site no longer speaks is read as the default one.
impl<'r> Decode<'r, Sqlite> for Language {
    fn decode(value: SqliteValueRef<'r>) -> Result<Self, BoxDynError> {
        Ok(Self::of(<&str as Decode<Sqlite>>::decode(value)?).unwrap_or(Self::DEFAULT))
    }
}
