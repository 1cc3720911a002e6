import Scheme

/// Something outside a form's own fields that stops it: no change to the form would let it through, but a change
/// elsewhere may. The form comes back, and what was written is kept until then.
struct Obstacle: Error {
  /// What it is, for the person who sent the form.
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

  /// The sentence, with the link where there is one.
  var html: HTML {
    let way: HTML = way.map { " <a href=\"\(href: $0.link)\">\($0.words)</a>" } ?? ""
    return "<p>\(sentence)\(way)</p>\n"
  }
}
