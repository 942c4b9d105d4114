// swift-tools-version: 6.1
import PackageDescription

/// What turns cost; apart from the program, so that its build and its tests know nothing of it.
let package = Package(
    name: "rescind-benchmarks",
    products: [
        .executable(name: "engine-benchmark", targets: ["EngineBenchmark"])
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
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]
        )
    ],
    swiftLanguageModes: [.v6]
)
