import Scheme

/// One's own entry on a page of its own: to read, to change, to share, to delete.
struct EntryPages: Sendable {
  let parts: Parts
  let desk: Desk

  func show(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let found = try await find(visit, person)
    let entry = found.entry
    let news = visit.done.flatMap(EntryNews.init)
    let done = news.map { HTML(done: $0.words) } ?? ""
    let path = ["my", "diary", entry.handle]
    return .page(
      Page(
        DiaryWords.entryTitle,
        """
        \(done)\(EntryHTML(entry: entry, parts: parts, isWhole: true).html)\(try await readers(found, visit))\
        <ul class="links">
        <li><a href="\(href: EntryTextForm(handle: entry.handle).link)">\(DiaryWords.change)</a></li>
        <li><a href="\(href: Link(path + ["removal"], after: .root))">\(DiaryWords.remove)</a></li>
        <li><a href="/my/diary">\(DiaryWords.all)</a></li>
        </ul>

        """))
  }

  /// Who reads it, and the form to choose; where there is nobody to name, just that.
  private func readers(_ found: Found, _ visit: Visit) async throws -> HTML {
    let now: HTML = "<p><strong>\(found.readers)</strong></p>\n"
    let heading: HTML = "<h2>\(DiaryWords.readers)</h2>\n"
    guard found.hasChoice else { return "\(heading)\(now)<p class=\"hint\">\(DiaryWords.nobodyToName)</p>\n" }
    let form = try await parts.read(for: visit) { try $0.html(EntryReadersForm(handle: found.entry.handle)) }
    let shared: HTML =
      found.partner.map { partner in
        let link = Link(["my", "pairs", partner.handle, "shared"], after: .root)
        return "<p><a href=\"\(href: link)\">\(DiaryWords.shared(with: partner.name))</a></p>\n"
      } ?? ""
    return "\(heading)\(now)\(found.isRead ? shared : "")\(form)"
  }

  /// The look before it is gone.
  func askToRemove(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    let found = try await find(visit, person)
    let path = ["my", "diary", found.entry.handle]
    return .page(
      Page(
        DiaryWords.removeTitle,
        """
        <p class="lead">\(DiaryWords.removeLead)</p>
        \(EntryHTML(entry: found.entry, parts: parts).html)\
        \(ButtonForm(DiaryWords.removeNow, to: path + ["removal"]).html)\
        <p><a href="\(href: Link(path, after: .root))">\(DiaryWords.keepIt)</a></p>

        """))
  }

  func remove(_ visit: Visit) async throws -> Reply {
    let person = try visit.signedIn()
    return try await parts.once(visit) { transaction in
      try DiaryEntry.own(visit.part("handle"), person, in: transaction.db).remove(in: transaction)
      return "/my/diary?\(Visit.done)=\(EntryNews.removed.rawValue)"
    }
  }

  // MARK: What is shown

  private struct Found: Sendable {
    let entry: DiaryEntry
    /// Whom it is shared with.
    let partner: DiaryPartner?
    /// True while that partner can read it: nothing has stopped the pair.
    let isRead: Bool
    /// True where somebody can be named, or unnamed.
    let hasChoice: Bool

    var readers: Wording {
      guard let partner else { return Wording(DiaryWords.onlyYouNow) }
      return isRead ? DiaryWords.youAnd(partner.name) : DiaryWords.rests(partner.name)
    }
  }

  private func find(_ visit: Visit, _ person: SignedIn) async throws -> Found {
    try await parts.store.read { db in
      let entry = try DiaryEntry.own(visit.part("handle"), person, in: db)
      let partners = try DiaryPartner.all(of: person.id, in: db)
      let partner = try entry.sharedWith.flatMap { try DiaryPartner.any($0, of: person, in: db) }
      return Found(
        entry: entry, partner: partner, isRead: partners.contains { $0.pair == partner?.pair },
        hasChoice: partner != nil || !partners.isEmpty)
    }
  }
}
