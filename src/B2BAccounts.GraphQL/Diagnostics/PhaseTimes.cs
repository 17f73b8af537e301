using System.Runtime.CompilerServices;

namespace B2BAccounts.GraphQL.Diagnostics;

/// <summary>How many ticks of the clock each phase took.</summary>
internal struct PhaseTimes
{
    private const int Count = (int)OperationPhase.Execute + 1;

    private Ticks ticks;
    private int entered;
    private OperationPhase current;
    private long since;

    /// <summary>Ends the phase before, and begins this one.</summary>
    public void Enter(OperationPhase next, long now)
    {
        End(now);
        current = next;
        since = now;
        entered |= 1 << (int)next;
    }

    public void End(long now)
    {
        if (entered != 0)
        {
            ticks[(int)current] += now - since;
            since = now;
        }
    }

    /// <summary>The phases that were entered; the present one as long as it has taken until now.</summary>
    public readonly IReadOnlyList<(OperationPhase Phase, long Ticks)> Until(long now)
    {
        var until = this;
        until.End(now);
        var all = new List<(OperationPhase Phase, long Ticks)>();
        for (var phase = 0; phase < Count; phase++)
        {
            if ((entered & (1 << phase)) != 0)
            {
                all.Add(((OperationPhase)phase, until.ticks[phase]));
            }
        }

        return all;
    }

    [InlineArray(Count)]
    private struct Ticks
    {
        private long first;
    }
}
