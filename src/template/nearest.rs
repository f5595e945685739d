//! The known word nearest to a mistyped one.

/// The candidate that differs in the fewest letters; `None` when every one differs in more than a
/// third of its letters (at least two), for a far guess helps nobody.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word: Vec<char> = word.chars().take(60).collect();
    let (distance, best) = candidates
        .into_iter()
        .map(|candidate| (distance(&word, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)?;
    (distance <= (best.chars().count() / 3).max(2)).then_some(best)
}

/// How many letters must be changed, added, dropped or swapped with their neighbour.
fn distance(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut two_back: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(two_back[j - 1] + 1);
            }
            row.push(best);
        }
        two_back = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word() {
        let kinds = ["study", "self_exam", "opinions", "commitment"];
        assert_eq!(nearest("self-exam", kinds), Some("self_exam"));
        assert_eq!(nearest("stduy", kinds), Some("study"));
        assert_eq!(nearest("comitmment", kinds), Some("commitment"));
        assert_eq!(nearest("opinion", kinds), Some("opinions"));
    }

    #[test]
    fn a_far_word_finds_nothing() {
        assert_eq!(nearest("gardening", ["study", "survey"]), None);
        assert_eq!(nearest("学习", ["study"]), None);
        assert_eq!(nearest("x", []), None);
    }
}
