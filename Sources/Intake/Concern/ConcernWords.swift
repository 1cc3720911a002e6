import Foundation
import Scheme

extension ConcernWords {
  /// Who is signed in by now, where that was someone else when the page was opened.
  static func drawnForAnother(_ address: String?) -> Phrase {
    address.map { Self.signedInNow($0) } ?? Self.signedOutNow()
  }

  /// The form: what can be said of pairs and readers depends on who asks.
  static func form(_ scheme: SchemeFile, contacts: [Settings.Contact], pairs: [Question.Option]) -> Form {
    let readers = contacts.map { Question.Option(id: id(of: $0), wording: Wording($0.name)) }
    let form = scheme[.concern].listing(pairs, in: "pair").listing(readers, in: "readers")
    return form.without(Set((pairs.isEmpty ? ["pair"] : []) + (contacts.count > 1 ? [] : ["readers"])))
  }

  /// What a contact is called in the form: follows from the name, so that no post reaches another one after the
  /// settings have changed.
  static func id(of contact: Settings.Contact) -> String { "contact-\(Fingerprint.of(Data(contact.name.utf8)))" }

  /// The contacts that the sender chose; where there is but one, that one.
  static func readers(_ answers: Answers, of contacts: [Settings.Contact]) -> [Settings.Contact] {
    contacts.count > 1 ? contacts.filter { answers.options("readers").contains(id(of: $0)) } : contacts
  }
}
