// swift-tools-version: 6.1
// Not for users: libFuzzer over the readers of files that others wrote (scripts/fuzz).
import PackageDescription

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "gwalho", path: "..")],
  targets: [
    // libFuzzer brings `main`.
    .executableTarget(
      name: "Fuzz", dependencies: [.product(name: "Gwalho", package: "gwalho")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ],
  swiftLanguageModes: [.v6]
)
