/// Character references of HTML.
enum HTMLEntity {
    /// The text of the reference at a place.
    ///
    /// - Parameters:
    ///   - html: the HTML.
    ///   - start: where its `&` stands.
    /// - Returns: the text, and where it ends; the `&` alone when it begins no reference.
    static func read(_ html: Bytes, _ start: Int) -> (text: Bytes, end: Int) {
        let isNumber = start + 1 < html.endIndex && html[start + 1] == UInt8(ascii: "#")
        let rest = html[(isNumber ? start + 2 : start + 1)...].prefix(12)
        let name = rest.prefix { $0.isLetter || $0.isDigit }
        let hasEnd = name.endIndex < html.endIndex && html[name.endIndex] == UInt8(ascii: ";")
        let end = hasEnd ? name.endIndex + 1 : name.endIndex
        if isNumber {
            if let scalar = scalar(name) { return (Array(String(scalar).utf8)[...], end) }
        } else if hasEnd || name.equals("nbsp") || name.equals("amp") || name.equals("lt") || name.equals("gt"),
            let text = names[String(decoding: name, as: UTF8.self)]
        {
            return (text[...], end)
        }
        return (html[start...start], start + 1)
    }

    private static func scalar(_ digits: Bytes) -> Unicode.Scalar? {
        let isHexadecimal = digits.first == UInt8(ascii: "x") || digits.first == UInt8(ascii: "X")
        let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        guard let value = UInt32(text, radix: isHexadecimal ? 16 : 10) else { return nil }
        // Numbers that mean windows-1252, as HTML reads them; zero means nothing.
        if (0x80...0x9F).contains(value) { return Windows1252.text([UInt8(value)]).unicodeScalars.first }
        return Unicode.Scalar(value == 0 ? 0xFFFD : value)
    }

    private static let names: [String: [UInt8]] = {
        var table: [String: [UInt8]] = [:]
        for pair in signs.split(separator: " ") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            table[String(parts[0])] = parts.count > 1 ? Array(parts[1].utf8) : []
        }
        table["nbsp"] = Array("\u{A0}".utf8)
        for name in ["ensp", "emsp", "thinsp"] { table[name] = [.space] }
        // The names of U+00A1 to U+00FF, in order.
        for (offset, name) in latin.split(separator: " ").enumerated() where name != "shy" {
            if let scalar = Unicode.Scalar(UInt32(0xA1 + offset)) { table[String(name)] = Array(String(scalar).utf8) }
        }
        return table
    }()

    private static let signs = """
        amp=& lt=< gt=> quot=" apos=' euro=€ hellip=… ndash=– mdash=— lsquo=‘ rsquo=’ ldquo=“ rdquo=” sbquo=‚ bdquo=„ bull=• \
        trade=™ zwnj zwj shy lrm rlm lsaquo=‹ rsaquo=› oelig=œ OElig=Œ tilde=˜ circ=ˆ scaron=š Scaron=Š Yuml=Ÿ larr=← \
        rarr=→ uarr=↑ darr=↓ minus=− NewLine Tab dagger=† Dagger=‡ permil=‰ fnof=ƒ prime=′ check=✓ star=☆ lbrace={ rbrace=} \
        lbrack=[ rbrack=] lpar=( rpar=) commat=@ num=# excl=! colon=: comma=, period=. sol=/ quest=? percnt=% plus=+ \
        dollar=$ ast=* lowbar=_ hyphen=‐ Alpha=Α Beta=Β Gamma=Γ Delta=Δ alpha=α beta=β gamma=γ delta=δ pi=π sum=∑ infin=∞ \
        ne=≠ le=≤ ge=≥ asymp=≈ hearts=♥ cacute=ć Cacute=Ć ccaron=č Ccaron=Č eogon=ę aogon=ą lstrok=ł Lstrok=Ł nacute=ń \
        sacute=ś Sacute=Ś zacute=ź zdot=ż Zdot=Ż zcaron=ž Zcaron=Ž rcaron=ř ecaron=ě uring=ů inodot=ı gbreve=ğ scedil=ş \
        Scedil=Ş Idot=İ abreve=ă tcedil=ţ
        """

    private static let latin = """
        iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
        middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
        Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute \
        Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
        iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """
}
