//! The order of names: by pinyin, as in a staff list, with the readings surnames have.

use pinyin::ToPinyin;

/// Characters that are read otherwise when they are surnames.
const SURNAMES: &[(&str, &[&str])] = &[
    ("尉迟", &["yu", "chi"]),
    ("尉遲", &["yu", "chi"]),
    ("万俟", &["mo", "qi"]),
    ("长孙", &["zhang", "sun"]),
    ("長孫", &["zhang", "sun"]),
    ("单于", &["chan", "yu"]),
    ("單于", &["chan", "yu"]),
    ("单", &["shan"]),
    ("單", &["shan"]),
    ("曾", &["zeng"]),
    ("仇", &["qiu"]),
    ("解", &["xie"]),
    ("查", &["zha"]),
    ("区", &["ou"]),
    ("區", &["ou"]),
    ("朴", &["piao"]),
    ("盖", &["ge"]),
    ("蓋", &["ge"]),
    ("翟", &["zhai"]),
    ("缪", &["miao"]),
    ("繆", &["miao"]),
    ("宓", &["mi"]),
    ("员", &["yun"]),
    ("員", &["yun"]),
    ("乐", &["yue"]),
    ("樂", &["yue"]),
    ("重", &["chong"]),
    ("秘", &["bi"]),
    ("冼", &["xian"]),
    ("繁", &["po"]),
    ("折", &["she"]),
    ("召", &["shao"]),
    ("种", &["chong"]),
    ("谌", &["chen"]),
    ("諶", &["chen"]),
    ("黑", &["he"]),
    ("晟", &["cheng"]),
    ("祭", &["zhai"]),
    ("洗", &["xian"]),
];

/// A key whose byte order is the order of names: pinyin syllable by syllable, then tones, then the
/// characters. Latin names stand among the Chinese ones by their letters.
pub fn sort_key(name: &str) -> String {
    let mut letters = String::with_capacity(name.len() * 2);
    let mut tones = String::new();
    let surname = SURNAMES.iter().find(|(surname, _)| name.starts_with(surname));
    let mut rest = name;
    if let Some((surname, syllables)) = surname {
        for syllable in *syllables {
            letters.push_str(syllable);
            letters.push(' ');
            tones.push('0');
        }
        rest = &name[surname.len()..];
    }
    for c in rest.chars() {
        match c.to_pinyin() {
            Some(reading) => {
                letters.push_str(reading.plain());
                letters.push(' ');
                tones.extend(reading.with_tone_num_end().chars().filter(char::is_ascii_digit));
            }
            None => letters.extend(super::fold::fold_char(c).to_lowercase()),
        }
    }
    format!("{}\u{1}{tones}\u{1}{name}", letters.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&'static str]) -> Vec<&'static str> {
        let mut names = names.to_vec();
        names.sort_by_key(|name| sort_key(name));
        names
    }

    #[test]
    fn names_stand_in_the_order_of_pinyin() {
        assert_eq!(
            sorted(&["周远帆", "王映", "赵青禾", "李禾", "孙知遥", "陈望川", "何砚秋", "林知夏"]),
            ["陈望川", "何砚秋", "李禾", "林知夏", "孙知遥", "王映", "赵青禾", "周远帆"]
        );
    }

    #[test]
    fn surnames_have_their_own_readings() {
        assert_eq!(sorted(&["单晓", "邓宁", "沙宁"]), ["邓宁", "沙宁", "单晓"]);
        assert_eq!(sorted(&["尉迟恭", "韦明", "于明"]), ["韦明", "尉迟恭", "于明"]);
        assert_eq!(sorted(&["查明", "陈明", "赵明"]), ["陈明", "查明", "赵明"]);
    }

    #[test]
    fn a_shorter_name_comes_first_and_equal_sounds_are_told_apart() {
        assert_eq!(sorted(&["李禾苗", "李禾"]), ["李禾", "李禾苗"]);
        assert_eq!(sorted(&["李娜", "李安"]), ["李安", "李娜"]);
        assert_ne!(sort_key("张三"), sort_key("章三"));
        assert_eq!(sorted(&["Zoe", "Adam", "李禾", "王映"]), ["Adam", "李禾", "王映", "Zoe"]);
    }
}
