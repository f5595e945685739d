//! What every stored row has in common, and the macro for values stored by a short code.

use crate::clock::Millis;

/// An identifier: a UUIDv7 as text.
pub type Id = String;

/// The columns that every stored row carries.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Meta {
    /// Row id; empty for a row that was not stored yet.
    pub id: Id,
    /// 1 at creation, one more at each change; an update names the version it read.
    pub version: i64,
    pub created_at: Millis,
    /// Person id.
    pub created_by: Id,
    pub updated_at: Millis,
    pub updated_by: Id,
}

/// A value that is stored, exported and written in campaign files by a short code.
pub trait Coded: Copy + Sized + 'static {
    /// The code it is stored by.
    fn code(self) -> &'static str;
    /// The value of a code; `None` for an unknown one.
    fn from_code(code: &str) -> Option<Self>;
}

/// Defines an enum whose values are stored, exported and written in campaign files by a code.
///
/// Gives `ALL`, `code()`, `from_code()`, [`Coded`] and serde by code.
#[macro_export]
macro_rules! code_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order they are shown.
            #[allow(dead_code)]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code it is stored and exported by.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The value of a code; `None` for an unknown one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }

        impl $crate::domain::record::Coded for $name {
            fn code(self) -> &'static str {
                Self::code(self)
            }
            fn from_code(code: &str) -> Option<Self> {
                Self::from_code(code)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.code())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str> as ::serde::Deserialize<'de>>::deserialize(d)?;
                Self::from_code(&text)
                    .ok_or_else(|| <D::Error as ::serde::de::Error>::unknown_variant(&text, &[$($code),+]))
            }
        }
    };
}
