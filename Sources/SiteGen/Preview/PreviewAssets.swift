import Scheme

/// What the preview adds to a page on its way to the browser. The files on disk stay as they are.
enum PreviewAssets {
  /// Asks for the next build, and reloads the page when there is one.
  static let script = """
    (function () {
      "use strict";
      var version = Number(document.currentScript.dataset.build);
      function ask() {
        fetch("/_preview/builds/" + version).then(function (answer) { return answer.text(); }).then(function (text) {
          if (Number(text) !== version) { location.reload(); } else { ask(); }
        }).catch(function () { setTimeout(ask, 1000); });
      }
      ask();
    })();

    """

  static let style = """
    #waymark-mistakes { position: fixed; inset: auto 0 0 0; max-height: 70vh; overflow: auto; margin: 0; padding: 1rem 1.5rem;
      background: #fff4f2; color: #3a0d06; border-top: 4px solid #b3261e; font: 1rem/1.5 system-ui, sans-serif; z-index: 99; }
    #waymark-mistakes h2 { margin: 0 0 .5rem; font-size: 1.1rem; }
    #waymark-mistakes pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.45 ui-monospace, monospace; margin: 0; }

    """

  /// A page with the mistakes over it, if there are any, and the script. The page's own policy forbids all requests;
  /// the preview's has to allow them.
  static func prepared(_ page: [UInt8], for moment: PreviewState.Moment) -> [UInt8] {
    let rule = HTML(text: "default-src 'none';").string
    let text = String(decoding: page, as: UTF8.self)
      .replacing(rule, with: rule + HTML(text: " connect-src 'self';").string, maxReplacements: 1)
    let addition =
      overlay(moment).string + "<script src=\"/_preview/reload.js\" data-build=\"\(moment.version)\"></script>\n"
    guard let end = text.ranges(of: "</body>").last else { return Array((text + addition).utf8) }
    return Array((text[..<end.lowerBound] + addition + text[end.lowerBound...]).utf8)
  }

  private static func overlay(_ moment: PreviewState.Moment) -> HTML {
    if moment.mistakes.isEmpty { return HTML() }
    return """
      <link rel="stylesheet" href="/_preview/preview.css">
      <section id="waymark-mistakes" role="alert">
      <h2>There are mistakes in the content, so the pages have not changed.</h2>
      <pre>\(moment.mistakes)</pre>
      </section>

      """
  }
}
