//! Which addresses may be reached, and from where.

use super::error::{WebError, shown};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use url::{Host, Url};

/// A host that is not on the public network, reached for by an address that no user named.
#[derive(Debug, thiserror::Error)]
#[error("the host is not public")]
pub struct NotPublic;

/// Reads an address; http and https only, without a user's name and password in it.
pub fn address(words: &str) -> Result<Url, WebError> {
    let wrong = || WebError::Address(shown(words));
    let mut url = Url::parse(words.trim()).map_err(|_| wrong())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none_or(str::is_empty) {
        return Err(wrong());
    }
    let cleared = url.set_username("").and_then(|()| url.set_password(None));
    cleared.map_err(|()| wrong())?;
    url.set_fragment(None);
    Ok(url)
}

/// Where a redirect leads.
pub fn next(from: &Url, to: &str, asked: &str) -> Result<Url, WebError> {
    let elsewhere = || WebError::Elsewhere(shown(asked), shown(to));
    let url = from.join(to).map_err(|_| elsewhere())?;
    address(url.as_str()).map_err(|_| elsewhere())
}

/// Whether `url` is on the host and port that the user named; only there may it be a private one.
pub fn is_named(named: Option<&Url>, url: &Url) -> bool {
    let Some(named) = named else { return false };
    let usual = |url: &Url| url.port().is_none();
    named.host() == url.host() && (named.port() == url.port() || usual(named) && usual(url))
}

/// An agent that connects to public hosts only. It connects to the very address that was checked, so a name that
/// resolves to something else a moment later gains nothing.
pub fn guarded(config: Config) -> Agent {
    Agent::with_parts(config, DefaultConnector::default(), PublicOnly(DefaultResolver::default()))
}

#[derive(Debug)]
struct PublicOnly(DefaultResolver);

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        if found.iter().all(|address| is_public(address.ip())) {
            Ok(found)
        } else {
            Err(ureq::Error::Other(Box::new(NotPublic)))
        }
    }
}

/// Whether `ip` is on the public network.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocol = (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99) || a == 198 && (b == 18 || b == 19);
    !(a == 0
        || a >= 224
        || ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_documentation()
        || shared
        || protocol)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let parts = ip.segments();
    let inside = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    // Only 2000::/3 is in use; within it, addresses that carry a version 4 one are as public as that.
    let carried = match parts {
        [0, 0, 0, 0, 0, 0xffff, high, low] => Some(inside(high, low)),
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(inside(high, low)),
        [0x2002, high, low, ..] => Some(inside(high, low)),
        _ => None,
    };
    let reserved = parts[0] == 0x2001 && (parts[1] < 0x200 || parts[1] == 0xdb8);
    match carried {
        Some(ip) => is_public_v4(ip),
        None => parts[0] & 0xe000 == 0x2000 && !reserved,
    }
}

/// Whether `url` names this very machine.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_are_not_public_are_known() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "0.0.0.0",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.0.8",
            "::1",
            "::",
            "fe80::1",
            "fd00:ec2::254",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "ff02::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in ["8.8.8.8", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[test]
    fn only_web_addresses_are_addresses() {
        for wrong in
            ["file:///etc/passwd", "ftp://a.example/x", "javascript:alert(1)", "a.txt", "http://", ""]
        {
            assert!(address(wrong).is_err(), "{wrong}");
        }
        assert_eq!(address("http://me:secret@A.example/x#y").unwrap().as_str(), "http://a.example/x");
        assert_eq!(address("http://2130706433/").unwrap().host_str(), Some("127.0.0.1"));
    }

    #[test]
    fn a_redirect_stays_on_the_web() {
        let from = address("https://a.example/x/y").unwrap();
        assert_eq!(next(&from, "../z", "").unwrap().as_str(), "https://a.example/z");
        assert!(next(&from, "file:///etc/passwd", "").is_err());
    }

    #[test]
    fn a_named_host_is_named_on_its_port_only() {
        let url = |words| address(words).unwrap();
        let named = url("http://127.0.0.1:8000/feed");
        assert!(is_named(Some(&named), &url("http://127.0.0.1:8000/a")));
        assert!(!is_named(Some(&named), &url("http://127.0.0.1:6379/")));
        assert!(!is_named(Some(&named), &url("http://localhost:8000/")));
        assert!(is_named(Some(&url("http://a.example/")), &url("https://a.example/b")));
    }
}
