public import ConversationCore
public import Drafting

extension TemplateStore {
    /// See `TemplateSource`.
    public func message(
        _ template: String,
        marketplace: String,
        locale: Language,
        tone: Tone,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> RenderedMessage {
        let found = try self.template(template, in: marketplace, locale: locale)
        guard let part = found.parts[tone.rawValue] else {
            throw .missingTone(template: template, locale: locale, tone: tone)
        }
        let values = try values(of: found, template: template, marketplace: marketplace, fields: fields)
        let plural = found.format.plural
        return RenderedMessage(
            subject: found.subject.map { $0.render(values, plural).onOneLine },
            text: part.render(values, plural)
        )
    }

    /// See `TemplateSource`.
    public func notification(
        _ kind: String,
        locale: Language,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> RenderedMessage {
        let found = try template(kind, in: "notifications", locale: locale)
        let values = try values(of: found, template: kind, marketplace: marketplaces.first ?? "", fields: fields)
        let plural = found.format.plural
        return RenderedMessage(
            subject: found.subject.map { $0.render(values, plural).onOneLine },
            text: found.parts["text"].map { $0.render(values, plural) } ?? "",
            html: found.parts["html"].map { $0.render(values, plural) }
        )
    }

    /// See `TemplateSource`.
    public func phrase(
        _ key: String,
        marketplace: String,
        locale: Language,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> String {
        let (phrase, format) = try self.phrase(key, marketplace: marketplace, locale: locale)
        let wording = FieldWording(store: self, marketplace: marketplace, format: format, fields: fields)
        let values = phrase.fields.map { fields[$0].flatMap { wording.text($0) } }
        let missing = phrase.fields.indices.filter { index in
            guard phrase.isNeeded[index] else { return false }
            // A phrase that the language lacks is no value.
            if case .phrase? = fields[phrase.fields[index]] { return values[index] == nil }
            return fields[phrase.fields[index]] == nil
        }
        guard missing.isEmpty else {
            throw .missingFields(template: key, locale: locale, fields: missing.map { phrase.fields[$0] })
        }
        return phrase.text.render(values, format.plural)
    }

    /// The declared fields as text, by number; the required ones must be there and not empty.
    private func values(
        of template: MessageTemplate,
        template name: String,
        marketplace: String,
        fields: [String: FieldValue]
    ) throws(TemplateFailure) -> [FieldText?] {
        let wording = FieldWording(store: self, marketplace: marketplace, format: template.format, fields: fields)
        var values: [FieldText?] = []
        values.reserveCapacity(template.fields.count)
        for field in template.fields { values.append(fields[field].flatMap { wording.text($0) }) }
        let missing = template.required.indices.filter { values[$0] == nil }
        guard missing.isEmpty else {
            throw .missingFields(
                template: name,
                locale: template.format.language,
                fields: missing.map { template.required[$0] }
            )
        }
        return values
    }
}

/// Puts fields into the words of a language.
private struct FieldWording {
    let store: TemplateStore
    let marketplace: String
    let format: LocaleFormat
    /// All fields, for phrases that count.
    let fields: [String: FieldValue]

    /// The words of a field; `nil` when there are none, so that an empty value is treated as an absent one.
    func text(_ value: FieldValue) -> FieldText? {
        var count: Int?
        let words: String?
        switch value {
        case .phrase(let key): words = phrase(key)
        case .phrases(let keys): words = keys.compactMap { phrase($0) }.joined(separator: ", ")
        case .number(let number):
            count = number
            words = format.words(value)
        case .text(let text):
            count = text.utf8.count < 19 ? Int(text) : nil
            words = text.inert
        case .told(let says):
            let lines = says.compactMap { say in
                try? store.phrase(say.key, marketplace: marketplace, locale: format.language, fields: say.values)
            }
            words = lines.joined(separator: "\n").inert
        case .date, .money, .moment: words = format.words(value)?.inert
        }
        guard let words, words.utf8.contains(where: { $0 > 32 }), words.contains(where: { !$0.isWhitespace }) else {
            return nil
        }
        return FieldText(text: words, count: count)
    }

    /// The words of a phrase, which may count other fields but not name other phrases.
    private func phrase(_ key: String) -> String? {
        let plain = fields.filter { _, value in
            switch value {
            case .phrase, .phrases, .told: false
            default: true
            }
        }
        return try? store.phrase(key, marketplace: marketplace, locale: format.language, fields: plain)
    }
}

extension String {
    /// The text without what could change the words around it: control characters but line breaks and tabs, signs that
    /// turn the direction of writing, and white space at either end.
    fileprivate var inert: String {
        var isPlain = true
        for byte in utf8 where byte < 32 && byte != 10 || byte == 127 || byte == 0xC2 || byte == 0xE2 {
            isPlain = false
            break
        }
        if isPlain, utf8.first != 32, utf8.first != 10, utf8.last != 32, utf8.last != 10 { return self }
        var scalars = String.UnicodeScalarView()
        var previous: UInt32 = 0
        for scalar in unicodeScalars {
            defer { previous = scalar.value }
            switch scalar.value {
            case 9: scalars.append(scalar)
            case 10: if previous != 13 { scalars.append(scalar) }
            case 13: scalars.append("\n")
            // C0 and C1; bidirectional embeddings, overrides and isolates (UAX #9, section 2).
            case 0..<32, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: continue
            default: scalars.append(scalar)
            }
        }
        var words = Substring(String(scalars))
        while words.first?.isWhitespace == true { words.removeFirst() }
        while words.last?.isWhitespace == true { words.removeLast() }
        return String(words)
    }

    /// The text without line breaks and tabs, for a subject.
    fileprivate var onOneLine: String {
        guard utf8.contains(where: { $0 < 32 }) else { return self }
        return split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
    }
}
