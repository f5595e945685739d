//! A list of people as CSV: headings in any of the three languages, every doubt with its line.

use crate::{
    domain::{
        lang::Lang,
        person::{ImportLine, PersonInput},
        problem::{Problem, ProblemKind},
        role::Role,
    },
    i18n::{labels::Label, tr},
};
use csv::{ReaderBuilder, StringRecord, Trim};

/// What each column may be called; spaces and letter case do not matter.
const HEADINGS: &[(Column, &[&str])] = &[
    (
        Column::Login,
        &[
            "登录名",
            "登入名",
            "账号",
            "帐号",
            "帳號",
            "用户名",
            "使用者名稱",
            "login",
            "account",
            "username",
        ],
    ),
    (Column::Name, &["姓名", "名字", "name", "fullname"]),
    (Column::Title, &["职务", "職務", "职位", "職位", "title", "dutytitle", "position"]),
    (Column::Unit, &["单位", "單位", "处室", "處室", "科室", "部门", "部門", "unit", "department"]),
    (Column::Roles, &["角色", "role", "roles"]),
    (Column::Cadre, &["领导干部", "領導幹部", "是否领导干部", "cadre", "leadingcadre"]),
];

/// A column we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Login,
    Name,
    Title,
    Unit,
    Roles,
    Cadre,
}

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleSheet {
    /// One per person, each with its own problems.
    pub lines: Vec<ImportLine>,
    /// What was passed over: columns nobody asked for.
    pub doubts: Vec<Problem>,
}

/// Reads a CSV file of people. Commas, semicolons or tabs part the columns; the first row names them.
///
/// # Errors
/// What keeps the whole file from being read: not UTF-8, no login or name column, no rows.
pub fn read(bytes: &[u8]) -> Result<PeopleSheet, Vec<Problem>> {
    let text = utf8(bytes)?;
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = reader.records().filter_map(Result::ok).filter(|row| !is_blank(row));
    let head = rows.next().ok_or_else(|| vec![Problem::new("", ProblemKind::Required)])?;
    let (columns, doubts) = columns(&head)?;
    let numbers = Lines::new(text);
    let lines: Vec<ImportLine> = rows.map(|row| line(numbers.of(&row), &row, &columns)).collect();
    if lines.is_empty() {
        return Err(vec![Problem::new("", ProblemKind::Required)]);
    }
    Ok(PeopleSheet { lines, doubts })
}

/// The text without a byte order mark; otherwise the line where it stops being UTF-8.
fn utf8(bytes: &[u8]) -> Result<&str, Vec<Problem>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|e| {
        let before = bytes.get(..e.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        vec![Problem::new(format!("{line}:"), ProblemKind::NotUtf8)]
    })
}

/// Which of comma, semicolon and tab stands most often in the first line.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    [b';', b'\t', b','].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(str::is_empty)
}

/// What each column holds, where we know it.
type Columns = Vec<Option<Column>>;

/// Which column is what; unknown and repeated ones are doubts.
fn columns(head: &StringRecord) -> Result<(Columns, Vec<Problem>), Vec<Problem>> {
    let (mut found, mut doubts) = (Vec::new(), Vec::new());
    for title in head {
        let column = heading(title).filter(|column| !found.contains(&Some(*column)));
        if column.is_none() && !title.is_empty() {
            doubts.push(Problem::new("", ProblemKind::UnusedColumn(title.to_owned())));
        }
        found.push(column);
    }
    let needed = [(Column::Login, "login"), (Column::Name, "name")];
    let missing: Vec<Problem> = needed
        .into_iter()
        .filter(|(column, _)| !found.contains(&Some(*column)))
        .map(|(_, field)| Problem::new(field, ProblemKind::NoColumn))
        .collect();
    if missing.is_empty() { Ok((found, doubts)) } else { Err(missing) }
}

fn heading(title: &str) -> Option<Column> {
    let key = folded(title);
    HEADINGS.iter().find(|(_, names)| names.contains(&key.as_str())).map(|(column, _)| *column)
}

/// Small letters without spaces, and without a remark in brackets: `分管领导（副处长）` is 分管领导.
fn folded(text: &str) -> String {
    let bare = text.split(['(', '（']).next().unwrap_or_default();
    bare.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Where the lines of a text end: the reader's own count of lines slips at `\r\n` and blank lines.
struct Lines<'a> {
    text: &'a str,
    ends: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    /// The line that a row begins in, from 1.
    fn of(&self, row: &StringRecord) -> i64 {
        let at = row.position().and_then(|position| usize::try_from(position.byte()).ok());
        let at = at.unwrap_or_default();
        let rest = self.text.get(at..).unwrap_or_default();
        let start = at + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        1 + self.ends.partition_point(|end| *end < start) as i64
    }
}

fn line(number: i64, row: &StringRecord, columns: &[Option<Column>]) -> ImportLine {
    let mut line = ImportLine {
        line: number,
        input: PersonInput::default(),
        unit_name: String::new(),
        problems: Vec::new(),
    };
    for (value, column) in row.iter().zip(columns) {
        let Some(column) = column else { continue };
        match column {
            Column::Login => line.input.login = value.to_owned(),
            Column::Name => line.input.name = value.to_owned(),
            Column::Title => line.input.title = value.to_owned(),
            Column::Unit => line.unit_name = value.to_owned(),
            Column::Roles => match roles(value) {
                Some(roles) => line.input.roles = roles,
                None => line.problems.push(Problem::new("roles", ProblemKind::NotAChoice)),
            },
            Column::Cadre => match yes_or_no(value) {
                Some(cadre) => line.input.cadre = cadre,
                None => line.problems.push(Problem::new("cadre", ProblemKind::NotAChoice)),
            },
        }
    }
    line
}

/// Roles by code or by their name in any language; empty for none, `None` for an unknown one.
fn roles(value: &str) -> Option<Vec<Role>> {
    let parts = value.split([',', '，', '、', ';', '；', '/', '+']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(role).collect()
}

fn role(name: &str) -> Option<Role> {
    let key = folded(name);
    let called = |role: Role| {
        role.code() == key || Lang::ALL.iter().any(|lang| folded(&role.label(tr(*lang))) == key)
    };
    Role::ALL.iter().copied().find(|role| called(*role))
}

fn yes_or_no(value: &str) -> Option<bool> {
    match folded(value).as_str() {
        "是" | "yes" | "y" | "true" | "1" | "✓" | "√" => Some(true),
        "" | "否" | "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(outcome: Result<PeopleSheet, Vec<Problem>>) -> Vec<(String, ProblemKind)> {
        outcome.unwrap_err().into_iter().map(|p| (p.field, p.kind)).collect()
    }

    #[test]
    fn a_list_from_a_spreadsheet_program() {
        let text = "\u{feff}姓名,登录名,职务,单位,角色,领导干部,备注\r\n\
                    李禾,lihe,科员,综合科,干部职工,,新来\r\n\
                    ,,,,,,\r\n\
                    \"何, 雁秋\",heyanqiu,副处长,,分管领导（副处长）、专责人,是,\r\n";
        let sheet = read(text.as_bytes()).unwrap();
        assert_eq!(sheet.doubts, [Problem::new("", ProblemKind::UnusedColumn("备注".into()))]);
        let [first, second] = &sheet.lines[..] else { panic!("{sheet:?}") };
        assert_eq!((first.line, first.input.login.as_str()), (2, "lihe"));
        assert_eq!(
            (first.unit_name.as_str(), &first.input.roles[..]),
            ("综合科", &[Role::Staff][..])
        );
        assert!(!first.input.cadre);
        assert_eq!((second.line, second.input.name.as_str()), (4, "何, 雁秋"));
        assert_eq!(second.input.roles, [Role::Supervisor, Role::Coordinator]);
        assert!(second.input.cadre && second.problems.is_empty());
    }

    #[test]
    fn every_language_and_delimiter() {
        for text in [
            "Login;Full name;Role\nlihe;Li He;staff",
            "帳號\t姓名\t角色\nlihe\t李禾\t幹部職工",
            "login,NAME,roles\nlihe,Li He,Staff\n",
        ] {
            let sheet = read(text.as_bytes()).unwrap();
            assert_eq!(sheet.lines.len(), 1, "{text}");
            assert_eq!(sheet.lines[0].input.roles, [Role::Staff], "{text}");
            assert!(sheet.doubts.is_empty(), "{text}");
        }
    }

    #[test]
    fn doubtful_cells_are_named() {
        let sheet =
            read("login,name,role,cadre\nlihe,李禾,国王,也许\nwang,王映".as_bytes()).unwrap();
        let problems: Vec<_> = sheet.lines[0].problems.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(problems, ["roles", "cadre"]);
        assert!(sheet.lines[1].problems.is_empty(), "a short row is no fault");
    }

    #[test]
    fn files_that_cannot_be_read() {
        let gb18030 = b"login,name\nlihe,\xc0\xee\xba\xcc\n";
        assert_eq!(fields(read(gb18030)), [("2:".to_owned(), ProblemKind::NotUtf8)]);
        let utf16 = b"\xff\xfel\0o\0g\0i\0n\0";
        assert_eq!(fields(read(utf16)), [("1:".to_owned(), ProblemKind::NotUtf8)]);
        assert_eq!(
            fields(read("名称,备注\n一,二".as_bytes())),
            [
                ("login".to_owned(), ProblemKind::NoColumn),
                ("name".to_owned(), ProblemKind::NoColumn)
            ]
        );
        for empty in ["", "\n\n", "login,name\n", "login,name\n,\n"] {
            assert_eq!(fields(read(empty.as_bytes())), [(String::new(), ProblemKind::Required)]);
        }
    }
}
