import Scheme

/// The look at what others will read, before it is sent.
extension Desk {
  /// What others will see, with everything that was posted, to be sent or changed.
  func check(_ preview: HTML, _ open: OpenForm, _ post: Post) -> Reply {
    let own = [FormHTML.OwnField.version, OwnField.checked, OwnField.draft, Visit.drawnFor]
    let fields = post.posted.fields.filter { !own.contains($0.name) }
    let version = post.posted.first(FormHTML.OwnField.version) ?? open.form.version
    let draft = post.draft.map { [Posted.Field(OwnField.draft, $0.handle)] } ?? []
    let hidden = [Posted.Field(FormHTML.OwnField.version, version)] + draft + fields
    let button = open.previewsEffects ? open.button : DeskWords.send()
    let inputs = hidden.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">\n" as HTML }
    return .page(
      Page(
        DeskWords.check,
        """
        <p class="lead">\(open.previewsEffects ? DeskWords.effectsLead : DeskWords.checkLead)</p>
        <p>\(DeskWords.account(post.visit.person?.shownAddress ?? ""))</p>
        \(preview)<form class="form" method="post" action="\(href: post.action)" accept-charset="utf-8">
        \(inputs)<p class="buttons"><button name="\(OwnField.checked)" value="yes">\(button)</button>
        <button class="quiet" name="\(OwnField.change)" value="yes">\(DeskWords.change)</button></p>
        </form>

        """))
  }

  /// The form again, with everything that was typed and no problems.
  func goBack(_ open: OpenForm, _ post: Post) -> Reply {
    .page(
      Page(
        open.form.title,
        "\(open.respondsTo)\(html(open, action: post.action, posted: post.posted, draft: post.draft))"))
  }
}
