// SPDX-License-Identifier: Apache-2.0

import Glibc
import Synchronization

/// Files that are being written and not yet in their place: who ends the process by a signal takes them along.
///
/// A handler may touch nothing that needs a lock or memory, so the names stand in a table of pointers.
public enum TemporaryFiles {
  private typealias Slot = Atomic<UnsafeMutablePointer<CChar>?>

  private static let count = 64
  // Made once and never taken away; each slot is atomic by itself.
  nonisolated(unsafe) private static let slots: UnsafeMutablePointer<Slot> = {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: count)
    for index in 0..<count { (slots + index).initialize(to: Atomic(nil)) }
    return slots
  }()

  /// Takes note of a file that is about to be made; nil when there are too many at a time.
  static func add(_ path: String) -> Int? {
    guard let name = strdup(path) else { return nil }
    for index in 0..<count
    where slots[index].compareExchange(expected: nil, desired: name, ordering: .acquiringAndReleasing).exchanged {
      return index
    }
    free(name)
    return nil
  }

  /// The file is in its place, or gone.
  static func forget(_ index: Int?) {
    guard let index else { return }
    // A handler on another thread may be reading the name: its few bytes are left.
    _ = slots[index].exchange(nil, ordering: .acquiringAndReleasing)
  }

  /// Makes the table, before a handler needs it.
  public static func prepare() { _ = slots }

  /// Removes what is there; safe in a handler after ``prepare()``.
  public static func removeAll() {
    for index in 0..<count {
      if let name = slots[index].load(ordering: .acquiring) { unlink(name) }
    }
  }
}
