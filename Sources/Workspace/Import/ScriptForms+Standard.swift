// SPDX-License-Identifier: Apache-2.0

import HanHangul
public import Interchange
import TermBase

extension ScriptForms {
  /// Conversion by ICU for display, scripts and pinyin by the tables. For one thread.
  public static func standard() -> ScriptForms {
    let cache = ConversionCache()
    return ScriptForms(
      simplified: { cache.simplified($0) },
      script: { text in
        var sawSimplified = false
        for scalar in text.unicodeScalars {
          switch Han.script(scalar.value) {
          case .traditional: return .traditional  // a mixture is no simplified text
          case .simplified: sawSimplified = true
          case .both: break
          }
        }
        return sawSimplified ? .simplified : .both
      },
      pinyin: { text in
        var line = ""
        for syllable in Mandarin.readings(of: text.unicodeScalars.map(\.value)) {
          guard let syllable else { continue }
          if !line.isEmpty { line += " " }
          line += syllable.pinyin
        }
        return line
      },
      normalize: { GlossaryRow.normalized($0) })
  }
}

/// ICU's contextual conversion, opened when the first term needs it (it costs ten milliseconds).
///
/// Exports run on one thread; the class only lets a closure keep a converter that cannot be copied.
private final class ConversionCache: @unchecked Sendable {
  // A form is asked for several times in a row, and not again.
  private var recent: [(text: String, converted: String)] = []
  private var next = 0
  private lazy var converter = Converter()

  private final class Converter {
    let icu: ScriptConverter?
    init() { icu = try? ScriptConverter(.traditionalToSimplified) }
  }

  func simplified(_ text: String) -> String {
    // ICU costs microseconds a term, and most terms have nothing to convert.
    guard text.unicodeScalars.contains(where: { Han.script($0.value) == .traditional }) else { return text }
    // Equal code points, not what Unicode calls equivalent.
    if let known = recent.first(where: { $0.text.utf8.elementsEqual(text.utf8) }) { return known.converted }
    let converted = (try? converter.icu?.convert(text)) ?? text
    if recent.count < 8 {
      recent.append((text, converted))
    } else {
      recent[next] = (text, converted)
      next = (next + 1) % recent.count
    }
    return converted
  }
}
