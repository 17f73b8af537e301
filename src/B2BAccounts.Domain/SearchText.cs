using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace B2BAccounts.Domain;

/// <summary>
/// The one rule by which names are compared and searched, the same for every database: case, full and half width, Latin accents
/// (Vietnamese among them), runs of spaces and characters that nobody sees make no difference. Letters of other scripts stay as they are.
/// The table is the Unicode compatibility decomposition of Latin letters without their marks, carried here because the
/// culture is invariant and string.Normalize then leaves them alone.
/// </summary>
public static class SearchText
{
    private const string Folds = """
        a:àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặⱥ
        ae:æǣǽ
        b:ƀɓḃḅḇ
        c:çćĉċčƈḉ
        d:ðďđƌɖɗḋḍḏḑḓ
        dz:ǆǳ
        e:èéêëēĕėęěȅȇȩɇḕḗḙḛḝẹẻẽếềểễệ
        f:ƒḟ
        g:ĝğġģǥǧǵɠḡ
        h:ĥħȟḣḥḧḩḫẖ
        i:İìíîïĩīĭįıǐȉȋɨḭḯỉị
        ij:ĳ
        j:ĵǰɉ
        k:ķĸƙǩḱḳḵ
        l:ĺļľŀłƚḷḹḻḽ
        lj:ǉ
        m:ḿṁṃ
        n:ñńņňŉŋǹɲṅṇṉṋ
        nj:ǌ
        o:òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɵṍṏṑṓọỏốồổỗộớờởỡợ
        oe:œ
        p:ƥṕṗ
        r:ŕŗřȑȓɍṙṛṝṟ
        s:śŝşšſșṡṣṥṧṩẛ
        ss:ßẞ
        t:ţťŧƫƭțʈṫṭṯṱẗ
        th:þ
        u:ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
        v:ʋṽṿ
        w:ŵẁẃẅẇẉẘ
        x:ẋẍ
        y:ýÿŷƴȳɏẏẙỳỵỷỹ
        z:źżžƶẑẓẕ
        """;

    // Half-width U+FF61 to U+FF9F in order.
    private const string WideKatakana = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    private const string Voiceless = "カキクケコサシスセソタチツテトハヒフヘホウ";
    private const string Voiced = "ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ";
    private const string HalfVoiceless = "ハヒフヘホ";
    private const string HalfVoiced = "パピプペポ";
    private const char VoicedMark = '\u309B';
    private const char HalfVoicedMark = '\u309C';

    private static readonly FrozenDictionary<char, string> Table = Folds
        .Split((char[])['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(':'))
        .SelectMany(parts => parts[1].Select(letter => (letter, plain: parts[0])))
        .ToFrozenDictionary(p => p.letter, p => p.plain);

    /// <summary>The folded form; empty for a text of spaces only. Folding a folded text changes nothing.</summary>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var raw in text)
        {
            var c = char.ToLowerInvariant(Widen(raw));
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (IsInvisible(c))
            {
                continue;
            }
            else if (c is VoicedMark or HalfVoicedMark && TryVoice(folded, c))
            {
                continue;
            }
            else if (Table.TryGetValue(c, out var plain))
            {
                folded.Append(plain);
            }
            else
            {
                folded.Append(c);
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    private static char Widen(char c) => c switch
    {
        '\u3000' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        >= '\uFF61' and <= '\uFF9F' => WideKatakana[c - 0xFF61],
        '\u3099' => VoicedMark,
        '\u309A' => HalfVoicedMark,
        _ => c,
    };

    // Accents written as characters of their own after the letter, soft hyphens, joiners, byte order marks.
    private static bool IsInvisible(char c) =>
        c is >= '\u0300' and <= '\u036F' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool TryVoice(StringBuilder folded, char mark)
    {
        var (plain, voiced) = mark == VoicedMark ? (Voiceless, Voiced) : (HalfVoiceless, HalfVoiced);
        var at = folded.Length == 0 ? -1 : plain.IndexOf(folded[^1], StringComparison.Ordinal);
        if (at < 0)
        {
            return false;
        }

        folded[^1] = voiced[at];
        return true;
    }
}
