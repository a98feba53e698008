// SPDX-License-Identifier: Apache-2.0

internal import Evaluation

/// The drawings of the page: SVG of 440 × 290 units, drawn between x 44…410 and y 20…250.
extension EvaluationReport {
  private static let (left, right, top, bottom) = (44.0, 410.0, 20.0, 250.0)

  /// A column for each range of confidences: the mean promise as a red stroke, the part that was exact as a dot with its 95 %
  /// interval, and the number of pairs. Columns are equally wide, because most pairs are in the last few.
  func reliabilityPlot(_ bins: [ReliabilityBin]) -> String {
    let width = (Self.right - Self.left) / Double(max(bins.count, 1))
    var svg = Self.open(words("evaluate.reliability")) + Self.axes(from: 0, to: 1, step: 0.2)
    for (index, bin) in bins.enumerated() {
      let x = Self.left + (Double(index) + 0.5) * width
      let (y, interval) = (Self.y(bin.exact.share, 0, 1), bin.exact.interval)
      svg += "<path class=\"ideal\" d=\"M\(Self.place(x - width * 0.35)) \(Self.place(Self.y(bin.predicted, 0, 1)))"
      svg += "h\(Self.place(width * 0.7))\"/>"
      svg += "<path class=\"interval\" d=\"M\(Self.place(x)) \(Self.place(Self.y(interval.lowerBound, 0, 1)))"
      svg += "V\(Self.place(Self.y(interval.upperBound, 0, 1)))\"/>"
      svg +=
        "<circle cx=\"\(Self.place(x))\" cy=\"\(Self.place(y))\" r=\"4\"><title>\(Self.ratio(bin.exact))</title></circle>"
      svg += Self.label("\(Self.decimal(bin.range.lowerBound, 2))–", x, Self.bottom + 16)
      svg += Self.label("\(bin.exact.total)", x, Self.bottom + 32) + "\n"
    }
    return svg + "</svg>"
  }

  /// Precision of the surest pairs by how many they are: by confidence, and dashed by link.
  func coveragePlot(_ outcomes: [Outcome]) -> String {
    let curves = [
      ("curve", Coverage.curve(outcomes) { $0.confidence }), ("curve link", Coverage.curve(outcomes) { $0.link }),
    ]
    // The first few pairs say little about precision.
    let shown = curves.map { ($0.0, $0.1.filter { $0.coverage >= 0.2 }) }
    let least = shown.flatMap { $0.1.map(\.precision) }.min() ?? 0
    let floor = least >= 0.95 ? 0.95 : least >= 0.9 ? 0.9 : least >= 0.5 ? 0.5 : 0
    var svg = Self.open(words("evaluate.curve")) + Self.axes(from: floor, to: 1, step: (1 - floor) / 5)
    func x(_ coverage: Double) -> Double { Self.left + coverage * (Self.right - Self.left) }
    for tick in [0.0, 0.2, 0.4, 0.6, 0.8, 1] { svg += Self.label(Self.percent(tick, 0), x(tick), Self.bottom + 16) }
    for (style, points) in shown where !points.isEmpty {
      let path = points.map { "\(Self.place(x($0.coverage))) \(Self.place(Self.y($0.precision, floor, 1)))" }
      svg += "<path class=\"\(style)\" d=\"M\(path.joined(separator: "L"))\"/>\n"
    }
    return svg + "</svg>"
  }

  private static func open(_ label: String) -> String {
    "<svg viewBox=\"0 0 440 290\" role=\"img\" aria-label=\"\(Markup.escaped(label))\">\n"
  }

  private static func axes(from low: Double, to high: Double, step: Double) -> String {
    var svg = ""
    for index in 0...5 {
      let value = min(low + Double(index) * step, high)
      svg += "<path class=\"grid\" d=\"M\(place(left)) \(place(y(value, low, high)))H\(place(right))\"/>"
      svg += "<text x=\"\(place(left - 6))\" y=\"\(place(y(value, low, high) + 4))\" text-anchor=\"end\">"
      svg += "\(Int((value * 100).rounded()))</text>\n"
    }
    return svg + "<path class=\"axis\" d=\"M\(place(left)) \(place(top))V\(place(bottom))H\(place(right))\"/>\n"
  }

  private static func label(_ text: String, _ x: Double, _ y: Double) -> String {
    "<text x=\"\(place(x))\" y=\"\(place(y))\" text-anchor=\"middle\">\(text)</text>"
  }

  private static func y(_ share: Double, _ low: Double, _ high: Double) -> Double {
    bottom - (share - low) / (high - low) * (bottom - top)
  }

  private static func place(_ value: Double) -> String { decimal(value, 1) }
}
