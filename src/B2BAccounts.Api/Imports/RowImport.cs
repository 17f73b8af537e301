using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>One kind of file: its columns, how a row is read, and how a batch of rows is posted.</summary>
public abstract class RowImport<TRow>
    where TRow : class
{
    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>Reads a row without looking at the book; throws a RuleViolation for one that is wrong in itself.</summary>
    public abstract TRow Read(RowCells cells);

    /// <summary>
    /// What stands for a row that is wrong in itself, where others must know of it; null where each row stands alone.
    /// </summary>
    public virtual TRow? Wrong(RowCells cells, RuleViolation why) => null;

    /// <summary>Is shown every row of the file before the first is posted; null where each row stands alone.</summary>
    public virtual Action<long, TRow>? LooksAhead => null;

    /// <summary>Whether what accounts owe today may be another when the file is in.</summary>
    public virtual bool ChangesFigures => false;

    /// <summary>Whether two rows that follow each other must be posted together.</summary>
    public virtual bool BelongTogether(TRow row, TRow next) => false;

    /// <summary>
    /// Posts rows in one transaction and says what became of each, in their order. A row is posted whole or not at all. Posting the
    /// same rows again changes nothing.
    /// </summary>
    public abstract Task<RowOutcome[]> Post(IReadOnlyList<TRow> rows, ImportTally tally, CancellationToken cancellation);
}
