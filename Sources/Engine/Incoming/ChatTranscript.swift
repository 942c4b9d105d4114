import ConversationCore

/// A piece of a chat, copied with its speakers and times: who said what, in order.
struct ChatTranscript: Hashable, Sendable {
    /// Who speaks.
    enum Speaker: Hashable, Sendable {
        case seller
        case buyer
    }

    /// One message.
    struct Entry: Hashable, Sendable {
        /// Who said it.
        var speaker: Speaker
        /// On which day, `nil` when none is stated.
        var day: CivilDate?
        /// The words.
        var text: String
    }

    /// The messages, in order.
    var entries: [Entry]

    /// Reads a text; `nil` when it is no transcript, but what one person wrote.
    ///
    /// A transcript begins with a line that names who speaks: `[2026-03-02 10:15] Seller: Hello`, `Seller (10:15): Hello`,
    /// `02/03/2026, 10:15 - Blue Shop: Hello`, `Blue Shop 10:15` with the words below, or `Seller: Hello`. Without a time the
    /// name has to be one that says which side it is.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - seller: the seller's name where it is known.
    ///   - buyer: the buyer's name where it is known.
    ///   - isOurs: whether a text is a message that the buyer sent.
    init?(_ text: String, seller: String?, buyer: String?, isOurs: (String) -> Bool) {
        var spoken: [(name: String, day: CivilDate?, isStamped: Bool, lines: [String])] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let head = Head(Array(line), knows: { ChatTranscript.side(of: $0, seller, buyer) != nil }) {
                let day = head.stamp?.day ?? (head.stamp == nil ? nil : spoken.last?.day)
                spoken.append((head.name, day, head.stamp != nil, head.rest.isEmpty ? [] : [head.rest]))
            } else if !spoken.isEmpty {
                spoken[spoken.count - 1].lines.append(String(line))
            } else if line.contains(where: { !$0.isWhitespace }) {
                return nil
            }
        }
        func words(_ lines: [String]) -> String {
            var lines = lines[...]
            while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
            while lines.first?.allSatisfy(\.isWhitespace) == true { lines.removeFirst() }
            return lines.joined(separator: "\n")
        }
        let texts = spoken.map { words($0.lines) }
        var sides: [String: Speaker] = [:]
        for (index, turn) in spoken.enumerated() {
            let side = ChatTranscript.side(of: turn.name, seller, buyer) ?? (isOurs(texts[index]) ? .buyer : nil)
            sides[turn.name] = sides[turn.name] ?? side
        }
        let unknown = Set(spoken.map(\.name)).subtracting(sides.keys)
        // The one who is left is the other one; two who are not known could be either.
        guard unknown.count <= 1 else { return nil }
        if let name = unknown.first {
            guard !sides.values.contains(.seller), spoken.contains(where: { $0.isStamped }) else { return nil }
            sides[name] = .seller
        }
        entries = zip(spoken, texts)
            .compactMap { turn, text in
                guard let side = sides[turn.name], !text.isEmpty else { return nil }
                return Entry(speaker: side, day: turn.day, text: text)
            }
        guard entries.contains(where: { $0.speaker == .seller }) else { return nil }
    }

    /// The seller's messages that are not in `known`, those without a word of the buyer's between them together.
    ///
    /// A message that stands twice in the transcript is new when it is known less often: pasting the same, or a part of it,
    /// adds nothing.
    ///
    /// - Parameter known: the seller's texts that were taken in.
    /// - Returns: the new ones, in order, with their day.
    func news(beside known: [String]) -> [(text: String, day: CivilDate?)] {
        var left: [String: Int] = [:]
        func folded(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let texts = known.map {
            "\n" + $0.split(whereSeparator: \.isNewline).map { folded(String($0)) }.joined(separator: "\n") + "\n"
        }
        var groups: [[Entry]] = [[]]
        for entry in entries {
            guard entry.speaker == .seller else {
                groups.append([])
                continue
            }
            let key = entry.text.split(whereSeparator: \.isNewline).map { folded(String($0)) }.joined(separator: "\n")
            let times = left[key] ?? texts.reduce(0) { $0 + $1.occurrences(of: "\n\(key)\n") }
            left[key] = times - 1
            if times <= 0 { groups[groups.count - 1].append(entry) }
        }
        return groups.filter { !$0.isEmpty }
            .map { group in (group.map(\.text).joined(separator: "\n"), group.last?.day) }
    }

    // MARK: - Lines

    /// Which side a name is on, `nil` when it does not say.
    private static func side(of name: String, _ seller: String?, _ buyer: String?) -> Speaker? {
        let name = name.lowercased()
        if sellers.contains(name) || name == seller?.lowercased() { return .seller }
        if buyers.contains(name) || name == buyer?.lowercased() { return .buyer }
        return nil
    }

    private static let sellers: Set<String> = [
        "seller", "the seller", "store", "shop", "store owner", "customer service", "service", "support", "卖家", "賣家",
        "商家",
        "客服", "店铺", "продавец", "магазин", "vendedor", "tienda", "loja", "vendeur", "boutique", "verkäufer",
        "shop-team",
        "venditore", "negozio", "verkoper", "sprzedawca", "sklep", "satıcı", "mağaza", "prodejce", "판매자", "出品者", "販売者",
        "البائع",
    ]

    private static let buyers: Set<String> = [
        "me", "you", "buyer", "the buyer", "i", "customer", "我", "买家", "買家", "客户", "я", "вы", "ты", "покупатель", "yo",
        "tú",
        "usted", "comprador", "cliente", "eu", "você", "moi", "vous", "acheteur", "client", "ich", "du", "sie",
        "käufer", "kunde",
        "io", "tu", "acquirente", "ik", "jij", "koper", "ja", "ty", "kupujący", "ben", "sen", "alıcı", "나", "구매자", "私",
        "購入者", "أنا",
    ]

    /// A line that begins a message.
    private struct Head {
        var name: String
        var stamp: ChatStamp?
        var rest: String

        init?(_ line: [Character], knows: (String) -> Bool) {
            let start = line.firstIndex { !$0.isWhitespace } ?? line.count
            guard start < line.count, line.count - start < 4000 else { return nil }
            let isBracketed = line[start] == "[" || line[start] == "("
            if let (stamp, end) = ChatStamp.read(line, at: start + (isBracketed ? 1 : 0)) {
                self.init(after: end, of: line, stamp, knows)
            } else {
                self.init(named: start, in: line, knows)
            }
        }

        /// The time stands first: `[10:15] Seller: Hello`.
        private init?(after end: Int, of line: [Character], _ stamp: ChatStamp, _ knows: (String) -> Bool) {
            let rest = line[end...].drop { "]) -–—,;|".contains($0) }
            guard rest.startIndex > end else { return nil }
            let colon = rest.prefix(60).firstIndex { $0 == ":" || $0 == "：" }
            let name = Head.name(rest[..<(colon ?? rest.endIndex)])
            // Without a colon the name is all there is, and the words stand below.
            guard let name, colon != nil || knows(name) else { return nil }
            guard stamp.day != nil || knows(name) else { return nil }
            self.name = name
            self.stamp = stamp
            self.rest = Head.trimmed(line[((colon ?? line.count - 1) + 1)...])
        }

        /// The name stands first: `Seller (10:15): Hello`, `Seller 10:15`, `Seller: Hello`.
        private init?(named start: Int, in line: [Character], _ knows: (String) -> Bool) {
            let head = line[start...].prefix(80)
            for place in head.indices where place > start && head[place].isASCII && " [(,".contains(line[place - 1]) {
                guard let (stamp, end) = ChatStamp.read(line, at: place) else { continue }
                let rest = line[end...].drop { ")] ".contains($0) }
                guard
                    let name = Head.name(line[start..<place].reversed().drop { " [(,-–".contains($0) }.reversed()[...])
                else { return nil }
                let isMarked = rest.first == ":" || rest.first == "："
                guard isMarked || rest.isEmpty, stamp.day != nil || knows(name) else { return nil }
                self.name = name
                self.stamp = stamp
                self.rest = Head.trimmed(rest.dropFirst())
                return
            }
            guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "：" }),
                let name = Head.name(line[start..<colon]), knows(name)
            else { return nil }
            self.name = name
            stamp = nil
            rest = Head.trimmed(line[(colon + 1)...])
        }

        /// A name is short and no sentence.
        private static func name(_ characters: ArraySlice<Character>) -> String? {
            let name = trimmed(characters)
            let isSentence = name.contains { ".!?。！？…".contains($0) } && !name.hasSuffix(".")
            guard (1...40).contains(name.count), name.split(separator: " ").count <= 5, !isSentence,
                name.contains(where: \.isLetter)
            else { return nil }
            return name
        }

        private static func trimmed(_ characters: ArraySlice<Character>) -> String {
            String(characters.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }
}

extension String {
    /// How often a text stands in this one, without overlapping but for one line end.
    fileprivate func occurrences(of text: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: text) {
            count += 1
            // The line end behind one line is the one before the next.
            rest = rest[rest.index(before: range.upperBound)...]
        }
        return count
    }
}
