import Glibc

/// Writes lines to standard error.
enum StandardError {
    /// Writes a line.
    static func write(_ line: String) { writeRaw(line + "\n") }

    /// Writes a text alone; where standard error is closed or full, nobody is left to tell.
    static func writeRaw(_ text: String) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(2, $0.baseAddress.map { $0 + start }, $0.count - start) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            start += count
        }
    }
}

/// Writes to standard output at once, and says when that is not possible.
enum StandardOutput {
    /// Writes the text and a line end.
    ///
    /// - Parameter line: the text.
    /// - Throws: `CommandFailure` when the output is full or closed: nothing is dropped in silence.
    static func write(_ line: String) throws { try writeRaw(line + "\n") }

    /// Writes the text alone.
    ///
    /// - Parameter text: the text.
    /// - Throws: `CommandFailure`, as `write` does.
    static func writeRaw(_ text: String) throws {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress.map { $0 + start }, $0.count - start) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                if errno == EBADF {
                    throw CommandFailure(
                        "standard output is closed: run it again with somewhere to write to",
                        code: .cannotWrite
                    )
                }
                // The reader has gone: that is its right.
                if errno == EPIPE { throw CommandFailure("the output was closed", code: .cannotWrite) }
                throw CommandFailure(
                    "cannot write to standard output: \(String(cString: strerror(errno))): make room and try again",
                    code: .cannotWrite
                )
            }
            start += count
        }
    }
}

/// Reads lines in chunks: a line of any length takes no more memory than the limit.
struct LineReader {
    /// One line of the input.
    enum Line {
        /// The line, without its end.
        case text(String)
        /// It was longer than the limit; its rest was skipped.
        case tooLong(bytes: Int)
        /// It is no UTF-8; what could be read, with a mark for each bad byte.
        case notUTF8(String)
    }

    private let descriptor: Int32
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var atEnd = false
    /// Why the reading ended before the end of the input, `nil` when it did not; a closed input has no lines.
    private(set) var failure: String?

    /// Lines of a file descriptor.
    init(descriptor: Int32 = 0, limit: Int = 65_536) {
        self.descriptor = descriptor
        self.limit = limit
    }

    /// The next line, `nil` at the end.
    mutating func next() -> Line? {
        var line: [UInt8] = []
        var dropped = 0
        while true {
            if let end = buffer[start...].firstIndex(of: 10) {
                append(buffer[start..<end], to: &line, &dropped)
                start = end + 1
                return finish(line, dropped)
            }
            append(buffer[start...], to: &line, &dropped)
            buffer.removeAll(keepingCapacity: true)
            start = 0
            if atEnd { return line.isEmpty && dropped == 0 ? nil : finish(line, dropped) }
            fill()
        }
    }

    private func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8], _ dropped: inout Int) {
        let room = limit + 1 - line.count
        line += bytes.prefix(max(0, room))
        dropped += max(0, bytes.count - max(0, room))
    }

    private func finish(_ bytes: [UInt8], _ dropped: Int) -> Line {
        var bytes = bytes
        if bytes.count > limit { return .tooLong(bytes: bytes.count + dropped) }
        if bytes.last == 13 { bytes.removeLast() }
        if let text = String(validating: bytes, as: UTF8.self) { return .text(text) }
        return .notUTF8(String(decoding: bytes, as: UTF8.self))
    }

    private mutating func fill() {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno != EBADF { failure = String(cString: strerror(errno)) }
            if count <= 0 { atEnd = true } else { buffer += chunk[..<count] }
            return
        }
    }
}
