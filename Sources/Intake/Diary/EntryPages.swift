import Scheme

/// A page for one of the reader's own entries: to read, to change, to share, to delete.
struct EntryPages {
  let reading: PersonReading

  func show() throws -> Reply {
    let found = try find()
    let entry = found.entry
    let news = reading.visit.done.flatMap(EntryNews.init)
    let done = news.map { HTML(done: $0.words) } ?? ""
    return .page(
      Page(
        DiaryWords.entryTitle,
        """
        \(done)\(EntryHTML(entry: entry, intake: reading.intake, isWhole: true).html)\(try readers(found))\
        <ul class="links">
        <li><a href="\(href: EntryTextForm(handle: entry.handle).link)">\(DiaryWords.change)</a></li>
        <li><a href="\(href: EntryRemovalForm(handle: entry.handle).link)">\(DiaryWords.remove)</a></li>
        <li><a href="/my/diary">\(DiaryWords.all)</a></li>
        </ul>

        """))
  }

  /// Who reads it, and the form to choose; where there is nobody to name, it says so instead.
  private func readers(_ found: Found) throws -> HTML {
    let now: HTML = "<p><strong>\(found.readers)</strong></p>\n"
    let heading: HTML = "<h2>\(DiaryWords.readers)</h2>\n"
    guard found.hasChoice else { return "\(heading)\(now)<p class=\"hint\">\(DiaryWords.nobodyToName)</p>\n" }
    let form = try reading.html(EntryReadersForm(handle: found.entry.handle))
    let shared: HTML =
      found.partner.map { partner in
        let link = Link(["my", "pairs", partner.handle, "shared"], after: .root)
        return "<p><a href=\"\(href: link)\">\(DiaryWords.shared(partner.name))</a></p>\n"
      } ?? ""
    return "\(heading)\(now)\(found.isRead ? shared : "")\(form)"
  }

  // MARK: What is shown

  private struct Found {
    let entry: DiaryEntry
    /// The partner that it is shared with.
    let partner: DiaryPartner?
    /// True while that partner can read it: nothing has stopped the pair.
    let isRead: Bool
    /// True where there is a partner to share it with, or to stop sharing it with.
    let hasChoice: Bool

    var readers: Phrase {
      guard let partner else { return DiaryWords.onlyYouNow() }
      return isRead ? DiaryWords.youAnd(partner.name) : DiaryWords.rests(partner.name)
    }
  }

  private func find() throws -> Found {
    let (person, db) = (reading.person, reading.db)
    let entry = try DiaryEntry.own(reading.part("handle"), person, in: db)
    let partners = try DiaryPartner.all(of: person.id, in: db)
    let partner = try entry.sharedWith.flatMap { try DiaryPartner.any($0, of: person, in: db) }
    return Found(
      entry: entry, partner: partner, isRead: partners.contains { $0.pair == partner?.pair },
      hasChoice: partner != nil || !partners.isEmpty)
  }
}
