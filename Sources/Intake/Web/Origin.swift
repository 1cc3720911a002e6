/// Where a post comes from, according to its browser.
struct Origin: Sendable {
  /// Who may post to an address.
  enum RouteClass: Sendable {
    /// Forms on the static site: from there, from us, and, as a draft, from a page on disk.
    case publicIntake
    /// Forms that only Intake draws: only from us.
    case own
  }

  enum Verdict: Sendable, Hashable {
    /// From one of the scheme's own pages: a live session may be read.
    case known
    /// From a page on disk, or from a program that does not say: always a draft, the session is not read.
    case anonymous
    /// Anything else: nothing is stored.
    case foreign
  }

  var fetchSite: String?
  var origin: String?
  var referer: String?

  /// The table of the checklist's CS2, for a service at `own` and the static sites that the settings list.
  ///
  /// - Parameter own: scheme, host and port, without a slash at the end.
  func verdict(for route: RouteClass, own: String, listed: [String]) -> Verdict {
    if fetchSite == "same-origin" { return .known }
    switch origin {
    case own?: return .known
    case "null"?: return route == .publicIntake ? .anonymous : .foreign
    case let origin?: return route == .publicIntake && listed.contains(origin) ? .known : .foreign
    case nil: break
    }
    switch (fetchSite, route) {
    case ("none", _): return .known
    case (nil, .publicIntake): return .anonymous
    case (nil, .own): return referer == own || referer?.hasPrefix(own + "/") ?? false ? .known : .foreign
    default: return .foreign
    }
  }
}
