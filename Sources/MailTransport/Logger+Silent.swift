public import Logging

extension Logger {
    /// Takes everything and says nothing.
    public static var silent: Logger { Logger(label: "rescind", factory: { _ in SwiftLogNoOpLogHandler() }) }
}
