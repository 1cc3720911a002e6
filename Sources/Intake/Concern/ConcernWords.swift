import Foundation
import Scheme

extension ConcernWords {
  /// Who is signed in now, where it was someone else when the page was opened.
  static func drawnForAnother(_ address: String?) -> Phrase {
    address.map { Self.signedInNow($0) } ?? Self.signedOutNow()
  }

  /// The form: which pairs and readers it offers depends on who opens it.
  static func form(_ scheme: SchemeFile, contacts: [Settings.Contact], pairs: [Question.Option]) -> Form {
    let readers = contacts.map { Question.Option(id: id(of: $0), wording: Wording($0.name)) }
    let form = scheme[.concern].listing(pairs, in: "pair").listing(readers, in: "readers")
    return form.without(Set((pairs.isEmpty ? ["pair"] : []) + (contacts.count > 1 ? [] : ["readers"])))
  }

  /// A contact's id in the form: it is derived from the name, so that no post reaches a different contact after the
  /// settings have changed.
  static func id(of contact: Settings.Contact) -> String { "contact-\(Fingerprint.of(Data(contact.name.utf8)))" }

  /// The contacts that the sender chose; where there is only one, that one.
  static func readers(_ answers: Answers, of contacts: [Settings.Contact]) -> [Settings.Contact] {
    contacts.count > 1 ? contacts.filter { answers.options("readers").contains(id(of: $0)) } : contacts
  }
}
