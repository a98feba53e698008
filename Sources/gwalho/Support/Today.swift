// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Today by the local clock.
enum Today {
  /// Where the day begins, or another one given as YYYY-MM-DD, in seconds since 1970 (UTC).
  static func midnight(of date: String? = nil) -> Int {
    var parts = now()
    let numbers = (date ?? "").split(separator: "-").compactMap { Int32($0) }
    if numbers.count == 3 {
      (parts.tm_year, parts.tm_mon, parts.tm_mday) = (numbers[0] - 1900, numbers[1] - 1, numbers[2])
    }
    (parts.tm_hour, parts.tm_min, parts.tm_sec) = (0, 0, 0)
    return timegm(&parts)
  }

  private static func now() -> tm {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return parts
  }
}
