import SystemPackage

/// A file that was opened once: what is read from it is one version, whatever replaces it meanwhile.
final class OpenFile: Sendable {
  let stamp: FileStamp
  private let descriptor: FileDescriptor

  /// `nil` for what cannot be read. It does not wait for a pipe.
  init?(_ path: String) {
    guard let descriptor = try? FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
    else { return nil }
    guard let stamp = FileStamp(of: descriptor) else {
      try? descriptor.close()
      return nil
    }
    (self.descriptor, self.stamp) = (descriptor, stamp)
  }

  deinit { try? descriptor.close() }

  /// Some of its bytes.
  ///
  /// - Throws: `Problem.cannotRead` where there are fewer, or where something is writing into the file.
  func bytes(from offset: Int, count: Int) throws -> [UInt8] {
    let bytes = try [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      while read < count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[read...])
        let more = try descriptor.read(fromAbsoluteOffset: Int64(offset + read), into: rest)
        if more == 0 { throw Problem.cannotRead }
        read += more
      }
    }
    // The whole stamp also changes when another file takes this one's name.
    guard let now = FileStamp(of: descriptor), (now.size, now.modified) == (stamp.size, stamp.modified) else {
      throw Problem.cannotRead
    }
    return bytes
  }
}
