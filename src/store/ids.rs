//! Row ids (UUIDv7) and salts: from the system's randomness, or reproducible for example offices.

use crate::{clock::Millis, domain::record::Id, error::StoreFault};

/// Random bytes fetched from the system at once.
const POOL: usize = 256;

/// A source of ids that grow with time, also within one millisecond.
#[derive(Debug)]
pub struct Ids {
    source: Source,
    last: u64,
    counter: u16,
}

#[derive(Debug)]
enum Source {
    System {
        pool: Box<[u8; POOL]>,
        used: usize,
    },
    /// State of splitmix64.
    Seeded(u64),
}

impl Ids {
    /// Ids nobody can guess.
    pub fn system() -> Self {
        Self {
            source: Source::System { pool: Box::new([0; POOL]), used: POOL },
            last: 0,
            counter: 0,
        }
    }

    /// The same ids in every run with the same seed and instants: for example offices only.
    pub const fn seeded(seed: u64) -> Self {
        Self { source: Source::Seeded(seed), last: 0, counter: 0 }
    }

    /// A new UUIDv7 of this instant (RFC 9562, counter in `rand_a`).
    ///
    /// # Errors
    /// [`StoreFault::Io`] when the system has no randomness.
    pub fn id(&mut self, now: Millis) -> Result<Id, StoreFault> {
        let now = u64::try_from(now).unwrap_or(0);
        let random = self.random()?;
        if now > self.last {
            self.last = now;
            // Half of the counter is left for more ids within this millisecond.
            self.counter = u16::from_le_bytes([random[8], random[9]]) & 0x7ff;
        } else if self.counter == 0xfff {
            self.last += 1;
            self.counter = 0;
        } else {
            self.counter += 1;
        }
        let mut bytes = [0_u8; 16];
        bytes[..6].copy_from_slice(&self.last.to_be_bytes()[2..]);
        let [high, low] = self.counter.to_be_bytes();
        bytes[6] = 0x70 | high;
        bytes[7] = low;
        bytes[8..].copy_from_slice(&random[..8]);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Ok(uuid::Uuid::from_bytes(bytes).to_string())
    }

    /// A salt: 32 hex digits.
    ///
    /// # Errors
    /// [`StoreFault::Io`] when the system has no randomness.
    pub fn salt(&mut self) -> Result<String, StoreFault> {
        Ok(hex(&self.random()?))
    }

    fn random(&mut self) -> Result<[u8; 16], StoreFault> {
        let mut out = [0; 16];
        match &mut self.source {
            Source::System { pool, used } => {
                if *used + out.len() > POOL {
                    getrandom::fill(pool.as_mut_slice())
                        .map_err(|e| StoreFault::Io(e.to_string()))?;
                    *used = 0;
                }
                out.copy_from_slice(&pool[*used..*used + 16]);
                *used += out.len();
            }
            Source::Seeded(state) => {
                out[..8].copy_from_slice(&splitmix(state).to_le_bytes());
                out[8..].copy_from_slice(&splitmix(state).to_le_bytes());
            }
        }
        Ok(out)
    }
}

fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Lower-case hex digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_version_7_unique_and_in_order() {
        let mut ids = Ids::system();
        let now = 1_242_086_400_000;
        let made: Vec<_> = (0..10_000).map(|_| ids.id(now).unwrap()).collect();
        assert!(made.is_sorted());
        assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len());
        for id in [&made[0], &made[9_999]] {
            let parsed = uuid::Uuid::parse_str(id).unwrap();
            assert_eq!(parsed.get_version_num(), 7);
            assert_eq!(parsed.get_variant(), uuid::Variant::RFC4122);
        }
        assert!(made[0].starts_with("0121321e-6000-7"), "{}", made[0]);
        assert!(
            ids.id(now - 50_000).unwrap() > made[9_999],
            "a clock put back does not put ids back"
        );
    }

    #[test]
    fn a_seed_repeats_itself_and_the_system_does_not() {
        let run = |mut ids: Ids| (ids.id(5).unwrap(), ids.salt().unwrap(), ids.id(6).unwrap());
        assert_eq!(run(Ids::seeded(7)), run(Ids::seeded(7)));
        assert_ne!(run(Ids::seeded(7)), run(Ids::seeded(8)));
        assert_ne!(run(Ids::system()), run(Ids::system()));
        assert_eq!(Ids::system().salt().unwrap().len(), 32);
    }

    #[test]
    fn splitmix_gives_the_published_numbers() {
        let mut state = 1_234_567;
        assert_eq!(
            [splitmix(&mut state), splitmix(&mut state)],
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }
}
