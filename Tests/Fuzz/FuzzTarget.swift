import Foundation

@testable import SiteGen

/// What libFuzzer calls with whatever it thinks of.
@_cdecl("LLVMFuzzerTestOneInput")
public func readAnyPage(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: bytes, count: count)
  let folder = FileManager.default.temporaryDirectory.appending(path: "waymark-fuzz-\(getpid())").path
  do {
    let faults = try AnyPage(input, below: folder).faults()
    if faults.isEmpty { return 0 }
    for fault in faults { print(fault) }
  } catch {
    print("The input cannot be written: \(error)")
  }
  fflush(nil)
  abort()
}
