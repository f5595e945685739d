use super::*;
use proptest::prelude::*;

// Made by ssh-keygen for these tests; the private halves were thrown away.
const ED25519: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICpkC+H61ApQLzrAkq2wveCaDpiG3GN6dvoNG1KLEiN2 ed25519";
const P256: &str = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBMdG9aPtnsNo3cHPMOIiVKETXxSoHky45nAZZUet1dAiH/GC3dlLipeo8mm0mH0vvQvbd0llKFeKl+wNONjX+p0= e256";
const P384: &str = "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBFScZMVu96BtOUO2lAgJvfGGSSVmFU0nURN8C7V0Cje3zH3RwVcKTThVDdc/OBxx8rTGolaIt9VeC9WRs9VVbdhqK0NNLUwABv4UdtTL+rxt99D2syL2fqHuhXbRYc9QBw== e384";
const P521: &str = "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBADHH6VI8m28mFNQwBgbaBoUJdql4/9A5Jh+D5u3vRXe/9z3ButhNWrFOIE7JGh3asEbWlYA0aSpbJcn13NdG9C7/gHDj1QP2t/1EOLZea+aiWR8Mznsk014NCQjjWbAtKXXxpnC/v1UJTR6NvoFJ3kuIbFrUEC99FZscdxSXLlo8NcwtQ== e521";
const RSA_3072: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCSt5rA0enCLVqN5C89V+N+535rMAsqrRDmnQq8lqtd0OqLcqkkNiyeJGGOS/1tXUiWfEc1I90WJOW1Abvz5id+XUWm1PGRlq4RIMPQHMcFIEQ/WAipix3yNNdWLFibPLqeJDiQvQJtQYv+YCMC2L96Fd0hQbCA2so1JNuWmMKJy2pIbSI0RcRXnO2QMQt06tykLHD1hyCJmKhldoy3pNvUEeJ5P5A7TDiZs7/jhyO6ZcAXOMORAezBEIFCkd4t/m49JjK6j6NC6EX6NARgtnjtpV5jzNGVkQL4ZN6U7nsFnTqCvJEgF3FSpPwOSxWkYHicFbijFybgD12hds41oTslflQFcUMzSf8GHsNumh6Ab9zk8Zbhr6VXiR3KV2WWIa9mSlp/vmG+fy4QVzlgVhG+HtRBEeS8xFDvXjwEqm9KckdJrv5ItVfmcRsZINvXi66rnJRY8RNnt3N7j21aXa1gQFVdSSvPGyRIEb1naGihZOc9+mBVytKcNsmI1tH7/5E= rsa3";
const RSA_2048: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCLjTuBoo3hX+AWNEayY2EZWUIJ3yfIHZJbj86XRT5FuqaEOBTAixXH+2OVtpqrDa1X+ImloA/W/uAyHWyVUPx9jF/cWcYTGjMdJTwmR2QcaxuaQVOKzi9Ef1d1kFwhK7hCciO7NBErpMBS4mqZivaCnD/RV/+XEIeU0mR+dCc0NhrrzrYEmCYPib6W664U0jGp7+0Aa6X4CmAiJmJaK8uju5xFOBXsls7HXAvggIeILQh8CBHgI9TWTracrrJ6nkF8+kqjBiaeeRyXda5bFZljy6oomG6L9GOnlOyZg3IrQeTxQCPUwXjTwIg/77Z3gTvIoL5g4D8RpDpaCkF5oB3T rsa2";
const DSA: &str = "ssh-dss AAAAB3NzaC1kc3MAAACBAO1WWBTMSjzRlfjcMoVXq9SKFRVCW1yvLf0rY1mmNs7Tko2WTCDLrSvLwDGzte27D17aHTgb2fm/izPsxalvKL8i604oFscTEYDrDWOXIVaM7zJKABi05K3CSTs/zStISeW/o3eIy3+spjXFUgagy8Eqg5co/Q3yF1ZfKdhEu5eVAAAAFQDUc7abvh5SVSZc7123mHSt5K16VwAAAIEAp5iby2LQVq1GwQ24O3UOL+uSeDPZnlR+0CXFuv0U/LtdsCM56ysr30s+PxRwSIOT4VMAjiDj4xElizEQgkaEojgsqAzJEVvmx1vf3BQdPdb8G1g7L9MpikR48IjFCO7E+/J+3g/3ReNJBjPeEJzls15SYeIm7OGfC8KW7FSlgtgAAACAZ8vhWoxFtjfgT175fsaUy5O1uxEeCSS/1u3IGIPy3YXvN7EtWhRNKrSBUTMK2W4OZSWUV+nV2m9YcTNLm5Bno9yLfJzOmvpV6fW3BAF6fIelqskGLy/GUJKiXDVoCNT9PNiyJtW7glW8iy8o2ivZ65mw2NCKLFGwc6xu/g0/8dE= dsa";

#[test]
fn keys_are_read_with_the_fingerprint_that_ssh_keygen_prints() {
    for (line, kind, fingerprint, comment) in [
        (ED25519, "ssh-ed25519", "SHA256:ky3KhiHdABb2ztFOz6mL1S31K4EkPOxgk2XGoTC00Zc", "ed25519"),
        (P256, "ecdsa-sha2-nistp256", "SHA256:BS+Kd6+7Kinr6lD7U8NJRRwW8xzNArD37XLbNiCt/hw", "e256"),
        (P384, "ecdsa-sha2-nistp384", "SHA256:261LWta/3JVBiN5IDDNSK8Ip6fl40v9qdML5nAZ6ySc", "e384"),
        (P521, "ecdsa-sha2-nistp521", "SHA256:5MnMUJCBJeaVnRYtc+eyVxKGdlPT/RT0tZuZUABmxyE", "e521"),
        (RSA_3072, "ssh-rsa", "SHA256:RgU8WkqFer6IRAXOwenpcFoqMAAoJ0ZizDYdJ37/nEU", "rsa3"),
    ] {
        let key = parse(line).unwrap();
        assert_eq!((key.kind, key.fingerprint.as_str()), (kind, fingerprint));
        assert_eq!(key.comment, comment);
        assert_eq!(line, format!("{} {} {}", key.kind, key.key, key.comment));
        let spaced = format!("\r\n  {}\t{}   a comment of  words \r\n\n", key.kind, key.key);
        assert_eq!(parse(&spaced).unwrap().comment, "a comment of  words");
        assert_eq!(parse(&format!("{} {}", key.kind, key.key)).unwrap().comment, "");
    }
}

/// A key in the wire format.
fn wire(fields: &[&[u8]]) -> String {
    let mut blob = Vec::new();
    for field in fields {
        blob.extend(u32::try_from(field.len()).unwrap().to_be_bytes());
        blob.extend(*field);
    }
    BASE64_STANDARD.encode(blob)
}

#[test]
fn keys_on_a_token_are_taken() {
    let kind = "sk-ssh-ed25519@openssh.com";
    let key = wire(&[kind.as_bytes(), &[7; 32], b"ssh:"]);
    assert_eq!(parse(&format!("{kind} {key} token")).unwrap().kind, kind);
    let bare = wire(&[kind.as_bytes(), &[7; 32]]);
    assert_eq!(parse(&format!("{kind} {bare}")), Err(KeyFault::Broken));
}

#[test]
fn what_is_no_good_is_named() {
    let key = ED25519.split(' ').nth(1).unwrap();
    let kind = |kind: &str| KeyFault::Kind(kind.to_owned());
    let private = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n";
    let certificate = format!("ssh-ed25519-cert-v01@openssh.com {key}");
    let short = wire(&[b"ssh-ed25519", &[7; 31]]);
    let long = wire(&[b"ssh-ed25519", &[7; 32], b"more"]);
    let other = wire(&[b"ssh-rsa", &[7; 32]]);
    let padded = wire(&[b"ssh-rsa", &[1, 0, 1], &[&[0, 0][..], &[0xff; 384]].concat()]);
    let negative = wire(&[b"ssh-rsa", &[1, 0, 1], &[0xff; 384]]);
    let compressed = wire(&[b"ecdsa-sha2-nistp256", b"nistp256", &[2; 65]]);
    let cases = [
        (private.to_owned(), KeyFault::Private),
        ("PuTTY-User-Key-File-3: ssh-ed25519".to_owned(), KeyFault::Private),
        (format!("{ED25519}\n{P256}"), KeyFault::Several),
        (format!("{ED25519}\ncommand=\"id\" {P256}"), KeyFault::Several),
        (format!("command=\"id\" {ED25519}"), KeyFault::Options),
        (format!("no-pty {ED25519}"), KeyFault::Options),
        (format!("from=\"*\",restrict {ED25519}"), KeyFault::Options),
        (DSA.to_owned(), kind("ssh-dss")),
        (certificate, kind("ssh-ed25519-cert-v01@openssh.com")),
        (RSA_2048.to_owned(), KeyFault::Short(2048)),
        (String::new(), KeyFault::Broken),
        ("ssh-ed25519".to_owned(), KeyFault::Broken),
        (format!("ssh-ed25519 {}", &key[..key.len() - 4]), KeyFault::Broken),
        (format!("ssh-ed25519 {key}="), KeyFault::Broken),
        (format!("ssh-rsa {key}"), KeyFault::Broken),
        (format!("ssh-ed25519 {short}"), KeyFault::Broken),
        (format!("ssh-ed25519 {long}"), KeyFault::Broken),
        (format!("ssh-ed25519 {other}"), KeyFault::Broken),
        (format!("ssh-rsa {padded}"), KeyFault::Broken),
        (format!("ssh-rsa {negative}"), KeyFault::Broken),
        (format!("ecdsa-sha2-nistp256 {compressed}"), KeyFault::Broken),
        ("李禾的钥匙".to_owned(), KeyFault::Broken),
        (format!("ssh-ed25519 {}", "A".repeat(20_000)), KeyFault::Broken),
    ];
    for (line, fault) in cases {
        assert_eq!(parse(&line), Err(fault), "{line}");
    }
}

#[test]
fn a_login_fits_into_a_forced_command() {
    for good in ["a", "lihe", "li.he-2_x", &"a".repeat(32)] {
        assert!(is_login(good), "{good}");
    }
    for bad in ["", "1li", "-li", ".li", "Li", "li he", "li;id", "li\"", "李", &"a".repeat(33)] {
        assert!(!is_login(bad), "{bad}");
    }
}

proptest! {
    #[test]
    fn whatever_is_pasted_is_read_or_refused(text in any::<String>(), at in 0_usize..80, c in any::<char>()) {
        let _ = parse(&text);
        let _ = parse(&format!("ssh-rsa {text}"));
        let mut line: Vec<char> = ED25519.chars().collect();
        line[at] = c;
        let line: String = line.into_iter().collect();
        if let Ok(key) = parse(&line) {
            // What is read holds no blank, quote or line end.
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
            prop_assert!(key.key.chars().all(plain));
        }
    }

    #[test]
    fn a_key_of_any_bytes_is_read_or_refused(blob in proptest::collection::vec(any::<u8>(), 0..200)) {
        for (kind, _) in KINDS {
            let _ = parse(&format!("{kind} {}", BASE64_STANDARD.encode(&blob)));
            let mut whole = u32::try_from(kind.len()).unwrap().to_be_bytes().to_vec();
            whole.extend(kind.as_bytes());
            whole.extend(&blob);
            let _ = parse(&format!("{kind} {}", BASE64_STANDARD.encode(&whole)));
        }
    }
}
