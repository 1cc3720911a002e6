import Foundation
import Scheme

/// The built site on disk: writes what changed, and removes what an earlier build wrote and this one does not.
///
/// Anything else in the folder is left alone: the list of our own files is in `.waymark-files`. A folder of someone
/// else's files is refused, and so is a place where someone else's file is.
struct Output {
  let folder: String
  static let listName = ".waymark-files"

  /// Makes the folder contain these files.
  ///
  /// - Parameter written: what the same program wrote last, if anything; a file that is the same is there already.
  func write(_ files: [SitePath: OutputFile], after written: [SitePath: OutputFile] = [:]) throws {
    try Disk.makeFolder(folder)
    let list = files.keys.sorted()
    let earlier = earlierList()
    try refuseForeign(list, earlier)
    let stale = earlier.filter { files[$0] == nil }
    if list.count != earlier.count || !stale.isEmpty {
      for path in Set(list.map(\.folder)) where !path.isEmpty { try Disk.makeFolder(folder + "/" + path) }
      // The list first, with both: after a build that is interrupted here, the next one still knows our own files.
      try writeList(stale.isEmpty ? list : (list + stale).sorted())
    }
    let changed = list.filter { written[$0] != files[$0] }
    // An editor is waiting for the page, and not for what is put together from all pages.
    let order = changed.filter { files[$0]?.isPage == true } + changed.filter { files[$0]?.isPage != true }
    let failures = order.concurrentMap { path -> (any Error)? in
      do {
        if let file = files[path] { try write(try file.bytes(), to: path.text, isNew: !earlier.contains(path)) }
        return nil
      } catch { return error }
    }
    if let failure = failures.lazy.compactMap(\.self).first { throw failure }
    for path in stale { unlink(folder + "/" + path.text) }
    if !stale.isEmpty { try writeList(list) }
  }

  /// The list is written before the files: what is not on it was put there by someone else. Without a list, any file that
  /// shows is.
  private func refuseForeign(_ list: [SitePath], _ earlier: Set<SitePath>) throws {
    let isFirst = FileStamp(of: folder + "/" + Output.listName) == nil
    let foreign =
      isFirst
      ? try Disk.firstName(in: folder)
      : list.first { !earlier.contains($0) && FileStamp(of: folder + "/" + $0.text) != nil }?.text
    if let foreign { throw FileFailure.foreign("\(folder)/\(foreign)", isFirst: isFirst) }
  }

  /// What the last build wrote.
  func earlierList() -> Set<SitePath> {
    guard let bytes = try? Disk.read(folder + "/" + Output.listName, about: 4096) else { return [] }
    return Set(bytes.split(separator: UInt8(ascii: "\n")).compactMap { SitePath(String(decoding: $0, as: UTF8.self)) })
  }

  private func writeList(_ paths: [SitePath]) throws {
    try write(Array(paths.map(\.text).joined(separator: "\n").utf8), to: Output.listName, isNew: false)
  }

  /// Comparing is faster than writing, and keeps the file's date: a file with the same bytes is left alone. Any other
  /// is written beside the old one and put in its place: someone who reads the site meanwhile gets one of the two,
  /// whole.
  private func write(_ bytes: [UInt8], to path: String, isNew: Bool) throws {
    let target = folder + "/" + path
    if !isNew, let before = try? Disk.read(target, about: bytes.count), before == bytes { return }
    guard !isNew else { return try Disk.write(bytes, to: target) }
    try Disk.write(bytes, to: target + "~")
    try Disk.move(target + "~", to: target)
  }
}
