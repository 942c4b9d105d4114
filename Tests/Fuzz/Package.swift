// swift-tools-version: 6.1
import PackageDescription

/// Fuzzing of what reads foreign bytes, with libFuzzer and AddressSanitizer.
///
/// Apart from the program, since all of it is
/// built with other options. `Sources/MailFormat` is a link to the program's own, as are the files of `Engine` and
/// `MailTransport`: only those that the pure dialogues need, so that no library is wanted.
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
        .target(name: "Engine", dependencies: ["MailFormat"], swiftSettings: instrumented + features),
        .target(name: "MailTransport", dependencies: ["Engine", "MailFormat"], swiftSettings: instrumented + features),
        .executableTarget(
            name: "MailFuzz",
            dependencies: ["CFuzzMain", "Engine", "MailFormat", "MailTransport"],
            swiftSettings: instrumented + features + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]
        ),
    ],
    swiftLanguageModes: [.v6]
)
