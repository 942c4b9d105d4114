import Glibc

/// Whole files as bytes.
enum FileBytes {
    /// Why a file could not be read.
    struct Failure: Error, CustomStringConvertible {
        /// The file.
        var path: String
        /// The `errno` of the call that failed.
        var code: Int32

        var description: String {
            "cannot read \(path): \(String(cString: strerror(code))): mend the path or its permissions"
        }
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - path: where it is.
    ///   - limit: at most so many bytes are read.
    /// - Returns: its bytes, or why there are none.
    static func read(_ path: String, limit: Int) -> Result<[UInt8], Failure> {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(Failure(path: path, code: errno)) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(Failure(path: path, code: errno)) }
        var bytes: [UInt8] = []
        var code: Int32 = 0
        // A pipe has no size; a file may grow while it is read.
        var room = min(limit, max(Int(status.st_size), 0) + 1)
        while bytes.count < limit {
            let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if got < 0 { code = errno }
                count = max(0, got)
            }
            if code == EINTR {
                code = 0
                continue
            }
            if chunk.isEmpty { break }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            room = min(limit - bytes.count, 65_536)
        }
        return code == 0 ? .success(bytes) : .failure(Failure(path: path, code: code))
    }
}
