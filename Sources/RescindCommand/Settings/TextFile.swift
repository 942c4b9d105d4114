import Foundation

/// Text files that a person names.
enum TextFile {
    /// Reads a file, or standard input for `-`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - limit: at most so many bytes are read.
    /// - Returns: its text, without a byte order mark.
    /// - Throws: `CommandFailure`: `noInput` when it is not there or cannot be read, `badData` when it is too large or no
    ///   UTF-8.
    static func read(_ path: String, limitInBytes limit: Int = 64 << 20) throws -> String {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { if path != "-" { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            // A closed standard input is an empty one.
            if count < 0, !(path == "-" && errno == EBADF) { throw unreadable(path) }
            if count <= 0 { break }
            bytes += chunk[..<count]
            if bytes.count > limit {
                throw CommandFailure("\(path) has more than \(limit >> 20) MiB: split it", code: .badData)
            }
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("\(path) is no UTF-8: save it as UTF-8", code: .badData)
        }
        return text
    }

    private static func unreadable(_ path: String) -> CommandFailure {
        CommandFailure("cannot read \(path): \(String(cString: strerror(errno)))", code: .noInput)
    }
}
