import Scheme

/// A profile as others see it.
struct ProfileHTML {
  var name: Name
  var form: Form
  var answers: Answers
  /// Who is looking at it.
  var reader = Access.Reader.member

  init(name: Name, form: Form, answers: Answers) {
    self.name = name
    self.form = form
    self.answers = answers
  }

  init(profile: Profile, reader: Access.Reader = .member) {
    self.init(name: profile.name, form: profile.form, answers: profile.answers)
    self.reader = reader
  }

  var html: HTML {
    let shown = AnswersHTML(
      form: form, answers: Profile.answers(answers, for: reader), author: name
    ).html
    return "<section class=\"person\">\n\(shown)</section>\n"
  }

  /// The profile before it is saved: what members see, and what a partner sees as well.
  var preview: HTML {
    """
    <h2>\(name)</h2>
    \(html)<h2>\(ProfileWords.contact)</h2>
    \(HTML(typed: answers.text("contact")))\
    <p class="hint">\(ProfileWords.contactReaders)</p>

    """
  }
}
