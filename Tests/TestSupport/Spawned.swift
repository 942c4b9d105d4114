public import Foundation
import Glibc
import Synchronization

/// A process with pipes that no other child inherits, so that its end is seen when it ends.
///
/// Foundation's own waits on a run loop, which a test on the cooperative pool does not have.
public final class Spawned: @unchecked Sendable {
    /// Its process id.
    public let id: pid_t
    /// Where its input is written, where its output and its errors are read.
    private let input, output, errors: Int32
    private let status = Mutex<Int32?>(nil)
    private let closed = Mutex<Set<Int32>>([])

    /// Python of the system, which has the test servers' packages.
    public static let python = "/usr/bin/python3"

    /// One child is started at a time: a pipe is not yet closed in children for a moment after it was made.
    private static let starting = Mutex(())

    /// A program could not be started.
    public struct Failure: Error, CustomStringConvertible {
        /// Which, and why.
        public var description: String
    }

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: its arguments.
    ///   - environment: its whole environment, `nil` for ours.
    ///   - folder: its working folder, `nil` for ours.
    /// - Throws: `Failure`.
    public init(_ program: String, _ arguments: [String], environment: [String: String]? = nil, folder: String? = nil)
        throws
    {
        let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
        (id, input, output, errors) = try Spawned.starting.withLock { _ in
            func pipe() throws -> (read: Int32, write: Int32) {
                var ends: [Int32] = [0, 0]
                guard Glibc.pipe(&ends) == 0 else {
                    throw Failure(description: "no pipe: \(String(cString: strerror(errno)))")
                }
                for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
                return (ends[0], ends[1])
            }
            let (input, output, errors) = (try pipe(), try pipe(), try pipe())
            defer { for end in [input.read, output.write, errors.write] { close(end) } }
            var actions = posix_spawn_file_actions_t()
            posix_spawn_file_actions_init(&actions)
            defer { posix_spawn_file_actions_destroy(&actions) }
            for (end, descriptor) in [(input.read, Int32(0)), (output.write, 1), (errors.write, 2)] {
                posix_spawn_file_actions_adddup2(&actions, end, descriptor)
            }
            // Worker threads block signals and tests ignore SIGPIPE: the child shall have neither from us.
            var attributes = posix_spawnattr_t()
            posix_spawnattr_init(&attributes)
            defer { posix_spawnattr_destroy(&attributes) }
            var none = sigset_t()
            var pipeSignal = sigset_t()
            sigemptyset(&none)
            sigemptyset(&pipeSignal)
            sigaddset(&pipeSignal, SIGPIPE)
            posix_spawnattr_setsigmask(&attributes, &none)
            posix_spawnattr_setsigdefault(&attributes, &pipeSignal)
            posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
            // posix_spawn has no standard way to change the folder; env has, and becomes the program.
            let line = folder.map { ["/usr/bin/env", "-C", $0, program] + arguments } ?? [program] + arguments
            var words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
            var names: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
            defer { for word in words + names { free(word) } }
            var id: pid_t = 0
            let result = posix_spawn(&id, line[0], &actions, &attributes, &words, &names)
            guard result == 0 else {
                throw Failure(description: "cannot start \(program): \(String(cString: strerror(result)))")
            }
            return (id, input.write, output.read, errors.read)
        }
    }

    deinit {
        for end in [input, output, errors] { shut(end) }
    }

    private func shut(_ end: Int32) {
        if closed.withLock({ $0.insert(end).inserted }) { close(end) }
    }

    /// Writes text to its input.
    public func write(_ text: String) { Spawned.write(Array(text.utf8), to: input) }

    /// Closes its input.
    public func closeInput() { shut(input) }

    /// Stops reading its output.
    public func closeOutput() { shut(output) }

    /// Writes a line and reads the line that answers it.
    public func ask(_ line: String) -> String? {
        write(line + "\n")
        return readLine()
    }

    /// Reads one line of its output, `nil` at the end.
    public func readLine() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(output, &byte, 1) == 1 {
            if byte == 10 { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Writes all of its input, and reads all of its output and errors.
    ///
    /// - Parameter data: the input.
    /// - Returns: output, errors and exit status.
    public func finish(_ data: Data = Data()) -> (out: Data, err: Data, status: Int32) {
        let collected = Collected()
        Thread.detachNewThread { [self] in collected.set(Spawned.readAll(errors)) }
        Thread.detachNewThread { [self] in
            Spawned.write(Array(data), to: input)
            shut(input)
        }
        let out = Spawned.readAll(output)
        return (out, collected.wait(), wait())
    }

    /// Waits for its end.
    ///
    /// - Returns: the exit status, or the number of the signal, negative.
    @discardableResult
    public func wait() -> Int32 {
        status.withLock { known in
            if let known { return known }
            var raw: Int32 = 0
            while waitpid(id, &raw, 0) < 0, errno == EINTR {}
            let result = raw & 0x7F == 0 ? raw >> 8 & 0xFF : -(raw & 0x7F)
            known = result
            return result
        }
    }

    /// Kills it without warning.
    public func kill9() {
        kill(id, SIGKILL)
        wait()
    }

    /// Ends it in order.
    public func stop() {
        kill(id, SIGTERM)
        wait()
    }

    private static func readAll(_ descriptor: Int32) -> Data {
        var data = Data()
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return data }
            data += chunk[..<count]
        }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        signal(SIGPIPE, SIG_IGN)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + start }, $0.count - start)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            start += count
        }
    }
}

/// Bytes that another thread collects.
private final class Collected: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var data = Data()

    func set(_ data: Data) {
        self.data = data
        done.signal()
    }

    func wait() -> Data {
        done.wait()
        return data
    }
}
