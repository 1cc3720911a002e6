import Dispatch
import Foundation
import Synchronization

extension Array where Element: Sendable {
  /// The results in the order of the elements, worked out on all cores.
  func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    let size = Swift.max(1, count / (ProcessInfo.processInfo.activeProcessorCount * 8))
    let starts = stride(from: 0, to: count, by: size).map { $0 }
    let chunks = Mutex<[(start: Int, results: [Result])]>([])
    DispatchQueue.concurrentPerform(iterations: starts.count) { chunk in
      let results = self[starts[chunk]..<Swift.min(starts[chunk] + size, count)].map(transform)
      chunks.withLock { $0.append((starts[chunk], results)) }
    }
    return chunks.withLock { $0.sorted { $0.start < $1.start }.flatMap(\.results) }
  }
}
