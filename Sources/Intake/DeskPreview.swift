import Scheme

/// The look at what others will read, before it is sent.
extension Desk {
  /// What others will see, with all that was posted, to be sent or changed.
  func check(_ preview: HTML, _ submission: Submission, _ post: Post) -> Reply {
    let fields = post.posted.fields.filter { $0.name != FormHTML.OwnField.version && $0.name != OwnField.checked }
    let version = post.posted.first(FormHTML.OwnField.version) ?? submission.form.version
    let hidden = [Posted.Field(FormHTML.OwnField.version, version)] + fields
    let inputs = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">\n" as HTML }
    return .page(
      Page(
        DeskWords.check,
        """
        <p class="lead">\(DeskWords.checkLead)</p>
        \(preview)<form class="form" method="post" action="\(href: post.action)" accept-charset="utf-8">
        \(inputs)<p class="buttons"><button name="\(OwnField.checked)" value="yes">\(DeskWords.send)</button>
        <button class="quiet" name="\(OwnField.change)" value="yes">\(DeskWords.change)</button></p>
        </form>

        """))
  }

  /// The form again, with all that was typed and nothing wrong.
  func goBack(_ submission: Submission, _ post: Post) -> Reply {
    .page(
      Page(submission.form.title, html(submission, action: post.action, posted: post.posted, draft: post.draft)))
  }
}

/// What stands between a form and its saving.
enum DeskWords {
  static let check = "Check before you send"
  static let checkLead = "Nothing is sent yet. This is what will be seen."
  static let send = "Send this"
  static let change = "Change it"
}
