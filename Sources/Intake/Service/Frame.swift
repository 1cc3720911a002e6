import HTTPTypes
import Hummingbird
import NIOCore
import Scheme
import Synchronization

/// What all pages have around them, drawn once for each scheme: with scripts, and without.
final class Frames: Sendable {
  struct Look: Hashable {
    let site: SchemeFile.Site
    let words: Words
  }

  private let kept = Mutex<[Look: PageFrame]>([:])

  func frame(of look: Look, draw: () -> PageFrame) -> PageFrame {
    kept.withLock { kept in
      if let frame = kept[look] { return frame }
      // Frames of a scheme that is no longer in force are of no use.
      if kept.count == 2 { kept = [:] }
      let frame = draw()
      kept[look] = frame
      return frame
    }
  }
}

/// The frame around Intake's pages.
struct Frame: Sendable {
  let intake: Intake

  /// - Parameters:
  ///   - person: who is signed in, which the page says.
  ///   - owner: whose words are typed on the page, for the script that keeps them.
  func response(
    _ page: Page, at path: String, for person: SignedIn?, owner: String? = nil, isFirst: Bool = false
  ) -> Response {
    let scheme = intake.scheme.current
    var site = scheme.site
    if !SafeHeaders.hasScripts(path) { (site.theme, site.drafts) = (nil, nil) }
    let frame = intake.frames.frame(of: Frames.Look(site: site, words: scheme.words)) {
      PageFrame(site: site, words: scheme.words, siteRoot: intake.settings.site, intakeRoot: .root, assetRoot: .root)
    }
    let head: HTML = "\(site.drafts.map { drafts($0, owner) } ?? "")\(page.arrived.map(arrived) ?? "")"
    let main: HTML = "\(account(person))\(isFirst ? usedBefore : "")\(page.alert)\(page.main)"
    let document = PageHTML(frame, title: page.title, head: head, main: main).html
    var response = Response(
      status: HTTPResponse.Status(code: page.status),
      headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.bytes)))
    response.headers[.retryAfter] = page.retryAfter.map(String.init)
    return response
  }

  /// The script that keeps what is typed until it has arrived.
  private func drafts(_ path: SitePath, _ owner: String?) -> HTML {
    let whose = owner.map { " data-owner=\"\($0)\"" as HTML } ?? ""
    return "<script defer src=\"\(href: path.link(below: .root))\" data-on=\"service\"\(whose)></script>\n"
  }

  /// Tells that script which form a page is the answer to.
  private func arrived(_ draftName: String) -> HTML {
    "<meta name=\"kept\" content=\"\(draftName)\">\n"
  }

  private var usedBefore: HTML {
    """
    <div class="note">
    <p><strong>\(AddressWords.usedBefore)</strong> \(AddressWords.usedBeforeNext) \
    <a href="/my/addresses">\(AddressWords.addOne)</a></p>
    </div>

    """
  }

  private func account(_ person: SignedIn?) -> HTML {
    guard let person else { return "" }
    return """
      <form class="account" method="post" action="/my/sign-out">
      <p>\(PeopleWords.signedIn(person.address)) <a href="/my/addresses">\(AddressWords.title)</a> <button class="quiet">\(PeopleWords.signOut)</button></p>
      </form>

      """
  }
}
