import TextAnalysis

/// Finds an order number in a text.
public enum OrderNumber {
    /// The first run of as many digits, blanks, dashes, dots and slashes between them removed; `nil` when there is none.
    ///
    /// Digits that touch a letter belong to a tracking number. Of a run that is too long, such as a number and a count
    /// beside each other, a part of as many digits is taken that is one group or has groups of one length.
    public static func find(in text: String, digits: Set<Int> = [16]) -> String? {
        for run in DigitRuns(text) {
            if let number = run.number(of: digits) { return number }
        }
        return nil
    }

    /// Every such number, in order, each once; one of a run.
    public static func all(in text: String, digits: Set<Int> = [16]) -> [String] {
        var seen: Set<String> = []
        return DigitRuns(text).compactMap { $0.number(of: digits) }.filter { seen.insert($0).inserted }
    }

    /// The number of the order that a line is about: of several the first, the last in a correction or after words that
    /// take back the one before, and never one that is called a tracking number.
    ///
    /// - Parameters:
    ///   - words: the line.
    ///   - digits: how many digits an order number can have.
    ///   - isCorrection: whether the line puts something right.
    /// - Returns: the number, `nil` when there is none.
    static func meant(in words: Words, digits: Set<Int>, isCorrection: Bool) -> String? {
        let numbers = all(in: words.original, digits: digits)
        guard !numbers.isEmpty else { return nil }
        let list = words.words
        var wanted: [String] = []
        var start = 0
        var last = list.count
        for number in numbers {
            let place = list[start...].firstIndex { $0.text.count > 1 && number.hasPrefix($0.text) } ?? start
            start = min(place + 1, list.count)
            if isTracking(at: place, list) { continue }
            if numbers.count > 1, place > 0, denying.contains(list[place - 1].text) { continue }
            // “Order no. 8140…” denies nothing.
            if list[last..<max(place - 1, last)].contains(where: { takingBack.contains($0.text) }) { wanted = [] }
            wanted.append(number)
            last = start
        }
        return isCorrection ? wanted.last : wanted.first
    }

    /// Whether the words before a number call it a tracking number.
    private static func isTracking(at place: Int, _ list: [Words.Word]) -> Bool {
        for word in list[max(0, place - reach)..<place].reversed() {
            if orders.contains(word.text) { return false }
            if tracking.contains(word.text) { return true }
        }
        return false
    }

    /// So many words before a number say what it is.
    private static let reach = 6
    private static let tracking = WordList([
        "track*", "трек*", "отслеж*", "rastre*", "seguimiento", "guia", "suivi", "运", "物", "递", "parcel", "awb",
    ])
    private static let orders = WordList(["order*", "заказ*", "pedido*", "orden*", "compra*", "commande*", "订"])
    private static let takingBack = WordList([
        "no", "not", "wait", "oops", "sorry", "wrong", "нет", "не", "ой", "ошиб*", "perdon", "digo", "equivoq*",
        "nao", "minto", "desculpa", "errei", "non", "pardon", "euh", "tromp*", "不", "错", "应",
    ])
    private static let denying: Set<String> = ["not", "не", "nao", "pas", "non", "是", "不"]

    /// The first run of 6 digits or more that is no order number, `nil` when there is none; a phone number looks so too.
    public static func nearMiss(in text: String, digits: Set<Int> = [16]) -> String? {
        DigitRuns(text).first { !$0.touchesLetter && $0.digits.utf8.count >= 6 && $0.number(of: digits) == nil }?.digits
    }
}

/// Digits with blanks, dashes, dots or slashes between them.
private struct DigitRun {
    /// A part of a run without anything between its digits.
    struct Group {
        var length = 0
        /// Whether a Latin letter stands right before or after it.
        var touchesLetter = false
    }

    /// The digits as ASCII.
    var digits = ""
    /// What they stand in, in order.
    var groups: [Group] = []

    /// Whether any of its digits touch a letter.
    var touchesLetter: Bool { groups.contains(where: \.touchesLetter) }

    /// The number of one of the lengths, `nil` when there is none.
    func number(of lengths: Set<Int>) -> String? {
        if !touchesLetter, lengths.contains(digits.utf8.count) { return digits }
        guard groups.count > 1 else { return nil }
        var start = 0
        for first in groups.indices {
            if let length = length(from: first, of: lengths) {
                return String(decoding: Array(digits.utf8)[start..<(start + length)], as: UTF8.self)
            }
            start += groups[first].length
        }
        return nil
    }

    /// A group of a number that was cut into several has at least so many digits.
    static let shortest = 4

    /// How many digits the groups from one on have together, as long as they have one length and no letter beside them.
    private func length(from first: Int, of lengths: Set<Int>) -> Int? {
        guard groups[first].length >= DigitRun.shortest else { return nil }
        var length = 0
        for group in groups[first...] {
            guard !group.touchesLetter, group.length == groups[first].length else { return nil }
            length += group.length
            if lengths.contains(length) { return length }
            // The groups after letters are an account's: DE89 3704 0044 0532 0130 00.
            if groups[0].touchesLetter { return nil }
        }
        return nil
    }
}

/// The runs of digits in a text, in order.
private struct DigitRuns: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    /// Whether the last scalar that can be seen was a Latin letter.
    private var followsLetter = false

    /// So many digits of a run are kept.
    private static let longest = 64
    /// At most so many blanks stand between two digits, and so many dashes.
    private static let widestGap = 2

    init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

    /// Whether a dot, slash or low line stands between a group of digits and the next, and nothing else.
    private func isPoint(_ scalar: Unicode.Scalar, after group: DigitRun.Group?, _ gap: Gap) -> Bool {
        guard scalar == "." || scalar == "/" || scalar == "_", !gap.isOpen, let group, group.length >= DigitRun.shortest
        else { return false }
        var following = scalars
        return following.next().flatMap(DigitRuns.digit) != nil
    }

    mutating func next() -> DigitRun? {
        var run = DigitRun()
        var gap = Gap()
        while let scalar = scalars.next() {
            // Most of a text: nothing that a run begins with.
            if run.groups.isEmpty, scalar.isASCII, !(0x30...0x39).contains(scalar.value) {
                followsLetter = DigitRuns.isLatin(scalar)
            } else if let digit = DigitRuns.digit(scalar) {
                if run.groups.isEmpty || gap.isOpen { run.groups.append(DigitRun.Group(touchesLetter: followsLetter)) }
                if run.digits.utf8.count < DigitRuns.longest {
                    run.digits.unicodeScalars.append(digit)
                    run.groups[run.groups.count - 1].length += 1
                }
                gap = Gap()
                followsLetter = false
            } else if !run.groups.isEmpty, gap.take(scalar) || isPoint(scalar, after: run.groups.last, gap) {
                gap.isOpen = true
                followsLetter = false
            } else if run.groups.isEmpty && !followsLetter || scalar.properties.isDefaultIgnorableCodePoint {
                continue
            } else {
                followsLetter = DigitRuns.isLatin(scalar)
                if !gap.isOpen, followsLetter, !run.groups.isEmpty {
                    run.groups[run.groups.count - 1].touchesLetter = true
                }
                if !run.groups.isEmpty { return run }
            }
        }
        return run.groups.isEmpty ? nil : run
    }

    /// A digit as ASCII, full-width ones too.
    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x30...0x39: scalar
        case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
        default: nil
        }
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        (0x41...0x5A).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
    }

    /// What stands between two digits of a run.
    private struct Gap {
        /// Whether anything does.
        var isOpen = false
        private var blanks = 0
        private var dashes = 0

        /// Takes a blank or dash up, unless it is another scalar or one too many.
        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case " ", "\u{A0}", "\u{2009}", "\u{202F}": blanks += 1
            case "-", "\u{2010}", "\u{2011}", "\u{2013}": dashes += 1
            default: return false
            }
            return blanks <= DigitRuns.widestGap && dashes <= DigitRuns.widestGap
        }
    }
}
