// swift-tools-version: 6.1
import PackageDescription

/// Fuzzing of what reads foreign bytes, with libFuzzer and AddressSanitizer.
///
/// Apart from the program, since all of it is
/// built with other options. `Sources/MailFormat` is a link to the program's own.
let instrumented: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-O"])]
let features: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "rescind-fuzz",
    targets: [
        .target(name: "CFuzzMain"),
        .target(name: "MailFormat", swiftSettings: instrumented + features),
        .executableTarget(
            name: "MailFuzz",
            dependencies: ["CFuzzMain", "MailFormat"],
            swiftSettings: instrumented + features + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
        ),
    ],
    swiftLanguageModes: [.v6]
)
