// swift-tools-version: 6.1
import PackageDescription

/// The arrows of the design: edges -> Engine -> Understanding, Drafting, MailFormat -> ConversationCore.
let package = Package(
    name: "rescind",
    products: [
        .executable(name: "rescind", targets: ["RescindCommand"]),
        .library(name: "ConversationCore", targets: ["ConversationCore"]),
        .library(name: "Understanding", targets: ["Understanding"]),
        .library(name: "Drafting", targets: ["Drafting"]),
        .library(name: "MailFormat", targets: ["MailFormat"]),
        .library(name: "Engine", targets: ["Engine"]),
        .library(name: "TemplateLibrary", targets: ["TemplateLibrary"]),
        .library(name: "EventStorage", targets: ["EventStorage"]),
        .library(name: "MailTransport", targets: ["MailTransport"]),
        .library(name: "Flows", targets: ["Flows"]),
        .library(name: "StrictYAML", targets: ["StrictYAML"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        // Pure: values in, values out; no clock, randomness, file or network.
        .target(name: "ConversationCore"),
        // The words of a text and the patterns over them, for those who read and those who look at what is written.
        .target(name: "TextAnalysis", dependencies: ["ConversationCore"]),
        .target(name: "Understanding", dependencies: ["ConversationCore", "TextAnalysis"]),
        // Trains the reader's model from Training/; not part of the program. Optimised also in debug builds.
        .executableTarget(
            name: "ReaderTrainer",
            dependencies: ["ConversationCore", "TextAnalysis", "Understanding"],
            swiftSettings: [.unsafeFlags(["-O"])]
        ),
        .target(name: "Drafting", dependencies: ["ConversationCore", "TextAnalysis"]),
        .target(name: "MailFormat"),

        // The one loop, and the ports it needs.
        .target(name: "Engine", dependencies: ["ConversationCore", "Understanding", "Drafting", "MailFormat"]),

        // Edges: each wraps one outside thing.
        .target(name: "StrictYAML", dependencies: [.product(name: "Yams", package: "Yams")]),
        .target(
            name: "TemplateLibrary",
            dependencies: ["ConversationCore", "Drafting", "StrictYAML"],
            plugins: ["EmbedTemplates"]
        ),
        .target(
            name: "MailTransport",
            dependencies: [
                "ConversationCore", "Engine", "MailFormat", "CCurlShim",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "EventStorage",
            dependencies: ["ConversationCore", "Engine", "MailFormat", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .target(
            name: "Flows",
            dependencies: ["ConversationCore", "Engine", "MailFormat", "StrictYAML", "TextAnalysis", "Understanding"]
        ),
        .executableTarget(
            name: "RescindCommand",
            dependencies: [
                "CEditShim", "CForkShim", "ConversationCore", "Drafting", "Engine", "EventStorage", "Flows",
                "MailFormat",
                "MailTransport", "StrictYAML", "TemplateLibrary", "Understanding",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),

        // Plays buyers against pretend sellers on a virtual clock; not part of the program. Optimised also in debug builds.
        .executableTarget(
            name: "Simulator",
            dependencies: [
                "ConversationCore", "Engine", "MailFormat", "TemplateLibrary", "Understanding",
            ],
            swiftSettings: [.unsafeFlags(["-O"])]
        ),

        // C headers for what Swift cannot call.
        // Only its header: the library is loaded when mail moves.
        .systemLibrary(name: "CLibCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CCurlShim", dependencies: ["CLibCurl"]),
        .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .target(name: "CEditShim", dependencies: ["CLibEdit"]),
        .target(name: "CForkShim"),

        // Templates/ becomes part of the binary, so that the installed program finds them wherever it is moved.
        .executableTarget(name: "TemplateEmbedder", dependencies: ["StrictYAML"]),
        .plugin(name: "EmbedTemplates", capability: .buildTool(), dependencies: ["TemplateEmbedder"]),

        .target(
            name: "TestSupport",
            dependencies: ["ConversationCore", "Engine", "TemplateLibrary"],
            path: "Tests/TestSupport"
        ),
        .testTarget(
            name: "ConversationCoreTests",
            dependencies: ["ConversationCore", "TemplateLibrary", "TestSupport"]
        ),
        .testTarget(
            name: "UnderstandingTests",
            dependencies: ["ConversationCore", "ReaderTrainer", "TextAnalysis", "Understanding"]
        ),
        .testTarget(
            name: "DraftingTests",
            dependencies: ["Drafting", "ConversationCore"],
            exclude: ["Courtesy", "Gate"]
        ),
        .testTarget(name: "StrictYAMLTests", dependencies: ["StrictYAML"]),
        .testTarget(name: "MailFormatTests", dependencies: ["MailFormat", "TestSupport"], exclude: ["Mails"]),
        .testTarget(
            name: "TemplateLibraryTests",
            dependencies: ["TemplateLibrary", "Drafting", "ConversationCore", "StrictYAML", "TestSupport"]
        ),
        .testTarget(
            name: "MailTransportTests",
            dependencies: ["ConversationCore", "MailTransport", "MailFormat", "Engine", "TestSupport"]
        ),
        .testTarget(
            name: "EventStorageTests",
            dependencies: ["EventStorage", "Engine", "ConversationCore", "TestSupport"]
        ),
        .testTarget(
            name: "EngineTests",
            dependencies: ["Engine", "ConversationCore", "TestSupport", "TemplateLibrary"]
        ),
        .testTarget(name: "FlowsTests", dependencies: ["Flows", "StrictYAML", "TestSupport"]),
        .testTarget(
            name: "RescindCommandTests",
            dependencies: ["RescindCommand", "ConversationCore", "Engine", "TestSupport"],
            exclude: ["time-edges.tsv"]
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["RescindCommand", "TestSupport"],
            exclude: ["demo.txt", "help.txt", "junit.xsd", "Screens", "Orders"]
        ),
    ],
    swiftLanguageModes: [.v6]
)

// One place sets the language options of all Swift targets.
for target in package.targets where target.type == .regular || target.type == .executable || target.type == .test {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}
