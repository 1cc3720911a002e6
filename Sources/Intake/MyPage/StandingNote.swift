import GRDB
import Scheme

/// What *My page* says to someone who is not a member: their standing, and what happens next.
struct StandingNote: Sendable {
  private let standing: Person.Standing
  /// The questions that are waiting for their answer.
  let openQuestions: [MemberQuestion]

  init(for person: SignedIn, in db: Database) throws {
    standing = person.person.standing
    openQuestions =
      standing == .waiting ? try MemberQuestion.all(to: person.person, in: db).filter { $0.answer == nil } : []
  }

  /// Nothing for a member.
  var html: HTML {
    switch standing {
    case .waiting: note(CoordinatorWords.youWait, CoordinatorWords.youWaitNext)
    case .declined: note(CoordinatorWords.youWereDeclined, CoordinatorWords.youWereDeclinedNext)
    case .member, .suspended, .left: ""
    }
  }

  private func note(_ title: some Sayable, _ next: some Sayable) -> HTML {
    "<section class=\"reach\">\n<h2>\(title.phrase)</h2>\n<p>\(next.phrase)</p>\n</section>\n"
  }
}
