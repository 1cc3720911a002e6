import Scheme

/// A form that is one button: a thing to do that needs no words.
struct ButtonForm {
  var words: String
  var path: [String]
  var hidden: [Posted.Field] = []
  var isQuiet = false

  init(_ words: String, to path: [String], hidden: [Posted.Field] = [], isQuiet: Bool = false) {
    self.words = words
    self.path = path
    self.hidden = hidden
    self.isQuiet = isQuiet
  }

  var html: HTML {
    let fields = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">\n" as HTML }
    return """
      <form class="one-button" method="post" action="\(href: Link(path, after: .root))">
      \(fields)<p class="buttons"><button\(isQuiet ? HTML(" class=\"quiet\"") : "")>\(words)</button></p>
      </form>

      """
  }
}
