// SPDX-License-Identifier: Apache-2.0

internal import HanData

/// Surnames of one character (百家姓 and those of today that it lacks).
public enum Surname {
  /// Can a character, simplified or traditional, be a surname?
  public static func contains(_ han: UInt32) -> Bool {
    let folded = Han.simplified(han)
    var low: UInt32 = 0
    var high = gw_surname_character_count
    while low < high {
      let middle = (low + high) / 2
      let value = gw_surname_character_at(middle)
      if value == folded { return true }
      if value < folded { low = middle + 1 } else { high = middle }
    }
    return false
  }
}
