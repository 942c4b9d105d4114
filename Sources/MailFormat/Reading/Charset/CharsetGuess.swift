/// Guesses the charset of text above ASCII that is not UTF-8 and states none, or states it wrongly.
///
/// Western text has few bytes above ASCII, one at a time: it is windows-1252. Where most letters are above ASCII, the
/// text is Cyrillic, or Chinese, Japanese or Korean when they come in pairs.
enum CharsetGuess {
    /// So much of a text is looked at, in bytes.
    private static let sampleSize = 4000

    /// The charset's name for iconv; `nil` for windows-1252.
    static func iconvName(_ bytes: Bytes) -> String? {
        let sample = bytes.prefix(sampleSize)
        guard isDense(sample) else { return nil }
        // Cyrillic letters are the last 64 bytes; letters of two bytes have others too, a third of them or more.
        let last = sample.count { $0 >= 0xE0 }
        let before = sample.count { (0xC0...0xDF).contains($0) }
        guard (last + before) * 10 >= sample.count(where: { $0 >= 0x80 }) * 9 else {
            return Pairs(sample, isCut: sample.count < bytes.count)?.iconvName
        }
        // Small letters are more frequent than capitals: windows-1251 has them at the end, KOI8-R before.
        return last > before ? "WINDOWS-1251" : "KOI8-R"
    }

    /// Whether bytes above ASCII stand beside each other as a rule.
    private static func isDense(_ sample: Bytes) -> Bool {
        var high = 0
        var beside = 0
        var before: UInt8 = 0
        for byte in sample {
            if byte >= 0x80 {
                high += 1
                if before >= 0x80 { beside += 1 }
            }
            before = byte
        }
        return high >= 4 && beside * 2 >= high
    }

    /// Letters of two bytes, counted by what tells their charsets apart.
    private struct Pairs {
        private var count = 0
        /// Leads 0x81 to 0x84: kana in Shift_JIS.
        private var shiftJISKana = 0
        /// Leads 0xA4 and 0xA5 before a high byte: kana in EUC-JP.
        private var eucKana = 0
        /// Second bytes below 0x80: half the letters of Big5.
        private var lowTrails = 0
        /// Leads of Hangul in EUC-KR.
        private var hangul = 0

        /// Counts the pairs; `nil` when a byte above ASCII has no second one.
        init?(_ sample: Bytes, isCut: Bool) {
            var index = sample.startIndex
            while index < sample.endIndex {
                let lead = sample[index]
                guard lead >= 0x80 else {
                    index += 1
                    continue
                }
                guard index + 1 < sample.endIndex else {
                    if isCut { break }
                    return nil
                }
                let trail = sample[index + 1]
                guard lead > 0x80, lead < 0xFF, trail >= 0x40, trail != 0x7F, trail != 0xFF else { return nil }
                count += 1
                if lead <= 0x84 { shiftJISKana += 1 }
                if lead == 0xA4 || lead == 0xA5, trail >= 0xA1 { eucKana += 1 }
                if trail < 0x80 { lowTrails += 1 }
                if (0xB0...0xC8).contains(lead), trail >= 0xA1 { hangul += 1 }
                index += 2
            }
        }

        var iconvName: String {
            if shiftJISKana * 5 >= count { return "CP932" }
            if eucKana * 4 >= count { return "EUC-JP-MS" }
            if lowTrails * 5 >= count { return "BIG5-HKSCS" }
            // Two thirds of Chinese in GB 2312 are in that range, all of Korean.
            return count >= 6 && hangul * 20 >= count * 19 ? "CP949" : "GB18030"
        }
    }
}
