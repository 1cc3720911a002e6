import Foundation
import Scheme

/// What the page *Get help or raise a concern* says, and its form.
enum ConcernWords {
  static let title = "Get help or raise a concern"
  static let lead =
    "If something in your mentoring worries you, hurts you or does not feel right, tell us here. It can be about you or "
    + "about someone else. You do not need to be sure."
  static let noEmergency =
    "This is not an emergency service: it may be the next working day before anyone reads it. If someone is in danger, "
    + "call your country’s emergency number now (112 in Europe, 999 in the United Kingdom)."
  static let whoReads = "These people read what you write here:"
  static let whatTheyCan =
    "They can suspend someone’s account, and stop everything between two people here, at once. We do not tell the person "
    + "it is about that you wrote. Reading a concern does not let anyone read a diary, yours or anyone else’s."
  static let signedOut = "You are not signed in, so we do not know who you are unless you tell us below."
  static let signedIn =
    "You are signed in, so they see your name. If you would rather not be named, sign out first, then come back here."
  static let nobody =
    "This is a trial on one machine, and its settings do not yet name anyone to receive concerns. In a real scheme, the "
    + "names of the people who read them are here."
  static let send = "Send to the people named"
  static let sent = "Your concern is saved"
  static let sentNext =
    "We are emailing the people who read concerns, with a link to what you wrote. If you said how they can reach you, "
    + "they will answer you that way. You can write again whenever you want to."

  static let notSaved =
    "We could not save this just now. Everything you wrote is here: wait a minute, then send it again. If it cannot wait, "
    + "reply to any email from the scheme: the coordinator reads it."
  static func drawnForAnother(_ address: String?) -> String {
    let now = address.map { "\($0) is signed in here now" } ?? "you are signed out now"
    return
      "Nothing has been sent yet: \(now), which was not the case when you opened this page. Check below whether the "
      + "contacts will see who you are, and send it again if that is right."
  }

  /// The questions.
  static func form(contacts: [Settings.Contact], pairs: [Question.Option]) -> Form {
    var questions = [concern, reach]
    if !pairs.isEmpty { questions.append(pair(pairs)) }
    if contacts.count > 1 { questions.append(readers(contacts)) }
    return Form(id: "concern", title: title, parts: questions.map { .question($0) })
  }

  private static let concern: Question = {
    var question = Question(
      id: "concern", kind: .long, wording: Wording("What would you like to tell us?"),
      hint: Wording("Who is it about, and what happened? Write as much or as little as you want to."))
    question.maximum = 10_000
    return question
  }()

  private static let reach: Question = {
    var question = Question(
      id: "reach", kind: .short, wording: Wording("How can we reach you?"),
      hint: Wording("A phone number or an address, and the best time. Without this they cannot answer you."))
    question.isOptional = true
    return question
  }()

  private static func pair(_ options: [Question.Option]) -> Question {
    var question = Question(id: "pair", kind: .choice, wording: Wording("Is it about one of these?"))
    question.isOptional = true
    question.options = options
    return question
  }

  private static func readers(_ contacts: [Settings.Contact]) -> Question {
    var question = Question(
      id: "readers", kind: .choices, wording: Wording("Who may read it?"),
      hint: Wording(
        "Untick anyone who should not read it, for instance because it is about them. Leave at least one ticked."))
    question.options = contacts.map { Question.Option(id: id(of: $0), wording: Wording($0.name)) }
    return question
  }

  /// What a contact is called in the form: follows from the name, so that no post reaches another one after the
  /// settings have changed.
  static func id(of contact: Settings.Contact) -> String { "contact-\(Fingerprint.of(Data(contact.name.utf8)))" }

  /// The contacts that the sender chose; where there is but one, that one.
  static func readers(_ answers: Answers, of contacts: [Settings.Contact]) -> [Settings.Contact] {
    contacts.count > 1 ? contacts.filter { answers.options("readers").contains(id(of: $0)) } : contacts
  }
}
