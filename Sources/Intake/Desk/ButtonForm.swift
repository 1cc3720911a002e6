import Scheme

/// A form that is one button: a thing to do that needs no words.
struct ButtonForm {
  var words: Phrase
  var action: Link
  var hidden: [Posted.Field] = []
  var isQuiet = false

  init(_ words: some Sayable, to path: [String], hidden: [Posted.Field] = [], isQuiet: Bool = false) {
    self.words = words.phrase
    action = Link(path, after: .root)
    self.hidden = hidden
    self.isQuiet = isQuiet
  }

  /// The button of a form that has nothing to ask.
  init(_ words: some Sayable, to form: any IntakeForm, hidden: [Posted.Field] = [], isQuiet: Bool = false) {
    self.words = words.phrase
    action = form.link
    self.hidden = hidden
    self.isQuiet = isQuiet
  }

  var html: HTML {
    let fields = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">\n" as HTML }
    return """
      <form class="one-button" method="post" action="\(href: action)">
      \(fields)<p class="buttons"><button\(isQuiet ? HTML(" class=\"quiet\"") : "")>\(words)</button></p>
      </form>

      """
  }
}

/// Asks someone who signed in some time ago to do it again, before something that can give an account away or shut
/// someone out. One button, since the address is known.
struct SignInAgain {
  let person: SignedIn
  let title: Phrase
  /// The page to come back to.
  let path: String
  var lead = AddressWords.signInAgainLead()

  var html: HTML {
    let button = ButtonForm(
      PeopleWords.sendLink, to: ["my", "sign-in"],
      hidden: [Posted.Field("address", person.address), Posted.Field("_to", path)])
    return "<h2>\(title)</h2>\n<p>\(lead)</p>\n\(button.html)"
  }
}
