import Glibc

/// Files that only their owner can read.
enum PrivateFile {
    /// Makes the folders above a file, 0700, where they are missing.
    ///
    /// - Throws: `CommandFailure` when one cannot be made.
    static func makeFolder(of path: String) throws {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        var folder = ""
        for (index, part) in parts.enumerated() {
            folder += (index == 0 ? "" : "/") + part
            if folder.isEmpty || access(folder, F_OK) == 0 || mkdir(folder, 0o700) == 0 || errno == EEXIST { continue }
            throw CommandFailure(
                "cannot make the folder \(folder): \(reason()): mend its permissions",
                code: .cannotWrite
            )
        }
    }

    /// Writes a file whole or not at all: beside it first, then in its place.
    ///
    /// - Parameters:
    ///   - text: the whole text.
    ///   - path: the file; replaced when it is there.
    /// - Throws: `CommandFailure` when it cannot be written.
    static func write(_ text: String, to path: String) throws {
        try makeFolder(of: path)
        let beside = path + ".new"
        func fail() -> CommandFailure {
            let failure = CommandFailure(
                "cannot write \(path): \(reason()): make room, or mend the permissions",
                code: .cannotWrite
            )
            unlink(beside)
            return failure
        }
        let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw fail() }
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress.map { $0 + start }, $0.count - start) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                defer { close(file) }
                throw fail()
            }
            start += count
        }
        guard fsync(file) == 0, close(file) == 0, rename(beside, path) == 0 else { throw fail() }
    }

    private static func reason() -> String { String(cString: strerror(errno)) }
}
