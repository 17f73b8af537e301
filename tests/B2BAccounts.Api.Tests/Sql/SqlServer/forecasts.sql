-- @day Date
SELECT [a].[AccountId], [a].[Grade]
FROM [Assessments] AS [a]
WHERE [a].[AsOf] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Assessments] AS [a0]
    WHERE [a0].[AccountId] = [a].[AccountId] AND [a0].[AsOf] <= @day AND ([a0].[AsOf] > [a].[AsOf] OR ([a0].[AsOf] = [a].[AsOf] AND ([a0].[RecordedAt] > [a].[RecordedAt] OR ([a0].[RecordedAt] = [a].[RecordedAt] AND [a0].[Id] > [a].[Id])))));

-- @day Date
SELECT [d].[InvoiceId], MIN([d].[OpenedOn]) AS [First]
FROM [Disputes] AS [d]
WHERE [d].[OpenedOn] <= @day
GROUP BY [d].[InvoiceId];

-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
-- @from Date
-- @until Date
-- @writeOffsAfter Date
SELECT [u18].[AccountId], [u18].[InvoiceId], [u18].[On], [u18].[Amount], [u18].[Part], [u18].[SourceDate], [i2].[Currency], [i2].[Date] AS [InvoiceDate], [i2].[DueDate]
FROM (
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], [i0].[Date] AS [On], [u3].[Open] AS [Amount], 0 AS [Part], [i0].[Date] AS [SourceDate]
    FROM (
        SELECT [u2].[DocumentId] AS [Id], COALESCE(SUM([u2].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i].[Id] AS [DocumentId], 0.0 - [i].[Amount] AS [Amount]
            FROM [Invoices] AS [i]
            WHERE [i].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = 'INVOICE' AND [r].[Date] > @day1
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day2
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day3
        ) AS [u2]
        GROUP BY [u2].[DocumentId]
        HAVING COALESCE(SUM([u2].[Amount]), 0.0) <> 0.0
    ) AS [u3]
    INNER JOIN [Invoices] AS [i0] ON [u3].[Id] = [i0].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [i1].[Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM [Invoices] AS [i1]
    WHERE [i1].[Date] > @from AND [i1].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u7].[AccountId], [u7].[InvoiceId], [u7].[Date] AS [On], 0.0 - [u7].[Amount] AS [Amount], [u7].[Part], [u7].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN [Payments] AS [p] ON [a2].[FromId] = [p].[Id]
        WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN [WriteOffs] AS [w] ON [a3].[FromId] = [w].[Id]
        WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u7]
    WHERE [u7].[Date] > @from AND [u7].[Date] <= @until
    UNION ALL
    SELECT [u10].[AccountId], [u10].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u10].[Part], [u10].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN [Payments] AS [p0] ON [a5].[FromId] = [p0].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN [WriteOffs] AS [w0] ON [a6].[FromId] = [w0].[Id]
        WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
    WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Date] AS [On], 0.0 - [u13].[Amount] AS [Amount], 3 AS [Part], [u13].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN [Payments] AS [p1] ON [a8].[FromId] = [p1].[Id]
        WHERE [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN [WriteOffs] AS [w1] ON [a9].[FromId] = [w1].[Id]
        WHERE [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE [a10].[ToKind] = 'INVOICE' AND [a10].[FromKind] = 'CREDIT_NOTE'
    ) AS [u13]
    WHERE [u13].[Part] = 2 AND [u13].[SourceDate] > @writeOffsAfter AND [u13].[Date] <= @from
    UNION ALL
    SELECT [u17].[AccountId], [u17].[InvoiceId], [r3].[Date] AS [On], [r3].[Amount], 3 AS [Part], [u17].[SourceDate]
    FROM [Reversals] AS [r3]
    INNER JOIN (
        SELECT [u16].[Id], [u16].[AccountId], [u16].[InvoiceId], [u16].[SourceDate]
        FROM (
            SELECT [a11].[Id], [a11].[AccountId], [a11].[ToId] AS [InvoiceId], 1 AS [Part], [p2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a11]
            INNER JOIN [Payments] AS [p2] ON [a11].[FromId] = [p2].[Id]
            WHERE [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN [WriteOffs] AS [w2] ON [a12].[FromId] = [w2].[Id]
            WHERE [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u16]
        WHERE [u16].[Part] = 2 AND [u16].[SourceDate] > @writeOffsAfter
    ) AS [u17] ON [r3].[DocumentId] = [u17].[Id]
    WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u18]
INNER JOIN [Invoices] AS [i2] ON [u18].[InvoiceId] = [i2].[Id]
ORDER BY [u18].[AccountId], [u18].[InvoiceId];

-- @day6 Date
-- @oldest Date
-- @oldest8 Date
-- @oldest9 Date
-- @oldest10 Date
-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
SELECT [s].[AccountId], [s].[Currency], [s].[Bucket], COALESCE(SUM([s].[Open]), 0.0) AS [Amount], COALESCE(SUM(CASE
    WHEN COALESCE([s].[Amount0], 0.0) > [s].[Open] THEN [s].[Open]
    ELSE COALESCE([s].[Amount0], 0.0)
END), 0.0) AS [Disputed]
FROM (
    SELECT [u3].[Open], [i0].[AccountId], [i0].[Currency], [d0].[Amount] AS [Amount0], CASE
        WHEN [i0].[DueDate] < @day6 THEN CASE
            WHEN [i0].[DueDate] >= @oldest THEN 1
            WHEN [i0].[DueDate] >= @oldest8 THEN 2
            WHEN [i0].[DueDate] >= @oldest9 THEN 3
            WHEN [i0].[DueDate] >= @oldest10 THEN 4
            ELSE 5
        END
        ELSE 0
    END AS [Bucket]
    FROM (
        SELECT [u2].[DocumentId] AS [Id], COALESCE(SUM([u2].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i].[Id] AS [DocumentId], 0.0 - [i].[Amount] AS [Amount]
            FROM [Invoices] AS [i]
            WHERE [i].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = 'INVOICE' AND [r].[Date] > @day1
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day2
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day3
        ) AS [u2]
        GROUP BY [u2].[DocumentId]
        HAVING COALESCE(SUM([u2].[Amount]), 0.0) <> 0.0
    ) AS [u3]
    INNER JOIN [Invoices] AS [i0] ON [u3].[Id] = [i0].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId], COALESCE(SUM([d].[Amount]), 0.0) AS [Amount]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
) AS [s]
GROUP BY [s].[AccountId], [s].[Currency], [s].[Bucket];

-- @kind AnsiString(40)
-- @day Date
-- @kind0 AnsiString(40)
-- @day3 Date
-- @kind1 AnsiString(40)
-- @day5 Date
-- @kind2 AnsiString(40)
-- @day7 Date
-- @kind3 AnsiString(40)
-- @kind4 AnsiString(40)
-- @day8 Date
-- @kind11 AnsiString(40)
-- @day12 Date
-- @kind110 AnsiString(40)
-- @day14 Date
-- @kind111 AnsiString(40)
-- @day16 Date
-- @kind112 AnsiString(40)
-- @day18 Date
-- @kind113 AnsiString(40)
-- @kind114 AnsiString(40)
-- @day19 Date
SELECT [u13].[AccountId], [u13].[Currency], COALESCE(SUM([u13].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p0].[AccountId], [p0].[Currency], [u5].[Amount]
    FROM (
        SELECT [u4].[DocumentId], COALESCE(SUM([u4].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = @kind
            UNION ALL
            SELECT [p].[Id] AS [DocumentId], 0.0 - [p].[Amount] AS [Amount]
            FROM [Payments] AS [p]
            WHERE [p].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = @kind0 AND [r].[Date] > @day3
            UNION ALL
            SELECT [a].[FromId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[FromKind] = @kind1 AND [a].[Date] > @day5
            UNION ALL
            SELECT [a0].[ToId] AS [DocumentId], [a0].[Amount]
            FROM [Allocations] AS [a0]
            WHERE [a0].[ToKind] = @kind2 AND [a0].[Date] > @day7
            UNION ALL
            SELECT [u3].[DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a1].[Id], [a1].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a1]
                WHERE [a1].[FromKind] = @kind3
                UNION ALL
                SELECT [a2].[Id], [a2].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a2]
                WHERE [a2].[ToKind] = @kind4
            ) AS [u3] ON [r0].[DocumentId] = [u3].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day8
        ) AS [u4]
        GROUP BY [u4].[DocumentId]
    ) AS [u5]
    INNER JOIN [Payments] AS [p0] ON [u5].[DocumentId] = [p0].[Id]
    UNION ALL
    SELECT [c0].[AccountId], [c0].[Currency], [u12].[Amount]
    FROM (
        SELECT [u11].[DocumentId], COALESCE(SUM([u11].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [o0].[DocumentId], [o0].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o0]
            WHERE [o0].[Kind] = @kind11
            UNION ALL
            SELECT [c].[Id] AS [DocumentId], 0.0 - [c].[Amount] AS [Amount]
            FROM [CreditNotes] AS [c]
            WHERE [c].[Date] > @day12
            UNION ALL
            SELECT [r1].[DocumentId], [r1].[Amount]
            FROM [Reversals] AS [r1]
            WHERE [r1].[Kind] = @kind110 AND [r1].[Date] > @day14
            UNION ALL
            SELECT [a3].[FromId] AS [DocumentId], [a3].[Amount]
            FROM [Allocations] AS [a3]
            WHERE [a3].[FromKind] = @kind111 AND [a3].[Date] > @day16
            UNION ALL
            SELECT [a4].[ToId] AS [DocumentId], [a4].[Amount]
            FROM [Allocations] AS [a4]
            WHERE [a4].[ToKind] = @kind112 AND [a4].[Date] > @day18
            UNION ALL
            SELECT [u10].[DocumentId], 0.0 - [r2].[Amount] AS [Amount]
            FROM [Reversals] AS [r2]
            INNER JOIN (
                SELECT [a5].[Id], [a5].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a5]
                WHERE [a5].[FromKind] = @kind113
                UNION ALL
                SELECT [a6].[Id], [a6].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a6]
                WHERE [a6].[ToKind] = @kind114
            ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
            WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @day19
        ) AS [u11]
        GROUP BY [u11].[DocumentId]
    ) AS [u12]
    INNER JOIN [CreditNotes] AS [c0] ON [u12].[DocumentId] = [c0].[Id]
) AS [u13]
WHERE [u13].[Amount] <> 0.0 OR [u13].[Amount] IS NULL
GROUP BY [u13].[AccountId], [u13].[Currency];

-- @day Date
SELECT [d].[InvoiceId], MIN([d].[OpenedOn]) AS [First]
FROM [Disputes] AS [d]
WHERE [d].[OpenedOn] <= @day
GROUP BY [d].[InvoiceId];

-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
-- @from Date
-- @until Date
-- @writeOffsAfter Date
SELECT [u18].[AccountId], [u18].[InvoiceId], [u18].[On], [u18].[Amount], [u18].[Part], [u18].[SourceDate], [i2].[Currency], [i2].[Date] AS [InvoiceDate], [i2].[DueDate]
FROM (
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], [i0].[Date] AS [On], [u3].[Open] AS [Amount], 0 AS [Part], [i0].[Date] AS [SourceDate]
    FROM (
        SELECT [u2].[DocumentId] AS [Id], COALESCE(SUM([u2].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i].[Id] AS [DocumentId], 0.0 - [i].[Amount] AS [Amount]
            FROM [Invoices] AS [i]
            WHERE [i].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = 'INVOICE' AND [r].[Date] > @day1
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day2
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day3
        ) AS [u2]
        GROUP BY [u2].[DocumentId]
        HAVING COALESCE(SUM([u2].[Amount]), 0.0) <> 0.0
    ) AS [u3]
    INNER JOIN [Invoices] AS [i0] ON [u3].[Id] = [i0].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [i1].[Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM [Invoices] AS [i1]
    WHERE [i1].[Date] > @from AND [i1].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u7].[AccountId], [u7].[InvoiceId], [u7].[Date] AS [On], 0.0 - [u7].[Amount] AS [Amount], [u7].[Part], [u7].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN [Payments] AS [p] ON [a2].[FromId] = [p].[Id]
        WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN [WriteOffs] AS [w] ON [a3].[FromId] = [w].[Id]
        WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u7]
    WHERE [u7].[Date] > @from AND [u7].[Date] <= @until
    UNION ALL
    SELECT [u10].[AccountId], [u10].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u10].[Part], [u10].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN [Payments] AS [p0] ON [a5].[FromId] = [p0].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN [WriteOffs] AS [w0] ON [a6].[FromId] = [w0].[Id]
        WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
    WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Date] AS [On], 0.0 - [u13].[Amount] AS [Amount], 3 AS [Part], [u13].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN [Payments] AS [p1] ON [a8].[FromId] = [p1].[Id]
        WHERE [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN [WriteOffs] AS [w1] ON [a9].[FromId] = [w1].[Id]
        WHERE [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE [a10].[ToKind] = 'INVOICE' AND [a10].[FromKind] = 'CREDIT_NOTE'
    ) AS [u13]
    WHERE [u13].[Part] = 2 AND [u13].[SourceDate] > @writeOffsAfter AND [u13].[Date] <= @from
    UNION ALL
    SELECT [u17].[AccountId], [u17].[InvoiceId], [r3].[Date] AS [On], [r3].[Amount], 3 AS [Part], [u17].[SourceDate]
    FROM [Reversals] AS [r3]
    INNER JOIN (
        SELECT [u16].[Id], [u16].[AccountId], [u16].[InvoiceId], [u16].[SourceDate]
        FROM (
            SELECT [a11].[Id], [a11].[AccountId], [a11].[ToId] AS [InvoiceId], 1 AS [Part], [p2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a11]
            INNER JOIN [Payments] AS [p2] ON [a11].[FromId] = [p2].[Id]
            WHERE [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN [WriteOffs] AS [w2] ON [a12].[FromId] = [w2].[Id]
            WHERE [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u16]
        WHERE [u16].[Part] = 2 AND [u16].[SourceDate] > @writeOffsAfter
    ) AS [u17] ON [r3].[DocumentId] = [u17].[Id]
    WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u18]
INNER JOIN [Invoices] AS [i2] ON [u18].[InvoiceId] = [i2].[Id]
ORDER BY [u18].[AccountId], [u18].[InvoiceId];

-- @ground_Until Date
SELECT DISTINCT [i].[Currency]
FROM [Invoices] AS [i]
WHERE [i].[Date] <= @ground_Until;

-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
-- @from Date
-- @until Date
-- @writeOffsAfter Date
SELECT [u18].[AccountId], [u18].[InvoiceId], [u18].[On], [u18].[Amount], [u18].[Part], [u18].[SourceDate], [i2].[Currency], [i2].[Date] AS [InvoiceDate], [i2].[DueDate]
FROM (
    SELECT [i0].[AccountId], [i0].[Id] AS [InvoiceId], [i0].[Date] AS [On], [u3].[Open] AS [Amount], 0 AS [Part], [i0].[Date] AS [SourceDate]
    FROM (
        SELECT [u2].[DocumentId] AS [Id], COALESCE(SUM([u2].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i].[Id] AS [DocumentId], 0.0 - [i].[Amount] AS [Amount]
            FROM [Invoices] AS [i]
            WHERE [i].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = 'INVOICE' AND [r].[Date] > @day1
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day2
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day3
        ) AS [u2]
        GROUP BY [u2].[DocumentId]
        HAVING COALESCE(SUM([u2].[Amount]), 0.0) <> 0.0
    ) AS [u3]
    INNER JOIN [Invoices] AS [i0] ON [u3].[Id] = [i0].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
    UNION ALL
    SELECT [i1].[AccountId], [i1].[Id] AS [InvoiceId], [i1].[Date] AS [On], [i1].[Amount], 0 AS [Part], [i1].[Date] AS [SourceDate]
    FROM [Invoices] AS [i1]
    WHERE [i1].[Date] > @from AND [i1].[Date] <= @until
    UNION ALL
    SELECT [r1].[AccountId], [r1].[DocumentId] AS [InvoiceId], [r1].[Date] AS [On], 0.0 - [r1].[Amount] AS [Amount], 0 AS [Part], [r1].[Date] AS [SourceDate]
    FROM [Reversals] AS [r1]
    WHERE [r1].[Kind] = 'INVOICE' AND [r1].[Date] > @from AND [r1].[Date] <= @until
    UNION ALL
    SELECT [u7].[AccountId], [u7].[InvoiceId], [u7].[Date] AS [On], 0.0 - [u7].[Amount] AS [Amount], [u7].[Part], [u7].[SourceDate]
    FROM (
        SELECT [a2].[AccountId], [a2].[ToId] AS [InvoiceId], [a2].[Date], [a2].[Amount], 1 AS [Part], [p].[Date] AS [SourceDate]
        FROM [Allocations] AS [a2]
        INNER JOIN [Payments] AS [p] ON [a2].[FromId] = [p].[Id]
        WHERE [a2].[ToKind] = 'INVOICE' AND [a2].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a3].[AccountId], [a3].[ToId] AS [InvoiceId], [a3].[Date], [a3].[Amount], 2 AS [Part], [w].[Date] AS [SourceDate]
        FROM [Allocations] AS [a3]
        INNER JOIN [WriteOffs] AS [w] ON [a3].[FromId] = [w].[Id]
        WHERE [a3].[ToKind] = 'INVOICE' AND [a3].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a4].[AccountId], [a4].[ToId] AS [InvoiceId], [a4].[Date], [a4].[Amount], 0 AS [Part], [a4].[Date] AS [SourceDate]
        FROM [Allocations] AS [a4]
        WHERE [a4].[ToKind] = 'INVOICE' AND [a4].[FromKind] = 'CREDIT_NOTE'
    ) AS [u7]
    WHERE [u7].[Date] > @from AND [u7].[Date] <= @until
    UNION ALL
    SELECT [u10].[AccountId], [u10].[InvoiceId], [r2].[Date] AS [On], [r2].[Amount], [u10].[Part], [u10].[SourceDate]
    FROM [Reversals] AS [r2]
    INNER JOIN (
        SELECT [a5].[Id], [a5].[AccountId], [a5].[ToId] AS [InvoiceId], 1 AS [Part], [p0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a5]
        INNER JOIN [Payments] AS [p0] ON [a5].[FromId] = [p0].[Id]
        WHERE [a5].[ToKind] = 'INVOICE' AND [a5].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a6].[Id], [a6].[AccountId], [a6].[ToId] AS [InvoiceId], 2 AS [Part], [w0].[Date] AS [SourceDate]
        FROM [Allocations] AS [a6]
        INNER JOIN [WriteOffs] AS [w0] ON [a6].[FromId] = [w0].[Id]
        WHERE [a6].[ToKind] = 'INVOICE' AND [a6].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a7].[Id], [a7].[AccountId], [a7].[ToId] AS [InvoiceId], 0 AS [Part], [a7].[Date] AS [SourceDate]
        FROM [Allocations] AS [a7]
        WHERE [a7].[ToKind] = 'INVOICE' AND [a7].[FromKind] = 'CREDIT_NOTE'
    ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
    WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @from AND [r2].[Date] <= @until
    UNION ALL
    SELECT [u13].[AccountId], [u13].[InvoiceId], [u13].[Date] AS [On], 0.0 - [u13].[Amount] AS [Amount], 3 AS [Part], [u13].[SourceDate]
    FROM (
        SELECT [a8].[AccountId], [a8].[ToId] AS [InvoiceId], [a8].[Date], [a8].[Amount], 1 AS [Part], [p1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a8]
        INNER JOIN [Payments] AS [p1] ON [a8].[FromId] = [p1].[Id]
        WHERE [a8].[ToKind] = 'INVOICE' AND [a8].[FromKind] = 'PAYMENT'
        UNION ALL
        SELECT [a9].[AccountId], [a9].[ToId] AS [InvoiceId], [a9].[Date], [a9].[Amount], 2 AS [Part], [w1].[Date] AS [SourceDate]
        FROM [Allocations] AS [a9]
        INNER JOIN [WriteOffs] AS [w1] ON [a9].[FromId] = [w1].[Id]
        WHERE [a9].[ToKind] = 'INVOICE' AND [a9].[FromKind] = 'WRITE_OFF'
        UNION ALL
        SELECT [a10].[AccountId], [a10].[ToId] AS [InvoiceId], [a10].[Date], [a10].[Amount], 0 AS [Part], [a10].[Date] AS [SourceDate]
        FROM [Allocations] AS [a10]
        WHERE [a10].[ToKind] = 'INVOICE' AND [a10].[FromKind] = 'CREDIT_NOTE'
    ) AS [u13]
    WHERE [u13].[Part] = 2 AND [u13].[SourceDate] > @writeOffsAfter AND [u13].[Date] <= @from
    UNION ALL
    SELECT [u17].[AccountId], [u17].[InvoiceId], [r3].[Date] AS [On], [r3].[Amount], 3 AS [Part], [u17].[SourceDate]
    FROM [Reversals] AS [r3]
    INNER JOIN (
        SELECT [u16].[Id], [u16].[AccountId], [u16].[InvoiceId], [u16].[SourceDate]
        FROM (
            SELECT [a11].[Id], [a11].[AccountId], [a11].[ToId] AS [InvoiceId], 1 AS [Part], [p2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a11]
            INNER JOIN [Payments] AS [p2] ON [a11].[FromId] = [p2].[Id]
            WHERE [a11].[ToKind] = 'INVOICE' AND [a11].[FromKind] = 'PAYMENT'
            UNION ALL
            SELECT [a12].[Id], [a12].[AccountId], [a12].[ToId] AS [InvoiceId], 2 AS [Part], [w2].[Date] AS [SourceDate]
            FROM [Allocations] AS [a12]
            INNER JOIN [WriteOffs] AS [w2] ON [a12].[FromId] = [w2].[Id]
            WHERE [a12].[ToKind] = 'INVOICE' AND [a12].[FromKind] = 'WRITE_OFF'
            UNION ALL
            SELECT [a13].[Id], [a13].[AccountId], [a13].[ToId] AS [InvoiceId], 0 AS [Part], [a13].[Date] AS [SourceDate]
            FROM [Allocations] AS [a13]
            WHERE [a13].[ToKind] = 'INVOICE' AND [a13].[FromKind] = 'CREDIT_NOTE'
        ) AS [u16]
        WHERE [u16].[Part] = 2 AND [u16].[SourceDate] > @writeOffsAfter
    ) AS [u17] ON [r3].[DocumentId] = [u17].[Id]
    WHERE [r3].[Kind] = 'ALLOCATION' AND [r3].[Date] <= @from
) AS [u18]
INNER JOIN [Invoices] AS [i2] ON [u18].[InvoiceId] = [i2].[Id]
ORDER BY [u18].[AccountId], [u18].[InvoiceId];

-- @day6 Date
-- @oldest Date
-- @oldest8 Date
-- @oldest9 Date
-- @oldest10 Date
-- @oldest11 Date
-- @day Date
-- @day1 Date
-- @day2 Date
-- @day3 Date
-- @day4 Date
-- @day5 Date
SELECT [s].[AccountId], [s].[Currency], [s].[Bucket], COALESCE(SUM([s].[Open]), 0.0) AS [Amount], COALESCE(SUM(CASE
    WHEN COALESCE([s].[Amount0], 0.0) > [s].[Open] THEN [s].[Open]
    ELSE COALESCE([s].[Amount0], 0.0)
END), 0.0) AS [Disputed]
FROM (
    SELECT [u3].[Open], [i0].[AccountId], [i0].[Currency], [d0].[Amount] AS [Amount0], CASE
        WHEN [i0].[DueDate] < @day6 THEN CASE
            WHEN [i0].[DueDate] >= @oldest THEN 1
            WHEN [i0].[DueDate] >= @oldest8 THEN 2
            WHEN [i0].[DueDate] >= @oldest9 THEN 3
            WHEN [i0].[DueDate] >= @oldest10 THEN 4
            WHEN [i0].[DueDate] >= @oldest11 THEN 5
            ELSE 6
        END
        ELSE 0
    END AS [Bucket]
    FROM (
        SELECT [u2].[DocumentId] AS [Id], COALESCE(SUM([u2].[Amount]), 0.0) AS [Open]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = 'INVOICE'
            UNION ALL
            SELECT [i].[Id] AS [DocumentId], 0.0 - [i].[Amount] AS [Amount]
            FROM [Invoices] AS [i]
            WHERE [i].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = 'INVOICE' AND [r].[Date] > @day1
            UNION ALL
            SELECT [a].[ToId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[ToKind] = 'INVOICE' AND [a].[Date] > @day2
            UNION ALL
            SELECT [a1].[ToId] AS [DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a0].[Id], [a0].[ToId]
                FROM [Allocations] AS [a0]
                WHERE [a0].[ToKind] = 'INVOICE'
            ) AS [a1] ON [r0].[DocumentId] = [a1].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day3
        ) AS [u2]
        GROUP BY [u2].[DocumentId]
        HAVING COALESCE(SUM([u2].[Amount]), 0.0) <> 0.0
    ) AS [u3]
    INNER JOIN [Invoices] AS [i0] ON [u3].[Id] = [i0].[Id]
    LEFT JOIN (
        SELECT [d].[InvoiceId], COALESCE(SUM([d].[Amount]), 0.0) AS [Amount]
        FROM [Disputes] AS [d]
        WHERE [d].[OpenedOn] <= @day4 AND ([d].[ClosedOn] IS NULL OR [d].[ClosedOn] > @day5)
        GROUP BY [d].[InvoiceId]
    ) AS [d0] ON [u3].[Id] = [d0].[InvoiceId]
) AS [s]
GROUP BY [s].[AccountId], [s].[Currency], [s].[Bucket];

-- @kind AnsiString(40)
-- @day Date
-- @kind0 AnsiString(40)
-- @day3 Date
-- @kind1 AnsiString(40)
-- @day5 Date
-- @kind2 AnsiString(40)
-- @day7 Date
-- @kind3 AnsiString(40)
-- @kind4 AnsiString(40)
-- @day8 Date
-- @kind11 AnsiString(40)
-- @day12 Date
-- @kind110 AnsiString(40)
-- @day14 Date
-- @kind111 AnsiString(40)
-- @day16 Date
-- @kind112 AnsiString(40)
-- @day18 Date
-- @kind113 AnsiString(40)
-- @kind114 AnsiString(40)
-- @day19 Date
SELECT [u13].[AccountId], [u13].[Currency], COALESCE(SUM([u13].[Amount]), 0.0) AS [Amount]
FROM (
    SELECT [p0].[AccountId], [p0].[Currency], [u5].[Amount]
    FROM (
        SELECT [u4].[DocumentId], COALESCE(SUM([u4].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [o].[DocumentId], [o].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o]
            WHERE [o].[Kind] = @kind
            UNION ALL
            SELECT [p].[Id] AS [DocumentId], 0.0 - [p].[Amount] AS [Amount]
            FROM [Payments] AS [p]
            WHERE [p].[Date] > @day
            UNION ALL
            SELECT [r].[DocumentId], [r].[Amount]
            FROM [Reversals] AS [r]
            WHERE [r].[Kind] = @kind0 AND [r].[Date] > @day3
            UNION ALL
            SELECT [a].[FromId] AS [DocumentId], [a].[Amount]
            FROM [Allocations] AS [a]
            WHERE [a].[FromKind] = @kind1 AND [a].[Date] > @day5
            UNION ALL
            SELECT [a0].[ToId] AS [DocumentId], [a0].[Amount]
            FROM [Allocations] AS [a0]
            WHERE [a0].[ToKind] = @kind2 AND [a0].[Date] > @day7
            UNION ALL
            SELECT [u3].[DocumentId], 0.0 - [r0].[Amount] AS [Amount]
            FROM [Reversals] AS [r0]
            INNER JOIN (
                SELECT [a1].[Id], [a1].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a1]
                WHERE [a1].[FromKind] = @kind3
                UNION ALL
                SELECT [a2].[Id], [a2].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a2]
                WHERE [a2].[ToKind] = @kind4
            ) AS [u3] ON [r0].[DocumentId] = [u3].[Id]
            WHERE [r0].[Kind] = 'ALLOCATION' AND [r0].[Date] > @day8
        ) AS [u4]
        GROUP BY [u4].[DocumentId]
    ) AS [u5]
    INNER JOIN [Payments] AS [p0] ON [u5].[DocumentId] = [p0].[Id]
    UNION ALL
    SELECT [c0].[AccountId], [c0].[Currency], [u12].[Amount]
    FROM (
        SELECT [u11].[DocumentId], COALESCE(SUM([u11].[Amount]), 0.0) AS [Amount]
        FROM (
            SELECT [o0].[DocumentId], [o0].[Open] AS [Amount]
            FROM [OpenDocuments] AS [o0]
            WHERE [o0].[Kind] = @kind11
            UNION ALL
            SELECT [c].[Id] AS [DocumentId], 0.0 - [c].[Amount] AS [Amount]
            FROM [CreditNotes] AS [c]
            WHERE [c].[Date] > @day12
            UNION ALL
            SELECT [r1].[DocumentId], [r1].[Amount]
            FROM [Reversals] AS [r1]
            WHERE [r1].[Kind] = @kind110 AND [r1].[Date] > @day14
            UNION ALL
            SELECT [a3].[FromId] AS [DocumentId], [a3].[Amount]
            FROM [Allocations] AS [a3]
            WHERE [a3].[FromKind] = @kind111 AND [a3].[Date] > @day16
            UNION ALL
            SELECT [a4].[ToId] AS [DocumentId], [a4].[Amount]
            FROM [Allocations] AS [a4]
            WHERE [a4].[ToKind] = @kind112 AND [a4].[Date] > @day18
            UNION ALL
            SELECT [u10].[DocumentId], 0.0 - [r2].[Amount] AS [Amount]
            FROM [Reversals] AS [r2]
            INNER JOIN (
                SELECT [a5].[Id], [a5].[FromId] AS [DocumentId]
                FROM [Allocations] AS [a5]
                WHERE [a5].[FromKind] = @kind113
                UNION ALL
                SELECT [a6].[Id], [a6].[ToId] AS [DocumentId]
                FROM [Allocations] AS [a6]
                WHERE [a6].[ToKind] = @kind114
            ) AS [u10] ON [r2].[DocumentId] = [u10].[Id]
            WHERE [r2].[Kind] = 'ALLOCATION' AND [r2].[Date] > @day19
        ) AS [u11]
        GROUP BY [u11].[DocumentId]
    ) AS [u12]
    INNER JOIN [CreditNotes] AS [c0] ON [u12].[DocumentId] = [c0].[Id]
) AS [u13]
WHERE [u13].[Amount] <> 0.0 OR [u13].[Amount] IS NULL
GROUP BY [u13].[AccountId], [u13].[Currency];

-- @day Date
SELECT [a].[AccountId], [a].[Grade]
FROM [Assessments] AS [a]
WHERE [a].[AsOf] <= @day AND NOT EXISTS (
    SELECT 1
    FROM [Assessments] AS [a0]
    WHERE [a0].[AccountId] = [a].[AccountId] AND [a0].[AsOf] <= @day AND ([a0].[AsOf] > [a].[AsOf] OR ([a0].[AsOf] = [a].[AsOf] AND ([a0].[RecordedAt] > [a].[RecordedAt] OR ([a0].[RecordedAt] = [a].[RecordedAt] AND [a0].[Id] > [a].[Id])))));
