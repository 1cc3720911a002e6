import Foundation
import Scheme

/// The files that a build puts out, each from one source.
struct OutputFiles {
  /// The source of what no editor wrote.
  static let own = "sitegen"

  private(set) var files: [SitePath: Data] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private var sources: [SitePath: String] = [:]

  /// Adds a file; two that would come out at one place are a mistake, and neither is taken in silence.
  mutating func add(_ data: Data, at path: SitePath, from source: String) {
    if let other = sources[path] {
      // What the program itself puts out cannot be given another name.
      let (mine, others) = source == OutputFiles.own ? (other, "a page that is put together") : (source, other)
      let message = "This comes out at `\(path.text)`, and so does \(others). Give it another name."
      diagnostics.append(Diagnostic(place: Diagnostic.Place(file: mine), message: message))
    }
    sources[path] = source
    files[path] = data
  }

  mutating func add(_ files: [SitePath: Data], from source: String) {
    for (path, data) in files { add(data, at: path, from: source) }
  }

  /// Adds a file of the content folder that is copied as it is.
  mutating func add(_ file: SourceFile) {
    guard let path = SitePath(file.path) else {
      let message = "A file's name is made of lower-case letters, digits, hyphens and dots."
      diagnostics.append(Diagnostic(place: Diagnostic.Place(file: file.name), message: message))
      return
    }
    add(file.data, at: path, from: file.name)
  }
}
