import Foundation
import Glibc

/// A process of this program with pipes to its input and output.
///
/// Foundation's own looks for the end of a process only twenty times a second, which a kill after each step would feel.
final class PipedProcess {
    private let id: pid_t
    private let input, output: Int32
    private var pending: [UInt8] = []
    private var isEnded = false
    private static let starting = NSLock()

    /// Starts a program; its errors go where ours go.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: its arguments.
    /// - Throws: `CommandFailure` when it cannot be started.
    init(_ program: String, _ arguments: [String]) throws {
        func pipe() throws -> (read: Int32, write: Int32) {
            var ends: [Int32] = [0, 0]
            guard Glibc.pipe(&ends) == 0 else {
                throw CommandFailure("cannot make a pipe: \(String(cString: strerror(errno)))", code: .internalError)
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return (ends[0], ends[1])
        }
        // Two that start at once would each inherit the other's pipe before it is marked, and hold it open.
        PipedProcess.starting.lock()
        defer { PipedProcess.starting.unlock() }
        let toChild = try pipe()
        let fromChild = try pipe()
        defer {
            close(toChild.read)
            close(fromChild.write)
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild.read, 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild.write, 1)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var started: pid_t = 0
        let result = posix_spawn(&started, program, &actions, nil, &words, environ)
        guard result == 0 else {
            close(toChild.write)
            close(fromChild.read)
            throw CommandFailure(
                "cannot start \(program): \(String(cString: strerror(result)))",
                code: .internalError
            )
        }
        (id, input, output) = (started, toChild.write, fromChild.read)
    }

    /// Writes text to its input; `false` when it does not read any more.
    func write(_ text: String) -> Bool {
        signal(SIGPIPE, SIG_IGN)
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(input, $0.baseAddress.map { $0 + start }, $0.count - start)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            start += count
        }
        return true
    }

    /// Reads one line of its output, `nil` at the end.
    func readLine() -> String? {
        while true {
            if let end = pending.firstIndex(of: 10) {
                let line = String(decoding: pending[..<end], as: UTF8.self)
                pending.removeSubrange(...end)
                return line
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = read(output, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return nil }
            pending += chunk[..<count]
        }
    }

    /// Ends it: by SIGKILL, or by closing its input; waits until it has ended.
    ///
    /// - Parameter killing: by SIGKILL.
    /// - Returns: how it ended, in words.
    @discardableResult
    func end(killing: Bool) -> String {
        if isEnded { return "ended before" }
        isEnded = true
        if killing { kill(id, SIGKILL) }
        close(input)
        var raw: Int32 = 0
        while waitpid(id, &raw, 0) < 0, errno == EINTR {}
        close(output)
        return raw & 0x7F == 0 ? "exit \(raw >> 8 & 0xFF)" : "signal \(raw & 0x7F)"
    }
}
