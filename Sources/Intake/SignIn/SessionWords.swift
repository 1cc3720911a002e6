import Scheme

/// What the pages about sessions say.
enum SessionWords {
  static let title = "Where you are signed in"
  static let lead =
    "A session ends by itself 30 days after you signed in, and 21 days after you last sent a form in it. "
    + "Is there one that you do not know? End it."
  static let thisOne = " (this one)"
  static let unknownBrowser = "A browser"
  static let end = "End this session"
  static let endOthers = "Sign out everywhere else"

  static func times(_ session: Session, in settings: Settings) -> String {
    let with = session.address.map { " with \($0)" } ?? ""
    return "Signed in on \(settings.words(for: session.began))\(with). "
      + "Last used about \(settings.words(for: session.lastUsed))."
  }

  static let ofOthers = "End somebody’s sessions"
  static let ofOthersLead =
    "For when a telephone or a computer was lost. The person is signed out everywhere, and can sign in again by mail. "
    + "It is kept that you did this."
  static let endAll = "Sign this person out everywhere"
  static let nobody = "Nobody here has confirmed this address."
  static func ended(_ address: String) -> String { "\(address) is signed out everywhere." }

  static let ofOthersForm: Form = {
    var question = Address.question
    question.wording = Wording("The person’s e-mail address")
    question.hint = nil
    question.purpose = .address
    return Form(id: "sessions", title: ofOthers, parts: [.question(question)])
  }()
}
