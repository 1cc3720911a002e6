import GRDB
import Scheme

/// Leaving the scheme: what is waiting is closed kindly, pairs end, partners are told, and every session ends.
struct LeavingForm: OwnForm {
  static let route: FormRoute = "leaving"

  func open(_ reading: Reading) throws -> OpenForm? {
    var open = OpenForm(self, reading.scheme[.leaving])
    open.context = open.form.leadHTML
    return open
  }

  func save(_ filled: FilledForm, _ settings: Settings, in transaction: Transaction) throws -> Saved {
    let (person, comment) = (filled.person, filled.answers.text("comment"))
    let proposals = try Proposal.all(of: person.id, in: transaction.db).flatMap {
      try $0.closeKindly(for: person.id, comment: comment, settings: settings, in: transaction)
    }
    let mentorings = try Mentoring.all().of(person.id).all(in: transaction.db).flatMap {
      try $0.endKindly(for: person.id, comment: comment, settings: settings, in: transaction)
    }
    try Profile.setAvailable(false, person: person.id, in: transaction)
    try person.person.leave(in: transaction)
    return Saved(path: "/my/left", mails: proposals + mentorings)
  }
}

extension Person {
  /// From now on nobody sees them, and all their sessions are over. Signing in again brings them back; someone who
  /// was declined stays declined.
  fileprivate func leave(in transaction: Transaction) throws {
    try transaction.db.execute(
      cached: "UPDATE person SET standing = ? WHERE id = ? AND standing <> ?",
      arguments: [Standing.left, id, Standing.declined])
    for table in ["session", "act_link"] {
      try transaction.db.execute(cached: "DELETE FROM \(table) WHERE person_id = ?", arguments: [id])
    }
  }
}

extension Person {
  /// Someone who left and signs in again is back, as a newcomer. Their diary is there, and nobody sees their profile
  /// yet.
  func comeBack(as newcomers: Standing, in transaction: Transaction) throws {
    guard standing == .left else { return }
    try transaction.db.execute(cached: "UPDATE person SET standing = ? WHERE id = ?", arguments: [newcomers, id])
  }
}

/// The page after leaving.
enum LeavingPages {
  static func left(_ settings: Settings) -> Reply {
    .page(
      Page(
        LeavingWords.goodbye,
        """
        <p>\(LeavingWords.goodbyeNext)</p>
        <ul class="links">
        <li><a href="\(href: settings.site)">\(LeavingWords.toSite)</a></li>
        <li><a href="/my/sign-in">\(LeavingWords.comeBack)</a></li>
        </ul>

        """))
  }
}
