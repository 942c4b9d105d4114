import ConversationCore
import Drafting

extension TemplateStore {
    /// What the courtesy check says of a marketplace's messages, in every locale and tone.
    ///
    /// Each is rendered with all its fields and with the required ones only; one that cannot be is a mistake found elsewhere.
    func discourtesies(in marketplace: String) -> [String] {
        let order = "8140123456789012"
        var found: [String] = []
        for locale in locales(in: marketplace).map({ Language($0) }) {
            for name in names(in: marketplace) {
                guard let (required, optional, _) = try? declaration(of: name, in: marketplace, locale: locale) else {
                    continue
                }
                let demands = CourtesyCheck.Demands(
                    template: name,
                    orderNumber: required.contains("order") ? order : nil
                )
                for tone in Tone.allCases {
                    var faults: [CourtesyCheck.Finding] = []
                    for fields in [required, required + optional] {
                        let values = Dictionary(fields.map { ($0, FieldValue.text("7")) }) { first, _ in first }
                            .merging(["order": .text(order)]) { $1 }
                        guard
                            let message = try? message(
                                name,
                                marketplace: marketplace,
                                locale: locale,
                                tone: tone,
                                fields: values
                            )
                        else { continue }
                        let review = CourtesyCheck().review(message.text, language: locale, demands: demands)
                        faults += review.findings.filter { !faults.contains($0) }
                    }
                    let file = displayName("\(marketplace)/\(locale)/\(name).mustache")
                    found += faults.map { fault in
                        "\(file):1:1: \(tone.rawValue): \(fault.fault.rawValue)"
                            + (fault.words.map { ", near “\($0)”" } ?? "") + ": word it more politely and completely"
                    }
                }
            }
        }
        return found
    }
}
