import Scheme

/// What stands in the way of a form outside of its own fields: nothing in it can be changed so that it passes, but
/// something elsewhere may. The form comes back, and what was written is kept until then.
struct Obstacle: Error {
  /// What it is, for whoever sent the form.
  var sentence: Phrase
  /// Where something can be done about it.
  var way: Way?

  struct Way: Sendable {
    var words: Phrase
    var link: Link
  }

  init(_ sentence: some Sayable, _ words: (any Sayable)? = nil, at link: Link? = nil) {
    self.sentence = sentence.phrase
    if let words, let link { way = Way(words: words.phrase, link: link) }
  }

  /// The sentence with the way.
  var html: HTML {
    let way: HTML = way.map { " <a href=\"\(href: $0.link)\">\($0.words)</a>" } ?? ""
    return "<p>\(sentence)\(way)</p>\n"
  }
}
