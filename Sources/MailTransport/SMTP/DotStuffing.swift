/// The form in which a message goes on the wire.
public enum DotStuffing {
    /// Strict CRLF, dots at line starts doubled, the final dot (RFC 5321, section 4.5.2).
    ///
    /// A bare CR or LF is made a line end: servers that disagree on what it is can be made to see two messages.
    ///
    /// - Parameter message: the message.
    /// - Returns: the bytes to send after DATA was answered with 354.
    public static func stuffed(_ message: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(message.count + message.count / 64 + 64)
        let (carriageReturn, lineFeed, dot) = (UInt8(13), UInt8(10), UInt8(ascii: "."))
        message.withUnsafeBufferPointer { bytes in
            var index = 0
            var start = 0
            // Lines that are right as they are go over in one piece.
            while index < bytes.count {
                if index == start, bytes[index] == dot { out.append(dot) }
                while index < bytes.count, bytes[index] != carriageReturn, bytes[index] != lineFeed { index += 1 }
                out.append(contentsOf: bytes[start..<index])
                out.append(carriageReturn)
                out.append(lineFeed)
                if index + 1 < bytes.count, bytes[index] == carriageReturn, bytes[index + 1] == lineFeed { index += 1 }
                index += 1
                start = index
            }
        }
        out.append(dot)
        out.append(carriageReturn)
        out.append(lineFeed)
        return out
    }
}
