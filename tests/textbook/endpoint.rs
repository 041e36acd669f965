//! What an endpoint is by another URL parser, that of the crate `url`.

use url::Url;

/// What an endpoint writes for a URL, by another parser: nothing if that changes more than is promised.
pub(crate) fn written(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.strip_suffix('/').unwrap_or(rest);
    let in_set = |c: char| c.is_ascii_alphanumeric() || "-_.:[]".contains(c);
    let parsed = Url::parse(url).ok().filter(|_| host.chars().all(in_set))?;
    let lower = host.to_ascii_lowercase();
    let name = match lower.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => name,
        _ => &lower,
    };
    let sound = |label: &str| !label.is_empty() && !label.starts_with("xn--");
    let labels = name.strip_suffix('.').unwrap_or(name);
    let same = matches!(parsed.scheme(), "http" | "https")
        && parsed.scheme() == scheme.to_ascii_lowercase()
        && parsed.host_str() == Some(name)
        && !lower.ends_with(':')
        && labels.split('.').all(sound);
    same.then(|| parsed.to_string())
}
