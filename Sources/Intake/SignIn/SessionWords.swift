import Scheme

/// What the pages about sessions say.
enum SessionWords {
  static let title = "Where you are signed in"
  static let lead =
    "You are signed out of a browser 30 days after you signed in, or 21 days after you last sent a form in it, whichever "
    + "comes first. If you do not recognise one of these, sign out of it."
  static let thisOne = " (this one)"
  static let unknownBrowser = "A browser"
  static let end = "Sign out here"
  static let endOthers = "Sign out everywhere else"

  static func times(_ session: Session, in settings: Settings) -> String {
    let with = session.address.map { " with \($0)" } ?? ""
    return "Signed in on \(settings.words(for: session.began))\(with). "
      + "Last used about \(settings.words(for: session.lastUsed))."
  }

  static let ofOthers = "Sign someone out"
  static let ofOthersLead =
    "Use this when someone has lost a phone or a computer. We sign them out everywhere. They can sign in again with a link "
    + "by email. This is logged."
  static let endAll = "Sign this person out everywhere"
  static let nobody = "Nobody here has confirmed this address."
  static func ended(_ address: String) -> String { "\(address) is signed out everywhere." }

  static let ofOthersForm: Form = {
    var question = Address.question
    question.wording = Wording("The person’s email address")
    question.hint = nil
    question.purpose = .address
    return Form(id: "sessions", title: ofOthers, parts: [.question(question)])
  }()
}
