import Scheme

/// *Who sees what*: the table of `Access`, printed for everyone.
enum AccessPage {
  /// A link to it, for pages on which someone is about to write.
  static let link: HTML = "<p><a href=\"/my/who-sees-what\">\(AccessWords.title)</a></p>\n"

  static func show() -> Reply {
    let heads = Access.Reader.allCases.map { "<th scope=\"col\">\(AccessWords.reader($0))</th>\n" as HTML }
    return .page(
      Page(
        AccessWords.title,
        """
        <p class="lead">\(AccessWords.lead)</p>
        <div class="table access" tabindex="0" role="region" aria-label="\(plain: AccessWords.title)">
        <table>
        <thead><tr>
        <th scope="col">\(AccessWords.what)</th>
        \(heads)</tr></thead>
        <tbody>
        \(Access.Thing.allCases.map(row))</tbody>
        </table>
        </div>
        <p>\(AccessWords.whoRunsTheServer)</p>

        """))
  }

  private static func row(_ thing: Access.Thing) -> HTML {
    let note: HTML = AccessWords.note(thing).map { "<br><span class=\"hint\">\($0)</span>" } ?? ""
    let cells = Access.Reader.allCases.map { "<td>\(AccessWords.cell(Access.cell(thing, $0)))</td>\n" as HTML }
    return "<tr>\n<th scope=\"row\">\(AccessWords.thing(thing))\(note)</th>\n\(cells)</tr>\n"
  }
}
