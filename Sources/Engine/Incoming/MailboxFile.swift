/// Cuts a file of several mails into mails.
///
/// Pure: bytes in, ranges out.
public enum MailboxFile {
    /// Whether the bytes are an mbox: they begin with a `From ` line (RFC 4155).
    public static func isMbox(_ bytes: [UInt8]) -> Bool { isFromLine(bytes[...]) }

    /// The mails of an mbox, without their `From ` lines.
    ///
    /// Where a mail states a `Content-Length` that ends at the next `From ` line or at the end of the file, that length
    /// counts (mboxcl2); else the mail ends at the next `From ` line behind an empty one (mboxo, mboxrd). `>From ` at the
    /// beginning of a line gets one `>` less, except in mboxcl2, which does not quote.
    ///
    /// - Parameter bytes: the file.
    /// - Returns: the mails, in order.
    public static func mails(inMbox bytes: [UInt8]) -> [[UInt8]] {
        var mails: [[UInt8]] = []
        var start = bytes.startIndex
        while start < bytes.endIndex {
            guard let lineEnd = bytes[start...].firstIndex(of: 10) else { break }
            let begin = lineEnd + 1
            if let end = statedEnd(of: bytes, from: begin) {
                mails.append(Array(bytes[begin..<end]))
                start = nextLine(bytes, from: end)
                continue
            }
            let end = nextFromLine(bytes, from: begin)
            mails.append(unquoted(bytes[begin..<end]))
            start = end
        }
        return mails
    }

    /// `From sender weekday month day time year`: anything that is a quoted line of prose has no time in it.
    private static func isFromLine(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: Array("From ".utf8)) else { return false }
        let line = bytes.prefix { $0 != 10 }
        let words = line.split(separator: 32)
        return words.count >= 3
            && words.contains { word in
                word.count >= 5 && word.contains(58) && word.allSatisfy { (48...58).contains($0) || $0 == 13 }
            }
    }

    /// Where the next mail begins, or the end of the file; the empty line before a `From ` line belongs to none.
    private static func nextFromLine(_ bytes: [UInt8], from begin: Int) -> Int {
        var line = begin
        var wasEmpty = true
        while line < bytes.endIndex {
            if wasEmpty, bytes[line] == 70, isFromLine(bytes[line...]) { return line }
            let end = bytes[line...].firstIndex(of: 10) ?? bytes.endIndex - 1
            wasEmpty = end == line || (end == line + 1 && bytes[line] == 13)
            line = end + 1
        }
        return bytes.endIndex
    }

    /// The end that a `Content-Length` field states, when a `From ` line or the end of the file stands there.
    private static func statedEnd(of bytes: [UInt8], from begin: Int) -> Int? {
        var line = begin
        var length: Int?
        while line < bytes.endIndex {
            let end = bytes[line...].firstIndex(of: 10) ?? bytes.endIndex
            let field = bytes[line..<end]
            line = min(end + 1, bytes.endIndex)
            if field.isEmpty || field.elementsEqual([13]) { break }
            guard field.count < 60 else { continue }
            let text = String(decoding: field, as: UTF8.self).lowercased()
            if text.hasPrefix("content-length:") {
                length = Int(text.dropFirst(15).filter { !$0.isWhitespace })
            }
        }
        guard let length, length >= 0, length <= bytes.endIndex - line else { return nil }
        let end = line + length
        let next = nextLine(bytes, from: end)
        return next == bytes.endIndex || isFromLine(bytes[next...]) ? end : nil
    }

    /// The place behind the line ends that stand there.
    private static func nextLine(_ bytes: [UInt8], from place: Int) -> Int {
        var place = place
        while place < bytes.endIndex, bytes[place] == 10 || bytes[place] == 13 { place += 1 }
        return place
    }

    /// `>From ` becomes `From `, `>>From ` becomes `>From ` (mboxrd).
    private static func unquoted(_ mail: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(mail.count)
        var line = mail.startIndex
        while line < mail.endIndex {
            let end = mail[line...].firstIndex(of: 10).map { $0 + 1 } ?? mail.endIndex
            let content = mail[line..<end].drop { $0 == 62 }
            let isQuoted = content.startIndex > line && content.starts(with: Array("From ".utf8))
            out += mail[(isQuoted ? line + 1 : line)..<end]
            line = end
        }
        return out
    }
}
