using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Receivables;
using B2BAccounts.Domain;

namespace B2BAccounts.Api.Imports;

/// <summary>
/// Takes documents in that come as lines. Those that add up to more than 0 make an invoice, to less a credit note, which is set against the
/// latest invoice that sold what it takes back. A document goes in with all its lines or not at all.
/// </summary>
public sealed class InvoiceLineImport(BookTransactions transactions, Posting posting, ImportMap map) : RowImport<LineRow>
{
    private readonly LinesOfDocuments documents = new();

    public override IReadOnlyList<ImportColumn> Columns => ImportedLine.Columns;

    public override bool ChangesFigures => true;

    public override Action<long, LineRow> LooksAhead => documents.Look;

    public override LineRow Read(RowCells cells) => ImportedLine.Read(cells);

    public override LineRow Wrong(RowCells cells, RuleViolation why) => WrongLine.Of(cells, why);

    public override bool BelongTogether(LineRow row, LineRow next) => LinesOfDocuments.AreOne(row, next);

    public override async Task<RowOutcome[]> Post(IReadOnlyList<LineRow> rows, ImportTally tally, CancellationToken cancellation)
    {
        var outcomes = new RowOutcome[rows.Count];
        var whole = new List<LinesDocument>();
        for (var i = 0; i < rows.Count;)
        {
            var end = i + 1;
            if (rows[i] is not ImportedLine first)
            {
                outcomes[i] = RowOutcome.Rejected(((WrongLine)rows[i]).Why);
            }
            else
            {
                while (end < rows.Count && LinesOfDocuments.AreOne(first, rows[end]))
                {
                    end++;
                }

                var document = new LinesDocument(i, [.. rows.Skip(i).Take(end - i).Cast<ImportedLine>()]);
                if (documents.WhyNot(first) is { } why)
                {
                    document.Reject(outcomes, why);
                }
                else
                {
                    whole.Add(document);
                }
            }

            i = end;
        }

        if (whole.Count > 0)
        {
            (await transactions.RunAsync(book => new LinesBatch(book, whole, map).Run(posting, outcomes), cancellation)).CountIn(tally);
        }

        return outcomes;
    }
}
