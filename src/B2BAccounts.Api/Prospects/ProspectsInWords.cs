using B2BAccounts.Api.Persistence;
using B2BAccounts.Domain;
using B2BAccounts.Domain.Accounts;
using B2BAccounts.Domain.Prospects;
using B2BAccounts.Domain.SupplyChain;
using Microsoft.EntityFrameworkCore;

namespace B2BAccounts.Api.Prospects;

/// <summary>What a signal rests on, in words, with what a reader may follow.</summary>
/// <param name="AccountId">The customer it leads to, or the company it runs through; null when none.</param>
public sealed record EvidenceInWords(string Text, long? AccountId, IReadOnlyList<long> LinkIds);

/// <summary>Paths and evidence of a batch of prospects in words: the same for GraphQL, lists and papers.</summary>
public sealed class ProspectsInWords
{
    private readonly Dictionary<long, ChainLink> _links;
    private readonly Dictionary<long, (string Legal, string? Local)> _names;
    private readonly AccountLanguage _language;

    private ProspectsInWords(Dictionary<long, ChainLink> links, Dictionary<long, (string Legal, string? Local)> names, AccountLanguage language) =>
        (_links, _names, _language) = (links, names, language);

    /// <summary>Reads the links and names that paths and signals name, each once.</summary>
    /// <param name="paths">The prospects whose path is to be told.</param>
    /// <param name="signals">The signals whose evidence is to be told.</param>
    public static async Task<ProspectsInWords> ReadAsync(
        Book db, IReadOnlyCollection<Prospect> paths, IEnumerable<ProspectSignal> signals, AccountLanguage language, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(paths);
        var evidence = signals.Select(s => CanonicalJson.Read<Evidence>(s.Evidence)).ToList();
        var linkIds = paths.SelectMany(PathLinks).Concat(evidence.SelectMany(e => e.Links)).Distinct();
        var links = await AccountSet.Among(db.SupplyLinks, l => l.Id, linkIds)
            .Select(l => new ChainLink(l.Id, l.SupplierId, l.BuyerId, l.Confidence)).ToDictionaryAsync(l => l.Id, cancel);
        var accounts = paths.Select(p => p.AccountId).Concat(evidence.SelectMany(e => e.Accounts))
            .Concat(links.Values.SelectMany(l => (long[])[l.SupplierId, l.BuyerId])).Distinct();
        var names = await AccountSet.Among(db.Accounts, a => a.Id, accounts).Select(a => new { a.Id, a.LegalName, a.LocalName })
            .ToDictionaryAsync(a => a.Id, a => (a.LegalName, a.LocalName), cancel);
        return new ProspectsInWords(links, names, language);
    }

    /// <summary>Ids of the best path's links, in order from the prospect.</summary>
    public static IEnumerable<long> PathLinks(Prospect prospect)
    {
        ArgumentNullException.ThrowIfNull(prospect);
        return prospect.PathLinkIds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse);
    }

    /// <summary>"Ningbo Orion Castings supplies Hefei Lantian Motors, a customer"; null when no link leads to a customer or one may not be seen.</summary>
    public string? Path(Prospect prospect)
    {
        ArgumentNullException.ThrowIfNull(prospect);
        var links = PathLinks(prospect).ToList();
        if (prospect.NearestCustomerId is not { } customer || links.Count == 0 || links.Exists(l => !_links.ContainsKey(l)))
        {
            return null;
        }

        var path = new ProspectPath(prospect.AccountId, customer, [.. links.Select(l => _links[l])], (decimal)(prospect.PathConfidence ?? 0));
        return path.InWords(Name, _language) + Say(", a customer", "，我们的客户", "，我們的客戶");
    }

    /// <summary>The evidence of a signal, the strongest first; never empty.</summary>
    public IReadOnlyList<EvidenceInWords> Evidence(ProspectSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var evidence = CanonicalJson.Read<Evidence>(signal.Evidence);
        var lines = evidence.Accounts.Select(account => new EvidenceInWords(
            Text(signal.Kind, Name(account)) + (evidence.Note is { Length: > 0 } note && _names.ContainsKey(account) ? $" ({note})" : ""),
            _names.ContainsKey(account) ? account : null,
            evidence.Accounts.Count == 1 ? evidence.Links : [.. evidence.Links.Where(l => Touches(l, account))])).ToList();
        return lines.Count > 0 ? lines : [new EvidenceInWords(Text(signal.Kind, evidence.Note ?? ""), null, evidence.Links)];
    }

    private bool Touches(long link, long account) => _links.TryGetValue(link, out var l) && (l.SupplierId == account || l.BuyerId == account);

    private string Text(SignalKind kind, string name) => kind switch
    {
        SignalKind.Upstream => Say($"stands before {name} in the chain, a customer", $"位于客户{name}的上游", $"位於客戶{name}的上游"),
        SignalKind.Downstream => Say($"stands behind {name} in the chain, a customer", $"位于客户{name}的下游", $"位於客戶{name}的下游"),
        SignalKind.Competitor => Say($"competes with {name}, a customer", $"与客户{name}竞争", $"與客戶{name}競爭"),
        SignalKind.CustomerOfPeer => Say($"is served by {name}, who serves customers of ours too", $"由同样供应我们客户的{name}供货", $"由同樣供應我們客戶的{name}供貨"),
        SignalKind.Referral => Say($"was named by {name}", $"由{name}转介绍", $"由{name}轉介紹"),
        SignalKind.DroppedByCompetitor => Say($"{name} stopped serving it", $"{name}已停止供货", $"{name}已停止供貨"),
        SignalKind.Survey => Say($"came out of a survey: {name}", $"来自调研：{name}", $"來自調研：{name}"),
        SignalKind.WinBack => Say($"was a customer and was lost on {name}", $"曾为客户，{name}流失", $"曾為客戶，{name}流失"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private string Name(long account) => !_names.TryGetValue(account, out var name) ? Say("another company", "另一家公司", "另一家公司")
        : _language == AccountLanguage.En ? name.Legal : name.Local ?? name.Legal;

    private string Say(string english, string simplified, string traditional) =>
        _language switch { AccountLanguage.En => english, AccountLanguage.ZhHant => traditional, _ => simplified };
}
