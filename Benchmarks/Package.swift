// swift-tools-version: 6.1
import PackageDescription

/// The language options of all targets.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// What turns cost, and messages; apart from the program, so that its build and its tests know nothing of it.
let package = Package(
    name: "rescind-benchmarks",
    products: [
        .executable(name: "engine-benchmark", targets: ["EngineBenchmark"]),
        .executable(name: "template-benchmark", targets: ["TemplateBenchmark"]),
        .executable(name: "mail-benchmark", targets: ["MailBenchmark"]),
        .executable(name: "flow-benchmark", targets: ["FlowBenchmark"]),
        .executable(name: "mail-reading-benchmark", targets: ["MailReadingBenchmark"]),
        .executable(name: "imap-benchmark", targets: ["IMAPBenchmark"]),
        .executable(name: "reading-benchmark", targets: ["ReadingBenchmark"]),
    ],
    dependencies: [
        .package(name: "rescind", path: ".."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
    ],
    targets: [
        .executableTarget(
            name: "EngineBenchmark",
            dependencies: [
                .product(name: "ConversationCore", package: "rescind"),
                .product(name: "Understanding", package: "rescind"),
                .product(name: "MailFormat", package: "rescind"),
                .product(name: "Engine", package: "rescind"),
                .product(name: "TemplateLibrary", package: "rescind"),
                .product(name: "EventStorage", package: "rescind"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "FlowBenchmark",
            dependencies: [
                .product(name: "ConversationCore", package: "rescind"),
                .product(name: "Engine", package: "rescind"),
                .product(name: "Flows", package: "rescind"),
                .product(name: "MailFormat", package: "rescind"),
                .product(name: "StrictYAML", package: "rescind"),
                .product(name: "TemplateLibrary", package: "rescind"),
                .product(name: "Understanding", package: "rescind"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "MailBenchmark",
            dependencies: [
                .product(name: "Engine", package: "rescind"),
                .product(name: "MailFormat", package: "rescind"),
                .product(name: "MailTransport", package: "rescind"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "MailReadingBenchmark",
            dependencies: [.product(name: "MailFormat", package: "rescind")],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "IMAPBenchmark",
            dependencies: [
                .product(name: "Engine", package: "rescind"),
                .product(name: "MailTransport", package: "rescind"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "ReadingBenchmark",
            dependencies: [
                .product(name: "ConversationCore", package: "rescind"),
                .product(name: "Understanding", package: "rescind"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "TemplateBenchmark",
            dependencies: [
                .product(name: "ConversationCore", package: "rescind"),
                .product(name: "Drafting", package: "rescind"),
                .product(name: "TemplateLibrary", package: "rescind"),
            ],
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
