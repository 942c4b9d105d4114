/// Finds what shouts: capitals, and rows of exclamation and question marks.
enum Shouting {
    /// What shouts first, as written; `nil` when nothing does.
    static func first(in text: String) -> String? { marks(in: text) ?? capitals(in: text) }

    /// Three marks and more in a row.
    private static func marks(in text: String) -> String? {
        var run = ""
        for character in text {
            if "!?！？¡¿".contains(character) {
                run.append(character)
            } else if run.count >= 3 {
                break
            } else {
                run = ""
            }
        }
        return run.count >= 3 ? run : nil
    }

    /// Most of a text in capitals: all of it, or nearly half of its letters in three and more words.
    ///
    /// Abbreviations and sizes are short, and names stand among other words.
    private static func capitals(in text: String) -> String? {
        let words = text.split { !$0.isCased }
        let loud = words.filter { $0.count >= 2 && $0.allSatisfy { $0.isUppercase } }
        let letters = text.count { $0.isLetter }
        let loudLetters = loud.reduce(0) { $0 + $1.count }
        let isAll = loud.count >= 2 && loudLetters >= 10 && loudLetters * 10 >= letters * 9
        let isMuch = loud.count { $0.count >= 4 } >= 3 && loudLetters * 20 >= letters * 9
        return isAll || isMuch ? loud.prefix(4).joined(separator: " ") : nil
    }
}
