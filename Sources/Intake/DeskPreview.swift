import Scheme

/// The look at what others will read, before it is sent.
extension Desk {
  /// What others will see, with all that was posted, to be sent or changed.
  func check(_ preview: HTML, _ submission: Submission, _ post: Post) -> Reply {
    let fields = post.posted.fields.filter {
      ![FormHTML.OwnField.version, OwnField.checked, Visit.drawnFor].contains($0.name)
    }
    let version = post.posted.first(FormHTML.OwnField.version) ?? submission.form.version
    let hidden = [Posted.Field(FormHTML.OwnField.version, version)] + fields
    let inputs = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">\n" as HTML }
    return .page(
      Page(
        DeskWords.check,
        """
        <p class="lead">\(DeskWords.checkLead)</p>
        <p>\(DeskWords.account(post.visit.person?.address ?? ""))</p>
        \(preview)<form class="form" method="post" action="\(href: post.action)" accept-charset="utf-8">
        \(inputs)<p class="buttons"><button name="\(OwnField.checked)" value="yes">\(DeskWords.send)</button>
        <button class="quiet" name="\(OwnField.change)" value="yes">\(DeskWords.change)</button></p>
        </form>

        """))
  }

  /// The form again, with all that was typed and nothing wrong.
  func goBack(_ submission: Submission, _ post: Post) -> Reply {
    .page(
      Page(
        submission.form.title,
        "\(submission.respondsTo)\(html(submission, action: post.action, posted: post.posted, draft: post.draft))"))
  }
}

/// What stands between a form and its saving.
enum DeskWords {
  static let check = "Check before you send"
  static let checkLead = "Nothing is sent yet. This is what will be seen."
  static func account(_ address: String) -> String { "It is saved to the account of \(address)." }
  static let obstacle = "This cannot be sent now"
  static let kept = "What you wrote is kept on My page, so you can come back to it."
  static let send = "Send this"
  static let change = "Change it"
}
