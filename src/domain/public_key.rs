//! Which lines of OpenSSH are keys that people may log in with.
//!
//! Only public keys are taken, one at a time and bare: what a line could say beside its key
//! (`command=`, `from=`) is decided by zicha alone. Formats: RFC 4253 6.6, RFC 5656 3.1, RFC 8709 4,
//! and OpenSSH's PROTOCOL.u2f.

use base64::{Engine, prelude::BASE64_STANDARD, prelude::BASE64_STANDARD_NO_PAD};
use sha2::{Digest, Sha256};

/// RSA keys must have so many bits at least.
pub const RSA_MIN: i64 = 3072;
/// No key of use is longer; keeps a paste of something else out. Bytes.
const TEXT_MAX: usize = 8 * 1024;
/// A public key as read from a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    pub kind: &'static str,
    /// Base64, written in the one way that OpenSSH writes it.
    pub key: String,
    pub comment: String,
    pub fingerprint: String,
}

/// Why a line is no key that people may log in with.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub enum KeyFault {
    /// A private key! It must be thrown away: somebody may have seen it.
    Private,
    /// More than one line.
    Several,
    /// The line begins with options such as `command=`.
    Options,
    /// A type that is not taken; holds it.
    Kind(String),
    /// RSA with so few bits.
    Short(i64),
    /// Not a key in OpenSSH's form, or one that is cut or damaged.
    Broken,
    /// Another person has, or had, this key.
    Elsewhere,
    /// The person has this key already.
    Present,
    /// The person's login does not begin with a letter, which a forced command needs.
    Login,
}

impl KeyFault {
    /// The code by which the catalogue knows it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Several => "several",
            Self::Options => "options",
            Self::Kind(_) => "kind",
            Self::Short(_) => "short",
            Self::Broken => "broken",
            Self::Elsewhere => "elsewhere",
            Self::Present => "present",
            Self::Login => "login",
        }
    }
}

/// Types that are taken, and what follows the type in the key.
const KINDS: &[(&str, Shape)] = &[
    ("ssh-ed25519", Shape::Ed25519),
    ("sk-ssh-ed25519@openssh.com", Shape::SkEd25519),
    ("ecdsa-sha2-nistp256", Shape::Ecdsa("nistp256", 65)),
    ("ecdsa-sha2-nistp384", Shape::Ecdsa("nistp384", 97)),
    ("ecdsa-sha2-nistp521", Shape::Ecdsa("nistp521", 133)),
    ("ssh-rsa", Shape::Rsa),
];

#[derive(Debug, Clone, Copy)]
enum Shape {
    Ed25519,
    SkEd25519,
    /// Curve, and length of an uncompressed point.
    Ecdsa(&'static str, usize),
    Rsa,
}

/// Whether a login can stand in the forced command of a key.
pub fn is_login(login: &str) -> bool {
    let mut chars = login.chars();
    let rest =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    login.len() <= 32 && chars.next().is_some_and(|c| c.is_ascii_lowercase()) && chars.all(rest)
}

/// Whether a text is a fingerprint as [`LoginKey::fingerprint`] has it: plain letters that can stand in
/// a forced command.
pub fn is_fingerprint(text: &str) -> bool {
    let plain = |c: u8| c.is_ascii_alphanumeric() || c == b'+' || c == b'/';
    text.strip_prefix("SHA256:").is_some_and(|hash| hash.len() == 43 && hash.bytes().all(plain))
}

/// Reads a line as `ssh-keygen` writes it into a `.pub` file.
///
/// # Errors
/// Why nobody may log in with it.
pub fn parse(text: &str) -> Result<PublicKey, KeyFault> {
    if text.contains("PRIVATE KEY") || text.contains("PuTTY-User-Key-File") {
        return Err(KeyFault::Private);
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines.next().filter(|line| line.len() <= TEXT_MAX).ok_or(KeyFault::Broken)?;
    if lines.next().is_some() {
        return Err(KeyFault::Several);
    }
    let (first, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
    let Some((kind, shape)) = KINDS.iter().find(|(kind, _)| *kind == first) else {
        return Err(not_taken(first, rest));
    };
    let rest = rest.trim_start();
    let (key, comment) = rest.split_once([' ', '\t']).unwrap_or((rest, ""));
    if holds_key(comment) {
        return Err(KeyFault::Several);
    }
    let blob = BASE64_STANDARD.decode(key).map_err(|_| KeyFault::Broken)?;
    check(&blob, kind, *shape)?;
    let fingerprint = format!("SHA256:{}", BASE64_STANDARD_NO_PAD.encode(Sha256::digest(&blob)));
    let (key, comment) = (BASE64_STANDARD.encode(&blob), comment.trim().to_owned());
    Ok(PublicKey { kind, key, comment, fingerprint })
}

/// Whether a comment is another key: a field of one line flattens what was pasted in two.
fn holds_key(comment: &str) -> bool {
    let words: Vec<&str> = comment.split_whitespace().collect();
    let is_kind = |word: &str| word == "ssh-dss" || KINDS.iter().any(|(kind, _)| *kind == word);
    words.windows(2).any(|pair| is_kind(pair[0]) && pair[1].starts_with("AAAA"))
}

/// What a line is that does not begin with a type we take.
fn not_taken(first: &str, rest: &str) -> KeyFault {
    let looks = |word: &str| {
        ["ssh-", "ecdsa-", "sk-", "rsa-", "webauthn-"].iter().any(|start| word.starts_with(start))
    };
    if looks(first) && first.len() <= 64 {
        KeyFault::Kind(first.to_owned())
    } else if rest.split_whitespace().any(looks) || first.contains('=') {
        KeyFault::Options
    } else {
        KeyFault::Broken
    }
}

/// Whether the bytes are a whole key of the type, and nothing more.
fn check(blob: &[u8], kind: &str, shape: Shape) -> Result<(), KeyFault> {
    let mut fields = Fields(blob);
    let mut bits = RSA_MIN;
    let mut whole = fields.next() == Some(kind.as_bytes());
    match shape {
        Shape::Ed25519 => whole &= fields.next().is_some_and(|key| key.len() == 32),
        Shape::SkEd25519 => {
            whole &= fields.next().is_some_and(|key| key.len() == 32);
            whole &= fields.next().is_some_and(|application| !application.is_empty());
        }
        Shape::Ecdsa(curve, length) => {
            whole &= fields.next() == Some(curve.as_bytes());
            let point = fields.next();
            whole &= point.is_some_and(|point| point.len() == length && point.first() == Some(&4));
        }
        Shape::Rsa => {
            whole &= fields.next().and_then(bits_of).is_some_and(|exponent| exponent > 1);
            let modulus = fields.next().and_then(bits_of);
            whole &= modulus.is_some();
            bits = modulus.unwrap_or_default();
        }
    }
    if !whole || !fields.0.is_empty() {
        Err(KeyFault::Broken)
    } else if bits < RSA_MIN {
        Err(KeyFault::Short(bits))
    } else {
        Ok(())
    }
}

/// The bits of a positive number written as RFC 4251 does, without needless zeros.
fn bits_of(number: &[u8]) -> Option<i64> {
    let digits = match number {
        [0, next, ..] if *next >= 0x80 => number.get(1..)?,
        [first, ..] if (1..0x80).contains(first) => number,
        _ => return None,
    };
    let bits = digits.len() * 8 - digits.first()?.leading_zeros() as usize;
    i64::try_from(bits).ok()
}

/// The fields of a key: each a length in four bytes, then so many bytes.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn next(&mut self) -> Option<&'a [u8]> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (field, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(field)
    }
}

#[cfg(test)]
mod tests;
