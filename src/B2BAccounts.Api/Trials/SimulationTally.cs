using B2BAccounts.Domain;

namespace B2BAccounts.Api.Trials;

/// <summary>What a policy would change, summed account by account: memory does not grow with the book.</summary>
internal sealed class SimulationTally(Currency currency)
{
    private readonly Dictionary<(string From, string To), GradeMove> _moves = [];
    private readonly List<MovedAccount> _moved = [];

    public int Accounts { get; private set; }

    public int MovedCount { get; private set; }

    /// <summary>The most accounts first.</summary>
    public IReadOnlyList<GradeMove> Moves =>
        [.. _moves.Values.OrderByDescending(m => m.Accounts).ThenBy(m => m.From, StringComparer.Ordinal).ThenBy(m => m.To, StringComparer.Ordinal)];

    /// <summary>Those that owe most first.</summary>
    public IReadOnlyList<MovedAccount> Moved => [.. Largest()];

    public void Add(MovedAccount account)
    {
        Accounts++;
        var zero = Money.Zero(currency);
        var move = _moves.GetValueOrDefault((account.From, account.To)) ?? new GradeMove(account.From, account.To, 0, zero, zero, zero, 0, 0);
        _moves[(account.From, account.To)] = move with
        {
            Accounts = move.Accounts + 1,
            Balance = move.Balance + account.Balance,
            LimitBefore = move.LimitBefore + account.LimitBefore,
            LimitAfter = move.LimitAfter + account.LimitAfter,
            OverBefore = move.OverBefore + (account.Balance > account.LimitBefore ? 1 : 0),
            OverAfter = move.OverAfter + (account.Balance > account.LimitAfter ? 1 : 0),
        };
        if (account.From == account.To && account.LimitBefore == account.LimitAfter)
        {
            return;
        }

        MovedCount++;
        _moved.Add(account);
        if (_moved.Count > 2 * PolicySimulation.MostMoved)
        {
            List<MovedAccount> largest = [.. Largest()];
            _moved.Clear();
            _moved.AddRange(largest);
        }
    }

    private IEnumerable<MovedAccount> Largest() => _moved.OrderByDescending(m => m.Balance).ThenBy(m => m.AccountId).Take(PolicySimulation.MostMoved);
}
