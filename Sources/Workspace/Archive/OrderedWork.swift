// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Work on a list of files, side by side, whose results come back one after the other in the order of the list.
///
/// So much text is under way at once and no more, whatever the number of files; one that is larger than that goes alone.
/// Results are handed over on the calling thread.
enum OrderedWork {
  /// What one permit stands for, in bytes of a file, and how many permits there are.
  private static let unit = 1 << 18
  private static let permits = 48

  private struct State<Result: Sendable> {
    var next = 0
    var done: [Int: Result] = [:]
    var isStopped = false
  }

  /// Calls `work` for items side by side and `take` with each result in order.
  ///
  /// - Parameters:
  ///   - sizes: of the items, in bytes.
  ///   - stops: asked before an item is begun; what is begun is finished and taken.
  ///   - worker: makes what a thread keeps between items.
  /// - Returns: how many items, from the first on, were taken.
  static func run<Worker, Result: Sendable>(
    sizes: [Int], jobs: Int, stops: @escaping @Sendable () -> Bool, worker: @escaping @Sendable () -> Worker,
    work: @escaping @Sendable (inout Worker, Int) -> Result, take: (Int, Result) throws -> Void
  ) rethrows -> Int {
    let state = Mutex(State<Result>())
    let admission = Mutex(())
    // A semaphore may not end with less than it began with.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<permits { room.signal() }
    let arrived = DispatchSemaphore(value: 0)
    let group = DispatchGroup()
    @Sendable func cost(_ item: Int) -> Int { min(permits, 1 + sizes[item] / unit) }
    // One at a time waits for room, so that two never hold half of what each needs; items are begun in order, so that
    // the one whose result is waited for is always under way.
    @Sendable func begin() -> Int? {
      admission.withLock { _ in
        let item = state.withLock { $0.isStopped ? sizes.count : $0.next }
        guard item < sizes.count else { return nil }
        for _ in 0..<cost(item) { room.wait() }
        return state.withLock { state in
          if state.isStopped || stops() {
            state.isStopped = true
            return nil
          }
          state.next += 1
          return item
        }
      }
    }
    for _ in 0..<max(1, min(jobs, sizes.count)) {
      DispatchQueue.global().async(group: group) {
        var own = worker()
        while let item = begin() {
          let result = work(&own, item)
          state.withLock { $0.done[item] = result }
          arrived.signal()
        }
        // Whoever waits for results has to look again.
        arrived.signal()
      }
    }
    defer {
      // An error of `take` ends the others as well.
      state.withLock { $0.isStopped = true }
      for _ in 0..<permits { room.signal() }
      group.wait()
    }
    var taken = 0
    while taken < sizes.count {
      if let result = state.withLock({ $0.done.removeValue(forKey: taken) }) {
        for _ in 0..<cost(taken) { room.signal() }
        try take(taken, result)
        taken += 1
        continue
      }
      if state.withLock({ $0.isStopped && taken >= $0.next }) { break }
      arrived.wait()
    }
    return taken
  }
}
