import ConversationCore
import Foundation
import Understanding

/// How well the readers do on a split: a folder `seller` of lines, a folder `buyer` of JSON lines, a file a language.
struct Evaluation {
    /// 2026-11-23, a Monday, as the labelling guide has it.
    static let today = CivilDate(dayNumber: 20_780)

    /// The name of its folder.
    let name: String
    /// Replies and lines as they stand there.
    let seller: SellerFigures
    let buyer: BuyerFigures
    /// The same texts with their words hidden, by the way in which they are.
    private let disguised: [(disguise: TextDisguise, seller: SellerFigures, buyer: BuyerFigures)]

    /// Reads every text of a split.
    ///
    /// - Parameter folder: its path.
    /// - Throws: `Failure` with file and line for a text that is not as it should be, and what Foundation says of files.
    init(folder: String) throws {
        name = URL(fileURLWithPath: folder).lastPathComponent
        let replies = try TrainingText.read(folder + "/seller", classes: SellerLabel.allCases.map(\.rawValue))
        let lines = try BuyerText.read(folder + "/buyer")
        seller = SellerFigures(replies)
        buyer = BuyerFigures(lines)
        disguised = TextDisguise.allCases.map { disguise in
            let hiddenReplies = replies.map { reply in
                Example(classes: reply.classes, language: reply.language, text: disguise.apply(to: reply.text))
            }
            let hiddenLines = lines.map { line in
                var hidden = line
                hidden.text = disguise.apply(to: line.text)
                return hidden
            }
            return (disguise, SellerFigures(hiddenReplies), BuyerFigures(hiddenLines))
        }
    }

    /// The figures, for people.
    var report: String {
        let plain = ["# \(name)"] + seller.lines + buyer.lines
        let hidden = disguised.map { entry in
            "\(entry.disguise.rawValue)  seller F1 \(Count.format(entry.seller.all.f1)), false accepts "
                + "\(entry.seller.falseAccepts) of \(entry.seller.notAccepting); buyer intent "
                + Count.format(entry.buyer.intentAccuracy)
        }
        return (plain + ["# \(name), disguised"] + hidden).joined(separator: "\n")
    }

    /// The figures that are kept.
    var figures: [Figure] {
        seller.figures(split: name) + buyer.figures(split: name)
            + disguised.flatMap { entry in
                [
                    Figure("\(name) \(entry.disguise.rawValue)", "seller all", entry.seller.all.f1),
                    Figure("\(name) \(entry.disguise.rawValue)", "buyer intent", entry.buyer.intentAccuracy),
                ]
            }
    }
}
