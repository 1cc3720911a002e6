import GRDB
import Scheme

/// Leaving the scheme: what waits is closed kindly, pairs end, partners are told, and every session is over.
struct LeavingForm: OwnForm {
  static let route: FormRoute = "leaving"

  func open(_ reading: Reading) throws -> OpenForm? {
    var open = OpenForm(self, Self.form, button: LeavingWords.button)
    open.context = "<p>\(LeavingWords.lead)</p>\n"
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

  private static let form = Form(
    id: "leaving", title: LeavingWords.title,
    parts: [
      .question(
        Question(
          id: "comment", kind: .long, wording: Wording(LeavingWords.comment), hint: Wording(LeavingWords.commentHint)
        ).optional),
      .question(Question(id: "leave", kind: .agree, wording: Wording(LeavingWords.agree))),
    ])
}

extension Person {
  /// From now on nobody sees them, and none of their sessions is alive. Signing in again brings them back; who was
  /// declined stays so.
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
  /// Who left and signs in again is back, as a newcomer is; the diary is there, and nobody sees the profile yet.
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

/// What leaving says.
enum LeavingWords {
  static let title = "Leave the scheme"
  static let lead =
    "When you leave, we close your open proposals, end your mentoring and email the other people. Nobody can see your "
    + "profile any more. Your diary stays yours: sign in again with the same address to read it."
  static let comment = "Message to your partners"
  static let commentHint = "Anyone who has an open proposal or a mentoring relationship with you reads it."
  static let agree = "I want to leave the scheme."
  static let button = "Leave now"
  static let goodbye = "Goodbye, and thank you"
  static let goodbyeNext =
    "You have left the scheme and are signed out. The guides are open to everyone, and your diary stays yours."
  static let toSite = "Read the guides"
  static let comeBack = "Sign in again to read your diary or to come back"
}
